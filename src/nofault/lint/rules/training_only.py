"""Flags training as the whole of a remedy (off unless selected).

## Why it matters
What is taught once fades, and reaches nobody who joins later; joined to a control it helps.

## Known problems
Training material as a deliverable stays silent, and so does an item that names a control beside the training.

## Example
Hold a training session on the deploy tool.

## Use instead
Make the region flag mandatory in the deploy tool; a note in the onboarding explains it.

## Sources
VA National Center for Patient Safety, action hierarchy (training is a weak action).
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.remedies import REMEDY_SECTIONS, ordered
from nofault.lint.rule import Hit, Match

CODE = "REM005"
NAME = "training-only"
SEVERITY = "info"
SECTIONS = REMEDY_SECTIONS
DEFAULT = False
CUES = listed("training workshop workshops refresher course courses trainings")
QUESTION = "Which default, limit or gate holds for somebody who was never taught?"
MESSAGE = "“{text}” alone is the weakest kind of action."
SUGGESTION = "Add a control, and keep the training as the second action."
GIVING = listed("hold organise organize run schedule provide give offer arrange conduct attend do deliver repeat plan")
CONTROLS = listed("require enforce block mandatory limit gate refuse automate alert validate check default flag reject cap prevent")
MACHINES = listed("data model models job jobs cluster set run runs pipeline environment material video videos")


def look(hit: Hit) -> Match | None:
    """An order to train without a control beside it."""
    verb = next((index for index, word in hit.before(5) if word in GIVING), None)
    if verb is None or hit.at(1) in MACHINES or not ordered(hit, verb):
        return None
    return hit.match(verb) if CONTROLS.isdisjoint(hit.sentence_words) else None
