"""The words of headings: phrases of all languages in one index, words brought to their stems, and slips of the pen forgiven.

A phrase may be interrupted by words that say nothing (`FILLERS` of its language file): "how was the incident detected" is "how detected".
A phrase with `=` before it counts only as the whole heading; a word with a star behind it stands for every word that begins so, one with a
star before it for every compound that ends so and is no other known word.
Languages without spaces are matched sign by sign.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from unicodedata import normalize

from msgspec import Struct

from nofault import plugins

LATIN, OTHERS = "nofault.postmortem.section_words", "nofault.postmortem.section_signs"  # one language a file; of other scripts read when one is met
# Between phrases of equal length the kind that stands first decides: the special kinds come first, the general ones last.
RANK = (
    "other", "five-whys", "why-not-sooner", "belief", "reality", "luck", "went-poorly", "went-well", "helped", "hurt", "decisions", "action-items",
    "verification", "open-questions", "contributing-factors", "trigger", "root-cause", "timeline", "detection", "impact", "response", "lessons",
    "related", "communication", "people", "glossary", "evidence", "background", "status", "summary", "analysis",
)  # fmt: skip
LONGEST = 300  # characters of a heading that are looked at
FORGIVING = 6  # letters from which a missing or doubled letter is forgiven

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7a3]")
_LINK = re.compile(r"\]\([^()]*\)")
_ANCHOR = re.compile(r"\{[#.][^{}]*\}\Z")  # behind a heading, for links to it
_NUMBER = re.compile(r"\s*(?:[#§]?\d+(?:\.\d+)*[.)、:]|\d+(?:\.\d+)+|[A-Za-z][.)]|[IVXivx]+[.)]|[（(]?[一二三四五六七八九十\d][)）、])\s*(?=\S)")
_BREAK = re.compile(r"\s*(?:[:：]|\s[-–—|]\s|[–—])\s*")
_BESIDE = re.compile(r"\s*[/+,;、・]\s*|\s+(&|and|or|und|oder|et|ou|y|e|o)\s+", re.I)
_ASIDE = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_PARTED = re.compile(r"[-–—|:：()（）\[\]]")  # a sign without which a heading has one part
_NOT = re.compile(r"n't\b|\bcannot\b", re.I)
# Every small Latin letter with a mark -> the letter.
_PLAIN = {number: base for number in range(0xDF, 0x250) if (base := normalize("NFD", chr(number))[0]).isascii() and base.isalpha()}
_SUFFIXES = ("ings", "ing", "ied", "ies", "ed", "es", "s")


class Phrase(Struct, frozen=True):
    """A phrase of the data: its stems, its kind, and how much it weighs (a word 1, two signs 1)."""

    phrase: tuple[str, ...]
    kind: str
    rank: int
    whole_only: bool
    strength: int


class Words(Struct):
    """A heading taken apart: the tokens of all of it and of its parts, how many words say something, and whether it is numbered."""

    plain: str
    tokens: list[str]
    segments: list[list[str]]  # the whole, the whole without what is in brackets; where it has parts, its first and its last
    things: list[list[str]]  # where it names two things or more, the first, and all others unless a sign parts them: "trigger and cause"
    aside: list[str]  # what stands in brackets
    length: int
    numbered: bool


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without its usual English endings; the same for words of the data and of headings."""
    if not word.isascii() or len(word) < 4:
        return word
    if word == "notes":  # not "not"
        return "note"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            return word[: -len(suffix)] + ("y" if suffix in ("ies", "ied") else "")
    return word.removesuffix("e") if len(word) > 4 else word


def without_accents(text: str) -> str:
    """The text with letters such as é and ü as e and u, since many a heading is typed without them."""
    return text if text.isascii() else text.translate(_PLAIN)


def tokens_of(text: str) -> list[str]:
    """The words and signs of a text, in stems, without accents; every way to say "not" as `not`."""
    text = without_accents(text.replace("’", "'").casefold())
    if "n't" in text or "cannot" in text:
        text = _NOT.sub(" not", text)
    return [stem(token.removesuffix("'s")) for token in _tokens(text)]


def _tokens(text: str) -> list[str]:
    """Words, and signs of languages without spaces one by one. A class of these signs in a pattern would take longer to compile than all else."""
    if max(text, default="") < "\u3040":
        return _TOKEN.findall(text)
    text = text.translate(plugins.load("nofault.postmortem", "traditional").SIMPLIFIED)
    found, start = [], 0
    for at, sign in enumerate(text):
        if _is_sign(sign):
            found += [*_TOKEN.findall(text, start, at), sign]
            start = at + 1
    return found + _TOKEN.findall(text, start)


def _is_sign(token: str) -> bool:
    """Whether a token is, or begins with, a sign of a language without spaces: kana and Han."""
    return "\u3040" <= token < "\u3100" or "\u3400" <= token < "\ua000"


class Vocabulary:
    """All phrases but those that are left out."""

    def __init__(self, left_out: frozenset[tuple[str, ...]] = frozenset()) -> None:
        self.first: dict[str, list[Phrase]] = {}
        self.starts: set[str] = set()  # of the words with a star behind them
        self.tails: set[str] = set()  # of those with a star before them
        self.fillers: set[str] = set()
        self.instead: dict[tuple[str, ...], str] = {}  # words that mean another kind where their own is said otherwise
        self.known: set[str] = set()
        self.left_out = left_out
        self.whole_world = False
        self._learn(LATIN)

    def learn_all(self) -> None:
        """Read the languages of other scripts too."""
        if not self.whole_world:
            self._learn(OTHERS)
            self.whole_world = True

    def _learn(self, package: str) -> None:
        first = {word: [*phrases] for word, phrases in self.first.items()}  # others may be reading
        for _, language in plugins.walk(package):
            self.fillers.update(stem(without_accents(word)) for word in language.FILLERS)
            self.instead.update({tuple(tokens_of(words)): kind for words, kind in getattr(language, "INSTEAD", {}).items()})
            for kind, phrases in language.WORDS.items():
                rank = RANK.index(kind)
                for phrase in phrases:
                    self._add(phrase, kind, rank, first)
        for phrases in first.values():
            if len(phrases) > 1:
                phrases.sort(key=lambda one: (-len(one.phrase), one.rank))
        self.first = first
        self.lengths = sorted({len(start) for start in self.starts}, reverse=True)
        self.known = self.fillers.union(*(one.phrase for phrases in self.first.values() for one in phrases))

    @cached_property
    def slips(self) -> dict[str, str]:
        """Each longer known word with one letter missing; most headings hold known words only."""
        return _slips(self.known)

    def _add(self, phrase: str, kind: str, rank: int, first: dict[str, list[Phrase]]) -> None:
        words = phrase.removeprefix("=")
        stems: tuple[str, ...]
        if words.isascii() and words.replace(" ", "").isalnum() and words.islower() and "cannot" not in words:
            stems = tuple(map(stem, words.split()))
        elif words.startswith("*"):
            stems = tuple(tokens_of(words))
            self.tails.add(stems[0])
        elif "*" in words:
            stems = tuple(token for word in words.split() for token in ([f"{tokens_of(word[:-1])[0]}*"] if word.endswith("*") else tokens_of(word)))
        else:
            stems = tuple(tokens_of(words))
        if stems in self.left_out:
            return
        signs = 0 if words.isascii() else sum(map(_is_sign, stems))
        strength = len(stems) - signs + (signs + 1) // 2
        if "*" in words:
            self.starts.update(token[:-1] for token in stems if token.endswith("*"))
        first.setdefault(stems[0], []).append(Phrase(stems, kind, rank, phrase[0] == "=", strength))

    def words(self, text: str) -> Words:
        """A heading taken apart."""
        text = text[:LONGEST]
        if not self.whole_world and not text.isascii() and _OTHER_SCRIPT.search(text):
            self.learn_all()
        text = " ".join((_LINK.sub("]", text) if "](" in text else text).split())
        text = _ANCHOR.sub("", text) if text.endswith("}") else text
        number = _NUMBER.match(text)
        plain = text[number.end() :] if number else text
        tokens = self._read(plain)
        parts = [tokens, tokens]
        if _PARTED.search(plain) is not None:
            pieces = [piece for piece in _BREAK.split(_ASIDE.sub(" ", plain)) if piece.strip()]
            parts = [tokens, *(self._read(piece) for piece in (" ".join(pieces), *pieces[:1], *pieces[-1:]))]
        told = [token for token in tokens if token not in self.fillers]
        signs = sum(map(_is_sign, told))
        length = len(told) - signs + signs // 2
        beside = _BESIDE.search(plain) if len(tokens) > 1 else None
        things = [] if beside is None else [plain[: beside.start()], plain[beside.end() :] if beside.group(1) else ""]
        aside = _ASIDE.search(plain)
        return Words(text, tokens, parts, [self._read(one) for one in things], self._read(aside.group()) if aside else [], length, number is not None)

    def _read(self, text: str) -> list[str]:
        return [token if token in self.known else self._tail(token) or self.slips.get(token) or self._slip(token) for token in tokens_of(text)]

    def _tail(self, token: str) -> str:
        """The word that a compound ends with, such as `massnahmen` of `abstellmassnahmen`."""
        return next((tail for tail in self.tails if token.endswith(tail)), "")

    def _slip(self, token: str) -> str:
        """The known word of which this is a misspelling by one letter; else the word itself."""
        if len(token) < FORGIVING or not token.isascii():
            return token
        for at in range(len(token)):
            shorter = token[:at] + token[at + 1 :]
            if shorter in self.known and len(shorter) >= FORGIVING:
                return shorter
            near = self.slips.get(shorter, "")
            if len(token) > FORGIVING + 1 and len(near) == len(token) and _near(token, near):
                return near
        return token

    def whole(self, tokens: list[str]) -> Phrase | None:
        """The phrase that is all of these words but fillers."""
        for start, token in enumerate(tokens):
            for phrase in self._beginning(token):
                end = self._end(phrase.phrase, tokens, start)
                if end and all(one in self.fillers for one in tokens[end:]):
                    return phrase
            if token not in self.fillers:
                return None
        return None

    def first_of(self, things: list[list[str]]) -> Phrase | None:
        """The phrase that is the first of two things that a heading names, and not a word that goes with the end ("player and customer impact")."""
        if not things:
            return None
        first, rest = map(self.whole, things)
        return first if first and not first.whole_only and (rest or self.best(things[1]) is None) else None

    def best(self, tokens: list[str]) -> Phrase | None:
        """The strongest phrase anywhere in these words."""
        found: list[tuple[int, int, int, Phrase]] = []
        for start, token in enumerate(tokens):
            found += [
                (-phrase.strength, phrase.rank, start, phrase)
                for phrase in self._beginning(token)
                if not phrase.whole_only and self._end(phrase.phrase, tokens, start)
            ]
        return min(found, key=lambda one: one[:3])[3] if found else None

    def _beginning(self, token: str) -> list[Phrase]:
        """The phrases whose first word is this one, the longest first."""
        found = self.first.get(token, [])
        starts = [start for length in self.lengths if (start := token[:length]) in self.starts and len(start) == length]
        return found + [phrase for start in starts for phrase in self.first.get(f"{start}*", [])] if starts else found

    def _end(self, phrase: tuple[str, ...], tokens: list[str], start: int) -> int:
        """Where a phrase ends that begins at `start`, fillers skipped; 0 when it does not stand there."""
        at = start
        for word in phrase:
            while at < len(tokens) and not _same(word, tokens[at]):
                if at == start or tokens[at] not in self.fillers:
                    return 0
                at += 1
            if at == len(tokens):
                return 0
            at += 1
        return at


def _same(word: str, token: str) -> bool:
    return token.startswith(word[:-1]) if word.endswith("*") else word == token


def _near(one: str, other: str) -> bool:
    """Whether two words of equal length differ in one letter, or by two neighbours that changed places."""
    wrong = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]


def _slips(known: set[str]) -> dict[str, str]:
    """Each longer known word with one letter missing."""
    found: dict[str, str] = {}
    for word in sorted(known):
        if len(word) >= FORGIVING and word.isascii() and not word.endswith("*"):
            for at in range(len(word)):
                found.setdefault(word[:at] + word[at + 1 :], word)
    return {slip: word for slip, word in found.items() if slip not in known}


@cache
def vocabulary(left_out: frozenset[tuple[str, ...]] = frozenset()) -> Vocabulary:
    """The vocabulary, without the phrases that are left out (their stems)."""
    return Vocabulary(left_out)
