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
CUES = STATES | listed("caution care vigilance diligence attention harder double-check double-checking remember forget think mistakes next")
QUESTION = "Which gate, default or limit would hold without anybody remembering it?"
MESSAGE = "“{text}” relies on care, which is no control."
SUGGESTION = "Name the guard instead, with owner, date and test: a required flag, a refused input, a second approval."
MORE = listed("more greater extra better closer special due utmost increased particular additional heightened")
TAKING = listed("take taking exercise exercising use pay paying apply show have")


def look(hit: Hit) -> Match | None:
    """An order, a duty or a wish for more care from people."""
    word = hit.word
    if word in STATES:
        return _be(hit)
    if word in ("caution", "care", "vigilance", "diligence", "attention"):
        return _take(hit)
    if word == "harder":
        return hit.match(hit.index - 1) if hit.at(-1) in ("try", "trying", "work", "working") and ordered(hit, hit.index - 1) else None
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
    return hit.match(be) if subject.kind is not Kind.SYSTEM and not subject.negated else None


def _take(hit: Hit) -> Match | None:
    """`take greater care`, `exercise more caution`, `pay attention`."""
    verb = next((index for index, word in hit.before(3) if word in TAKING), None)
    if verb is None:
        return None
    wanted = any(word in MORE for _, word in hit.before(2)) or hit.words.at(verb) in ("exercise", "pay", "paying", "exercising")
    if hit.word == "care" and hit.at(1) == "of":
        return None
    return hit.match(verb) if wanted and ordered(hit, verb) else None


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
