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

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import MODALS, PUNCTUATION, is_adverb
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.lexicon.verbs import DUTIES
from nofault.lint.remedies import REMEDY_SECTIONS, ordered
from nofault.lint.rule import Hit, Match
from nofault.lint.subjects import Kind

CODE = "REM001"
NAME = "be-careful"
SEVERITY = "warning"
SECTIONS = REMEDY_SECTIONS
DEFAULT = True
STATES = listed("careful vigilant diligent cautious mindful attentive thorough thoughtful disciplined")
WANTED = listed("caution care vigilance diligence attention discipline ownership responsibility rigour rigor thoroughness awareness focus")
CUES = (
    STATES
    | WANTED
    | listed(
        """
        harder sure double-check double-checking remember forget think mistakes next always carefully properly thoroughly twice before please
        again better closely
        """
    )
)
COMPANIONS = PEOPLE
ALONE = CUES - listed("always carefully properly thoroughly twice before again better closely")
QUESTION = "Which gate, default or limit would hold without anybody remembering it?"
MESSAGE = "“{text}” relies on care, which is no control."
SUGGESTION = "Name the guard instead, with owner, date and test: a required flag, a refused input, a second approval."
MORE = listed("more greater extra better closer special due utmost increased particular additional heightened")
# Words that turn a duty into a plea for care.
MANNERS = listed("always carefully properly thoroughly twice before please again better closely")
CHECKING = listed("check verify read test review think ask confirm validate follow communicate look inspect double-check pay listen learn do")
THINKING = listed("read think ask look understand consult talk")
ASKED = frozenset({Kind.ROLE, Kind.GROUP, Kind.PRONOUN, Kind.NAME})
TAKING = listed("take taking exercise exercising use pay paying apply show have")


def look(hit: Hit) -> Match | None:
    """An order, a duty or a wish for more care from people."""
    word = hit.word
    if word in STATES:
        return _be(hit)
    if word in WANTED:
        return _take(hit)
    if word in MANNERS:
        return _duty_with_care(hit)
    if word == "harder":
        return hit.match(hit.index - 1) if hit.at(-1) in ("try", "trying", "work", "working") and ordered(hit, hit.index - 1) else None
    if word == "sure":
        person = hit.person_from(hit.index + 1 + (hit.at(1) == "that"), 3) if hit.at(-1) in ("make", "making") else None
        return hit.match(hit.index - 1, person + 1) if person is not None and hit.words.at(person + 1) in DUTIES else None
    if word == "next":
        return _next_time(hit)
    if word == "think":
        return hit.match(None, hit.index + 1) if hit.at(1) in ("before", "twice") and ordered(hit, hit.index) else None
    if word == "mistakes":
        return hit.match(hit.index - 3) if (hit.at(-3), hit.at(-2)) in (("make", "fewer"), ("avoid", "such")) else None
    if word == "forget":
        return hit.match(hit.index - 1) if hit.at(-1) in ("don't", "never", "to", "not") and "not" in (hit.at(-2), hit.at(-1)) else None
    if word == "remember":
        return hit.match(None, hit.index + 1) if hit.at(1) == "to" and ordered(hit, hit.index) else None
    return hit.match() if ordered(hit, hit.index) else None


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
    wanted = any(word in MORE for _, word in hit.before(2)) or hit.words.at(verb) in ("exercise", "pay", "paying", "exercising")
    if hit.word == "care" and hit.at(1) == "of":
        return None
    return hit.match(verb) if wanted and ordered(hit, verb) else None


def _needed(hit: Hit) -> Match | None:
    """`More care when editing DNS`, `greater vigilance is needed`, `care must be taken`, `attention to detail`."""
    if hit.word == "attention" and hit.at(1) == "to" and hit.at(2) == "detail":
        return hit.match(None, hit.index + 2)
    needed = next((index for index, word in hit.after(5) if word in ("needed", "required", "taken", "exercised", "paid", "necessary")), None)
    modal = any(word in ("must", "should", "is", "needs", "be") for _, word in hit.after(3))
    if needed is not None and modal and hit.at(-1) not in ("the", "no", "user", "your", "system"):
        return hit.match(None, needed)
    leads = hit.at(-1) in MORE and (hit.at(-2) in ("", ":", ".", "-", "with", "requires", "require", "expect", "need", "want", "demand"))
    return (
        hit.match(hit.index - 1) if leads and hit.at(1) in ("when", "during", "in", "of", "with", "from", "to", "while", "before", ".", "") else None
    )


def _duty_with_care(hit: Hit) -> Match | None:
    """`Engineers must always verify the target`, `read the runbook before touching production`, `please check twice`."""
    if hit.word == "please":
        return hit.match(None, hit.index + 1) if hit.at(1) in ("double-check", "remember", "think", "pay", "try") else None
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


def _next_time(hit: Hit) -> Match | None:
    if hit.at(1) != "time":
        return None
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
