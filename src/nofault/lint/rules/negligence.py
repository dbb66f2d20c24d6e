"""Flags judgement of care: careless, sloppy, reckless, negligence, lack of discipline.

## Why it matters
It judges a character instead of describing work, and it cannot be acted on: care is not a control.

## Known problems
Sizes ("a stupidly large value"), names of things (a careless-cat host) and systems as subject stay silent.

## Example
A careless paste broke the login page.

## Use instead
The form accepts a key with a line break at its end and shows it cut off.

## Sources
Sidney Dekker, Just Culture, 3rd edition, 2016.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.people import NEGATIVE_PRONOUNS
from nofault.lint.lexicon.qualities import CARELESS
from nofault.lint.manner import judged_people
from nofault.lint.rule import Hit, Match
from nofault.lint.subjects import PEOPLE, THIRD_PERSON

PANIC = listed("panicked panics panicking")

CODE = "CHR001"
NAME = "negligence"
SEVERITY = "error"
SECTIONS = None
DEFAULT = True
CUES = CARELESS | PANIC | listed("lack lacked disregard judgement judgment careful diligent bothered care thinking excuse")
QUESTION = "What did the work look like from inside: hour, load, tools, pressure?"
MESSAGE = "“{text}” judges care or character."
SUGGESTION = "Drop the word and describe what the interface accepted or did not show."
CARE = listed("discipline care diligence professionalism vigilance rigor rigour thoroughness seriousness judgement judgment responsibility caution")
POOR = listed("poor bad questionable weak faulty flawed")
NOUNS = frozenset(word for word in CARELESS if word.endswith(("ness", "ence", "ity", "ency", "ion", "ance")))


def look(hit: Hit) -> Match | None:
    """A word of carelessness said of people or of their work."""
    if hit.word in PANIC:
        return hit.match(hit.subject.head) if hit.subject.kind in THIRD_PERSON and hit.subject.acted else None
    if hit.word in ("judgement", "judgment"):
        if hit.at(-1) in POOR:
            return hit.match(hit.index - 1)
        return hit.match(hit.index - 2) if hit.at(-1) in ("of", "in") and hit.at(-2) == "lapse" else None
    if hit.word in ("careful", "diligent", "bothered", "care", "thinking", "excuse"):
        return _without_care(hit)
    if hit.word in ("lack", "lacked"):
        care = next((index for index, after in hit.after(5) if after in CARE), None)
        of_people = hit.at(1) == "of" or hit.subject.kind in THIRD_PERSON
        return hit.match(None, care) if care is not None and of_people else None
    if hit.word == "disregard":
        return hit.match() if hit.at(1) == "for" and hit.at(-1) not in ("can", "please", "to") else None
    if hit.word in NOUNS:
        return None if hit.at(-1) in ("no", "not", "without") else hit.match()
    return judged_people(hit)


def _without_care(hit: Hit) -> Match | None:
    """`was not careful enough`, `couldn't be bothered`, `didn't care`, `without thinking`, `there is no excuse`."""
    word, before = hit.word, hit.at(-1)
    if word == "thinking":
        return hit.match(hit.index - 1) if before == "without" else None
    if word == "excuse":
        return hit.match(hit.index - 1) if before == "no" else None
    if word == "care":
        denied = before in ("didn't", "not") and hit.at(-2) not in ("do",)
        return hit.match(hit.index - 1) if denied and hit.subject.kind in PEOPLE else None
    if word == "bothered" and hit.words.at(hit.subject.head) in NEGATIVE_PRONOUNS:
        return hit.match(hit.subject.head)
    if not hit.subject.negated or hit.subject.kind not in PEOPLE:
        return None
    return hit.match(hit.subject.head) if word == "bothered" or hit.at(1) == "enough" or before in ("not", "wasn't", "weren't") else None
