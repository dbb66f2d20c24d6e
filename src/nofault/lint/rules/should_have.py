"""Flags what people or the process should have done: should have known, should have been caught in review, ought to have.

## Why it matters
It describes a world that did not exist and leaves out the one that did: what was known, shown and asked for at that moment.

## Known problems
What a system is specified to do ("the standby should have been promoted") stays silent; say the rule, the value and the time there too.

## Example
The change should have been caught in review.

## Use instead
The review view cut the diff after 400 lines; the change stands in line 612.

## Sources
Baruch Fischhoff, Hindsight ≠ Foresight, 1975. Sidney Dekker, The Field Guide to Understanding "Human Error", 2014, on counterfactuals.
"""

from __future__ import annotations

from nofault.lint.hindsight import after_have, is_process
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import DETERMINERS
from nofault.lint.lexicon.phrases import should_have
from nofault.lint.lexicon.verbs import MENTAL, PREVENTION, PROCESS, is_participle
from nofault.lint.nouns import PEOPLE, THIRD_PERSON, Kind, phrase_start
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "HND001"
NAME = "should-have"
PHRASES = phrases_of(should_have.TEXT)
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
ALONE = listed("supposed reason shouldve")
SKIPS_QUESTIONS = True
COMPANIONS = listed("have ve earlier sooner faster quicker quickly better")
CUES = listed("need needn't should shouldn't should've shouldve ought oughtn't supposed needed reason")
QUESTION = "What was known at that moment, and what would have had to be there to do otherwise?"
MESSAGE = "“{text}” judges from afterwards."
SUGGESTION = "Say what was on the screen at that time; turn the wish into an action item."
RESPONSES = listed("started initiated declared paged stopped reverted rolled called begun taken")
SOONER = listed("faster sooner earlier quicker quickly better")
QUALITIES = listed(
    """
    obvious clear aware careful better faster quicker sooner earlier more done there tested part part-of apparent standard routine in
    """
)


def look(hit: Hit) -> Match | None:
    """`should have` of people, or of what people do in a process."""
    if hit.word == "supposed":
        return _supposed(hit)
    if hit.word == "reason":
        if hit.at(-1) == "no" and hit.at(1) == "why" and "not" in [one for _, one in hit.after(8)]:
            return hit.match(hit.index - 1, hit.index + 1)
        return (
            hit.match(hit.index - 1, hit.index + 2)
            if (hit.at(-1), hit.at(1), hit.at(2)) == ("no", "not", "to") and hit.at(-2) in ("was", "were", "had")
            else None
        )
    if hit.word in ("need", "needn't"):
        return (
            hit.match(None, hit.index + 3) if (hit.word == "needn't" and hit.at(1) == "have") or (hit.at(1), hit.at(2)) == ("not", "have") else None
        )
    if hit.word == "needed":
        sooner = next((index for index, word in hit.after(6) if word in SOONER), None)
        return hit.match(hit.subject.head, sooner) if sooner and hit.at(1) == "to" and hit.subject.kind in THIRD_PERSON else None
    verb = after_have(hit)
    if verb is None:
        return None
    word = hit.words.at(verb)
    subject = hit.subject
    if subject.kind in PEOPLE or (subject.kind is Kind.PROPER and word in MENTAL):
        return hit.match(subject.head, verb)
    if word == "been":
        return _been(hit, verb)
    if (
        hit.words.at(subject.head) in ("it", "this", "that", "which")
        and "never" in hit.words.low_words[hit.index : verb]
        and word in ("got", "gotten", "passed", "made", "reached", "left")
    ):
        return hit.match(subject.head, verb)
    if word in ("happened", "taken", "come", "occurred", "gone", "needed") and any(
        one in ("not", "never", "shouldn't") for one in hit.words.low_words[hit.index : verb]
    ):
        return hit.match(None, verb)
    if is_process(hit, subject.head) and word in PREVENTION:
        return hit.match(subject.head, verb)
    return None


def _supposed(hit: Hit) -> Match | None:
    """`The reviewer was supposed to check`."""
    if hit.at(1) != "to" or hit.at(-1) not in ("was", "were", "wasn't", "weren't", "not"):
        return None
    return hit.match(hit.subject.head, hit.index + 2) if hit.subject.kind in THIRD_PERSON and hit.at(2) in PROCESS else None


def _been(hit: Hit, verb: int) -> Match | None:
    after = verb + 1
    while hit.words.at(after).endswith("ly") or hit.words.at(after) in ("more", "much"):
        after += 1
    word = hit.words.at(after)
    if (word in PROCESS and is_participle(word)) or word in QUALITIES:
        return hit.match(None, after)
    if word == "acted" and hit.words.at(after + 1) in ("on", "upon"):
        return hit.match(None, after + 1)
    if word in RESPONSES and not any(one in ("automatically", "by") for one in hit.words.low_words[after + 1 : after + 5]):
        return hit.match(None, after)
    if hit.at(-1) == "there" and word in DETERMINERS:
        return hit.match(hit.index - 1, after)
    head = hit.subject.head
    if head >= 0 and hit.words.at(phrase_start(hit.words, head)) == "our" and not is_participle(word):
        return hit.match(head, verb)
    return None
