"""The one pass: gate a text by its cue words, tokenise it once, look at each cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from nofault.lint.config import Config
from nofault.lint.findings import Severity
from nofault.lint.gate import Gate
from nofault.lint.packs import Pack, language_of, seen_by, spoken
from nofault.lint.rule import Hit, Look, Match, Rule, rules
from nofault.lint.words import Words, lowered

WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Sighting(Struct, frozen=True, gc=False):
    """A rule's finding in a piece of text: the span in characters."""

    rule: Rule
    start: int
    end: int
    severity: Severity


class Engine:
    """The rules that a configuration selects, and their lookouts by number."""

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
        self.lookouts: list[tuple[Rule, frozenset[str], Look]] = []
        for rule in self.rules:
            own = self.names.people if getattr(rule.module, "ANY_NAME", False) else frozenset[str]()
            for lookout in rule.lookouts:
                self.gate.add((own.union(lookout.places[0]), *lookout.places[1:]), lookout.companions)
                self.lookouts.append((rule, lookout.cues | own, lookout.look))
        self.foreign: dict[str, Foreign] = {}  # the same for other languages, as texts need them

    def speaking(self, text: str) -> Engine | Foreign:
        """The engine for the language of a text: this one for English."""
        pack = language_of(text)
        if pack is None:
            return self
        if pack.name not in self.foreign:
            self.foreign[pack.name] = Foreign(self, pack)
        return self.foreign[pack.name]

    def passing(self, texts: Sequence[str]) -> Iterator[Sequence[int]]:
        """The lookouts that can see something in each text, by number. What a text cannot hold, no piece of it can."""
        return self.gate.passing(texts)

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
        """Whether a text can hold a finding."""
        return any(self.passing([text]))

    def sightings(self, text: str, section: str | None = None) -> list[Sighting]:
        """What the sentence rules see in one piece of text, in order."""
        return self.looks(text, section, next(iter(self.passing([text]))))

    def looks(self, text: str, section: str | None, passing: Iterable[int], lead: str = "") -> list[Sighting]:
        """What the lookouts see that passed the gate and run in the section (None: wherever they run).

        The text is tokenised, and they look at each of their cues; a rule sees one thing at a cue. `lead` is the time of an entry beside it.
        """
        running = [self.lookouts[number] for number in passing if section is None or self.lookouts[number][0].judges(section)]
        if not running:
            return []
        words = Words(text, lead)
        looks: dict[str, list[tuple[Rule, Look]]] = {}
        for rule, cues, look in running:
            for cue in cues & words.spoken:
                looks.setdefault(cue, []).append((rule, look))
        seen: list[tuple[Match, Rule]] = []
        for index, word in enumerate(words.low_words):
            if word in looks:
                seen += self._at(Hit(words, index, self.names), looks[word])
        return [Sighting(rule, *words.cut(match.first, match.last), match.severity or rule.severity) for match, rule in _without_repeats(seen)]

    @staticmethod
    def _at(hit: Hit, looks: Iterable[tuple[Rule, Look]]) -> Iterator[tuple[Match, Rule]]:
        """What each rule sees first at a cue."""
        done: Rule | None = None
        for rule, look in looks:
            if rule is not done and (match := look(hit)) is not None:
                done = rule
                if not (rule.skips_questions and hit.asked):
                    yield match, rule


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

    def passing(self, texts: Sequence[str]) -> list[Sequence[int]]:
        """Nothing is ruled out beforehand, unless the language has no patterns."""
        return [(0,) if self.pack.cues else ()] * len(texts)

    def may_hold(self, text: str) -> bool:
        """Whether a text can hold a finding."""
        return bool(self.pack.cues) and not self.pack.cues.keys().isdisjoint(Words(text).low_words)

    def sightings(self, text: str, section: str | None = None) -> list[Sighting]:
        """What the patterns see in one piece of text."""
        return self.looks(text, section, next(iter(self.passing([text]))))

    def looks(self, text: str, section: str | None, passing: Sequence[int], lead: str = "") -> list[Sighting]:
        """What the patterns see, for the rules that run."""
        if not passing:
            return []
        words = Words(text, lead)
        seen: list[tuple[Match, Rule]] = []
        for code, match in seen_by(self.pack, words):
            rule = self.rules.get(code)
            if rule is not None and (section is None or rule.judges(section)):
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
