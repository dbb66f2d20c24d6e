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

from typing import Any

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.idioms import CHARACTER_BETWEEN, OF_CHARACTER
from nofault.lint.lexicon.people import NEGATIVE_PRONOUNS
from nofault.lint.lexicon.people import PEOPLE as WITH_PEOPLE
from nofault.lint.lexicon.phrases import negligence
from nofault.lint.lexicon.qualities import CARELESS
from nofault.lint.manner import judged_people
from nofault.lint.nouns import PEOPLE, THIRD_PERSON, Kind
from nofault.lint.omitting import without
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

SIMPLE_LOOKS = listed("ashamed workmanship better notorious infamous")
PANIC = listed("panicked panics panicking")
SPREADS = listed("breaks broke spreads spread sets set ensues ensued erupts erupted everywhere")

CODE = "CHR001"
NAME = "negligence"
PHRASES = phrases_of(negligence.TEXT)
SEVERITY = "error"
SECTIONS = None
DEFAULT = True
COMPANIONS = WITH_PEOPLE | listed("we amateur thrown")
ALONE = CARELESS | listed("disregard judgement judgment discipline workmanship panic chaos excuse lack lacks lacked thinking")
FIX = "unsafe"
CUES = (
    CARELESS
    | PANIC
    | frozenset(OF_CHARACTER)
    | listed(
        """
        lack lacks lacked disregard judgement judgment discipline careful diligent bothered care thinking excuse froze panic idea
        ashamed notorious infamous chaos habit embarrassment disgrace shame ownership clue
        """
    )
)
QUESTION = "What did the work look like from inside: hour, load, tools, pressure?"
MESSAGE = "“{text}” judges care or character."
SUGGESTION = "Drop the word and describe what the interface accepted or did not show."
CARE = listed(
    """
    discipline care diligence professionalism vigilance rigor rigour thoroughness seriousness hygiene judgement judgment responsibility caution
    sense foresight thought attention ownership urgency common-sense motivation respect
    """
)
POOR = listed("poor bad questionable weak faulty flawed")
NOUNS = frozenset(word for word in CARELESS if word.endswith(("ness", "ence", "ity", "ency", "ion", "ance")))


def look(hit: Hit) -> Match | None:
    """A word of carelessness said of people or of their work."""
    if hit.word in PANIC:
        return hit.match(hit.subject.head) if hit.subject.kind in THIRD_PERSON and hit.subject.acted else None
    if hit.word == "better":
        if hit.at(-1) == "know" and hit.at(-2) in ("should", "ought") and hit.subject_of(hit.index - 1).kind in PEOPLE:
            return hit.match(hit.index - 2)
        knew = hit.at(-1) in ("knew", "knows") and hit.subject_of(hit.index - 1).kind in THIRD_PERSON | {Kind.THEY}
        return hit.match(hit.index - 1) if knew else None
    if hit.word == "workmanship":
        return hit.match(hit.index - 1) if hit.at(-1) in POOR or hit.at(-1) in ("shoddy", "sloppy") else None
    if hit.word in SIMPLE_LOOKS:
        return _said(hit)
    if hit.word in ("panic", "chaos"):
        return _spread(hit)
    if hit.word in OF_CHARACTER:
        return _character(hit)
    if hit.word == "froze":
        return (
            hit.match(hit.subject.head)
            if hit.subject.kind in THIRD_PERSON and hit.subject.acted and hit.at(1) in ("", ".", ",", "and", "up", "for")
            else None
        )
    if hit.word in ("embarrassment", "disgrace", "shame"):
        bearer = hit.phrase(hit.index + 2) if hit.at(1) in ("for", "to", "on") else None
        return hit.match(None, bearer.head) if bearer and bearer.kind in THIRD_PERSON else None
    if hit.word == "habit":
        bad = hit.at(-1) in ("bad", "nasty", "annoying") and hit.at(1) == "of"
        return hit.match(hit.index - 1) if bad and hit.subject_of(max(0, hit.index - 3)).kind in THIRD_PERSON else None
    if hit.word == "idea":
        return hit.match(hit.index - 1) if hit.at(-1) in ("brilliant", "bright", "genius") and hit.at(1) in ("of", "to") else None
    if hit.word in ("ownership", "clue"):
        return _nobody_has(hit)
    if hit.word in ("judgement", "judgment", "discipline"):
        if hit.at(-1) in POOR:
            return hit.match(hit.index - 1)
        return hit.match(hit.index - 2) if hit.at(-1) in ("of", "in") and hit.at(-2) == "lapse" else None
    if hit.word in ("careful", "diligent", "bothered", "care", "thinking", "excuse"):
        return _without_care(hit)
    if hit.word in ("lack", "lacks", "lacked"):
        care = next((index for index, after in hit.after(5) if after in CARE), None)
        of_people = hit.at(1) == "of" or hit.subject.kind in THIRD_PERSON
        return hit.match(None, care) if care is not None and of_people else None
    if hit.word == "disregard":
        return hit.match() if hit.at(1) == "for" and hit.at(-1) not in ("can", "please", "to") else None
    if hit.word in NOUNS:
        return None if hit.at(-1) in ("no", "not", "without") else hit.match()
    return judged_people(hit)


def _without_care(hit: Hit) -> Match | None:
    """`was not careful enough`, `couldn't be bothered`, `didn't care`, `without thinking`, `there is no excuse`."""
    word, before = hit.word, hit.at(-1)
    if word == "thinking":
        idle = hit.subject.negated and hit.subject.kind in PEOPLE and hit.at(1) in ("", ".", "when", "at", "straight", "clearly")
        return hit.match(hit.index - 1) if before == "without" or idle else None
    if word == "excuse":
        return hit.match(hit.index - 1) if before == "no" else None
    if word == "care":
        denied = before in ("didn't", "not") and hit.at(-2) not in ("do",)
        return hit.match(hit.index - 1) if denied and hit.subject.kind in PEOPLE else None
    if word == "bothered" and hit.words.at(hit.subject.head) in NEGATIVE_PRONOUNS:
        return hit.match(hit.subject.head)
    if not hit.subject.negated or hit.subject.kind not in PEOPLE:
        return None
    return hit.match(hit.subject.head) if word == "bothered" or hit.at(1) == "enough" or before in ("not", "wasn't", "weren't") else None


def _spread(hit: Hit) -> Match | None:
    """`Panic broke out`, `chaos on the call`."""
    around = hit.at(1) in ("in", "on") and any(word in ("room", "team", "channel", "office", "call") for _, word in hit.after(5))
    return hit.match() if (hit.at(1) in SPREADS or around) and hit.at(-1) not in ("kernel", "go", "runtime", "a") else None


def _said(hit: Hit) -> Match | None:
    """`should be ashamed`, `is notorious for ignoring`."""
    subject = hit.subject
    judged = subject.kind in PEOPLE and not subject.negated
    if hit.word == "ashamed":
        return hit.match(subject.head) if judged else None
    return hit.match(subject.head) if judged and hit.at(1) == "for" else None


def _character(hit: Hit) -> Match | None:
    """`lost his nerve`, `was out of her depth`: a figure of speech about somebody's nerve or ability."""
    verb = next((index for index, word in hit.before(6) if word in OF_CHARACTER[hit.word]), None)
    wanted = CHARACTER_BETWEEN.get(hit.word)
    if verb is None or (wanted and not any(hit.words.at(index) in wanted for index in range(verb + 1, hit.index))):
        return None
    if hit.word in ("hour", "together"):
        return hit.match(verb)
    subject = hit.subject_of(verb)
    return hit.match(subject.head) if subject.kind in PEOPLE and not subject.negated else None


def _nobody_has(hit: Hit) -> Match | None:
    """`Nobody took ownership`, `nobody in the channel has a clue`."""
    nobody = next((index for index, word in hit.before(8) if word in NEGATIVE_PRONOUNS), None)
    verb = any(word in ("took", "takes", "had", "has", "felt") for _, word in hit.before(3))
    if nobody is not None and verb:
        return hit.match(nobody)
    clueless = hit.word == "clue" and hit.at(-1) == "no" and hit.at(-2) in ("had", "has", "have")
    person = hit.subject_of(hit.index - 2) if clueless else None
    return hit.match(person.head) if person is not None and person.kind in THIRD_PERSON else None


def mend(text: str, start: int, end: int, config: Any) -> tuple[int, int, str] | None:
    """The sentence without an adverb of carelessness; other words need a new sentence."""
    word = text[start:end].split()[0]
    return without(text, start, start + len(word)) if word.lower() in CARELESS and word.lower().endswith("ly") else None
