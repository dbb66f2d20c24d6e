"""Phrases as data: a rule's `PHRASES` are words, classes and marks, looked up by one word each.

A phrase is read word by word. `one|two` is either word, `[class]` a class, `?word` a word that may be missing, `*` a gap inside the clause,
`PERSON` a third person at the head of its phrase, `OWNER` a third person whose something is (`NAMED` one with a name), `VERB` a past form
or an act, `ING` a gerund, `START` and `END` the edges of a clause. The word behind
`!` is the cue. `~word` drops the phrase where its sentence holds that word (`~TIME` a time). What it opens with says who acts:

- `WHO`: a third person is the subject of the first word of the phrase and did it; `WHO-` did not do it, `WHOM` suffered it, `WHO~` any but
  the denied;
- `US`: anybody may be its subject, the writers too; `NOSYSTEM`: anything but a system;
- `DID`: a third person acted in the clause before the cue, and the phrase tells how.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Literal

from msgspec import Struct

from nofault.lint.acts import acted_before
from nofault.lint.deeds import possessor_at
from nofault.lint.lexicon.frequent_words import weight
from nofault.lint.lexicon.function_words import DETERMINERS, STOPS, is_adverb, is_time
from nofault.lint.lexicon.people import NEGATIVE_PRONOUNS
from nofault.lint.lexicon.people import PEOPLE as PEOPLE_WORDS
from nofault.lint.lexicon.phrases import CLASSES
from nofault.lint.lexicon.verbs import ACTS, is_past
from nofault.lint.nouns import PEOPLE, THIRD_PERSON, Kind, head_kind, phrase_head, phrase_start
from nofault.lint.rule import Hit, Match
from nofault.lint.subjects import Subject

GAP = 9
ABOUT_WORDS = frozenset({"phrase", "phrases", "wording", "sentence", "blameless", "avoid", "blame-free"})
ABOUT_PEOPLE = ("WHO", "WHO~", "WHO-", "WHOM", "DID")
PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:'[a-z]*)?")  # a word that is one to the gate, too
SUBJECTS = (*ABOUT_PEOPLE, "US", "NOSYSTEM")


Sort = Callable[[Hit, int, int], int | None]


class Step(Struct, frozen=True):
    """One place of a phrase: any of `words`, or of the `sorts`; `gap` lets words stand before it, `maybe` lets it be missing."""

    words: frozenset[str]
    gap: bool = False
    maybe: bool = False
    sorts: tuple[Sort, ...] = ()


class Read(Struct, frozen=True):
    """A phrase that was read: the places before its cue (nearest first) and after it, who has to act, and words that speak against it."""

    who: str
    before: tuple[Step, ...]
    after: tuple[Step, ...]
    without: frozenset[str]


class Phrase:
    """A phrase as written; it is read when it is first met."""

    def __init__(self, line: str) -> None:
        self.tokens = line.split()
        self.cues = next(token for token in self.tokens if token[0] == "!")[1:].split("|")

    @cached_property
    def _read(self) -> Read:
        return _phrase(list(self.tokens))

    def places(self) -> list[list[str]]:
        """The words of its places that have to be filled by a plain word, the ones that fewest texts hold first."""
        plain = [token.lstrip("!").split("|") for token in self.tokens if token[0] not in "?~*" and token[-1] != "?"]
        found = [place for place in plain if all(map(_is_plain, place))]
        return sorted(found, key=lambda place: sum(map(weight, place))) if len(found) > 1 else found or [self.cues]

    def needs(self, companions: frozenset[str]) -> bool:
        """Whether it never stands without one of `companions`: a place that must be filled has no other words, or a person is among them."""
        if (self.tokens[0] in ABOUT_PEOPLE or not {"PERSON", "OWNER", "NAMED"}.isdisjoint(self.tokens)) and _people(companions):
            return True
        must = (token for token in self.tokens if token[0] not in "?~*" and token[-1] != "?")
        return any(companions.issuperset(word.strip("!'") for word in token.split("|")) for token in must)

    def look(self, hit: Hit) -> Match | None:
        """Where it stands around the cue; nowhere in a question, nor where the text is about wording."""
        match = _match(self._read, hit)
        return match if match is not None and not hit.asked and ABOUT_WORDS.isdisjoint(hit.sentence_words) else None


def _is_plain(word: str) -> bool:
    """Whether the gate takes it for one word; most are letters only, which is told faster."""
    return (word.isalnum() and word.islower() and word.isascii()) or PLAIN.fullmatch(word) is not None


@cache
def _people(companions: frozenset[str]) -> bool:
    """Whether whoever is a person is one of the companions."""
    return companions >= PEOPLE_WORDS


def phrases_of(text: str) -> tuple[Phrase, ...]:
    """The phrases of a text, in its order."""
    return tuple(map(Phrase, _lines(text)))


def _lines(text: str) -> Iterator[str]:
    """The phrases of a text: each begins with a hyphen; what is broken behind `|` is joined again."""
    for phrase in f"\n{text}".split("\n- "):
        if phrase.strip():
            yield "".join(part if part.endswith("|") else part + " " for part in map(str.strip, phrase.splitlines()))


def _phrase(tokens: list[str]) -> Read:
    who = tokens.pop(0) if tokens[0] in SUBJECTS else ""
    without = frozenset(word for token in tokens if token[0] == "~" for word in _words(token[1:]))
    tokens = [token for token in tokens if token[0] != "~"]
    key = next(number for number, token in enumerate(tokens) if token[0] == "!")
    return Read(who, _steps(tokens[key - 1 :: -1] if key else []), _steps(tokens[key + 1 :]), without)


def _steps(tokens: list[str]) -> tuple[Step, ...]:
    steps, gap = [], False
    for mark in tokens:
        if mark == "*":
            gap = True
            continue
        maybe = mark[0] == "?" or mark.endswith("|?")
        words = _words(mark.removeprefix("?").removesuffix("|?"))
        steps.append(Step(words, gap, maybe, tuple(SORTS[sort] for sort in SORTS.keys() & words)))
        gap = False
    return tuple(steps)


def _words(written: str) -> frozenset[str]:
    words: set[str] = set()
    for choice in written.split("|"):
        words |= CLASSES[choice[1:-1]] if choice[:1] == "[" else {choice}
    return frozenset(words)


def _match(phrase: Read, hit: Hit) -> Match | None:
    last = _walk(phrase.after, hit, hit.index + 1, 1)
    first = _walk(phrase.before, hit, hit.index - 1, -1) if last is not None else None
    if last is None or first is None or _spoken_against(phrase, hit):
        return None
    if phrase.who == "":
        return hit.match(first + 1, last - 1)
    if phrase.who == "DID":
        deed = acted_before(hit, THIRD_PERSON, None, 10)
        return hit.match(deed.first, last - 1) if deed is not None else None
    subject = hit.subject_of(first + 1)
    return hit.match(min(subject.head, first + 1), last - 1) if WANTED[phrase.who](hit, subject) else None


def _spoken_against(phrase: Read, hit: Hit) -> bool:
    if not phrase.without:
        return False
    spoken = hit.sentence_words
    return not phrase.without.isdisjoint(spoken) or ("TIME" in phrase.without and any(is_time(word) for word in spoken))


def _somebody(hit: Hit, subject: Subject) -> bool:
    return subject.kind in THIRD_PERSON and hit.words.at(subject.head) not in NEGATIVE_PRONOUNS and not subject.hypothetical


def _told(hit: Hit, subject: Subject) -> bool:
    """Whether it is said of somebody at all: not denied, not a condition, not of nobody."""
    return not (subject.negated or subject.hypothetical or hit.words.at(subject.head) in NEGATIVE_PRONOUNS)


WANTED: dict[str, Callable[[Hit, Subject], bool]] = {
    "WHO": lambda hit, subject: _somebody(hit, subject) and subject.acted,
    "WHO~": lambda hit, subject: _somebody(hit, subject) and not subject.negated,
    "WHO-": lambda hit, subject: _somebody(hit, subject) and subject.negated,
    "WHOM": lambda hit, subject: _somebody(hit, subject) and subject.passive and not subject.negated,
    "US": lambda hit, subject: subject.kind in PEOPLE and _told(hit, subject),
    "NOSYSTEM": lambda hit, subject: subject.kind not in (Kind.SYSTEM, Kind.USER) and _told(hit, subject),
}


def _walk(steps: tuple[Step, ...], hit: Hit, at: int, way: Literal[1, -1]) -> int | None:
    """The index beyond the last word of `steps`, walked from `at` to the right (1) or the left (-1); None where they do not stand there."""
    spoken = hit.words.low_words
    for step in steps:
        if not step.sorts:
            # Most places are words: next to the one before, or, behind a gap, somewhere in the text at all.
            if 0 <= at < len(spoken) and spoken[at] in step.words:
                at += way
                continue
            if not step.gap or step.words.isdisjoint(hit.words.spoken):
                if step.maybe:
                    continue
                return None
        reached = next((there for place in _places(hit, at, way, step.gap) if (there := _beyond(step, hit, place, way)) is not None), None)
        if reached is None and not step.maybe:
            return None
        at = at if reached is None else reached
    return at


def _places(hit: Hit, at: int, way: int, gap: bool) -> Iterator[int]:
    yield at
    for index in range(at, at + way * GAP, way) if gap else ():
        if hit.words.at(index) in STOPS or not hit.words.at(index):
            return
        yield index + way


def _beyond(step: Step, hit: Hit, at: int, way: int) -> int | None:
    """The index beyond `step` when it stands at `at`."""
    word = hit.words.at(at)
    if word in step.words and word:
        return at + way
    for sort in step.sorts:
        beyond = sort(hit, at, way)
        if beyond is not None:
            return beyond
    return None


def _edge(hit: Hit, at: int, way: int) -> int | None:
    word = hit.words.at(at)
    return at if not word or word in STOPS or is_time(word) or (way == 1 and word == ",") else None


def _verb(hit: Hit, at: int, way: int) -> int | None:
    while is_adverb(hit.words.at(at)):
        at += way
    word = hit.words.at(at)
    present = way == 1 and word.endswith("s") and hit.words.at(at + 1) in DETERMINERS
    return at + way if is_past(word) or word in ACTS or present else None


def _person(hit: Hit, at: int, way: int) -> int | None:
    head = phrase_head(hit.words, at) if way == 1 else at
    if head < 0 or hit.words.at(head) in NEGATIVE_PRONOUNS or head_kind(hit.words, head, hit.names)[0] not in THIRD_PERSON:
        return None
    return head + 1 if way == 1 else phrase_start(hit.words, head) - 1


def _owner(hit: Hit, at: int, way: int) -> int | None:
    word = hit.words.at(at)
    owned = word in ("his", "her") or (word.endswith("'s") and possessor_at(hit, at).kind in THIRD_PERSON)
    return at + way if owned else None


def _named(hit: Hit, at: int, way: int) -> int | None:
    word = hit.words.at(at)
    return at + way if word.endswith("'s") and possessor_at(hit, at).kind is Kind.NAME else None


def _gerund(hit: Hit, at: int, way: int) -> int | None:
    return at + way if hit.words.at(at).endswith("ing") else None


SORTS: dict[str, Sort] = {
    "START": _edge,
    "END": _edge,
    "VERB": _verb,
    "ING": _gerund,
    "PERSON": _person,
    "OWNER": _owner,
    "NAMED": _named,
}
