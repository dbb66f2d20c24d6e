"""Flags what a timeline cannot know: panics, stares, admits, loses control, does not understand.

## Why it matters
A state of mind was not recorded. What was said or done was, and it can be linked.

## Known problems
A person's own account is a fact; keep it in quotation marks with its source.

## Example
15:07 The engineer panics and scales everything to zero.

## Use instead
15:07 Service scaled to zero. The responder's account: "the runbook's only step was restart".

## Sources
Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import PUNCTUATION, is_adverb
from nofault.lint.lexicon.verbs import VerbClass, is_past
from nofault.lint.rule import Hit, Match
from nofault.lint.subjects import THIRD_PERSON, Subject, head_kind

CODE = "TML002"
NAME = "mind-reading"
SEVERITY = "warning"
SECTIONS = frozenset({"timeline"})
DEFAULT = True
MINDS = VerbClass(
    "panic admit+ confess stare dither hesitate flail scramble insist refuse whine complain grumble sulk pretend procrastinate waste "
    "dawdle fumble squabble bicker argue guess gamble daydream despair curse stall"
)
STATES = listed(
    "annoyed confused frustrated angry embarrassed panicked anxious nervous desperate clueless baffled flustered overwhelmed irritated lost "
    "defensive reluctant stubborn impatient sheepish"
)
LOSES = VerbClass("lose/lost give/gave/given")
PANIC = {"panicked", "panicking", "panics"}
CUES = MINDS.forms("past", "s") | STATES | LOSES.forms("past", "s") | {"understand", "grasp"} | PANIC
QUESTION = "What was said or done at that minute, and where is it recorded?"
MESSAGE = "“{text}” cannot be seen in a record."
SUGGESTION = "Write the act or the message with its evidence; put an account in quotation marks with its source."


def look(hit: Hit) -> Match | None:
    """A verb or state of mind with a third person."""
    word = hit.word
    if word in ("understand", "grasp"):
        subject = hit.subject
        return hit.match(subject.head) if subject.kind in THIRD_PERSON and subject.negated and not subject.modal else None
    if word in STATES and word not in PANIC:
        subject = _stated(hit)
        return hit.match(subject.head) if subject.kind in THIRD_PERSON and not subject.negated and not subject.hypothetical else None
    if word in LOSES:
        wanted = ("control", "track", "patience", "interest") if LOSES[word] == "lose" else ("up",)
        if hit.at(1) not in wanted:
            return None
    subject = hit.subject
    return hit.match(subject.head) if subject.kind in THIRD_PERSON and not subject.negated and not subject.modal else None


def _stated(hit: Hit) -> Subject:
    """`gets anxious`, `was confused`, and the aside `The manager, clearly annoyed, orders`."""
    index = hit.index - 1
    while is_adverb(hit.words.at(index)):
        index -= 1
    before = hit.words.at(index)
    if before == ",":
        return Subject(*head_kind(hit.words, index - 1, hit.names))
    if before in PUNCTUATION:
        return Subject(*head_kind(hit.words, -1, hit.names))
    if is_past(before) or before in ("gets", "is", "are", "becomes", "was", "were"):
        return hit.subject_of(index + 1)
    return Subject(*head_kind(hit.words, -1, hit.names))
