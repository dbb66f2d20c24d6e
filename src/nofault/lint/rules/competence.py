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

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import BE
from nofault.lint.lexicon.people import GROUPS, ROLES
from nofault.lint.lexicon.people import PEOPLE as WITH_PEOPLE
from nofault.lint.lexicon.phrases import competence
from nofault.lint.lexicon.qualities import INCOMPETENT
from nofault.lint.manner import judged_people
from nofault.lint.nouns import PEOPLE, THIRD_PERSON
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "CHR002"
NAME = "competence"
PHRASES = phrases_of(competence.TEXT)
SEVERITY = "error"
SECTIONS = None
DEFAULT = True
COMPANIONS = WITH_PEOPLE | {"we"}
ALONE = INCOMPETENT
ABLE = listed("competent qualified capable suited trustworthy reliable trusted mature")
CUES = INCOMPETENT | ABLE | {"expect", "expected", "doing", "busy", "slow", "late", "job", "task", "head"}
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
    if hit.word in ABLE:
        return hit.match(hit.subject.head) if hit.subject.negated and hit.subject.kind in THIRD_PERSON and hit.subject.passive else None
    if hit.word == "busy":
        return (
            hit.match(hit.index - 1, hit.index + 1)
            if hit.at(-1) == "too" and hit.subject.kind in THIRD_PERSON and hit.at(1).endswith("ing")
            else None
        )
    if hit.word in ("slow", "late"):
        of_person = hit.subject.kind in THIRD_PERSON and hit.subject.passive and not hit.subject.negated
        ends = hit.at(1) == "to" or (hit.word == "slow" and hit.at(1) in ("", ".", "and", "in", ","))
        return hit.match(hit.subject.head) if of_person and ends else None
    if hit.word in ("job", "task", "head"):
        return _beyond(hit)
    if hit.word in NOUNS:
        return hit.match()
    return judged_people(hit)


def _beyond(hit: Hit) -> Match | None:
    """`was not up to the job`, `was in over his head`."""
    if hit.word == "job" and hit.at(-1) in ("poor", "bad", "terrible", "lousy", "sloppy", "awful"):
        did = next((index for index, word in hit.before(4) if word in ("did", "done", "does")), None)
        return hit.match(did) if did is not None and hit.subject_of(did).kind in PEOPLE else None
    phrase = [word for _, word in hit.before(4)]
    figure = (
        ("over" in phrase and "in" in phrase) if hit.word == "head" else ("up" in phrase and "to" in phrase and phrase[0] in ("the", "this", "that"))
    )
    verb = next((index for index, word in hit.before(7) if word in BE), None)
    if not figure or verb is None:
        return None
    subject = hit.subject_of(verb + 1)
    judged = subject.kind in PEOPLE and (hit.word == "head" or subject.negated or "not" in [word for _, word in hit.before(7)])
    return hit.match(verb) if judged else None


def _expected(hit: Hit) -> Match | None:
    """`You would expect a senior engineer to know`."""
    if not any(word in ("would", "should") for _, word in hit.before(3)):
        return None
    person = next((at for at, word in hit.after(6) if (word in ROLES or word in GROUPS) and hit.words.at(at + 1) not in ROLES), None)
    return hit.match(None, person + 1) if person is not None and hit.words.at(person + 1) == "to" else None
