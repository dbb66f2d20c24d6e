"""Flags judgement of ability: incompetent, lazy, clumsy, ignorant, an inexperienced engineer.

## Why it matters
It turns a question about tools and circumstances into one about worth, which nobody can answer with a countermeasure.

## Known problems
Lazy loading, ignorance-based routing and unqualified host names stay silent.

## Example
A clumsy operator removed the route.

## Use instead
The route command takes a prefix and asks for no confirmation; /8 and /18 differ by one key.

## Sources
Sidney Dekker, Just Culture, 3rd edition, 2016.
"""

from __future__ import annotations

from nofault.lint.lexicon.people import GROUPS, ROLES
from nofault.lint.lexicon.qualities import INCOMPETENT
from nofault.lint.manner import judged_people
from nofault.lint.rule import Hit, Match

CODE = "CHR002"
NAME = "competence"
SEVERITY = "error"
SECTIONS = None
DEFAULT = True
CUES = INCOMPETENT | {"expect", "expected", "doing"}
QUESTION = "What would a person new to this have needed to see?"
MESSAGE = "“{text}” judges ability."
SUGGESTION = "Describe the property of the tool or the step that asks for more than it shows."
NOUNS = frozenset({"incompetence", "laziness", "ineptitude", "clumsiness", "stubbornness"})


def look(hit: Hit) -> Match | None:
    """A word of inability said of people."""
    if hit.word in ("expect", "expected"):
        return _expected(hit)
    if hit.word == "doing":
        clueless = "what" in (hit.at(-3), hit.at(-2)) and any(word in ("not", "no", "didn't", "idea", "without") for _, word in hit.before(8))
        return hit.match(hit.index - 3) if clueless and any(word in ("he", "she", "they") for _, word in hit.before(3)) else None
    if hit.word in NOUNS:
        return hit.match()
    return judged_people(hit)


def _expected(hit: Hit) -> Match | None:
    """`You would expect a senior engineer to know`."""
    if not any(word in ("would", "should") for _, word in hit.before(3)):
        return None
    person = next((at for at, word in hit.after(6) if (word in ROLES or word in GROUPS) and hit.words.at(at + 1) not in ROLES), None)
    return hit.match(None, person + 1) if person is not None and hit.words.at(person + 1) == "to" else None
