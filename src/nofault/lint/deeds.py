"""Deeds that texts hold against somebody: slips and harm. Rules add who did it; `acts.py` has the acts that their object makes bad.

Each function answers who acted and from which word to which the deed is told, or None where the words tell no such deed.
"""

from __future__ import annotations

from msgspec import Struct

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import AUXILIARIES, CLAUSE_OPENERS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PUNCTUATION
from nofault.lint.lexicon.idioms import BETWEEN, OF_DEEDS
from nofault.lint.lexicon.people import FIRST_NAMES, GROUPS, ROLES, ROLES_AFTER
from nofault.lint.lexicon.qualities import FAULTS
from nofault.lint.lexicon.verbs import DESTRUCTIVE, GOOD_WORK, HARM, HUMAN_SLIPS, SLIPS, VerbClass
from nofault.lint.nouns import Kind, phrase_start
from nofault.lint.rule import Hit
from nofault.lint.subjects import Subject, clause_subject

# Verbs that are a slip with the right particle, in front of or behind their object.
PHRASAL = VerbClass(
    """
    take/took/taken bring/brought knock blow/blew/blown mess screw slip+ lose/lost tip+ trip+ fall/fell mix shrug+ brush wave foul gloss
    sleep/slept
    """
)
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
    "mix": listed("up"),
    "shrug": listed("off"),
    "brush": listed("off aside"),
    "wave": listed("through"),
    "foul": listed("up"),
    "gloss": listed("over"),
    "sleep": listed("through"),
}
LET = VerbClass("let+/let allow")
LAPSES = listed("expire lapse run fill slip happen through go lie drift grow rot languish pile starve time")
LEAVE = VerbClass("leave/left")
LEFT_STATES = listed(
    """
    running open enabled disabled unattended exposed on unlocked public behind unprotected unpatched uncommitted active unset unencrypted
    unmonitored lying repository repo half half-finished half-done unfinished untouched unresolved unfixed unaddressed unanswered
    unchecked debug debugging hanging plugged unplugged loose in-place untested
    """
)
SLIP_NOUNS = listed(
    """
    mistake mistakes typo typos oversight oversights error errors blunder blunders slip misconfiguration misjudgement misjudgment misreading
    misunderstanding misinterpretation negligence carelessness failure refusal inability neglect reluctance haste impatience lapse lapses
    inaction indecision hesitation complacency stubbornness overconfidence indifference ignorance
    """
)
# Said of a possessor only ("the team's failure to …"); elsewhere these are also words for systems.
POSSESSED = listed(
    """
    failure refusal inability neglect reluctance haste impatience lapse lapses negligence carelessness misunderstanding inaction indecision
    hesitation complacency stubbornness overconfidence indifference ignorance
    """
)
CAUSING = VerbClass("cause trigger provoke introduce inject")
ERASING = VerbClass("delete drop+ wipe erase truncate purge overwrite/overwrote/overwritten")
DISCLOSING = VerbClass("commit+ push post paste publish share upload email check log+ send/sent put+/put")
SECRETS = listed("credential credentials password passwords secret secrets token tokens key keys api-key certificate")
OPENING = VerbClass("open give/gave/given grant")
WORLD = listed("world internet public root everyone 777 0.0.0.0/0")
LIVE = listed("production prod live entire whole")
APPROVING = VerbClass("approve merge push deploy change disable enable run+/ran/run commit+ write/wrote/written type sign")
BLAMED_IN_CLEFT = (SLIPS, HARM, CAUSING, ERASING, DESTRUCTIVE, APPROVING)
FIGURES = {"wheel": "asleep", "eye": "blind"}
# What keeps a system safe; put out of action by somebody it is told against them only when that was done before ("had disabled").
INTERLOCKS = listed("interlock interlocks safety safeguard safeguards guardrail guardrails freeze veto lockout lock-out protections safeties")
GUARDS = INTERLOCKS | listed("alert alerts alarm alarms check checks test tests validation monitoring backup backups protection verification hook")
DISARMING = VerbClass("override/overrode/overridden defeat disable mute silence deactivate comment turn switch take/took/taken suppress unplug+")
PARTLY = listed("turn switch take comment")
# Work of people that an adjective makes a fault of theirs: "poor execution by the migration team".
WEAK_WORK = listed(
    """
    decision decisions execution handling planning preparation workmanship coordination judgement judgment supervision choices choice
    operation use usage action actions command entry input merge deploy deployment release rollback migration change commit edit fix patch
    configuration config query script push restart handover handling click guess keystroke intervention assumption
    """
)
WEAK = listed(
    """
    incorrect improper inappropriate unauthorised unauthorized poor bad wrong questionable rash hasty weak unwise sloppy careless inadequate
    terrible awful dreadful faulty shoddy
    """
)
HAND_WORK = listed(
    """
    change changes commit commits code patch pr script config configuration deploy deployment query push merge edit update migration
    script rollback restart command release deploy build import job backfill fix hotfix
    """
)
KEEPING = listed("kept keeps continued started began insisted")
FAILING = listed("crashed crashes crash froze freezes leaked leaks choked chokes")  # said of itself where nothing follows
HARMLESS = listed("down into out even up free")  # break down, break into parts, break even
OWNERS = {"his": Kind.PRONOUN, "her": Kind.PRONOUN, "my": Kind.I, "our": Kind.WE, "your": Kind.YOU, "their": Kind.THEY}
ALL_FORMS = ("past", "part", "s", "base", "ing")
SLIP_CUES = (
    SLIPS.forms(*ALL_FORMS)
    | HARM.forms("past", "part", "s", "ing")
    | PHRASAL.forms("past", "part", "s", "ing")
    | LET.forms("past", "s", "ing")
    | LEAVE.forms("past", "s", "ing")
    | CAUSING.forms("past", "part", "s", "ing")
    | ERASING.forms("past", "part", "s")
    | DISCLOSING.forms("past", "part", "s")
    | OPENING.forms("past", "part", "s")
    | SLIP_NOUNS
    | frozenset(OF_DEEDS)
    | GUARDS
    | WEAK_WORK
    | {"wheel", "eye"}
    | {"who"}
)


def _beside() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Of the cues those that tell a deed only beside certain words, with these words: figures of speech, guards put out of action, weak work."""
    idioms = {word: frozenset(verbs) for word, verbs in OF_DEEDS.items()} | {word: frozenset({state}) for word, state in FIGURES.items()}
    verbs = frozenset().union(*(told for cue, told in idioms.items() if cue != "it"))
    acts = frozenset().union(PHRASAL, LET, LEAVE, CAUSING, ERASING, DISCLOSING, OPENING, SLIPS, HARM, SLIP_NOUNS, {"who"})
    figures, guards = idioms.keys() - {"it"}, GUARDS - idioms.keys()
    return (
        (frozenset({"it"}), idioms["it"]),
        (frozenset(figures - GUARDS - WEAK_WORK - SLIP_NOUNS), verbs),
        (guards - WEAK_WORK - SLIP_NOUNS, frozenset(DISARMING)),
        (WEAK_WORK - idioms.keys() - GUARDS - acts, WEAK),
    )


SLIP_BESIDE = _beside()


class Deed(Struct, frozen=True, gc=False):
    """Who did it, and the words that tell it."""

    subject: Subject
    first: int
    last: int


def tells(subject: Subject, kinds: frozenset[Kind], human: bool) -> bool:
    """Whether the deed is held against one of `kinds`; a deed that only a person can do (`human`) also makes "they" and an unknown name one."""
    if not subject.acted:
        return False
    return subject.kind in kinds or (human and Kind.ROLE in kinds and subject.kind in (Kind.THEY, Kind.PROPER))


def told(hit: Hit, subject: Subject, verb: int, last: int) -> Deed:
    """The deed from its subject, where that stands near, to its last word."""
    first = subject.head if subject.head >= 0 and abs(hit.index - subject.head) < 12 else verb
    return Deed(subject, min(first, verb), last)


def slip(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`The engineer forgot`, `Tom broke`, `let the certificate expire`, `took the cluster down`, `…, bypassing the review`."""
    word = hit.word
    if word in OF_DEEDS or word in FIGURES or word in GUARDS:
        return _idiom(hit, kinds) or _disarmed(hit, kinds)
    if word == "who":
        return _cleft(hit, kinds)
    last = hit.index if word in SLIPS else _last_of(hit)
    if last is None or (word in SLIP_NOUNS and word not in ("mistake",)) or _is_noun(hit):
        return None
    if word.endswith("ing") and hit.at(-1) in (",", "by", "thereby", "thus"):
        subject = Subject(*clause_subject(hit.words, hit.index - 1, hit.names))
    elif word.endswith("ing") and hit.at(-1) in KEEPING:
        subject = hit.subject_of(hit.index - 1)
    else:
        subject = hit.subject
    if tells(subject, kinds, word in HUMAN_SLIPS):
        return told(hit, subject, hit.index, last)
    owner = _owner_of_subject(hit, subject)
    return Deed(owner, owner.head, last) if owner is not None and owner.kind in kinds and word not in SLIPS else None


def _last_of(hit: Hit) -> int | None:
    """The last word of a harm, or of a verb that its particle, object or complement makes a slip."""
    word = hit.word
    if word in HARM:
        alone = word in FAILING and (hit.at(1) in PUNCTUATION or hit.at(1) in CONJUNCTIONS or hit.at(1) in CLAUSE_OPENERS or not hit.at(1))
        return None if alone or hit.at(1) in HARMLESS or "glass" in (hit.at(1), hit.at(2)) else hit.index
    for verbs, wanted, reach in (
        (LET, LAPSES, 7),
        (LEAVE, LEFT_STATES, 9),
        (CAUSING, FAULTS, 7),
        (ERASING, LIVE, 4),
        (DISCLOSING, SECRETS, 5),
        (OPENING, WORLD, 7),
    ):
        if word in LEAVE and hit.at(1) == "out":
            return hit.index + 1
        if word in verbs:
            ends = [index for index, after in hit.after(reach) if after in wanted and (index > hit.index + 1 or verbs in (CAUSING, DISCLOSING))]
            return (ends[-1] if verbs is LEAVE else ends[0]) if ends else None
    if word in PHRASAL:
        particles = PARTICLES[PHRASAL[word]]
        return next(
            (
                index
                for index, after in hit.after(7)
                if after in particles and (hit.words.at(index + 1) != "of" or after in ("track", "control", "sight"))
            ),
            None,
        )
    return None


def _idiom(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    if hit.word not in FIGURES and hit.word not in OF_DEEDS:
        return None
    if hit.word in FIGURES:
        verb = next((index for index, word in hit.before(4) if word == FIGURES[hit.word]), None)
    else:
        verb = next((index for index, word in hit.before(8) if word in OF_DEEDS[hit.word]), None)
        wanted = BETWEEN.get(hit.word)
        if verb is not None and wanted and not any(hit.words.at(index) in wanted for index in range(verb + 1, hit.index)):
            return None
    if verb is None or (hit.word in ("it", "nothing") and verb != hit.index - 1):
        return None
    if hit.word == "bothered":
        subject = hit.subject
        return Deed(subject, verb, hit.index) if subject.negated and subject.kind in kinds | {Kind.THEY} else None
    subject = hit.subject_of(verb)
    if hit.words.at(verb).endswith("ing") and hit.at(verb - 1 - hit.index) in (",", "and", "by"):
        subject = Subject(*clause_subject(hit.words, verb - 1, hit.names))
    if hit.word == "corners" and hit.words.at(verb) == "cutting" and Kind.ROLE in kinds:
        return Deed(subject, verb, hit.index)
    if not subject.acted:
        return None
    vague = hit.word not in ("worse", "it", "control", "missing", "offline", "dark")
    loose = vague and Kind.ROLE in kinds and subject.kind in (Kind.THEY, Kind.PROPER)
    return Deed(subject, verb, hit.index) if subject.kind in kinds or loose else None


def _disarmed(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`overrode the interlock`; `had switched off the alert`: a guard that somebody had put out of action before."""
    for index, word in hit.before(6 if hit.word in GUARDS else 0):
        if word not in DISARMING:
            continue
        subject = hit.subject_of(index)
        before = any(hit.words.at(at) in ("had", "'d") for at in range(max(0, index - 3), index))
        if subject.kind in kinds and subject.acted and (before or hit.word in INTERLOCKS):
            off = DISARMING[word] not in PARTLY or any(hit.words.at(at) in ("off", "out", "down") for at in range(index + 1, hit.index + 2))
            return told(hit, subject, index, hit.index) if off else None
        return None
    return None


def _cleft(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`It was Jonas who deleted the bucket`."""
    if not any(hit.at(1) in verbs for verbs in BLAMED_IN_CLEFT):
        return None
    if hit.at(-1) == "one" and hit.at(-2) == "the":
        subject = hit.subject_of(hit.index - 2)
        return Deed(subject, subject.head, hit.index + 1) if subject.kind in kinds and not subject.negated else None
    it = next((index for index, word in hit.before(5) if word in ("was", "is") and hit.words.at(index - 1) == "it"), None)
    if it is None:
        return None
    doer = hit.phrase(it + 1)
    return Deed(doer, it - 1, hit.index + 1) if doer.kind in kinds else None


def _owner_of_subject(hit: Hit, subject: Subject) -> Subject | None:
    """Whose work is told to have done harm: `Tom's change broke the login page`."""
    if subject.kind is not Kind.SYSTEM or subject.head < 0 or not subject.acted or hit.words.at(subject.head) not in HAND_WORK:
        return None
    start = phrase_start(hit.words, subject.head)
    for index in range(subject.head - 1, start - 1, -1):
        if hit.words.at(index).endswith("'s"):
            return possessor_at(hit, index)
    return None


def _is_noun(hit: Hit) -> bool:
    """`the misses`, `a break`: a form that is a noun here."""
    return (hit.at(-1) in DETERMINERS and hit.at(-1) not in ("all", "both", "this", "that")) or hit.at(-1).endswith("'s")


def slip_noun(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`Chen's typo`, `the mistake was made by the new hire`, `the engineer made a mistake`, `an oversight by the data team`."""
    if hit.word in WEAK_WORK:
        weak = any(word in WEAK for _, word in hit.before(2))
        doer = _done_by(hit, kinds) if weak else None
        return Deed(doer, hit.index - 1, doer.head) if doer else None
    if hit.word not in SLIP_NOUNS:
        return None
    owner = owner_of(hit)
    if owner is not None and owner.kind in kinds:
        return Deed(owner, max(0, owner.head), hit.index)
    if any(word in GOOD_WORK for _, word in hit.before(6)):
        return None
    doer = _done_by(hit, kinds)
    if doer is not None:
        return Deed(doer, hit.index, doer.head)
    return None if hit.word in POSSESSED else _made(hit, kinds)


def _done_by(hit: Hit, kinds: frozenset[Kind]) -> Subject | None:
    """Who stands behind `by`, `from`, `on the part of`, and behind a mistake's `of`."""
    for index, word in hit.after(6):
        of = word == "of" and (
            hit.words.at(index - 1) == "part" or (index == hit.index + 1 and hit.word not in POSSESSED and hit.word not in WEAK_WORK)
        )
        if word in GOOD_WORK:
            return None  # "the mistake was found by the auditors"
        if (word in ("by", "from") or of) and not hit.words.at(index + 1).endswith("ing"):
            doer = hit.phrase(index + 1)
            return doer if doer.kind in kinds else None
        if word == "when" and hit.words.at(index - 1) == "made":
            doer = hit.phrase(index + 1)
            return doer if doer.kind in kinds else None
        if word in CLAUSE_OPENERS:
            return None
    return None


def owner_of(hit: Hit) -> Subject | None:
    """Whose thing the cue is told to be (`Tom's fault`, `his mistake`); None where nobody's."""
    for index, word in hit.before(3):
        if word in OWNERS:
            return Subject(OWNERS[word], index)
        if word.endswith("'s"):
            return possessor_at(hit, index)
        if word in PREPOSITIONS or word in AUXILIARIES:
            break
    return None


def possessor_at(hit: Hit, index: int) -> Subject:
    """What the possessive at `index` (`chen's`, `team's`) stands for."""
    owner = hit.words.at(index)[:-2]
    start = hit.words.spans[index][0]
    if owner in hit.names.systems:
        return Subject(Kind.SYSTEM, index)
    if owner in hit.names.people or owner.startswith("@") or (owner in FIRST_NAMES and hit.words.text[start].isupper()):
        return Subject(Kind.NAME, index)
    if owner in ROLES:
        return Subject(Kind.ROLE, index)
    if owner in ROLES_AFTER and hit.words.at(index - 1) in ROLES_AFTER[owner]:
        return Subject(Kind.ROLE, index)
    return Subject(Kind.GROUP if owner in GROUPS else Kind.SYSTEM, index)


def _made(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    for index, word in hit.before(4):
        if word in ("made", "makes", "make", "committed"):
            subject = hit.subject_of(index)
            return told(hit, subject, index, hit.index) if tells(subject, kinds, True) else None
        if word in PREPOSITIONS or word in AUXILIARIES:
            break
    return None
