"""Flags a person whose act is told as bad by its object or manner: the wrong host, untested code, without review.

## Why it matters
"Wrong" is known afterwards. At the time both hosts looked right, and nothing asked for the review.

## Known problems
Acts that find or undo something bad (reverted the bad deploy) are somebody's good work and stay silent.

## Example
A contractor restarted the wrong rack.

## Use instead
Both racks carry the label R12; the work order names the label only.

## Sources
Sidney Dekker, The Field Guide to Understanding "Human Error", 2014. Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from nofault.lint.acts import BAD_CUES, bad_object
from nofault.lint.lexicon.people import NEGATIVE_PRONOUNS, PEOPLE
from nofault.lint.nouns import THIRD_PERSON
from nofault.lint.rule import Hit, Match

CODE = "BLM004"
NAME = "bad-object"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
COMPANIONS = PEOPLE
CUES = BAD_CUES
QUESTION = "What made it look right at the time, and which check would tell the two apart?"
MESSAGE = "“{text}” judges an act by its outcome."
SUGGESTION = "Name the property that let it pass: equal labels, a missing gate, a default."


def look(hit: Hit) -> Match | None:
    """An act of a third person on a bad object or in a bad manner."""
    deed = bad_object(hit, THIRD_PERSON)
    denied = deed is not None and hit.words.at(deed.first) in NEGATIVE_PRONOUNS  # "nobody did anything wrong"
    return hit.match(deed.first, deed.last) if deed and not denied else None
