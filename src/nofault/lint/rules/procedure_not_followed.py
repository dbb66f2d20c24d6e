"""Flags "the procedure was not followed": a comparison with paper instead of with work.

## Why it matters
Procedures and work drift apart for reasons. The gap between them is the finding; that there is one is not.

## Known problems
A change freeze or a protocol between machines ("the TLS handshake violated the protocol") has a system as its subject and stays silent.

## Example
The checklist was not followed during the cutover.

## Use instead
The checklist has 42 steps and no tick for the snapshot; step 4 needs a tool retired in May.

## Sources
Sidney Dekker, The Field Guide to Understanding "Human Error", 2014, on procedures. Erik Hollnagel, Safety-I and Safety-II, 2014.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import is_adverb
from nofault.lint.rule import Hit, Match

CODE = "HUM002"
NAME = "procedure-not-followed"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
FLOUTED = listed("ignored bypassed skipped circumvented disregarded violated breached flouted sidestepped neglected")
CUES = FLOUTED | listed(
    "followed follow following adhered adhere comply obeyed observed non-compliance noncompliance non-adherence nonadherence deviation"
)
QUESTION = "What does the work need that the procedure does not give?"
MESSAGE = "“{text}” compares work with paper."
SUGGESTION = "Describe the step as written, what was done, and what made that the workable way."
FLOUTABLE = listed("procedure procedures process runbook checklist protocol guideline guidelines playbook instructions freeze")
PAPER = listed(
    """
    procedure procedures process processes runbook runbooks checklist checklists policy policies protocol protocols guideline guidelines
    playbook playbooks instructions rules steps convention standards practice practices documentation
    """
)


def look(hit: Hit) -> Match | None:
    """A paper that was not followed, or a failure to follow one."""
    if hit.word in ("followed", "adhered", "obeyed", "observed"):
        index = hit.index - 1
        while is_adverb(hit.words.at(index)) or hit.words.at(index) in ("being", "been"):
            index -= 1
        if hit.words.at(index) not in ("not", "wasn't", "weren't", "never", "isn't"):
            return None
        paper = next((at for at, word in hit.before(7) if word in PAPER), None)
        return hit.match(paper) if paper is not None else None
    if hit.word in FLOUTED:
        paper = hit.subject.head if hit.subject.passive and not (hit.subject.negated or hit.subject.modal or hit.subject.hypothetical) else -1
        return hit.match(paper) if paper >= 0 and hit.words.at(paper) in FLOUTABLE else None
    if hit.word.startswith(("non", "dev")):
        paper = next((at for at, word in hit.after(6) if word in PAPER), None) if hit.at(1) in ("with", "to", "from") else None
        return hit.match(None, paper) if paper is not None else None
    first = hit.index - 1
    if hit.word == "following":
        if hit.at(-1) != "not":
            return None
    elif hit.at(-1) != "to" or hit.at(-2) not in ("failure", "failed", "failing", "inability"):
        return None
    else:
        first -= 1
    paper = next((at for at, word in hit.after(5) if word in PAPER), None)
    return hit.match(first, paper) if paper is not None else None
