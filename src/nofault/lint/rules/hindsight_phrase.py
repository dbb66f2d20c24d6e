"""Flags a look back that judges people: in hindsight the decision was wrong, looking back the team, if only.

## Why it matters
The phrase admits that the judgement uses what nobody had. Without the judgement there is often a fact worth writing.

## Known problems
Hindsight about a mechanism ("in hindsight the threshold was too high") stays silent: name the value then and the value wanted.

## Example
With hindsight the team's decision to retry was wrong.

## Use instead
At 10:05 UTC the graph showed one failing node of nine; a retry is the runbook's first step.

## Sources
Neal Roese and Kathleen Vohs, Hindsight Bias, Perspectives on Psychological Science, 2012.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.people import FIRST_NAMES, GROUPS, PRONOUNS, ROLES
from nofault.lint.rule import Hit, Match

CODE = "HND004"
NAME = "hindsight-phrase"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
COMPANIONS = listed("looking if")
ALONE = listed("hindsight retrospect obvious")
CUES = listed("hindsight back retrospect only obvious")
QUESTION = "What was visible at the time, and to whom?"
MESSAGE = "“{text}” opens a judgement that uses what nobody had."
SUGGESTION = "Put the time and what the graph or the message said then."
OBVIOUSLY = listed("was painfully glaringly blindingly entirely perfectly")
JUDGED = listed(
    """
    wrong mistake decision decisions judgement judgment choice chance chances should better sooner earlier obvious error fault avoid prevent
    """
)


def look(hit: Hit) -> Match | None:
    """A phrase of hindsight in a sentence about people."""
    if hit.word == "back" and hit.at(-1) != "looking":
        return None
    words = hit.sentence_words
    if hit.word == "obvious":
        return hit.match(hit.index - 1) if hit.at(1) in ("that", "to") and hit.at(-1) in OBVIOUSLY and "not" not in words else None
    if hit.word == "only":
        if hit.at(-1) != "if" or not (hit.at(-2) in ("", ".", ",", ";") or hit.at(-2) == "and"):
            return None
        return hit.match(hit.index - 1) if "had" in words else None
    people = any(word.removesuffix("'s") in ROLES | GROUPS | PRONOUNS | FIRST_NAMES for word in words)
    judged = any(word in JUDGED for word in words)
    return hit.match(hit.index - 1) if people and judged else None
