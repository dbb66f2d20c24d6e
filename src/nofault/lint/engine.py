"""The one pass: gate a text by its cue words, tokenise it once, look at each cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from nofault.lint.config import Config
from nofault.lint.findings import Severity
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.packs import Pack, language_of, seen_by, spoken
from nofault.lint.rule import Hit, Match, Rule, rules
from nofault.lint.words import Words, lowered

WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
# Bytes of a text to what the gate compares: letters and digits in lower case, the hyphen as it is, all else a space.
GATE = bytes((byte + 32 if 65 <= byte <= 90 else byte) if chr(byte).isascii() and (chr(byte).isalnum() or byte == 45) else 32 for byte in range(256))
BETWEEN = 0xFF  # a byte that no text in UTF-8 holds: what stands between two pieces
GATE = GATE[:BETWEEN] + bytes([BETWEEN])
FREE = 1  # the bit of rules that need no companion


class Sighting(Struct, frozen=True, gc=False):
    """A rule's finding in a piece of text: the span in characters."""

    rule: Rule
    start: int
    end: int
    severity: Severity


class Engine:
    """The rules that a configuration selects, with their cues merged into one dictionary.

    A rule that needs a companion word beside its cue (somebody it is about) is looked at only in texts that hold one: `families` are the
    sets of companions, and a text's mask says by one bit each of which it holds a word.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.names = config.names
        self.rules = tuple(rule for rule in rules() if config.runs(rule.code, rule.default or (rule.needs_people and bool(config.people))))
        self.promise_rules = tuple(rule for rule in self.rules if rule.look_promise is not None)
        self.entries_rules = tuple(rule for rule in self.rules if rule.look_entries is not None)
        self.text_rules = tuple(rule for rule in self.rules if rule.look_text is not None)
        self.paper_rules = tuple(rule for rule in self.rules if rule.look_paper is not None)
        self.judges_items = bool(self.promise_rules or self.entries_rules or self.paper_rules)
        self.families: list[frozenset[str]] = []
        bits: dict[frozenset[str], int] = {}
        cues: dict[str, list[tuple[Rule, int]]] = {}
        for rule in self.rules:
            bit = FREE
            if rule.companions is not None and (bit := bits.get(rule.companions, 0)) == 0:
                self.families.append(self._companions(rule.companions))
                bit = bits[rule.companions] = 1 << len(self.families)
            for cue in self._cues(rule):
                cues.setdefault(cue, []).append((rule, FREE if cue in rule.alone else bit))
        self.cues = {cue: tuple(found) for cue, found in cues.items()}
        wanted: dict[bytes, int] = {}
        for cue, found in cues.items():
            key = cue.partition("'")[0].encode()
            wanted[key] = wanted.get(key, 0) | _any_of(bit for _, bit in found)
        people = _gated(PEOPLE)
        self.handles = _any_of(1 << number for number, words in enumerate(self.families, 1) if words >= PEOPLE)
        held = dict.fromkeys(people, self.handles) if self.handles else {}
        for number, words in enumerate(self.families, 1):
            for word in _gated(words - PEOPLE if words >= PEOPLE else words):
                held[word] = held.get(word, 0) | 1 << number
        # For each word that means something: the bits of the rules whose cue it is, and of the families that it is a companion of.
        self.gate: dict[bytes, tuple[int, int]] = {word: (wanted.get(word, 0), held.get(word, 0)) for word in wanted.keys() | held.keys()}
        self.gate[bytes([BETWEEN])] = (0, 0)
        self.foreign: dict[str, Foreign] = {}  # the same for other languages, as texts need them

    def _cues(self, rule: Rule) -> frozenset[str]:
        """The rule's cues; a rule about names has the organisation's own people on top."""
        return rule.cues | self.names.people if getattr(rule.module, "ANY_NAME", False) else rule.cues

    def _companions(self, companions: frozenset[str]) -> frozenset[str]:
        """Companions of a rule; the organisation's own people are people too."""
        return companions | self.names.people if companions >= PEOPLE else companions

    def speaking(self, text: str) -> Engine | Foreign:
        """The engine for the language of a text: this one for English."""
        pack = language_of(text)
        if pack is None:
            return self
        if pack.name not in self.foreign:
            self.foreign[pack.name] = Foreign(self, pack)
        return self.foreign[pack.name]

    def masks(self, texts: Sequence[str]) -> list[int]:
        """Which rules each text can hold a finding of, as bits of their companions; 0 where it holds no cue that any of them needs.

        All are looked through at once. A handle is a companion too. What a text cannot hold, no piece of it can.
        """
        written = [text.encode(errors="replace") for text in texts]
        spoken = b" \xff ".join([*written, b""]).translate(GATE).replace(b"no one", b"no-one").split()
        masks: list[int] = []
        wanted, held = 0, FREE
        for cue, companion in filter(None, map(self.gate.get, spoken)):
            if cue or companion:
                wanted |= cue
                held |= companion
                continue
            if wanted & ~held & self.handles and b"@" in written[len(masks)]:
                held |= self.handles
            masks.append(held if held & wanted else 0)
            wanted, held = 0, FREE
        return masks

    def text_rules_for(self, text: str) -> tuple[tuple[Rule, list[int] | None], ...]:
        """The rules about what is no word whose signs a text holds, each with the places of its signs in order; None for a rule without signs."""
        if not self.text_rules:
            return ()
        low = lowered(text)
        found: list[tuple[Rule, list[int] | None]] = []
        for rule in self.text_rules:
            if not rule.signs:
                found.append((rule, None))
            elif places := [at for sign in rule.signs if sign in low for at in _places(low, sign)]:
                found.append((rule, sorted(places)))
        return tuple(found)

    def may_hold(self, text: str) -> bool:
        """Whether a text can hold a finding: a cue, with a companion where its rules want one."""
        return self.masks([text]) != [0]

    def sightings(self, text: str, section: str | None, every_section: bool = False) -> list[Sighting]:
        """What the sentence rules see in one piece of text, in order. `every_section` ignores where rules want to run."""
        (mask,) = self.masks([text])
        return self.looks(text, section, every_section, mask) if mask else []

    def looks(self, text: str, section: str | None, every_section: bool = False, mask: int = -1) -> list[Sighting]:
        """The same without the gate: tokenise, and look at each cue with the rules of `mask`."""
        words = Words(text)
        cues = self.cues
        seen: list[tuple[Match, Rule]] = []
        found = [(index, word) for index, word in enumerate(words.low_words) if word in cues]
        for index, word in found:
            hit: Hit | None = None
            for rule, bit in cues[word]:
                if not bit & mask or not (every_section or rule.judges(section)):
                    continue
                hit = hit or Hit(words, index, self.names)
                match = rule.look(hit)
                if match is not None and not (rule.skips_questions and hit.asked):
                    seen.append((match, rule))
        return [Sighting(rule, *words.cut(match.first, match.last), match.severity or rule.severity) for match, rule in _without_repeats(seen)]


class Foreign:
    """An engine for a text of another language: the patterns of its pack instead of the English cues; what is no word is judged alike."""

    def __init__(self, engine: Engine, pack: Pack) -> None:
        self.pack = pack
        self.config = engine.config
        self.rules = {rule.code: spoken(rule, pack) for rule in engine.rules}
        self.promise_rules = tuple(rule for rule in self.rules.values() if rule.look_promise is not None)
        self.entries_rules = tuple(rule for rule in self.rules.values() if rule.look_entries is not None)
        self.paper_rules: tuple[Rule, ...] = ()
        self.judges_items = bool(self.promise_rules or self.entries_rules)
        self.text_rules_for = engine.text_rules_for

    def masks(self, texts: Sequence[str]) -> list[int]:
        """Nothing is ruled out beforehand, unless the language has no patterns."""
        return [FREE if self.pack.cues else 0] * len(texts)

    def may_hold(self, text: str) -> bool:
        """Whether a text can hold a finding."""
        return bool(self.pack.cues) and not self.pack.cues.keys().isdisjoint(Words(text).low_words)

    def sightings(self, text: str, section: str | None, every_section: bool = False) -> list[Sighting]:
        """What the patterns see in one piece of text."""
        return self.looks(text, section, every_section) if self.pack.cues else []

    def looks(self, text: str, section: str | None, every_section: bool = False, mask: int = -1) -> list[Sighting]:
        """What the patterns see, for the rules that run."""
        words = Words(text)
        seen: list[tuple[Match, Rule]] = []
        for code, match in seen_by(self.pack, words):
            rule = self.rules.get(code)
            if rule is not None and (every_section or rule.judges(section)):
                seen.append((match, rule))
        return [Sighting(rule, *words.cut(match.first, match.last), rule.severity) for match, rule in _without_repeats(seen)]


def _places(text: str, sign: str) -> Iterator[int]:
    """Where a sign stands in a text."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _any_of(bits: Iterable[int]) -> int:
    """The bits of all."""
    mask = 0
    for bit in bits:
        mask |= bit
    return mask


def _gated(words: Iterable[str]) -> frozenset[bytes]:
    """The words as the gate compares them: up to an apostrophe, which is a space there."""
    return frozenset(word.partition("'")[0].encode() for word in words)


def _without_repeats(seen: list[tuple[Match, Rule]]) -> list[tuple[Match, Rule]]:
    """One finding for one place: of overlapping ones of a family the weightiest stays, then the first. A mere name yields to a deed."""
    kept: list[tuple[Match, Rule]] = []
    for match, rule in sorted(seen, key=lambda one: (one[0].first, one[0].last)):
        rival = kept[-1] if kept else None
        if rival is not None and rival[1].code[:3] == rule.code[:3] and match.first <= rival[0].last:
            lighter = WEIGHT[match.severity or rule.severity] < WEIGHT[rival[0].severity or rival[1].severity]
            if lighter or (rival[1].needs_people and not rule.needs_people):
                kept[-1] = (match, rule)
            continue
        kept.append((match, rule))
    return kept


@lru_cache(maxsize=32)
def engine_for(config: Config) -> Engine:
    """The engine of a configuration, built once."""
    return Engine(config)
