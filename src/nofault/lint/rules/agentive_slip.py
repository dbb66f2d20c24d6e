"""Flags a person or a team as the actor of a slip or of harm: forgot, mistyped, overlooked, broke, let it expire.

## Why it matters
The sentence is true and explains nothing: it names the last hand and stops before the conditions that made the slip likely and its effect
large. The next person meets the same conditions.

## Known problems
A name that is on no list and opens the sentence counts as a person only with verbs that people alone do (mistyped, misread). Put people
and person-like services on the `people` and `systems` lists.

## Example
An engineer forgot to drain the node before the upgrade.

## Use instead
The upgrade started while the node was serving; no step of the upgrade checks for a drained node.

## Sources
Sidney Dekker, The Field Guide to Understanding "Human Error", 3rd edition, 2014, on the old and the new view.
John Allspaw, Blameless PostMortems and a Just Culture, 2012.
"""

from __future__ import annotations

from nofault.lint.acts import PAPERS
from nofault.lint.deeds import SLIP_BESIDE, SLIP_CUES, slip, slip_noun
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.lexicon.phrases import agentive_slip
from nofault.lint.lexicon.verbs import HUMAN_SLIPS
from nofault.lint.nouns import THIRD_PERSON
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "BLM001"
NAME = "agentive-slip"
PHRASES = phrases_of(agentive_slip.TEXT)
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
COMPANIONS = PEOPLE
CUES = SLIP_CUES
BESIDE = SLIP_BESIDE
ALONE = HUMAN_SLIPS.forms("past", "s")
QUESTION = "What on the screen, in the step or in the schedule made this easy to happen?"
MESSAGE = "“{text}” names who slipped and leaves out the conditions."
SUGGESTION = "Make the system the subject: what it allowed, showed or did not check at that step."


def look(hit: Hit) -> Match | None:
    """A slip or harm with a third person as its actor."""
    deed = slip(hit, THIRD_PERSON) or slip_noun(hit, THIRD_PERSON)
    return hit.match(deed.first, deed.last) if deed and not _by_the_book(hit) else None


def _by_the_book(hit: Hit) -> bool:
    """`…, as the runbook says`: what was done is what was asked for."""
    return any(word == "as" and any(hit.words.at(at) in PAPERS for at in range(index + 1, index + 4)) for index, word in hit.after(8))
