"""Flags what a team says that it failed to do: we failed to, we missed, we forgot (off unless selected).

## Why it matters
A team that speaks about itself is a start, and still measures what was done against what is known now.

## Known problems
"We did not have an alert" tells of the system and stays silent.

## Example
We failed to test the restore.

## Use instead
No restore test existed.

## Sources
Sidney Dekker, The Field Guide to Understanding "Human Error", 2014, on counterfactuals.
"""

from __future__ import annotations

from nofault.lint.deeds import SLIP_CUES, slip
from nofault.lint.lexicon.function_words import is_adverb
from nofault.lint.lexicon.verbs import CONTEXT, DUTIES
from nofault.lint.nouns import Kind
from nofault.lint.rule import Hit, Match

CODE = "BLM010"
NAME = "collective-failure"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
COMPANIONS = frozenset({"we"})
SKIPS_QUESTIONS = True
CUES = SLIP_CUES | {"failed", "not", "didn't", "never"}
QUESTION = "Which test, signal or step did not exist then?"
MESSAGE = "“{text}” holds an absence against all of you."
SUGGESTION = "Say what did not exist: no test covered it, no alert was set, no step asked for it."
OURS = frozenset({Kind.WE})


def look(hit: Hit) -> Match | None:
    """A slip or an omission of `we`."""
    if hit.word in ("failed", "not", "didn't", "never"):
        verb = hit.index + (2 if hit.word == "failed" else 1)
        while is_adverb(hit.words.at(verb)):
            verb += 1
        told = hit.at(1) == "to" if hit.word == "failed" else hit.words.at(verb) in DUTIES and hit.words.at(verb) not in CONTEXT
        subject = hit.subject_of(verb if hit.word == "never" else hit.index)
        ours = subject.kind is Kind.WE and not subject.hypothetical and not subject.modal
        return hit.match(subject.head, verb) if told and ours else None
    deed = slip(hit, OURS)
    return hit.match(deed.first, deed.last) if deed else None
