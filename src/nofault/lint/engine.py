"""The one pass: gate a text by its cue words, tokenise it once, look at each cue."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from nofault.lint.config import Config
from nofault.lint.findings import Severity
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.rule import Hit, Match, Rule, rules
from nofault.lint.words import Words

WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
# Bytes of a text to what the gate compares: letters and digits in lower case, the hyphen as it is, all else a space.
GATE = bytes((byte + 32 if 65 <= byte <= 90 else byte) if chr(byte).isascii() and (chr(byte).isalnum() or byte == 45) else 32 for byte in range(256))


class Sighting(Struct, frozen=True, gc=False):
    """A rule's finding in a piece of text: the span in characters."""

    rule: Rule
    start: int
    end: int
    severity: Severity


class Engine:
    """The rules that a configuration selects, with their cues merged into one dictionary."""

    def __init__(self, config: Config) -> None:
        self.names = config.names
        self.rules = tuple(rule for rule in rules() if config.runs(rule.code, rule.default))
        self.promise_rules = tuple(rule for rule in self.rules if rule.look_promise is not None)
        self.entries_rules = tuple(rule for rule in self.rules if rule.look_entries is not None)
        cues: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for cue in rule.cues:
                cues.setdefault(cue, []).append(rule)
        self.cues = {cue: tuple(found) for cue, found in cues.items()}
        self.gate = self._companions_of_cues()

    def _companions_of_cues(self) -> dict[bytes, tuple[frozenset[bytes], ...]]:
        """For each cue the words of which a text must hold one for some rule to see anything; none at all where a rule needs no more."""
        wanted: dict[bytes, set[frozenset[bytes]]] = {}
        free: set[bytes] = set()
        for rule in self.rules:
            companions = rule.companions or frozenset()
            gated = _gated(companions | self.names.people if companions >= PEOPLE else companions)
            free |= _gated(rule.cues if rule.companions is None else rule.alone)
            for cue in _gated(rule.cues):
                wanted.setdefault(cue, set()).add(gated)
        return {cue: () if cue in free else tuple(sets) for cue, sets in wanted.items()}

    def may_hold(self, text: str) -> bool:
        """Whether a text can hold a finding: a cue, with a companion where its rules want one. A handle is a companion too.

        What a text cannot hold, no piece of it can.
        """
        written = text.encode(errors="replace")
        spoken = written.translate(GATE).replace(b"no one", b"no-one").split()
        if self.gate.keys().isdisjoint(spoken):
            return False
        handle = b"@" in written
        for cue in self.gate.keys() & spoken:
            companions = self.gate[cue]
            if handle or not companions or any(not words.isdisjoint(spoken) for words in companions):
                return True
        return False

    def sightings(self, text: str, section: str | None, every_section: bool = False) -> list[Sighting]:
        """What the sentence rules see in one piece of text, in order. `every_section` ignores where rules want to run."""
        return self.looks(text, section, every_section) if self.may_hold(text) else []

    def looks(self, text: str, section: str | None, every_section: bool = False) -> list[Sighting]:
        """The same without the gate: tokenise, and look at each cue."""
        words = Words(text)
        seen: list[tuple[Match, Rule]] = []
        for index, word in enumerate(words.low_words):
            if word not in self.cues:
                continue
            hit = Hit(words, index, self.names)
            for rule in self.cues[word]:
                match = rule.module.look(hit) if every_section or rule.judges(section) else None
                if match is not None and not (rule.skips_questions and hit.asked):
                    seen.append((match, rule))
        return [Sighting(rule, *words.cut(match.first, match.last), match.severity or rule.severity) for match, rule in _without_repeats(seen)]


def _gated(words: Iterable[str]) -> frozenset[bytes]:
    """The words as the gate compares them: up to an apostrophe, which is a space there."""
    return frozenset(word.partition("'")[0].encode() for word in words)


def _without_repeats(seen: list[tuple[Match, Rule]]) -> list[tuple[Match, Rule]]:
    """One finding for one place: of overlapping ones of a family the weightiest stays, then the first."""
    kept: list[tuple[Match, Rule]] = []
    for match, rule in sorted(seen, key=lambda one: (one[0].first, one[0].last)):
        rival = kept[-1] if kept else None
        if rival is not None and rival[1].code[:3] == rule.code[:3] and match.first <= rival[0].last:
            if WEIGHT[match.severity or rule.severity] < WEIGHT[rival[0].severity or rival[1].severity]:
                kept[-1] = (match, rule)
            continue
        kept.append((match, rule))
    return kept


@lru_cache(maxsize=32)
def engine_for(config: Config) -> Engine:
    """The engine of a configuration, built once."""
    return Engine(config)
