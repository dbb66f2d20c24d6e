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

from typing import Any

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.people import FIRST_NAMES, GROUPS, PRONOUNS, ROLES
from nofault.lint.lexicon.phrases import hindsight_phrase
from nofault.lint.nouns import THIRD_PERSON, Kind
from nofault.lint.omitting import without
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "HND004"
NAME = "hindsight-phrase"
PHRASES = phrases_of(hindsight_phrase.TEXT)
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
FIX = "unsafe"
COMPANIONS = listed("looking if had anyone anybody everyone start outset beginning")
ALONE = listed("hindsight retrospect obvious waiting knew")
CUES = listed("hindsight back retrospect only obvious waiting knew clear could")
QUESTION = "What was visible at the time, and to whom?"
MESSAGE = "“{text}” opens a judgement that uses what nobody had."
SUGGESTION = "Put the time and what the graph or the message said then."
OBVIOUSLY = listed("was painfully glaringly blindingly entirely perfectly")
FAULTY = listed("mistake wrong error misjudgement misjudgment unwise foolish naive avoidable preventable obvious careless reckless premature hasty")
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
    if hit.word == "obvious" and hit.at(1) == "to" and hit.at(2) in ("anyone", "anybody", "everyone", "everybody"):
        return hit.match(None, hit.index + 2)
    if hit.word == "obvious":
        return hit.match(hit.index - 1) if hit.at(1) in ("that", "to") and hit.at(-1) in OBVIOUSLY and "not" not in words else None
    if hit.word == "waiting":
        return hit.match(hit.index - 1, hit.index + 2) if (hit.at(1), hit.at(2)) == ("to", "happen") else None
    if hit.word == "knew":
        return hit.match(hit.index - 1) if hit.at(-1) in ("everybody", "everyone", "all") and hit.at(-2) not in ("not",) else None
    if hit.word == "clear":
        return (
            hit.match(None, hit.index + 3)
            if (hit.at(1), hit.at(2)) == ("from", "the") and hit.at(3) in ("start", "outset", "beginning") and "not" not in words
            else None
        )
    if hit.word == "could":
        seen = hit.at(1) in ("see", "tell") or (hit.at(1) == "have" and hit.at(2) in ("seen", "told", "known", "guessed", "predicted"))
        return hit.match(hit.index - 1, hit.index + 1) if hit.at(-1) in ("anyone", "anybody", "everyone") and seen else None
    if hit.word == "only" and ((hit.at(1) == "to" and hit.at(-1) == "had") or (hit.at(1), hit.at(2)) == ("had", "to")):
        person = hit.subject_of(hit.index - 1 if hit.at(-1) == "had" else hit.index + 1)
        return hit.match(person.head, hit.index + 1) if person.kind in THIRD_PERSON | {Kind.THEY} else None
    if hit.word == "only":
        if hit.at(-1) != "if" or not (hit.at(-2) in ("", ".", ",", ";") or hit.at(-2) == "and"):
            return None
        return hit.match(hit.index - 1) if "had" in words else None
    if hit.word in ("hindsight", "retrospect") and "was" in words and any(word in FAULTY for word in words):
        return hit.match(hit.index - 1)
    people = any(word.removesuffix("'s") in ROLES | GROUPS | PRONOUNS | FIRST_NAMES for word in words)
    judged = any(word in JUDGED for word in words)
    return hit.match(hit.index - 1) if people and judged else None


def mend(text: str, start: int, end: int, config: Any) -> tuple[int, int, str] | None:
    """The sentence without the phrase that opens it."""
    phrase = text[start:end].lower()
    return (
        without(text, start, end) if phrase in ("in hindsight", "with hindsight", "in retrospect", "looking back") and text[start].isupper() else None
    )
