"""Flags a state of a person as a cause: lack of training, inexperience, too junior.

## Why it matters
Whoever works there next is new too, one day. What the tool shows and what the rota asks can be changed; being new cannot.

## Known problems
Training of models and training material as a deliverable stay silent; so does "lack of understanding", which often tells what was known.

## Example
The delay was due to a lack of training.

## Use instead
The tool gave no warning, and the rota puts one person on call in the first month.

## Sources
VA National Center for Patient Safety, action hierarchy (training is a weak action). Sidney Dekker, 2014.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.people import GROUPS, ROLES
from nofault.lint.nouns import THIRD_PERSON
from nofault.lint.rule import Hit, Match

CODE = "HUM003"
NAME = "training-as-cause"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
CUES = listed(
    """
    lack lacks lacked lacking insufficient inadequate inexperience inexperienced untrained undertrained junior unfamiliar poorly ill-trained
    """
)
QUESTION = "What would the tool have had to show so that anyone could do it right?"
MESSAGE = "“{text}” makes a person's state the cause."
SUGGESTION = "Describe what the tool, the rota or the hand-over offered to somebody new."
STATES = listed("training experience skill skills knowledge competence expertise education seniority")
MACHINES = listed("data model models set sets job jobs run runs cluster pipeline")


def look(hit: Hit) -> Match | None:
    """A want of training or experience in somebody."""
    word = hit.word
    if word in ("lack", "lacks", "lacked", "lacking", "insufficient", "inadequate"):
        state = next((index for index, after in hit.after(5) if after in STATES), None)
        if state is None or hit.words.at(state + 1) in MACHINES or hit.words.at(state - 1) in ("model", "retry"):
            return None
        if word in ("lacks", "lacked", "lacking") and hit.subject.kind not in THIRD_PERSON and hit.at(-1) not in ROLES:
            return None
        return hit.match(None, state)
    if word in ("inexperience",):
        return hit.match()
    if word == "junior":
        return hit.match(hit.index - 1) if hit.at(-1) == "too" else None
    if word == "poorly":
        return hit.match(None, hit.index + 1) if hit.at(1) == "trained" and hit.subject.kind in THIRD_PERSON else None
    if word == "unfamiliar":
        return hit.match(hit.subject.head) if hit.subject.kind in THIRD_PERSON and hit.at(1) == "with" else None
    return _untrained(hit)


def _untrained(hit: Hit) -> Match | None:
    for index, after in hit.after(3):
        if after in ROLES or after in GROUPS:
            return hit.match(None, index)
    return hit.match(hit.subject.head) if hit.subject.kind in THIRD_PERSON and not hit.subject.negated else None
