"""Acts that are ordinary work until their object, manner or intention is told as bad: `restarted the wrong rack`, `accidentally granted`."""

from __future__ import annotations

from nofault.lint.deeds import Deed, tells, told
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import AUXILIARIES, CLAUSE_OPENERS, CONJUNCTIONS, DETERMINERS
from nofault.lint.lexicon.qualities import BAD, BENIGN_WITHOUT, MISSING_STEPS, UNINTENDED
from nofault.lint.lexicon.verbs import ACTS, GOOD_WORK, MENTAL, VerbClass, is_past
from nofault.lint.rule import Hit
from nofault.lint.subjects import Kind, Subject, clause_subject

# An act with these makes new trouble; with other verbs (found, reverted, replaced) the same object is somebody's good work.
CREATING = VerbClass(
    """
    push merge deploy apply commit+ upload ship+ release publish introduce write/wrote/written type enter promote approve sign launch install
    use copy paste run+/ran/run send/sent submit+ make/made create accept pass add choose/chose/chosen pick rely trust follow believe
    build/built configure set+/set put+/put provision keep/kept leave/left tell/told give/gave/given
    """
)
ANY_ACT = listed("wrong incorrect untested unreviewed unapproved unverified unvetted unauthorised unauthorized mistaken erroneous unannounced")
EXTRAS = listed("zero digit character letter space comma slash dot line node flag zeros digits")
HASTE = listed("early late soon fast quickly hastily eagerly")
DEGREES = listed("many much early late soon fast quickly low high small large broad aggressively wide short long slow slowly hastily eagerly")
SLOWNESS = VerbClass("take/took/taken wait respond react escalate act notice be act reply")
BUSY = listed("peak business office rush working trading")
PLACES = listed("production prod staging live test primary standby correct right replica")
AGAINST = listed("policy advice procedure protocol guidelines instructions rules recommendation warnings")
CASES = listed("though during without anyway despite regardless extra too instead against")
UNINTENDED_CUES = UNINTENDED | {"mistake", "accident", "error"}
BAD_CUES = BAD | CASES


def unintended(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`an admin accidentally granted`, `was inadvertently deleted by an operator`, `deployed it by mistake`."""
    if hit.word not in UNINTENDED and not (hit.word in ("mistake", "accident", "error") and hit.at(-1) in ("by", "in")):
        return None
    verb = hit.index + 1
    if hit.word in UNINTENDED and (is_past(hit.at(1)) or hit.at(1) in ACTS):
        subject = hit.subject_of(verb)
        if subject.passive:
            return _by(hit, verb, kinds)
        return told(hit, subject, hit.index, verb) if tells(subject, kinds, True) else None
    return acted_before(hit, kinds, ACTS, 7)


def _by(hit: Hit, verb: int, kinds: frozenset[Kind]) -> Deed | None:
    for index in range(verb + 1, min(verb + 6, len(hit.words))):
        if hit.words.at(index) == "by":
            doer = hit.phrase(index + 1)
            return Deed(doer, hit.index, doer.head) if doer.kind in kinds else None
    return None


def acted_before(hit: Hit, kinds: frozenset[Kind], verbs: VerbClass | None, limit: int) -> Deed | None:
    """The nearest act of `verbs` (None: any but finding and mending) in the clause before the cue, when one of `kinds` did it."""
    for index, word in hit.before(limit):
        if word in CLAUSE_OPENERS or (word == "," and hit.words.at(index + 1) not in CONJUNCTIONS and index < hit.index - 1):
            return None
        if _is_act(word, verbs) and hit.words.at(index - 1) not in DETERMINERS:
            subject = _doer(hit, index, word)
            if "back" in (hit.words.at(index + 1), hit.words.at(index + 2)):
                return None
            return told(hit, subject, index, hit.index) if tells(subject, kinds, word in MENTAL) else None
        if is_past(word) and word not in BAD and word not in AUXILIARIES:
            return None
    return None


def _is_act(word: str, verbs: VerbClass | None) -> bool:
    if verbs is None:
        return (
            (is_past(word) or word in ACTS)
            and word not in GOOD_WORK
            and word not in BAD
            and word not in AUXILIARIES
            and ACTS.kinds.get(word) != "base"
        )
    return word in verbs and (is_past(word) or verbs.kinds.get(word) in ("s", "ing"))


def _doer(hit: Hit, index: int, word: str) -> Subject:
    """The subject of an act; of `by rotating the wrong key` that of the clause before."""
    if not word.endswith("ing"):
        return hit.subject_of(index)
    if hit.words.at(index - 1) in ("by", ",", "while", "and"):
        return Subject(*clause_subject(hit.words, index - 1, hit.names))
    return hit.subject_of(index)


def bad_object(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`restarted the wrong rack`, `deployed untested code`, `signed off without running the suite`, `entered an extra zero`."""
    word = hit.word
    if word == "without":
        return _without(hit, kinds)
    if word in CASES:
        return _case(hit, kinds)
    if word not in BAD or hit.at(1) in ("with", "in") or hit.at(1) in AUXILIARIES:
        return None
    return acted_before(hit, kinds, None if word in ANY_ACT else CREATING, 8)


def _without(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """The step that was left out: a noun of the list within three words, or any gerund that is not a harm avoided."""
    missing = next((index for index, after in hit.after(4) if after in MISSING_STEPS), None)
    if missing is None and hit.at(1).endswith("ing") and hit.at(1) not in BENIGN_WITHOUT:
        missing = hit.index + 1
    deed = acted_before(hit, kinds, ACTS, 12) if missing is not None else None
    return Deed(deed.subject, deed.first, missing) if deed is not None and missing is not None else None


def _case(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """Manner and concession: `anyway`, `despite`, `an extra zero`, `too early`, `instead of`, `against policy`."""
    word = hit.word
    if word == "extra":
        return acted_before(hit, kinds, ACTS, 5) if hit.at(1) in EXTRAS else None
    if word == "too":
        verbs = SLOWNESS if hit.at(1) in ("long", "slow", "slowly") else None if hit.at(1) in HASTE else ACTS
        if hit.at(1) == "slow" and hit.subject.kind in kinds and not hit.subject.negated:
            return Deed(hit.subject, hit.subject.head, hit.index + 1)
        deed = acted_before(hit, kinds, verbs, 9) if hit.at(1) in DEGREES else None
        return Deed(deed.subject, deed.first, hit.index + 1) if deed else None
    if word == "during":
        return acted_before(hit, kinds, ACTS, 9) if hit.at(1) in BUSY or hit.at(2) in BUSY else None
    if word == "though":
        return acted_before(hit, kinds, ACTS, 10) if hit.at(-1) == "even" else None
    if word == "against":
        wanted = next((index for index, after in hit.after(4) if after in AGAINST), None)
        return acted_before(hit, kinds, ACTS, 9) if wanted is not None else None
    if word == "instead":
        mixed_up = hit.at(1) == "of" and any(near in PLACES for _, near in [*hit.before(6), *hit.after(6)])
        return acted_before(hit, kinds, ACTS, 10) if mixed_up else None
    return acted_before(hit, kinds, ACTS, 10)
