"""Deeds that texts hold against somebody: slips, harm, acts on a bad object, acts that were not meant. Rules add who did it.

Each function answers who acted and from which word to which the deed is told, or None where the words tell no such deed.
"""

from __future__ import annotations

from msgspec import Struct

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import AUXILIARIES, CLAUSE_OPENERS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from nofault.lint.lexicon.people import FIRST_NAMES, GROUPS, ROLES
from nofault.lint.lexicon.qualities import BAD, MISSING_STEPS, UNINTENDED
from nofault.lint.lexicon.verbs import ACTS, HARM, HUMAN_SLIPS, MENTAL, SLIPS, VerbClass, is_past
from nofault.lint.rule import Hit
from nofault.lint.subjects import Kind, Subject

# Verbs that are a slip with the right particle, in front of or behind their object.
PHRASAL = VerbClass("take/took/taken bring/brought knock blow/blew/blown mess screw slip+ lose/lost tip+ trip+ fall/fell")
PARTICLES = {
    "take": listed("down out offline"),
    "bring": listed("down"),
    "knock": listed("out over offline"),
    "blow": listed("away up"),
    "mess": listed("up"),
    "screw": listed("up"),
    "slip": listed("up"),
    "lose": listed("track control sight"),
    "tip": listed("over"),
    "trip": listed("over"),
    "fall": listed("asleep"),
}
LET = VerbClass("let+/let allow")
LAPSES = listed("expire lapse run fill slip happen through go lie drift grow rot languish pile starve time")
LEAVE = VerbClass("leave/left")
LEFT_STATES = listed("running open enabled disabled unattended exposed on unlocked public behind unprotected unpatched uncommitted active unset")
SLIP_NOUNS = listed("mistake mistakes typo typos oversight oversights error errors blunder blunders slip misconfiguration misjudgement misjudgment")
# An act with these makes new trouble; with other verbs (found, reverted, replaced) the same object is somebody's good work.
CREATING = VerbClass(
    "push merge deploy apply commit+ upload ship+ release publish introduce write/wrote/written type enter promote approve sign launch "
    "install use copy paste run+/ran/run send/sent submit+ make/made create accept pass add choose/chose/chosen pick rely trust follow "
    "believe build/built configure set+/set put+/put provision"
)
ANY_ACT = listed("wrong incorrect untested unreviewed unapproved unverified unvetted unauthorised unauthorized mistaken erroneous unannounced")
EXTRAS = listed("zero digit character letter space comma slash dot line node flag zeros digits")
OWNERS = {"his": Kind.PRONOUN, "her": Kind.PRONOUN, "my": Kind.I, "our": Kind.WE, "your": Kind.YOU, "their": Kind.THEY}
SLIP_CUES = (
    SLIPS.forms("past", "part", "s", "base")
    | HARM.forms("past", "part", "s")
    | PHRASAL.forms("past", "part", "s")
    | LET.forms("past", "s")
    | LEAVE.forms("past", "s")
    | SLIP_NOUNS
)
UNINTENDED_CUES = UNINTENDED | {"mistake", "accident", "error"}
BAD_CUES = BAD | {"without", "anyway", "extra"}
HARMLESS = listed("down into out even up free glass")  # break down, break into parts, break glass


class Deed(Struct, frozen=True):
    """Who did it, and the words that tell it."""

    subject: Subject
    first: int
    last: int


def tells(subject: Subject, kinds: frozenset[Kind], human: bool) -> bool:
    """Whether the deed is held against one of `kinds`; a deed that only a person can do (`human`) also makes "they" and an unknown name one."""
    if not subject.acted:
        return False
    return subject.kind in kinds or (human and Kind.ROLE in kinds and subject.kind in (Kind.THEY, Kind.PROPER))


def _deed(hit: Hit, subject: Subject, verb: int, last: int) -> Deed:
    first = subject.head if subject.head >= 0 and hit.index - subject.head < 12 else verb
    return Deed(subject, min(first, verb), last)


def slip(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`The engineer forgot`, `Tom broke`, `let the certificate expire`, `took the cluster down`."""
    word = hit.word
    if word in SLIPS:
        if word in SLIP_NOUNS or _is_noun(hit):
            return None
        return _deed(hit, hit.subject, hit.index, hit.index) if tells(hit.subject, kinds, word in HUMAN_SLIPS) else None
    last = _last_of(hit)
    if last is None or _is_noun(hit) or not tells(hit.subject, kinds, False):
        return None
    return _deed(hit, hit.subject, hit.index, last)


def _last_of(hit: Hit) -> int | None:
    """The last word of a harm, or of a verb that its particle or complement makes a slip."""
    word = hit.word
    if word in HARM:
        return None if hit.at(1) in HARMLESS or (hit.at(1) == "the" and hit.at(2) == "glass") else hit.index
    if word in PHRASAL:
        particles = PARTICLES.get(PHRASAL[word], frozenset())
        return next((index for index, after in hit.after(7) if after in particles), None)
    if word in LET:
        return next((index for index, after in hit.after(7) if after in LAPSES), None)
    if word in LEAVE:
        return next((index for index, after in hit.after(9) if after in LEFT_STATES and index > hit.index + 1), None)
    return None


def _is_noun(hit: Hit) -> bool:
    """`the misses`, `a break`: a form that is a noun here."""
    return (hit.at(-1) in DETERMINERS and hit.at(-1) not in ("all", "both", "this", "that")) or hit.at(-1).endswith("'s")


def slip_noun(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`Chen's typo`, `the mistake was made by the new hire`, `the engineer made a mistake`, `an oversight by the data team`."""
    if hit.word not in SLIP_NOUNS:
        return None
    owner = owner_of(hit)
    if owner is not None and owner.kind in kinds:
        return Deed(owner, max(0, owner.head), hit.index)
    for index, word in hit.after(6):
        if (word == "by" or (word == "of" and hit.words.at(index - 1) == "part")) and not hit.words.at(index + 1).endswith("ing"):
            doer = hit.phrase(index + 1)
            if doer.kind in kinds:
                return Deed(doer, hit.index, doer.head)
            break
        if word in CLAUSE_OPENERS:
            break
    return _made(hit, kinds)


def owner_of(hit: Hit) -> Subject | None:
    """Whose thing the cue is told to be (`Tom's fault`, `his mistake`); None where nobody's."""
    for index, word in hit.before(3):
        if word in OWNERS:
            return Subject(OWNERS[word], index)
        if word.endswith("'s"):
            return _named(hit, index)
        if word in PREPOSITIONS or word in AUXILIARIES:
            break
    return None


def _named(hit: Hit, index: int) -> Subject:
    """What the possessive at `index` (`chen's`, `team's`) stands for."""
    owner = hit.words.at(index)[:-2]
    start = hit.words.spans[index][0]
    if owner in hit.names.systems:
        return Subject(Kind.SYSTEM, index)
    if owner in hit.names.people or owner.startswith("@") or (owner in FIRST_NAMES and hit.words.text[start].isupper()):
        return Subject(Kind.NAME, index)
    if owner in ROLES:
        return Subject(Kind.ROLE, index)
    return Subject(Kind.GROUP if owner in GROUPS else Kind.SYSTEM, index)


def _made(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    for index, word in hit.before(4):
        if word in ("made", "makes", "make", "committed"):
            subject = hit.subject_of(index)
            return _deed(hit, subject, index, hit.index) if tells(subject, kinds, True) else None
        if word in PREPOSITIONS or word in AUXILIARIES:
            break
    return None


def unintended(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`an admin accidentally granted`, `was inadvertently deleted by an operator`, `deployed it by mistake`."""
    if hit.word not in UNINTENDED and not (hit.word in ("mistake", "accident", "error") and hit.at(-1) in ("by", "in")):
        return None
    verb = hit.index + 1
    if hit.word in UNINTENDED and (is_past(hit.at(1)) or hit.at(1) in ACTS):
        subject = hit.subject_of(verb)
        if subject.passive:
            return _by(hit, verb, kinds)
        return _deed(hit, subject, hit.index, verb) if tells(subject, kinds, True) else None
    return acted_before(hit, kinds, ACTS, 7)


def _by(hit: Hit, verb: int, kinds: frozenset[Kind]) -> Deed | None:
    for index in range(verb + 1, min(verb + 6, len(hit.words))):
        if hit.words.at(index) == "by":
            doer = hit.phrase(index + 1)
            return Deed(doer, hit.index, doer.head) if doer.kind in kinds else None
    return None


def acted_before(hit: Hit, kinds: frozenset[Kind], verbs: VerbClass, limit: int) -> Deed | None:
    """The nearest act of `verbs` in the clause before the cue, when one of `kinds` did it."""
    for index, word in hit.before(limit):
        if word in CLAUSE_OPENERS or (word == "," and hit.words.at(index + 1) not in CONJUNCTIONS):
            return None
        if word in verbs and (is_past(word) or verbs.kinds.get(word) == "s") and hit.words.at(index - 1) not in DETERMINERS:
            subject = hit.subject_of(index)
            if hit.words.at(index + 1) == "back" or hit.words.at(index + 2) == "back":
                return None
            return _deed(hit, subject, index, hit.index) if tells(subject, kinds, word in MENTAL) else None
        if is_past(word) and word not in BAD and word not in AUXILIARIES:
            return None
    return None


def bad_object(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`restarted the wrong rack`, `deployed untested code`, `signed off without running the suite`, `entered an extra zero`."""
    word = hit.word
    if word == "without":
        missing = next((index for index, after in hit.after(3) if after in MISSING_STEPS), None)
        deed = acted_before(hit, kinds, ACTS, 12) if missing is not None else None
        return Deed(deed.subject, deed.first, missing) if deed is not None and missing is not None else None
    if word == "anyway":
        return acted_before(hit, kinds, ACTS, 8)
    if word == "extra":
        return acted_before(hit, kinds, ACTS, 5) if hit.at(1) in EXTRAS else None
    if word not in BAD or hit.at(1) in ("with", "in") or hit.at(1) in AUXILIARIES:
        return None
    verbs = ACTS if word in ANY_ACT else CREATING
    return acted_before(hit, kinds, verbs, 8)
