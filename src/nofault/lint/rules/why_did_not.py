"""Flags the accusing question: why didn't anyone check, why did nobody notice.

## Why it matters
The question has only one polite answer, an excuse. The fact behind it is what the situation showed and asked for.

## Known problems
Questions about systems ("why was the lock not released?") are the five whys at work and stay silent.

## Example
Why did nobody look at the canary page?

## Use instead
Which page does the alert link to, and what does it show?

## Sources
Etsy, Debriefing Facilitation Guide, 2016 (ask how and what before why).
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import NEGATIONS
from nofault.lint.lexicon.people import NEGATIVE_PRONOUNS, PEOPLE
from nofault.lint.nouns import THIRD_PERSON
from nofault.lint.rule import Hit, Match

CODE = "HND005"
NAME = "why-did-not"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
COMPANIONS = PEOPLE
CUES = listed("why how what")
QUESTION = "What was on the screen, and what did the situation ask for at that moment?"
MESSAGE = "“{text}” asks for an excuse."
SUGGESTION = "Ask what was shown, what was expected, and what else was going on."
ASKING = listed("did didn't was wasn't were weren't had hadn't has hasn't")
STRONG = listed("earth hell heck world")


def _with_emphasis(hit: Hit, auxiliary: int) -> Match | None:
    """`Why on earth was nobody watching`, `how in the world did he`: somebody asked about in earnest is held to account."""
    if hit.words.at(auxiliary) not in ASKING | {"would", "could", "does", "do"}:
        return None
    person = auxiliary + 1 if hit.words.at(auxiliary + 1) in ("they", "he", "she", "you", "anyone") else None
    found = person if person is not None else Hit(hit.words, auxiliary, hit.names).person_from(auxiliary + 1)
    return hit.match(None, found) if found is not None else None


def _what_thinking(hit: Hit) -> Match | None:
    """`What was the engineer thinking?`"""
    if hit.at(1) not in ("was", "were"):
        return None
    thinking = next((index for index, word in hit.after(6) if word == "thinking"), None)
    asked = thinking is not None and hit.words.at(thinking + 1) in ("", "?", "when")
    return hit.match(None, thinking) if asked else None


def look(hit: Hit) -> Match | None:
    """`why`, an auxiliary, a person, and a denial."""
    if hit.word == "what":
        return _what_thinking(hit)
    if hit.at(1) in ("on", "in", "the") and (strong := next((index for index, word in hit.after(4) if word in STRONG), None)) is not None:
        return _with_emphasis(hit, strong + 1)
    if hit.at(1) not in ASKING and not (hit.word == "how" and hit.at(1) == "could"):
        return None
    index = hit.index + 2 if hit.at(2) in ("they", "he", "she", "you") else hit.person_from(hit.index + 2)
    if index is None:
        by = next((at for at, word in hit.after(9) if word == "by"), None)
        doer = hit.phrase(by + 1) if by is not None and hit.at(1) in NEGATIONS else None
        return hit.match(None, by) if doer is not None and doer.kind in THIRD_PERSON else None
    if hit.word == "how":
        return hit.match(None, index) if hit.at(1) == "could" or hit.at(2) in NEGATIVE_PRONOUNS else None
    denied = hit.at(1) in NEGATIONS or hit.at(2) in NEGATIVE_PRONOUNS or hit.words.at(index + 1) in NEGATIONS
    return hit.match(None, index + 1) if denied else None
