"""What a rule is: a module of `rules/` with data and a look, wrapped here; the registry is the folder.

A rule's module holds `CODE`, `NAME`, `SEVERITY`, `SECTIONS` (section kinds it runs in, None for all), `DEFAULT` (runs without being
selected), `QUESTION`, `MESSAGE` (`{text}` is what was seen), `SUGGESTION`, and one of these looks:

- `CUES` and `look(hit)`: called at each cue word of the text;
- `look_promise(promise)`: called for each action item;
- `look_entries(entries)`: called with all entries of a timeline;
- `look_text(text, section)`: called with each piece of text that holds one of the rule's `SIGNS` (in small letters), for what is no word;
- `look_paper(paper, terms)`: called with the whole document and what the policy asks for.

Optional: `SKIPS_QUESTIONS = True` drops what stands in a question. `COMPANIONS` are words one of which a text must hold besides the cue for
the rule to see anything in it (`PEOPLE` for rules about people); texts without one are not even tokenised. Cues in `ALONE` need none.
`BESIDE` are pairs of cues and of the words one of which a text must hold for the rule to see anything at such a cue.
`PHRASES` are phrases that the rule looks up besides (`phrases.py`); their cues come on top.
`FIX` is `safe` or `unsafe` for a rule that can mend what it saw; `mend(text, start, end, config)` then answers the span to replace and its new
text, or None. `NEEDS_PEOPLE = True` switches a rule on by default where the configuration lists people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from types import ModuleType
from typing import Any, Literal

from msgspec import Struct

from nofault import plugins
from nofault.lint.findings import Severity
from nofault.lint.items import Entry, Promise
from nofault.lint.lexicon.function_words import SENTENCE_ENDS, STOPS
from nofault.lint.nouns import THIRD_PERSON, Names, head_kind, phrase_kind
from nofault.lint.paper import Paper, Told
from nofault.lint.subjects import Subject, subject_of
from nofault.lint.terms import Terms
from nofault.lint.words import Words

PACKAGE = "nofault.lint.rules"
REFERENCE = "docs/reference/rules.md"
SEEN = "\0"  # stands in a message for what was seen
SENTENCE = 80  # words to either side that still count as the same sentence


class Match(Struct, frozen=True, gc=False):
    """What a look saw: words `first` to `last`, both included. `severity` overrides the rule's."""

    first: int
    last: int
    severity: Severity | None = None


class Seen(Struct, frozen=True, gc=False):
    """What a look at action items or entries saw: in which `field`, from `start` to `end` of its text, of item number `item`."""

    field: str
    start: int
    end: int
    item: int = 0
    severity: Severity | None = None


class Hit:
    """A cue word in its text: where it stands, and lazily who acts."""

    def __init__(self, words: Words, index: int, names: Names) -> None:
        self.words = words
        self.index = index
        self.names = names
        self.word = words.low_words[index]  # the cue as found, in lower case

    def at(self, offset: int) -> str:
        """The word `offset` places away, "" beyond either end."""
        return self.words.at(self.index + offset)

    @cached_property
    def subject(self) -> Subject:
        """The subject of the cue taken as a verb."""
        return subject_of(self.words, self.index, self.names)

    def subject_of(self, index: int) -> Subject:
        """The subject of the verb at word `index`."""
        return subject_of(self.words, index, self.names)

    def phrase(self, index: int) -> Subject:
        """What the noun phrase that begins at word `index` is about."""
        return Subject(*phrase_kind(self.words, index, self.names))

    def person_from(self, index: int, limit: int = 5) -> int | None:
        """The index of the first word from `index` on that is a third person at the head of its phrase; None before the clause ends."""
        for at in range(index, min(index + limit, len(self.words))):
            word = self.words.at(at)
            if word in STOPS:
                return None
            following = self.words.at(at + 1)
            if head_kind(self.words, at, self.names)[0] in THIRD_PERSON and head_kind(self.words, at + 1, self.names)[0] not in THIRD_PERSON:
                return at if not following.endswith("'s") else None
        return None

    def after(self, limit: int) -> Iterator[tuple[int, str]]:
        """Words after the cue with their index, to the end of the clause and at most `limit`."""
        for index in range(self.index + 1, min(self.index + 1 + limit, len(self.words))):
            word = self.words.at(index)
            if word in STOPS:
                return
            yield index, word

    def before(self, limit: int) -> Iterator[tuple[int, str]]:
        """Words before the cue with their index, nearest first, to the start of the clause and at most `limit`."""
        for index in range(self.index - 1, max(-1, self.index - 1 - limit), -1):
            word = self.words.at(index)
            if word in STOPS:
                return
            yield index, word

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The first word of the cue's sentence and the one after its last."""
        start = end = self.index
        while start > 0 and self.index - start < SENTENCE and self.words.at(start - 1) not in SENTENCE_ENDS:
            start -= 1
        while end < len(self.words) and end - self.index < SENTENCE and self.words.at(end) not in SENTENCE_ENDS:
            end += 1
        return start, end

    @property
    def sentence_words(self) -> list[str]:
        """The words of the cue's sentence."""
        start, end = self.sentence
        return self.words.low_words[start:end]

    @property
    def asked(self) -> bool:
        """Whether the cue's sentence is a question."""
        return self.words.at(self.sentence[1]).endswith("?")

    def match(self, first: int | None = None, last: int | None = None, severity: Severity | None = None) -> Match:
        """A match from word `first` to word `last` (the cue where not given)."""
        start = self.index if first is None or first < 0 else min(first, self.index)
        return Match(start, max(self.index, last if last is not None else self.index), severity)


Look = Callable[[Hit], Match | None]
PromiseLook = Callable[[Promise], Seen | None]
TextLook = Callable[[str, str], Iterable[tuple[int, int]]]
PaperLook = Callable[[Paper, Terms], Iterable[Told]]
Mended = tuple[int, int, str]
EntriesLook = Callable[[Sequence[Entry]], Iterable[Seen]]


class Lookout(Struct, frozen=True):
    """A look at some cues of a rule. It sees something only in a text that holds a word of each of its `places` and one of its companions."""

    look: Look
    cues: frozenset[str]
    places: Sequence[Iterable[str]]
    companions: frozenset[str] | None


class Rule(Struct, frozen=True):
    """A rule as the engine runs it; `module` holds its looks and its docstring.

    `url` is where it is explained, `said` its question and message in the pieces between which stands what was seen.
    """

    code: str
    name: str
    severity: Severity
    sections: frozenset[str] | None
    default: bool
    cues: frozenset[str]
    lookouts: tuple[Lookout, ...]
    skips_questions: bool
    question: str
    message: str
    suggestion: str
    needs_people: bool
    signs: tuple[str, ...]
    fix: Literal["safe", "unsafe"] | None
    look_promise: PromiseLook | None
    look_entries: EntriesLook | None
    look_text: TextLook | None
    look_paper: PaperLook | None
    url: str
    said: tuple[str, ...]
    module: ModuleType

    def mend(self, text: str, start: int, end: int, config: Any) -> Mended | None:
        """What to write instead of what was seen from `start` to `end`: a span of `text` and its new content; None where nothing is offered."""
        if self.fix is None:
            return None
        mended: Mended | None = self.module.mend(text, start, end, config)
        return mended

    def says(self, seen: str) -> str:
        """The message about the text `seen`: the question first."""
        return seen.join(self.said)

    def judges(self, section: str | None) -> bool:
        """Whether the rule runs in a section of that kind; "other" stands for unknown."""
        return self.sections is None or (section or "other") in self.sections


def _lookouts(module: ModuleType) -> tuple[Lookout, ...]:
    """The rule's own look at its cues, without a companion at those that need none, then its phrases."""
    companions = getattr(module, "COMPANIONS", None)
    cues, alone = frozenset(getattr(module, "CUES", ())), frozenset(getattr(module, "ALONE", ()))
    own = []
    for words, beside in getattr(module, "BESIDE", ()):
        own.append(Lookout(module.look, words - alone, (words - alone, beside), companions))
        cues -= words - alone
    own += [Lookout(module.look, words, (words,), needed) for words, needed in ((cues - alone, companions), (cues & alone, None)) if words]
    for phrase in getattr(module, "PHRASES", ()):
        needed = companions if companions is not None and phrase.needs(companions) else None
        own.append(Lookout(phrase.look, frozenset(phrase.cues), phrase.places(), needed))
    return tuple(own)


def _rule(module: ModuleType) -> Rule:
    lookouts = _lookouts(module)
    return Rule(
        code=module.CODE,
        name=module.NAME,
        severity=Severity(module.SEVERITY),
        sections=module.SECTIONS,
        default=module.DEFAULT,
        cues=frozenset().union(*(lookout.cues for lookout in lookouts)),
        lookouts=lookouts,
        skips_questions=getattr(module, "SKIPS_QUESTIONS", False),
        question=module.QUESTION,
        message=module.MESSAGE,
        suggestion=module.SUGGESTION,
        needs_people=getattr(module, "NEEDS_PEOPLE", False),
        signs=tuple(sorted(getattr(module, "SIGNS", ()))),
        fix=getattr(module, "FIX", None),
        look_promise=getattr(module, "look_promise", None),
        look_entries=getattr(module, "look_entries", None),
        look_text=getattr(module, "look_text", None),
        look_paper=getattr(module, "look_paper", None),
        url=f"{REFERENCE}#{module.CODE.lower()}-{module.NAME}",
        said=tuple(f"{module.QUESTION} {module.MESSAGE.format(text=SEEN)}".split(SEEN)),
        module=module,
    )


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    return tuple(sorted((_rule(module) for _, module in plugins.walk(PACKAGE)), key=lambda rule: rule.code))


def rule_named(code: str) -> Rule | None:
    """The rule with that code or name, whatever its case; None when there is none."""
    wanted = code.strip().lower()
    return next((rule for rule in rules() if wanted in (rule.code.lower(), rule.name)), None)
