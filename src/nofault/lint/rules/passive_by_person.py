"""Flags the passive that still names the hand: dropped by Mikhail, botched by the release engineer, a bug introduced by a developer.

## Why it matters
The passive does not remove the agent, it moves the agent to the end, where the sentence lands.

## Known problems
A proper act with its doer (a certificate installed by the operations team) stays silent; `deleted by` and its like are flagged even where
the deletion was right.

## Example
The index was dropped by a contractor.

## Use instead
The cleanup script dropped the index: its pattern matches names that end in a digit.

## Sources
John Allspaw, Blameless PostMortems and a Just Culture, 2012.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import is_adverb
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.lexicon.qualities import BAD, FAULTS, MISSING_STEPS, UNINTENDED
from nofault.lint.lexicon.verbs import DESTRUCTIVE, DUTIES, HARM, SLIPS
from nofault.lint.nouns import THIRD_PERSON, Kind
from nofault.lint.rule import Hit, Match

CODE = "BLM005"
NAME = "passive-by-person"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
COMPANIONS = PEOPLE
CUES = listed("by")
QUESTION = "What did the tool accept, and what would have had to be true for it to refuse?"
MESSAGE = "“{text}” keeps a person as the agent."
SUGGESTION = "Let the script, the form or the pipeline be the agent, with the property that let it happen."
# Whoever mends things does these, too.
MENDING = listed("restarted rebooted stopped terminated killed disabled shut drained reset")
BLAMED = (SLIPS.forms("past", "part") | HARM.forms("past", "part") | DESTRUCTIVE.forms("past", "part") | {"down"}) - MENDING
# Ordinary acts: blamed only when their object is bad.
NEUTRAL = listed(
    """
    introduced made pushed merged deployed committed approved applied released shipped triggered uploaded entered sent started run set created
    written added published configured changed left signed rolled executed copied pasted pressed wired connected typed given chosen
    selected done installed
    """
)
TROUBLE = BAD | FAULTS


def look(hit: Hit) -> Match | None:
    """A blamed participle, `by`, and a third person."""
    index = hit.index - 1
    while is_adverb(hit.words.at(index)) and hit.index - index < 4:
        index -= 1
    word = hit.words.at(index)
    manner = any(hit.words.at(at) in UNINTENDED for at in range(index + 1, hit.index))
    if word in DUTIES and hit.words.at(index - 1) == "never" and hit.phrase(hit.index + 1).kind in (Kind.ROLE, Kind.NAME, Kind.GROUP):
        return hit.match(index - 1, hit.phrase(hit.index + 1).head)
    if word not in BLAMED and not (word in NEUTRAL | MENDING and (manner or _troubled(hit))):
        return None
    if _possible(hit, index):
        return None
    doer = hit.phrase(hit.index + 1)
    if doer.kind not in THIRD_PERSON or (doer.kind is Kind.PRONOUN and hit.at(1) not in ("somebody", "someone")):
        return None
    return hit.match(index, doer.head)


def _possible(hit: Hit, verb: int) -> bool:
    """`tends to be deleted by`, `can be dropped by`: what may happen, nobody did it."""
    index = verb - 1
    while is_adverb(hit.words.at(index)):
        index -= 1
    return hit.words.at(index) == "be"


def _troubled(hit: Hit) -> bool:
    """Whether an ordinary act is told as bad: by its object, or by a step that was left out."""
    if any(before in TROUBLE for _, before in hit.before(12)):
        return True
    after = [word for _, word in hit.after(7)]
    return "without" in after and any(word in MISSING_STEPS for word in after)
