"""The one pass: gate a text by its cue words, tokenise it once, look at each cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from nofault.lint.config import Config
from nofault.lint.findings import Severity
from nofault.lint.gate import Gate
from nofault.lint.outline import UNKNOWN
from nofault.lint.packs import Pack, language_of, seen_by
from nofault.lint.rule import Hit, Look, Match, Rule, rules
from nofault.lint.words import Words, lowered

WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
Looks = tuple[Rule, int, tuple[tuple[int, Look], ...]]  # of a rule at a cue: the bits of all, and each with its own


class Sighting(Struct, frozen=True, gc=False):
    """A rule's finding in a piece of text: the span in characters."""

    rule: Rule
    start: int
    end: int
    severity: Severity


class Engine:
    """The rules that a configuration selects. Each lookout of theirs has a bit; a text's mask holds those that can see something in it."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.names = config.names
        self.rules = tuple(rule for rule in rules() if config.runs(rule.code, rule.default or (rule.needs_people and bool(config.people))))
        self.promise_rules = tuple(rule for rule in self.rules if rule.look_promise is not None)
        self.entries_rules = tuple(rule for rule in self.rules if rule.look_entries is not None)
        self.text_rules = tuple(rule for rule in self.rules if rule.look_text is not None)
        self.paper_rules = tuple(rule for rule in self.rules if rule.look_paper is not None)
        self.judges_items = bool(self.promise_rules or self.entries_rules or self.paper_rules)
        self.gate = Gate(sum(len(rule.lookouts) for rule in self.rules), self.names.people)
        self.bits: dict[str, int] = {}  # of all lookouts of a rule, by its code
        self._sections: dict[str | None, int] = {None: -1}
        cues: dict[str, dict[str, Looks]] = {}
        bit = 1
        for rule in self.rules:
            own = self.names.people if getattr(rule.module, "ANY_NAME", False) else frozenset[str]()
            self.bits[rule.code] = bit * ((1 << len(rule.lookouts)) - 1)
            for lookout in rule.lookouts:
                self.gate.add(bit, (own.union(lookout.places[0]), *lookout.places[1:]), lookout.companions)
                for cue in lookout.cues | own:
                    of_cue = cues.setdefault(cue, {})
                    _, bits, looks = of_cue.get(rule.code, (rule, 0, ()))
                    of_cue[rule.code] = (rule, bits | bit, (*looks, (bit, lookout.look)))
                bit <<= 1
        self.gate.close()
        self.cues: dict[str, tuple[Looks, ...]] = {cue: tuple(of_cue.values()) for cue, of_cue in cues.items()}

    def running(self, section: str | None) -> int:
        """The bits of the lookouts that want to run in a section of that kind; None stands for all sections."""
        if section not in self._sections:
            bits = 0
            for rule in self.rules:
                bits |= self.bits[rule.code] if rule.judges(section) else 0
            self._sections[section] = bits
        return self._sections[section]

    def speaking(self, text: str) -> Engine | Foreign:
        """The engine for the language of a text: this one for English."""
        pack = language_of(text)
        return self if pack is None else Foreign(self, pack)

    def masks(self, texts: Sequence[str]) -> list[int]:
        """Which lookouts can see something in each text, as bits. What a text cannot hold, no piece of it can."""
        return self.gate.masks(texts)

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
        mask = self.masks([text])[0] & self.running(None if every_section else section or UNKNOWN)
        return self.looks(text, mask) if mask else []

    def looks(self, text: str, mask: int) -> list[Sighting]:
        """What the lookouts of `mask` see: tokenise, and look at each of their cues; a rule sees one thing at a cue."""
        words = Words(text)
        cues = self.cues
        seen: list[tuple[Match, Rule]] = []
        for index, word in [(index, word) for index, word in enumerate(words.low_words) if word in cues]:
            hit: Hit | None = None
            for rule, bits, looks in cues[word]:
                if not bits & mask:
                    continue
                hit = hit or Hit(words, index, self.names)
                match = next((match for bit, look in looks if bit & mask and (match := look(hit)) is not None), None)
                if match is not None and not (rule.skips_questions and hit.asked):
                    seen.append((match, rule))
        return [Sighting(rule, *words.cut(match.first, match.last), match.severity or rule.severity) for match, rule in _without_repeats(seen)]


class Foreign:
    """An engine for a text of another language: the patterns of its pack instead of the English cues; what is no word is judged alike."""

    def __init__(self, engine: Engine, pack: Pack) -> None:
        self.pack = pack
        self.config = engine.config
        self.rules = {rule.code: rule for rule in engine.rules}
        self.promise_rules: tuple[Rule, ...] = ()  # the words of promises are English
        self.entries_rules = engine.entries_rules
        self.paper_rules: tuple[Rule, ...] = ()
        self.judges_items = bool(engine.entries_rules)
        self.text_rules_for = engine.text_rules_for
        self.running = engine.running
        self.bits = engine.bits

    def masks(self, texts: Sequence[str]) -> list[int]:
        """Nothing is ruled out beforehand, unless the language has no patterns."""
        return [-1 if self.pack.cues else 0] * len(texts)

    def may_hold(self, text: str) -> bool:
        """Whether a text can hold a finding."""
        return bool(self.pack.cues) and not self.pack.cues.keys().isdisjoint(Words(text).low_words)

    def sightings(self, text: str, section: str | None, every_section: bool = False) -> list[Sighting]:
        """What the patterns see in one piece of text."""
        return self.looks(text, self.running(None if every_section else section or UNKNOWN)) if self.pack.cues else []

    def looks(self, text: str, mask: int) -> list[Sighting]:
        """What the patterns see, for the rules that run."""
        words = Words(text)
        seen: list[tuple[Match, Rule]] = []
        for code, match in seen_by(self.pack, words):
            rule = self.rules.get(code)
            if rule is not None and self.bits[code] & mask:
                seen.append((match, rule))
        return [Sighting(rule, *words.cut(match.first, match.last), rule.severity) for match, rule in _without_repeats(seen)]


def _places(text: str, sign: str) -> Iterator[int]:
    """Where a sign stands in a text."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


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
