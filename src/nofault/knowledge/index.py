"""The search index: a derived, local copy of what the documents say, ranked the same over every database.

Nothing in it is a source of truth. A missing folder, another schema version or a broken file means an empty index with `position == ""`, and
whoever feeds it starts from the beginning. One writer at a time (a lock file sees to that between processes too), any number of readers.

Cost with 5,000 documents of 18 to 48 lines (14 MB on disk; benchmarks/search_index.py): a search 0.2 to 4 ms of CPU; a commit about 10 ms,
every eighth one 130 ms because all small segments are then merged; memory 15 MB, most of it mapped from the file. So gather changes for a
second or two and commit once.
"""

from __future__ import annotations

import ctypes
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path
from threading import RLock

import tantivy
from msgspec import Struct

from nofault.knowledge.errors import KnowledgeError
from nofault.knowledge.searchable import SearchDoc

SCHEMA_VERSION = "1"  # raise when a field or an analyser changes: the index is then built anew
WRITER_HEAP_BYTES = 15_000_000  # the least that tantivy takes; given back when the writer closes
MOST_WORDS = 48  # of a pasted text the first distinct words are enough, and the cost of a search stays bounded
EXCERPT_CHARACTERS = 160
MOST_LINES = 40  # of a body that an excerpt is chosen from
SHORT_STEM = 3

# How much a word in each field counts against the same word in the body.
BOOSTS = {"title": 3.0, "reference": 3.0, "service": 2.0, "body": 1.0}
IDENTIFIER_BOOST = 6.0
# INC-0114, pay-1.example.com, 203.0.113.9, payments/api, v2.4.1: words that only mean something whole.
IDENTIFIER = r"[\p{L}\p{N}]+(?:[-_./:@#]+[\p{L}\p{N}]+)+"
_IDENTIFIER = re.compile(r"[^\W_]+(?:[-_./:@#]+[^\W_]+)+")
_QUERY_PART = re.compile(r'"([^"]*)"|(\S+)')


class Excerpt(Struct, frozen=True):
    """A piece of the body, unescaped, and where in it the words of the query stand (character offsets, end exclusive)."""

    text: str
    marks: list[tuple[int, int]]


class Hit(Struct, frozen=True):
    """One document found. Scores compare within one search only. `excerpt` is None when not asked for or when the body holds no word of the query."""

    id: str
    score: float
    excerpt: Excerpt | None = None


class Hits(Struct, frozen=True):
    """The page asked for, best first, and how many documents match in all."""

    hits: list[Hit]
    total: int

    @property
    def ids(self) -> list[str]:
        """The identifiers of this page, best first."""
        return [hit.id for hit in self.hits]


class SearchIndex:
    """The index in the folder `path`, made when it is not there. Thread-safe; opening costs about a millisecond and no lock."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._lock = RLock()
        self._writer: tantivy.IndexWriter | None = None
        self._schema = _schema()
        self._prose = _prose()
        self._index = self._open()
        self._seen = self._stamp()

    @property
    def position(self) -> str:
        """What the last `commit` was told: how far in the change log the index is. Empty for a new index."""
        try:
            return (self.path / "position").read_text()
        except FileNotFoundError:
            return ""

    def __len__(self) -> int:
        """How many documents are in it."""
        self._reload()
        return self._index.searcher().num_docs

    def put(self, docs: Iterable[SearchDoc]) -> None:
        """Add the documents, each in place of the one with the same id; seen by searches after `commit`."""
        with self._lock:
            writer = self._writing()
            for doc in docs:
                writer.delete_documents_by_term("id", doc.id)
                writer.add_document(_row(doc))

    def delete(self, doc_id: str) -> None:
        """Take a document out; seen by searches after `commit`."""
        with self._lock:
            self._writing().delete_documents_by_term("id", doc_id)

    def commit(self, position: str = "") -> None:
        """Make everything since the last commit visible and durable, close the writer, and keep `position`.

        The position is written last: after a crash in between the same changes are put once more, which changes nothing.
        """
        with self._lock:
            if self._writer is not None:
                writer, self._writer = self._writer, None
                writer.commit()
                writer.wait_merging_threads()
                del writer
                _give_memory_back()
                self._reload()
            if position:
                draft = self.path / "position.new"
                draft.write_text(position)
                draft.replace(self.path / "position")

    def discard(self) -> None:
        """Forget everything since the last commit and close the writer."""
        with self._lock:
            if self._writer is not None:
                writer, self._writer = self._writer, None
                writer.rollback()
                writer.wait_merging_threads()

    def search(self, query: str, *, limit: int = 20, offset: int = 0, filters: Sequence[Collection[str]] = (), excerpts: bool = False) -> Hits:
        """The documents that hold any word of `query`, those with more, rarer and better placed words first.

        Any text is a valid query: there is no syntax but `"words in this order"`, which a document then must hold. Each of `filters` is a set of tags
        of which a document must carry at least one. An empty query with filters finds all that they let through.
        """
        words = self._words_query(query)
        if words is None and (query.strip() or not filters):
            return Hits([], 0)
        allowed = [tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, "tags", list(tags)), 0.0) for tags in filters]
        whole = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in [*([words] if words else []), *allowed]])
        self._reload()
        searcher = self._index.searcher()
        found = searcher.search(whole, limit=max(limit, 1), offset=max(offset, 0), count=True)
        generator = tantivy.SnippetGenerator.create(searcher, words, self._schema, "body") if excerpts and words else None
        if generator:
            generator.set_max_num_chars(EXCERPT_CHARACTERS)
        stems = [stem for phrase, word in _QUERY_PART.findall(query) for stem in self._prose.analyze(phrase or word)][:MOST_WORDS]
        hits = []
        for score, address in found.hits:
            row = searcher.doc(address)
            hits.append(Hit(str(row.get_first("id")), float(score), _excerpt(generator, str(row.get_first("body")), stems) if generator else None))
        return Hits(hits if limit > 0 else [], found.count)  # type: ignore[attr-defined]  # the stub leaves it out

    def _words_query(self, text: str) -> tantivy.Query | None:
        """The ranked query of a text: phrases must stand, any of the words should; None when no word is left after stop words."""
        must: list[tantivy.Query] = []
        words: dict[str, None] = {}
        identifiers: dict[str, list[str]] = {}
        for phrase, word in _QUERY_PART.findall(text):
            tokens = self._prose.analyze(phrase or word)
            named = _IDENTIFIER.findall(word)
            identifiers |= {name.lower(): self._prose.analyze(name) for name in named}
            if phrase and len(tokens) > 1:
                must.append(self._phrase(tokens))
            elif not any(character.isdigit() for name in named for character in name):
                words |= dict.fromkeys(tokens)  # the pieces of INC-0114 or of an address say nothing alone
        should = [self._identifier(name, pieces) for name, pieces in list(identifiers.items())[:MOST_WORDS]]
        should += [self._word(word) for word in list(words)[:MOST_WORDS]]
        if not must and not should:
            return None
        clauses = [(tantivy.Occur.Must, part) for part in must[:MOST_WORDS]] + [(tantivy.Occur.Should, part) for part in should]
        return tantivy.Query.boolean_query(clauses)

    def _identifier(self, name: str, pieces: list[str]) -> tantivy.Query:
        """The name as it is written, or its pieces in this order inside a longer one (`pay-3` in `pay-3.example.com`)."""
        whole = self._term("names", name, IDENTIFIER_BOOST)
        return tantivy.Query.disjunction_max_query([whole, self._phrase(pieces)]) if len(pieces) > 1 else whole

    def _word(self, word: str) -> tantivy.Query:
        """A word counts where it counts most; a little more when it stands in several fields."""
        return tantivy.Query.disjunction_max_query([self._term(field, word, boost) for field, boost in BOOSTS.items()], tie_breaker=0.1)

    def _term(self, field: str, word: str, boost: float) -> tantivy.Query:
        term = tantivy.Query.term_query(self._schema, field, word, index_option="freq")
        return term if boost == 1.0 else tantivy.Query.boost_query(term, boost)

    def _phrase(self, tokens: list[str]) -> tantivy.Query:
        fields = [tantivy.Query.phrase_query(self._schema, field, list(tokens)) for field in ("title", "body")]
        return tantivy.Query.disjunction_max_query(fields)

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(heap_size=WRITER_HEAP_BYTES, num_threads=1)
            except ValueError as error:
                raise KnowledgeError(
                    f"The search index {self.path} cannot be written now: {error}.", "Another process may be writing; try again."
                ) from error
        return self._writer

    def _open(self) -> tantivy.Index:
        try:
            if self._version() == SCHEMA_VERSION:
                return self._ready(tantivy.Index(self._schema, path=str(self.path), reuse=True))
        except ValueError:
            pass  # broken: it is derived, so it is made anew
        self._create()
        return self._ready(tantivy.Index(self._schema, path=str(self.path), reuse=True))

    def _version(self) -> str:
        try:
            return (self.path / "version").read_text()
        except FileNotFoundError:
            return ""

    def _create(self) -> None:
        """Put an empty index in place by renaming a whole folder: two processes that start together end up with one index."""
        if self.path.exists() and not self._version() and any(self.path.iterdir()):
            raise KnowledgeError(f"{self.path} is not empty and holds no search index.", "Name another folder; this one is left alone.")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f"{self.path.name}.", dir=self.path.parent))
        tantivy.Index(self._schema, path=str(draft), reuse=False)
        (draft / "version").write_text(SCHEMA_VERSION)
        if self.path.exists():
            stale = draft.with_suffix(".stale")
            self.path.rename(stale)
            shutil.rmtree(stale)
        try:
            draft.rename(self.path)
        except OSError:  # another process was first; its index serves as well
            shutil.rmtree(draft)

    def _ready(self, index: tantivy.Index) -> tantivy.Index:
        index.register_tokenizer("prose", self._prose)
        index.register_tokenizer("identifiers", _builder(tantivy.Tokenizer.regex(IDENTIFIER)).filter(tantivy.Filter.lowercase()).build())
        index.config_reader(reload_policy="manual")  # the other policy keeps a thread that looks at the disk twice a second
        return index

    def _stamp(self) -> int:
        return (self.path / "meta.json").stat().st_mtime_ns

    def _reload(self) -> None:
        """See what was committed, by this process or another, since the last look (one `stat`)."""
        stamp = self._stamp()
        if stamp != self._seen:
            self._index.reload()
            self._seen = stamp


def _give_memory_back() -> None:
    """Return what the writer's threads freed to the system; glibc else keeps it, 100 MB and more after some hundred commits."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):  # not glibc: nothing to return it with
        pass


def _builder(tokenizer: tantivy.Tokenizer) -> tantivy.TextAnalyzerBuilder:
    return tantivy.TextAnalyzerBuilder(tokenizer).filter(tantivy.Filter.remove_long(80))


def _prose() -> tantivy.TextAnalyzer:
    """Words in small letters without accents, common English words left out, reduced to their stem."""
    builder = _builder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
    return builder.filter(tantivy.Filter.stopword("english")).filter(tantivy.Filter.stemmer("english")).build()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for exact in ("id", "tags"):
        builder.add_text_field(exact, stored=exact == "id", tokenizer_name="raw", index_option="basic")
    for prose in ("title", "body"):
        builder.add_text_field(prose, stored=prose == "body", tokenizer_name="prose", index_option="position")
    for short in ("reference", "service"):
        builder.add_text_field(short, tokenizer_name="prose", index_option="freq")
    builder.add_text_field("names", tokenizer_name="identifiers", index_option="freq")
    return builder.build()


def _row(doc: SearchDoc) -> tantivy.Document:
    row = tantivy.Document(id=doc.id, title=doc.title, reference=doc.reference, service=doc.service, body=doc.body)
    for tag in doc.tags:
        row.add_text("tags", tag)
    row.add_text("names", "\n".join((doc.reference, doc.title, doc.service, doc.body)))
    return row


def _excerpt(generator: tantivy.SnippetGenerator, body: str, stems: Sequence[str]) -> Excerpt | None:
    """The piece of a body that holds most of the words. Going through all of it takes long, so lines that can hold none are left out first."""
    for text in filter(None, (_lines_with(body, stems), body)):
        snippet = generator.snippet_from_doc(tantivy.Document(body=text))
        found = snippet.fragment()
        if found:
            raw = found.encode()  # tantivy counts bytes, a page counts characters
            marks = [(len(raw[: part.start].decode(errors="ignore")), len(raw[: part.end].decode(errors="ignore"))) for part in snippet.highlighted()]
            return Excerpt(found, marks)
    return None


def _lines_with(body: str, stems: Sequence[str]) -> str:
    """The lines that hold the beginning of a stem, each once: stemming changes the end of a word. Empty when there is none, as with accents."""
    beginnings = [stem[:-1] if len(stem) > SHORT_STEM else stem for stem in stems]
    lines, lowered = body.split("\n"), body.lower().split("\n")
    if len(lines) != len(lowered):
        return ""
    held = dict.fromkeys(line for line, low in zip(lines, lowered, strict=True) if any(beginning in low for beginning in beginnings))
    return "\n".join(islice(held, MOST_LINES))
