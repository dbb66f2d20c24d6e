"""Acts that are ordinary work until their object, manner or intention is told as bad: `restarted the wrong rack`, `accidentally granted`."""

from __future__ import annotations

from nofault.lint.deeds import KEEPING, Deed, tells, told
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import AUXILIARIES, CLAUSE_OPENERS, CONJUNCTIONS, DETERMINERS
from nofault.lint.lexicon.qualities import BAD, BENIGN_WITHOUT, MISSING_STEPS, UNINTENDED
from nofault.lint.lexicon.verbs import ACTS, DESTRUCTIVE, GOOD_WORK, MENTAL, VerbClass, is_past
from nofault.lint.nouns import Kind
from nofault.lint.rule import Hit
from nofault.lint.subjects import Subject, clause_subject

# An act with these makes new trouble; with other verbs (found, reverted, replaced) the same object is somebody's good work.
CREATING = VerbClass(
    """
    push merge deploy apply commit+ upload ship+ release publish introduce write/wrote/written type enter promote approve sign launch install
    use copy paste run+/ran/run send/sent submit+ make/made create accept pass add choose/chose/chosen pick rely trust follow believe
    build/built configure set+/set put+/put provision keep/kept leave/left tell/told give/gave/given click open call quote share email mail
    overwrite/overwrote/overwritten order book ship+ pass turn point connect plug+ wire draw/drew/drawn
    """
)
ANY_ACT = listed(
    """
    wrong incorrect untested unreviewed unapproved unverified unvetted unauthorised unauthorized mistaken erroneous unannounced mistyped
    mis-typed mislabelled mislabeled half-tested barely-tested under-tested half-baked half-built
    """
)
TARGETS = listed("service host node server cluster region database shard app application one replica machine namespace")
EXTRAS = listed("zero digit character letter space comma slash dot line node flag zeros digits")
DEGREES = listed("many much early late soon fast quickly low high small large broad aggressively wide short long slow slowly hastily eagerly")
SLOWNESS = VerbClass("take/took/taken wait respond react escalate act notice be act reply")
BUSY = listed(
    """
    peak business office rush working trading day sale launch campaign event exam exams migration incident outage rollout upgrade cutover
    failover release quarter-end month-end night-shift shift surgery
    """
)
PLACES = listed("production prod staging live test primary standby correct right replica")
IN_USE = listed("use used needed running active serving live referenced required attached mounted connected on")
CHECKING = VerbClass(
    "find/found check ask follow wait roll escalate verify read/read test call page look think/thought listen stop+ consult report fix"
).forms("ing")
PAPERS = listed("runbook checklist playbook procedure process list instructions documentation manual plan protocol")
STRESS = listed("so much as even ever first actually properly fully really once")
AGAINST = listed("policy advice procedure protocol guidelines instructions rules recommendation warnings")
CASES = listed(
    """
    although though during without anyway despite regardless extra too fine okay harmless instead against before than glance thinking
    believing even knowing middle
    still own backwards upside-down ignoring disregarding
    """
)
# What was not done before an act, and the measure that an act went beyond.
LEFT_FOR_LATER = listed(
    """
    reading checking verifying testing confirming waiting asking reviewing looking validating consulting informing telling thinking
    notifying finishing
    """
)
BEYOND = listed("needed necessary required agreed planned intended allowed asked specified")
APPROVING = VerbClass("approve sign merge accept pass review wave click read/read")
HOPING = VerbClass("assume reckon figure")
BELIEFS = listed("thinking believing")
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
        if (word in CLAUSE_OPENERS and word != "as" and not (word == "so" and hit.words.at(index - 1) in ("did", "do"))) or (
            word == "," and hit.words.at(index + 1) not in CONJUNCTIONS and index < hit.index - 1
        ):
            return None
        if _is_act(word, verbs) and hit.words.at(index - 1) not in DETERMINERS:
            subject = _doer(hit, index, word)
            misplaced = hit.word == "wrong" and hit.at(1) in TARGETS
            if "back" in (hit.words.at(index + 1), hit.words.at(index + 2)) and not misplaced:
                return None
            if tells(subject, kinds, word in MENTAL):
                return told(hit, subject, index, hit.index)
            if ACTS.kinds.get(word) == "s" and subject.kind is Kind.SYSTEM:
                continue  # a noun: "deployed breaking changes"
            return None
        if is_past(word) and word not in BAD and word not in AUXILIARIES:
            return None
    return None


def _is_act(word: str, verbs: VerbClass | None) -> bool:
    if verbs is None:
        return (
            (is_past(word) or word in ACTS)
            and word not in GOOD_WORK
            and word not in BAD
            and (word not in AUXILIARIES or word == "did")
            and ACTS.kinds.get(word) != "base"
        )
    return word in verbs and (is_past(word) or verbs.kinds.get(word) in ("s", "ing"))


def _doer(hit: Hit, index: int, word: str) -> Subject:
    """The subject of an act; of `by rotating the wrong key` that of the clause before."""
    if not word.endswith("ing"):
        return hit.subject_of(index)
    if hit.words.at(index - 1) in KEEPING:
        return hit.subject_of(index - 1)
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
    verb = next((index for index, after in hit.after(5) if after not in STRESS), hit.index + 1)
    if missing is None and hit.words.at(verb).endswith("ing") and hit.words.at(verb) not in BENIGN_WITHOUT:
        missing = verb
    deed = acted_before(hit, kinds, None, 12) if missing is not None else None
    return Deed(deed.subject, deed.first, missing) if deed is not None and missing is not None else None


def _case(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """Manner and concession: `anyway`, `despite`, `an extra zero`, `too early`, `instead of`, `against policy`."""
    word = hit.word
    if word in ("middle", "still", "own", "backwards", "upside-down", "ignoring", "disregarding"):
        return _circumstance(hit, kinds)
    if word in BELIEFS:
        return _believed(hit, kinds)
    if word == "before":
        return (
            acted_before(hit, kinds, ACTS, 7)
            if hit.at(1) in LEFT_FOR_LATER or (hit.at(1) in ("anyone", "anybody", "others") and hit.at(2) in ("could", "had"))
            else None
        )
    if word == "than":
        further = any(before.endswith("er") or before == "more" for _, before in hit.before(5))
        return acted_before(hit, kinds, ACTS, 9) if hit.at(1) in BEYOND and further else None
    if word in ("fine", "okay", "harmless"):
        would = any(near in ("would", "was", "be", "is") for _, near in hit.before(2))
        return acted_before(hit, kinds, HOPING, 7) if would else None
    if word == "glance":
        return _glanced(hit, kinds)
    if word == "even":
        late = hit.at(-1) == "to" and hit.at(1) not in ("though", "if")
        return acted_before(hit, kinds, SLOWNESS, 6) if late else None
    if word == "knowing":
        return acted_before(hit, kinds, ACTS, 9) if hit.at(-1) in ("without", "fully", "well", "despite") or hit.at(-1) == "," else None
    if word == "extra":
        return acted_before(hit, kinds, ACTS, 5) if hit.at(1) in EXTRAS else None
    if word == "too":
        verbs = SLOWNESS if hit.at(1) in ("long", "slow", "slowly") else None
        if hit.at(1) == "slow" and hit.subject.kind in kinds and not hit.subject.negated:
            return Deed(hit.subject, hit.subject.head, hit.index + 1)
        deed = acted_before(hit, kinds, verbs, 9) if hit.at(1) in DEGREES else None
        return Deed(deed.subject, deed.first, hit.index + 1) if deed else None
    if word == "during":
        return acted_before(hit, kinds, ACTS, 9) if hit.at(1) in BUSY or hit.at(2) in BUSY else None
    if word == "though":
        return acted_before(hit, kinds, ACTS, 12) if hit.at(-1) == "even" else None
    if word == "against":
        wanted = next((index for index, after in hit.after(4) if after in AGAINST), None)
        return acted_before(hit, kinds, ACTS, 9) if wanted is not None else None
    if word == "instead":
        mixed_up = hit.at(1) == "of" and any(near in PLACES for _, near in [*hit.before(6), *hit.after(6)])
        return acted_before(hit, kinds, ACTS, 10) if mixed_up or _rather(hit) else None
    if hit.at(-1) in ("", ".", ":") and word in ("despite", "regardless"):
        return _fronted(hit, kinds)
    return acted_before(hit, kinds, ACTS, 10)


def _rather(hit: Hit) -> bool:
    """`instead of asking`, `instead of the runbook`: what was done stands beside what was wanted."""
    return hit.at(1) == "of" and (hit.at(2) in CHECKING or hit.at(2) in PAPERS or hit.at(3) in PAPERS)


def _fronted(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`Despite the red banner, the admin clicked`: the act follows."""
    comma = next((index for index, word in hit.after(12) if word == ","), None)
    if comma is None:
        return None
    for verb in range(comma + 1, min(comma + 9, len(hit.words))):
        if is_past(hit.words.at(verb)) and hit.words.at(verb) not in AUXILIARIES:
            subject = hit.subject_of(verb)
            acted = hit.words.at(verb) not in GOOD_WORK and tells(subject, kinds, False)
            return Deed(subject, hit.index, verb) if acted else None
    return None


def _circumstance(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`in the middle of the day`, `that was still in use`, `approved his own change`, `wired it backwards`, `…, ignoring the warning`."""
    word = hit.word
    if word == "middle":
        busy = hit.at(1) == "of" and any(near in BUSY for _, near in hit.after(5))
        return acted_before(hit, kinds, ACTS, 9) if busy else None
    if word == "still":
        if not any(near in IN_USE for _, near in hit.after(3)):
            return None
        verb = next((index for index, near in hit.before(10) if near in DESTRUCTIVE), None)
        subject = hit.subject_of(verb) if verb is not None else None
        return told(hit, subject, verb, hit.index) if verb is not None and subject is not None and tells(subject, kinds, False) else None
    if word == "own":
        return acted_before(hit, kinds, APPROVING, 4) if hit.at(-1) in ("his", "her", "their") else None
    if word in ("ignoring", "disregarding"):
        if hit.at(-1) not in (",", "while", "by"):
            return None
        subject = Subject(*clause_subject(hit.words, hit.index - 1, hit.names))
        return Deed(subject, subject.head, hit.index) if subject.kind in kinds else None
    return acted_before(hit, kinds, None, 7)


def _believed(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`dropped the table thinking he was on staging`: an act told beside the mistaken belief of who did it."""
    if hit.at(1) not in ("he", "she", "they", "it", "this", "that"):
        return None
    deed = acted_before(hit, kinds, ACTS, 10)
    destroyed = deed is not None and any(hit.words.at(index) in DESTRUCTIVE for index in range(deed.first, hit.index))
    return deed if destroyed or hit.at(1) in ("he", "she", "they") else None


def _glanced(hit: Hit, kinds: frozenset[Kind]) -> Deed | None:
    """`approved it after a thirty second glance`."""
    verb = next((index for index, word in hit.before(9) if word in APPROVING), None)
    if verb is None:
        return None
    subject = hit.subject_of(verb)
    return told(hit, subject, verb, hit.index) if tells(subject, kinds, False) else None
