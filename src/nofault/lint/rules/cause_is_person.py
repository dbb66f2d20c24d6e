"""Flags a person or a team as the cause: caused by, because of, due to, root cause.

## Why it matters
A cause that is a person ends the inquiry where it should begin, and offers no countermeasure but another person.

## Known problems
What belongs to a person ("because of the engineer's script") is a system and stays silent.

## Example
The outage was caused by a junior engineer on the data team.

## Use instead
A schema change that locks the table for its whole run passed review and CI; neither shows lock time.

## Sources
Google, Site Reliability Engineering, 2016, chapter 15. Sidney Dekker, The Field Guide to Understanding "Human Error", 2014.
"""

from __future__ import annotations

from nofault.lint.deeds import HAND_WORK, possessor_at
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import BE
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.lexicon.phrases import cause_is_person
from nofault.lint.nouns import Kind
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "BLM006"
NAME = "cause-is-person"
PHRASES = phrases_of(cause_is_person.TEXT)
SEVERITY = "error"
SECTIONS = None
DEFAULT = True
COMPANIONS = PEOPLE
CUES = listed("caused because due result cause causes traced attributed attributable stemmed blamed trigger culprit reason down owing account")
QUESTION = "What made this act possible and sensible at that moment?"
MESSAGE = "“{text}” makes a person the cause."
SUGGESTION = "Name a property of the system that can be changed, with its value then and the value wanted."
CAUSES = frozenset({Kind.ROLE, Kind.NAME, Kind.GROUP})
LINKS = {
    "caused": listed("by"),
    "because": listed("of"),
    "due": listed("to"),
    "result": listed("of"),
    "traced": listed("to back"),
    "attributed": listed("to"),
    "attributable": listed("to"),
    "stemmed": listed("from"),
    "blamed": listed("on"),
    "down": listed("to"),
    "owing": listed("to"),
    "account": listed("of"),
}


def look(hit: Hit) -> Match | None:
    """A causal link to a phrase whose head is a person."""
    start = hit.index + 2
    if hit.word in LINKS:
        if hit.at(1) not in LINKS[hit.word]:
            return None
        if hit.word == "down" and hit.at(-1) not in ("was", "is", "came", "comes", "entirely", "purely", "simply"):
            return None
        start += hit.at(1) == "back"
    else:
        link = next((index for index, word in hit.after(6) if word in BE), hit.index + 1)
        if hit.words.at(link) not in BE and hit.words.at(link) not in (":", "lies", "lay", "rests"):
            return None
        start = link + 1
    if any(word in ("not", "never") for _, word in hit.before(3)):
        return None
    lies = next((index for index, word in hit.after(4) if word in ("lies", "lay", "rests")), None)
    if hit.word == "cause" and lies is not None and hit.words.at(lies + 1) == "with":
        bearer = hit.phrase(lies + 2)
        return hit.match(hit.index, bearer.head) if bearer.kind in CAUSES else None
    cause = hit.phrase(start)
    if cause.kind is Kind.SYSTEM and hit.words.at(cause.head) in HAND_WORK and hit.words.at(cause.head - 1).endswith("'s"):
        owner = possessor_at(hit, cause.head - 1)
        return hit.match(hit.index, cause.head) if owner.kind is Kind.NAME else None
    somebody = hit.words.at(cause.head) in ("someone", "somebody")
    return hit.match(hit.index, cause.head) if cause.kind in CAUSES or somebody else None
