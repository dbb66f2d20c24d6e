"""Evidence of the size of a document (chat, pager, alerts, version control): read whole, record by record, each with its line in the file."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import orjson
from msgspec import Struct, field

from nofault.postmortem.terms import EntryKind
from nofault.timeline.clocks import EXACT, Clock
from nofault.timeline.events import Evidence
from nofault.timeline.layouts import Said, Sample
from nofault.timeline.masking import display_text, line_text, mask_secrets
from nofault.timeline.opening import Member
from nofault.timeline.shapes import read_instant

MOST_BYTES = 100 << 20  # beyond it a document is not read whole
QUOTE_CHARACTERS = 2_000
_MOST_BROKEN = 1_000
_OPENING = re.compile(r"[{\[]")


class Place(Struct, frozen=True):
    """A line of line evidence, not yet fetched: where it is, and a place before it from which lines can be counted (bytes and lines up to there)."""

    label: str
    offset: int
    counted_from: int = 0
    counted_lines: int = 0


class Candidate(Struct, kw_only=True):
    """Something that may become an event. Times are microseconds of UTC, `code` an index of clocks.CODES.

    `done`: states something as finished (a mitigation in place). `notice`: somebody or something noticed the impact. `human`: people recorded it.
    `same`: candidates that agree in it, in kind and in time are one fact. Those that agree in `bundle` and in kind and follow one another closely are
    told as one event, `count` of them. `measured`: derived from counts, not read from one line. `places` are lines still to be fetched; `tell` makes
    the text out of what the first of them says.
    """

    us: int
    kind: EntryKind
    text: str
    source: str
    weight: float
    why: str
    code: int = EXACT
    uncertainty_s: float = 0.0
    actor: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    until_us: int | None = None
    done: bool = False
    notice: bool = False
    human: bool = False
    same: str = ""
    bundle: str = ""
    measured: bool = False
    tell: Callable[[Said], str] | None = None
    count: int = 1


class Document:
    """A document's bytes, its clock and its neighbours. `timed` counts records with a time, `broken` what could not be read."""

    def __init__(self, member: Member, data: bytes, clock: Clock, neighbours: Mapping[str, Member]) -> None:
        self.label = member.label
        self.data = data
        self.clock = clock
        self.neighbours = neighbours
        self.timed = 0
        self.broken = 0
        self.notes: list[str] = []
        self._breaks = np.flatnonzero(np.frombuffer(data, np.uint8) == 10).tolist()

    @property
    def lines(self) -> int:
        """Lines of the file; a last one without LF counts."""
        return len(self._breaks) + (0 if self.data.endswith(b"\n") or not self.data else 1)

    def neighbour(self, relative: str) -> bytes | None:
        """The bytes of a file beside this one (among the evidence given, nothing else is looked at); None when there is none."""
        outer, mark, inner = self.label.rpartition("!")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(inner), relative))
        member = self.neighbours.get(outer + mark + path)
        return member.read(MOST_BYTES) if member else None

    def instant(self, value: object) -> tuple[int, int] | None:
        """(UTC microseconds, certainty code) of a stamp in the document; None when it is no stamp."""
        us, civil, fraction = read_instant(value)
        if us is not None:
            return us, EXACT
        if civil is None:
            return None
        us, code, _ = self.clock.read(civil)
        return us + fraction, code

    def evidence(self, offset: int, quote: str | None = None) -> Evidence:
        """The line at `offset`, with `quote` (verbatim, masked and cut like all shown text) instead of the line's own text where given."""
        number = bisect_right(self._breaks, offset - 1) if offset else 0
        start = self._breaks[number - 1] + 1 if number else 0
        end = self._breaks[number] if number < len(self._breaks) else len(self.data)
        line = self.data[start:end]
        text = line_text(line, QUOTE_CHARACTERS) if quote is None else display_text(mask_secrets(quote), QUOTE_CHARACTERS)
        return Evidence(path=self.label, line=number + 1, offset=start, sha256=hashlib.sha256(line).hexdigest(), text=text)

    def find(self, needle: str, start: int = 0) -> int:
        """Where `needle` stands as a JSON string: first from `start` on, else last before it, else `start` itself."""
        for text in (json.dumps(needle).encode(), json.dumps(needle, ensure_ascii=False).encode("utf-8", "ignore")):
            at = self.data.find(text, start)
            if at < 0:
                at = self.data.rfind(text)
            if at >= 0:
                return at
        return start

    def find_number(self, number: int, start: int = 0) -> int:
        """Where a number stands in the document from `start` on; `start` itself where it does not."""
        at = self.data.find(str(number).encode(), start)
        return at if at >= 0 else start


class DocumentFormat(Struct, frozen=True):
    """One kind of document evidence. `recognise` says from the head how sure it is (0 no, 1 certain), `parse` gives candidates in file order."""

    name: str
    short: str
    recognise: Callable[[Sample], float]
    parse: Callable[[Document], Iterator[Candidate]]


def first_value(sample: Sample) -> Any:
    """The JSON value of the head's first line, or of the whole head; None when neither is one (a document over several lines, cut by the head)."""
    for text in (sample.lines[0] if sample.lines else b"", sample.data if sample.whole else b""):
        try:
            return orjson.loads(text.removeprefix(b"\xef\xbb\xbf"))
        except orjson.JSONDecodeError:
            continue
    return None


def json_values(document: Document) -> Iterator[tuple[int, Any]]:
    """The JSON values of a file with their offsets: one value, one a line, or one after another. What is broken is counted in the document."""
    try:
        yield 0, orjson.loads(document.data.removeprefix(b"\xef\xbb\xbf"))
        return
    except orjson.JSONDecodeError:
        pass
    text = document.data.decode("utf-8", "surrogateescape")
    decoder = json.JSONDecoder()
    at = seen = offset = 0
    broken_until = -1
    while document.broken < _MOST_BROKEN and (found := _OPENING.search(text, at)):
        at = found.start()
        offset += len(text[seen:at].encode("utf-8", "surrogateescape"))
        seen = at
        try:
            value, at = decoder.raw_decode(text, at)
            yield offset, value
        except (ValueError, RecursionError):
            if at > broken_until:
                document.broken += 1
                line_end = text.find("\n", at)
                broken_until = line_end if line_end >= 0 else len(text)
            at += 1  # what stands inside a value that was cut short may still be whole


def timed_records(
    document: Document, records_of: Callable[[Any], Iterable[dict[str, Any]]], time_key: str, id_key: str
) -> Iterator[tuple[int, dict[str, Any], tuple[int, int]]]:
    """The records with a time that `records_of` finds in the JSON values of a file: each with its place and its instant (`Document.instant`).

    A record is found in the file again by what its `id_key` says, else by its time. One without a time is counted as broken.
    """
    for offset, value in json_values(document):
        place = offset
        for record in records_of(value):
            at = document.instant(record.get(time_key))
            if at is None:
                document.broken += 1
                continue
            document.timed += 1
            place = document.find(str(record.get(id_key) or record.get(time_key)), place)
            yield place, record, at


def object_at(holder: dict[str, Any], key: str) -> dict[str, Any]:
    """The JSON object that stands at a key; an empty one where none does."""
    value = holder.get(key)
    return value if isinstance(value, dict) else {}
