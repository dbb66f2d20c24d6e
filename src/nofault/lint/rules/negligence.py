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
from nofault.lint.lexicon.qualities import CARELESS
from nofault.lint.manner import judged_people
from nofault.lint.rule import Hit, Match

CODE = "CHR001"
NAME = "negligence"
SEVERITY = "error"
SECTIONS = None
DEFAULT = True
CUES = CARELESS | {"lack", "disregard"}
QUESTION = "What did the work look like from inside: hour, load, tools, pressure?"
MESSAGE = "“{text}” judges care or character."
SUGGESTION = "Drop the word and describe what the interface accepted or did not show."
CARE = listed("discipline care diligence professionalism vigilance rigor rigour thoroughness seriousness judgement judgment responsibility caution")
NOUNS = frozenset(word for word in CARELESS if word.endswith(("ness", "ence", "ity", "ency", "ion", "ance")))


def look(hit: Hit) -> Match | None:
    """A word of carelessness said of people or of their work."""
    if hit.word == "lack":
        care = next((index for index, after in hit.after(5) if after in CARE), None)
        return hit.match(None, care) if care is not None and hit.at(1) == "of" else None
    if hit.word == "disregard":
        return hit.match() if hit.at(1) == "for" and hit.at(-1) not in ("can", "please", "to") else None
    if hit.word in NOUNS:
        return None if hit.at(-1) in ("no", "not", "without") else hit.match()
    return judged_people(hit)
