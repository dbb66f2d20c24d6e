"""Language packs at work: which language a text is in, and what the patterns of its pack see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from types import ModuleType

from msgspec import Struct
from msgspec.structs import replace

from nofault import plugins
from nofault.lint.foreign_promises import ALIKE, LOOKS, PromiseWords, promise_words
from nofault.lint.items import Promise
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import STOPS
from nofault.lint.rule import SEEN, Match, Rule, Seen
from nofault.lint.words import Words

PACKAGE = "nofault.lint.languages"
ENGLISH = listed(
    """
    the and of to in was were is are a an that this it for on with as by at from be been had has have not we they he she which but or
    after before
    because when did would could should their our its all no
    """
)
SAMPLE = 2000  # characters by which a text is known
SENTENCE = 60  # words up to which a text may be one sentence
GAP = 8
OTHER = "other"
OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff]")  # letters that are not Latin
ANY = frozenset({"*"})


class Step(Struct, frozen=True):
    """One word of a pattern: any of `words`; a gap where that is `ANY`."""

    words: frozenset[str]


class Pattern(Struct, frozen=True):
    """A pattern with the number of the word that is looked up."""

    code: str
    steps: tuple[Step, ...]
    key: int


class Pack(Struct, frozen=True):
    """A language: its common words, for each word that is looked up the patterns that it belongs to, its words about action items, and how it
    asks: by code the question, what is said of `{text}`, and what to try instead."""

    name: str
    stopwords: frozenset[str]
    cues: dict[str, tuple[Pattern, ...]]
    rarer: frozenset[str]  # the words that are looked up and not common
    promises: PromiseWords | None
    asked: dict[str, tuple[str, str, str]]


@cache
def packs() -> tuple[Pack, ...]:
    """All languages that there is a file of."""
    return tuple(_pack(module) for _, module in plugins.walk(PACKAGE))


def _pack(module: ModuleType) -> Pack:
    endings: tuple[str, ...] = getattr(module, "ENDINGS", ("",))
    classes = {name: listed(words) for name, words in getattr(module, "CLASSES", {}).items()}
    cues: dict[str, list[Pattern]] = {}
    for code, patterns in getattr(module, "PATTERNS", {}).items():
        for text in patterns:
            pattern = _pattern(code, text, classes, endings)
            for word in pattern.steps[pattern.key].words:
                cues.setdefault(word, []).append(pattern)
    name, stopwords = module.NAME, listed(module.STOPWORDS)
    looked_up = {word: tuple(found) for word, found in cues.items()}
    return Pack(name, stopwords, looked_up, frozenset(cues.keys() - stopwords), promise_words(module), getattr(module, "ASKED", {}))


def _pattern(code: str, text: str, classes: dict[str, frozenset[str]], endings: Sequence[str]) -> Pattern:
    steps, key = [], -1
    for number, token in enumerate(text.split()):
        if token.startswith("!"):
            key = number
        steps.append(Step(_words(token.lstrip("!"), classes, endings)))
    if key < 0:
        key = next(number for number, step in enumerate(steps) if step.words is not ANY)
    return Pattern(code, tuple(steps), key)


def _words(written: str, classes: dict[str, frozenset[str]], endings: Sequence[str]) -> frozenset[str]:
    if written == "*":
        return ANY
    words: set[str] = set()
    for choice in written.split("|"):
        if choice.startswith("["):
            words |= classes[choice.strip("[]")]
        elif choice.endswith("+"):
            words |= {choice[:-1] + ending for ending in endings}
        else:
            words.add(choice)
    return frozenset(words)


def spoken(rule: Rule, pack: Pack) -> Rule:
    """The rule as it asks in the pack's language; in English where the pack does not say how. Items are looked at with the pack's words."""
    if (told := pack.asked.get(rule.code)) is not None:
        question, message, suggestion = told
        said = tuple(f"{question} {message.format(text=SEEN)}".split(SEEN))
        rule = replace(rule, question=question, message=message, suggestion=suggestion, said=said)
    if pack.promises is not None and rule.code in ALIKE:
        return rule
    if pack.promises is None or rule.look_promise is None or rule.code not in LOOKS:
        return replace(rule, look_promise=None)
    return replace(rule, look_promise=partial(_look_promise, LOOKS[rule.code], pack.promises))


def _look_promise(look: Callable[[PromiseWords, Promise], Seen | None], words: PromiseWords, promise: Promise) -> Seen | None:
    return None if promise.finished else look(words, promise)


def language_of(text: str) -> Pack | None:
    """The language of a text, None for English and for what is too short to tell.

    It is the one whose common words the text holds most of, two at least; a word that its patterns look up counts too, so that a sentence is
    known by itself. A text of which a fourth or more is written in another script is in none that is spoken here.
    """
    if not text.isascii() and 4 * len(OTHER_SCRIPT.findall(text, 0, SAMPLE)) > len(text[:SAMPLE].strip()):
        return next(pack for pack in packs() if pack.name == OTHER)
    spoken = set(text[:SAMPLE].lower().replace(",", " ").replace(".", " ").split())
    best, most = None, max(1, len(spoken & ENGLISH))
    for pack in packs():
        found = len(spoken & pack.stopwords)
        if found and found <= most and len(spoken) < SENTENCE:
            found += len(spoken & pack.rarer)
        if found > most:
            best, most = pack, found
    return best


def seen_by(pack: Pack, words: Words) -> Iterator[tuple[str, Match]]:
    """What the patterns of a pack see: the code of the rule, and where."""
    for index in range(len(words)):
        for pattern in pack.cues.get(words.at(index)) or pack.cues.get(_bare(words.at(index)), ()):
            first = _back(words, pattern.steps, pattern.key - 1, index - 1)
            last = _forward(words, pattern.steps, pattern.key + 1, index + 1)
            if first is not None and last is not None:
                yield pattern.code, Match(first, last)
                break


def _bare(word: str) -> str:
    """A word without the article or pronoun that is joined to its front (l'équipe)."""
    return word.partition("'")[2] or word


def _fits(word: str, wanted: frozenset[str]) -> bool:
    return word in wanted or _bare(word) in wanted


def _forward(words: Words, steps: Sequence[Step], step: int, at: int) -> int | None:
    """The index of the last word when the rest of the steps fits from `at` on."""
    while step < len(steps):
        if steps[step].words is ANY:
            step += 1
            wanted = steps[step].words
            found = next((index for index in _clause(words, at, 1) if _fits(words.at(index), wanted)), None)
            if found is None:
                return None
            at = found
        elif not _fits(words.at(at), steps[step].words):
            return None
        step += 1
        at += 1
    return at - 1


def _back(words: Words, steps: Sequence[Step], step: int, at: int) -> int | None:
    """The index of the first word when the steps before fit up to `at`."""
    while step >= 0:
        if steps[step].words is ANY:
            step -= 1
            wanted = steps[step].words
            found = next((index for index in _clause(words, at, -1) if _fits(words.at(index), wanted)), None)
            if found is None:
                return None
            at = found
        elif not _fits(words.at(at), steps[step].words):
            return None
        step -= 1
        at -= 1
    return at + 1


def _clause(words: Words, at: int, direction: int) -> Iterable[int]:
    """Indexes from `at` on within the clause, at most a gap and the word after it."""
    for index in range(at, at + direction * (GAP + 1), direction):
        if index < 0 or index >= len(words) or words.at(index) in STOPS:
            return
        yield index
