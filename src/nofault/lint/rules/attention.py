"""Flags claims about somebody's attention: was distracted, not paying attention, asleep.

## Why it matters
Nobody recorded attention. What was recorded is the hour, the length of the shift and the number of alerts, and those can be changed.

## Known problems
A person's own account is a fact: link it as evidence and keep it in quotation marks.

## Example
The operator was distracted during the cutover.

## Use instead
The cutover fell into hour 14 of the shift, with 23 pages before it.

## Sources
Mica Endsley, Toward a Theory of Situation Awareness, 1995. Sidney Dekker, 2014, on "loss of situation awareness".
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import NEGATIONS
from nofault.lint.lexicon.phrases import attention
from nofault.lint.manner import judged_people
from nofault.lint.nouns import PEOPLE
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "CHR003"
NAME = "attention"
PHRASES = phrases_of(attention.TEXT)
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
CUES = listed("napping asleep distracted unfocused inattentive absent-minded absentminded drowsy attention focused concentrating hurry")
QUESTION = "What else asked for attention then: hour, shift, pages, chats?"
MESSAGE = "“{text}” claims to know a mind."
SUGGESTION = "Give the hour, the length of the shift and the number of alerts."


def look(hit: Hit) -> Match | None:
    """A state of attention said of people."""
    if hit.word == "attention":
        before = [word for _, word in hit.before(5)]
        if "lack" in before and "of" in before:
            return hit.match(hit.index - 2)
        paying = next((index for index, word in hit.before(3) if word in ("paying", "paid", "pay")), None)
        denied = any(word in NEGATIONS or word == "without" for word in before)
        return hit.match(paying) if paying is not None and denied else None
    if hit.word == "hurry":
        person = hit.subject_of(hit.index - 2)
        return hit.match(person.head) if hit.at(-2) == "in" and person.kind in PEOPLE and not person.negated else None
    if hit.word in ("focused", "concentrating"):
        return hit.match(hit.subject.head) if hit.subject.negated and hit.subject.kind in PEOPLE else None
    return judged_people(hit)
