"""Flags a remedy that asks for more care: be more careful, pay attention, double-check, think before, next time read.

## Why it matters
Care is not a control: it fails under load, at night and in the tenth repetition, which is when it is needed.

## Known problems
What a person did with care ("the team carefully re-enabled traffic") and what a program checks stay silent.

## Example
Engineers must be more careful when editing DNS.

## Use instead
A pre-merge check refuses a zone file that removes more than five records; owner, date, test.

## Sources
VA National Center for Patient Safety, Root Cause Analysis Tools, action hierarchy (weaker actions rely on memory). NIOSH, Hierarchy of Controls.
"""

from __future__ import annotations

from collections.abc import Callable

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import MODALS, PUNCTUATION, is_adverb
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.lexicon.phrases import be_careful
from nofault.lint.lexicon.verbs import DUTIES
from nofault.lint.nouns import PEOPLE as PEOPLE_KINDS
from nofault.lint.nouns import Kind
from nofault.lint.phrases import phrases_of
from nofault.lint.remedies import REMEDY_SECTIONS, ordered
from nofault.lint.rule import Hit, Match

CODE = "REM001"
NAME = "be-careful"
PHRASES = phrases_of(be_careful.TEXT)
SEVERITY = "warning"
SECTIONS = REMEDY_SECTIONS
DEFAULT = True
STATES = listed(
    """
    careful vigilant diligent cautious mindful attentive thorough thoughtful disciplined responsive conscientious meticulous professional
    considerate punctual polite proactive responsible patient
    """
)
WANTED = listed("caution care vigilance diligence attention discipline ownership responsibility rigour rigor thoroughness awareness focus")
CUES = (
    STATES
    | WANTED
    | listed(
        """
        harder concentrate behave faster quicker follow mistake eye expect seriously lesson sure ensure stop better importance comply
        mistakes slow rush hurry panic check
        double-check
        double-checking remember
        forget think mistakes next always carefully properly thoroughly twice before please
        again better closely
        """
    )
)
COMPANIONS = PEOPLE
ALONE = CUES - listed(
    """
    concentrate behave faster quicker follow ensure comply eye expect always carefully properly thoroughly twice before again closely
    """
)
QUESTION = "Which gate, default or limit would hold without anybody remembering it?"
MESSAGE = "“{text}” relies on care, which is no control."
SUGGESTION = "Name the guard instead, with owner, date and test: a required flag, a refused input, a second approval."
MORE = listed("more greater extra better closer special due utmost increased particular additional heightened")
# Words that turn a duty into a plea for care.
MANNERS = listed("always carefully properly thoroughly twice before please again better closely")
CHECKING = listed("check verify read test review think ask confirm validate follow communicate look inspect double-check pay listen learn do")
THINKING = listed("read think ask look understand consult talk")
ASKED = frozenset({Kind.ROLE, Kind.GROUP, Kind.PRONOUN, Kind.NAME})
PAPERS = listed("procedure procedures process processes runbook runbooks checklist checklists policy policies rules protocol guidelines instructions")
STRESSING = listed("reinforce stress emphasise emphasize underline reiterate highlight underscore")
HABITS = listed("making ignoring rushing deploying breaking guessing assuming forgetting cutting skipping pushing merging testing bypassing")
FIXED = listed("rush hurry panic check harder think mistakes forget remember")
TAKING = listed("take taking exercise exercising use pay paying apply show have improve increase strengthen")


def look(hit: Hit) -> Match | None:
    """An order, a duty or a wish for more care from people."""
    if hit.word in STATES:
        return _be(hit)
    if hit.word in WANTED:
        return _take(hit)
    if hit.word == "better" and hit.at(-1) == "do":
        return _do_better(hit)
    if hit.word in MANNERS:
        return _duty_with_care(hit)
    if hit.word in FIXED:
        return _fixed(hit)
    judge = PLEAS.get(hit.word)
    if judge is not None:
        return judge(hit)
    return hit.match() if ordered(hit, hit.index) else None


def _fixed(hit: Hit) -> Match | None:
    """Pairs of words that are a plea wherever they are an order: `double check`, `try harder`, `remember to`, `don't forget`."""
    if hit.word in ("rush", "hurry", "panic"):
        banned = hit.at(-1) in ("not", "don't", "never", "dont") and ordered(hit, hit.index - 1 - (hit.at(-2) == "do"))
        return hit.match(hit.index - 1) if banned else None
    if hit.word == "check":
        everybody = hit.at(-2) == "please" or hit.at(-2) in ("everyone", "everybody", "all")
        return hit.match(hit.index - 1) if hit.at(-1) == "double" and (everybody or ordered(hit, hit.index - 1)) else None
    if hit.word == "harder":
        return hit.match(hit.index - 1) if hit.at(-1) in ("try", "trying", "work", "working") and ordered(hit, hit.index - 1) else None
    if hit.word == "think":
        asked = hit.at(1) in ("about", "of", "hard", "carefully") and hit.subject.kind in ASKED and hit.subject.modal and not hit.subject.negated
        return hit.match(None, hit.index + 1) if asked or (hit.at(1) in ("before", "twice") and ordered(hit, hit.index)) else None
    if hit.word == "mistakes":
        return (
            hit.match(hit.index - 3)
            if (hit.at(-3), hit.at(-2)) in (("make", "fewer"), ("avoid", "such")) or (hit.at(-1) == "avoid" and hit.at(-3) == "try")
            else None
        )
    if hit.word == "forget":
        return hit.match(hit.index - 1) if hit.at(-1) in ("don't", "never", "to", "not") and "not" in (hit.at(-2), hit.at(-1)) else None
    if hit.word == "remember":
        return hit.match(None, hit.index + 1) if hit.at(1) == "to" and ordered(hit, hit.index) else None
    return None


def _do_better(hit: Hit) -> Match | None:
    """`We need to do better.`"""
    if hit.at(1) not in ("", ".", "!", "next", "in"):
        return None
    return hit.match(hit.index - 1) if hit.subject_of(hit.index - 1).kind in PEOPLE_KINDS | {Kind.UNKNOWN, Kind.NOBODY} else None


def _importance(hit: Hit) -> Match | None:
    """`Stress the importance of reviews.`"""
    stressed = hit.at(1) == "of" and hit.at(-2) in STRESSING and ordered(hit, hit.index - 2)
    return hit.match(hit.index - 2) if stressed else None


def _comply(hit: Hit) -> Match | None:
    """`Staff must comply with the procedure.`"""
    subject = hit.subject_of(hit.index if hit.at(-1) != "to" else hit.index - 1)
    due = hit.at(-1) in ("must", "should", "to", "shall")
    return hit.match(subject.head) if due and hit.at(1) == "with" and subject.kind in ASKED and not subject.negated else None


def _ensure(hit: Hit) -> Match | None:
    """`Ensure that engineers follow the checklist.`"""
    person = hit.person_from(hit.index + 1 + (hit.at(1) == "that"), 3)
    told = person is not None and hit.words.at(person + 1) in CHECKING and ordered(hit, hit.index)
    return hit.match(None, person + 1) if told and person is not None else None


def _be(hit: Hit) -> Match | None:
    """`be more careful`, `has to be extra careful`, `about being more careful`."""
    be = hit.index - 1
    while hit.words.at(be) in MORE or hit.words.at(be) in ("very", "so", "super", "too") or is_adverb(hit.words.at(be)):
        be -= 1
    if hit.words.at(be) not in ("be", "being"):
        return None
    subject = hit.subject_of(be)
    told = subject.kind is not Kind.SYSTEM or hit.words.at(be - 1) in ("let's", "please")
    return hit.match(be) if told and not subject.negated else None


def _take(hit: Hit) -> Match | None:
    """`take greater care`, `exercise more caution`, `pay attention`."""
    verb = next((index for index, word in hit.before(3) if word in TAKING), None)
    if verb is None:
        return _needed(hit)
    if hit.word in ("ownership", "responsibility"):
        theirs = hit.at(1) in ("", ".", ",") or (hit.at(1) in ("of", "for") and hit.at(2) in ("their", "his", "her", "your"))
        return hit.match(verb) if theirs and ordered(hit, verb) else None
    if hit.word in ("discipline", "diligence", "vigilance", "attention") and hit.words.at(verb) in ("improve", "increase", "strengthen"):
        return hit.match(verb) if ordered(hit, verb) else None
    wanted = any(word in MORE for _, word in hit.before(2)) or hit.words.at(verb) in ("exercise", "pay", "paying", "exercising")
    if hit.word == "care" and hit.at(1) == "of":
        return None
    return hit.match(verb) if wanted and ordered(hit, verb) else None


def _needed(hit: Hit) -> Match | None:
    """`More care when editing DNS`, `greater vigilance is needed`, `care must be taken`, `attention to detail`."""
    if hit.word == "attention" and hit.at(1) == "to" and hit.at(2) == "detail":
        return hit.match(None, hit.index + 2)
    needed = next(
        (index for index, word in hit.after(5) if word in ("needed", "required", "taken", "exercised", "paid", "necessary", "expected", "demanded")),
        None,
    )
    modal = any(word in ("must", "should", "is", "needs", "be") for _, word in hit.after(3))
    if needed is not None and modal and hit.at(-1) not in ("the", "no", "user", "your", "system"):
        return hit.match(None, needed)
    leads = hit.at(-1) in MORE and (hit.at(-2) in ("", ":", ".", "-", "with", "requires", "require", "expect", "need", "want", "demand"))
    return (
        hit.match(hit.index - 1) if leads and hit.at(1) in ("when", "during", "in", "of", "with", "from", "to", "while", "before", ".", "") else None
    )


def _banned(hit: Hit) -> bool:
    """`please do not run …`, and not the courtesy `please do not hesitate`."""
    verb = 2 if hit.at(1) == "don't" else 3 if (hit.at(1), hit.at(2)) == ("do", "not") else 0
    return verb > 0 and hit.at(verb) not in ("hesitate", "reply", "let")


def _duty_with_care(hit: Hit) -> Match | None:
    """`Engineers must always verify the target`, `read the runbook before touching production`, `please check twice`."""
    if hit.word == "please":
        asked = hit.at(1) in ("double-check", "remember", "think", "pay", "try")
        return hit.match(None, hit.index + 1) if asked or _banned(hit) else None
    if hit.word == "again" and hit.at(1) not in ("", ".", "!"):
        return None
    near = [*hit.before(10), *hit.after(3)] if hit.word in ("always", "carefully", "properly", "thoroughly", "closely") else list(hit.before(10))
    for index, word in near:
        if word not in (THINKING if hit.word == "before" else CHECKING):
            continue
        modal = next((at for at in range(index - 1, max(-1, index - 5), -1) if hit.words.at(at) in ("must", "should", "to", "shall")), None)
        if modal is None:
            continue
        person = hit.subject_of(modal if hit.words.at(modal) != "to" else modal - 1)
        if person.kind in ASKED and not person.negated:
            return hit.match(person.head, max(index, hit.index))
    return None


def _expect(hit: Hit) -> Match | None:
    """`We expect everyone to behave.`"""
    if hit.at(-1) not in ("we", "i", "management"):
        return None
    whom = hit.phrase(hit.index + 1)
    return hit.match(None, whom.head + 2) if whom.kind in ASKED and hit.words.at(whom.head + 1) == "to" else None


def _seriously(hit: Hit) -> Match | None:
    """`Take the rota more seriously.`"""
    verb = next((index for index, word in hit.before(6) if word == "take"), None)
    if verb is None:
        return None
    asked = hit.words.at(verb - 1) == "to" and hit.subject_of(verb).kind in ASKED and hit.subject_of(verb).modal
    return hit.match(verb) if asked or (hit.at(-1) in MORE and ordered(hit, verb)) else None


def _lesson(hit: Hit) -> Match | None:
    """`Let this be a lesson to everyone.`"""
    let = next((index for index, word in hit.before(5) if word == "let"), None)
    return hit.match(let) if let is not None and hit.at(1) in ("to", "for") else None


def _conduct(hit: Hit) -> Match | None:
    """`Operators must concentrate.`"""
    asked = hit.subject.kind in ASKED and hit.subject.modal and not hit.subject.negated
    return hit.match(hit.subject.head) if asked else None


def _respond(hit: Hit) -> Match | None:
    """`The on-call should respond faster.`"""
    verb = next((index for index, word in hit.before(5) if word in ("respond", "react", "act", "escalate", "answer", "be", "work")), None)
    subject = hit.subject_of(verb) if verb is not None else None
    asked = subject is not None and subject.kind in ASKED and subject.modal and not subject.negated
    return hit.match(subject.head) if asked and subject is not None else None


def _follow(hit: Hit) -> Match | None:
    """`Staff need to follow procedures.`"""
    paper = next((index for index, word in hit.after(4) if word in PAPERS), None)
    made = any(word in ("make", "get", "have") and ordered(hit, index) for index, word in hit.before(4))
    if made and paper is not None and hit.person_from(hit.index - 1, 1) is not None:
        return hit.match(hit.index - 2, paper)
    asked = hit.subject.kind in ASKED and hit.subject.modal and not hit.subject.negated and hit.at(-1) in ("to", "must", "should", "shall")
    return hit.match(hit.subject.head, paper) if asked and paper is not None else None


def _again(hit: Hit) -> Match | None:
    """`Do not make this mistake again.`"""
    banned = any(word in ("not", "don't", "never") for _, word in hit.before(5)) and any(word == "make" for _, word in hit.before(3))
    return hit.match(hit.index - 2) if banned and hit.at(1) in ("again", "twice") else None


def _eye(hit: Hit) -> Match | None:
    """`Managers should keep a closer eye on their engineers.`"""
    verb = next((index for index, word in hit.before(4) if word in ("keep", "keeping")), None)
    watched = hit.phrase(hit.index + 2) if hit.at(1) == "on" else None
    return hit.match(verb, watched.head) if verb is not None and watched is not None and watched.kind in ASKED else None


def _stop(hit: Hit) -> Match | None:
    """`Stop making changes on Fridays`, `people need to stop ignoring alerts`."""
    if hit.at(1) not in HABITS or not ordered(hit, hit.index):
        return None
    subject = hit.subject
    if hit.at(-1) == "to":
        subject = hit.subject_of(hit.index - 2)
        return hit.match(subject.head, hit.index + 1) if subject.kind in ASKED | {Kind.WE, Kind.THEY, Kind.YOU} else None
    return hit.match(None, hit.index + 1) if subject.kind in PEOPLE_KINDS | {Kind.NOBODY, Kind.UNKNOWN} else None


def _make_sure(hit: Hit) -> Match | None:
    """`make sure everyone checks`, `make sure you test twice`, `make sure this never happens again`."""
    if hit.at(-1) not in ("make", "making"):
        return None
    start = hit.index + 1 + (hit.at(1) == "that")
    if hit.words.at(start) in ("you", "we", "people", "everybody", "everyone"):
        duty = next(
            (index for index in range(start + 1, start + 4) if hit.words.at(index) in CHECKING or DUTIES.get(hit.words.at(index)) in CHECKING), None
        )
        return hit.match(hit.index - 1, duty) if duty is not None and ordered(hit, hit.index - 1) else None
    if any(word in ("again", "repeated") for _, word in hit.after(9)) and any(word in ("never", "not", "doesn't") for _, word in hit.after(5)):
        leads = hit.at(-2) in ("", ".", ":", "-", "please", "must", "should")
        return hit.match(hit.index - 1) if leads and hit.words.at(start) in ("this", "that", "it", "such", "these") else None
    person = hit.person_from(start, 3)
    return hit.match(hit.index - 1, person + 1) if person is not None and hit.words.at(person + 1) in DUTIES else None


def _slow_down(hit: Hit) -> Match | None:
    if hit.at(1) != "down" or hit.at(2) not in ("", ".", ",", "and", "when", "before", "a"):
        return None
    subject = hit.subject
    of_people = subject.kind in PEOPLE_KINDS or (subject.kind is Kind.NOBODY and hit.at(-1) in ("", ".", ":", "please"))
    return hit.match(subject.head) if of_people and (subject.modal or subject.kind is Kind.NOBODY or hit.at(-1) == "to") else None


def _next_time(hit: Hit) -> Match | None:
    if hit.at(1) != "time":
        return None
    if hit.at(2) in ("", ".", "!"):
        first = hit.words.at(hit.sentence[0])
        return hit.match(hit.sentence[0], hit.index + 1) if first in CHECKING or first in ("be", "please", "don't") else None
    index = hit.index + 2
    index += hit.words.at(index) == ","
    for at in range(index, min(index + 4, len(hit.words))):
        word = hit.words.at(at)
        if word in PUNCTUATION:
            return None
        if word in DUTIES or word in ("be", "please"):
            told = at == index or any(hit.words.at(earlier) in MODALS or hit.words.at(earlier) == "to" for earlier in range(index, at))
            return hit.match(None, at) if told and (hit.at(-1) in ("", "for", *PUNCTUATION)) else None
    return None


PLEAS: dict[str, Callable[[Hit], Match | None]] = {
    "concentrate": _conduct,
    "behave": _conduct,
    "faster": _respond,
    "quicker": _respond,
    "follow": _follow,
    "mistake": _again,
    "eye": _eye,
    "expect": _expect,
    "seriously": _seriously,
    "lesson": _lesson,
    "stop": _stop,
    "importance": _importance,
    "comply": _comply,
    "ensure": _ensure,
    "slow": _slow_down,
    "sure": _make_sure,
    "next": _next_time,
}
