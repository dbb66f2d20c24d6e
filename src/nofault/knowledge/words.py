"""Words of a text reduced to stems, so that "exhausted", "exhausting" and "exhaustion" count as one. Standard library only."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[+.'’-][^\W_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
# Words that say nothing about an incident.
_STOP = """a an the and or but if then than that this these those it its we our they their you i he she his her there here of to in into on onto for
from by at as with within about is are was were be been being has have had do does did will would can could should may might also so such what
which who when where while how why all any some each more most very just only own same other during after before because due out up down over
again once both between through under per via us them"""
STOP = frozenset(_STOP.split())
# Words that all say that something is not there.
_NOTHING = frozenset({"no", "not", "without", "missing", "lack", "lacked", "lacking", "lacks", "never", "none", "cannot", "absent"})
NO = "no"
# Endings that are taken off where at least three letters with a vowel stay; the first that fits.
_NOUNS = ("ments", "ment", "ness", "ities")
_VERBS = ("ingly", "edly", "ings", "ing", "ed")


def words(text: str) -> list[str]:
    """The words of `text` in small letters, in order; `pay-1.example.com`, `n+1` and `v2.4` are one word each, `hand-over` is two."""
    found: list[str] = []
    for word in _WORD.findall(text):
        word = word.casefold().replace("’", "'").removesuffix("'s")
        found += word.split("-") if "-" in word and word.replace("-", "").isalpha() else [word]
    return found


def stems(text: str) -> list[str]:
    """The stems of the words that say something, in order. Every word of absence becomes `no`."""
    return [stem(word) for word in words(text) if word not in STOP]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in small letters: plural, past, progressive and the commonest noun endings taken off, never fewer than three letters.

    It only has to give one result for the forms of a word; it is not a word itself (`queries` and `query` give `queri`).
    """
    if word in _NOTHING or word.endswith("n't"):
        return NO
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    word = _singular(word)
    verb = next((ending for ending in _VERBS if word.endswith(ending) and _long_enough(word[: -len(ending)])), "")
    word = _undoubled(word.removesuffix(verb)) if verb else word
    noun = next((ending for ending in _NOUNS if word.endswith(ending) and _long_enough(word[: -len(ending)])), "")
    word = word.removesuffix(noun)
    if word.endswith(("tion", "sion")) and len(word) > 6:
        word = word[:-3]
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > 3 else word


def _long_enough(rest: str) -> bool:
    return len(rest) >= 3 and _VOWEL.search(rest) is not None


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word
