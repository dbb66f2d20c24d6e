"""Flags words that hand out guilt: to blame, somebody's fault, responsible for the outage, the culprit was.

## Why it matters
Guilt is a verdict. A record that gives verdicts is read as evidence against somebody, and the next incident is told later and thinner.

## Known problems
`git blame`, page faults, fault tolerance and "responsible for the service" stay silent.

## Example
The storage team is to blame for the lost hour.

## Use instead
The storage page goes to a mailing list at night; the first person saw it at 06:40 UTC.

## Sources
Sidney Dekker, Just Culture, 3rd edition, 2016. Google, Site Reliability Engineering, 2016, chapter 15.
"""

from __future__ import annotations

from nofault.lint.deeds import owner_of
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import BE, NEGATIONS, is_adverb
from nofault.lint.lexicon.people import GROUPS, NEGATIVE_PRONOUNS, PEOPLE, ROLES, USERS
from nofault.lint.nouns import THIRD_PERSON, Kind
from nofault.lint.rule import Hit, Match

CODE = "BLM007"
NAME = "fault-words"
SEVERITY = "error"
SECTIONS = None
DEFAULT = True
COMPANIONS = PEOPLE | USERS | listed("we our falls fall lies lie rests rest goes belongs lands sits stops")
CUES = listed("blame fault culprit guilty responsible accountable responsibility accountability doing making mistake error")
QUESTION = "Which control was expected to hold here, and why did it not?"
MESSAGE = "“{text}” hands out guilt."
SUGGESTION = "State the control that was missing or did not hold, and what it costs to have it."
GUILTY = THIRD_PERSON | {Kind.THEY, Kind.WE, Kind.I, Kind.PROPER, Kind.USER}
LANDS = listed("falls fall lies lie rests rest goes belongs lands sits stops")
HARMS = listed(
    """
    outage outages incident incidents failure failures mistake mistakes error errors breakage problem problems bug loss damage leak breach
    downtime disruption regression mess misconfiguration corruption crash outcome
    """
)
HARMED = listed("corrupted lost broken deleted failed missed botched delayed wrong damaged leaked")


def look(hit: Hit) -> Match | None:
    """A word of guilt with somebody it is handed to."""
    if any(word in NEGATIONS or word == "without" for _, word in hit.before(4)) or hit.at(-1) == "git":
        return None
    if hit.word in ("blame", "responsibility", "accountability"):
        return _blame(hit)
    if hit.word in ("mistake", "error"):
        return _blame(hit) if any(word in ("belongs", "rests", "lies") for _, word in hit.after(3)) else None
    if hit.word == "making" and hit.at(-1) != "own":
        return None
    if hit.word in ("fault", "doing", "making"):
        return _fault(hit)
    if hit.word == "culprit":
        guilty = hit.phrase(hit.index + 2) if hit.at(1) in BE or hit.at(1) == ":" else None
        return hit.match(hit.index, guilty.head) if guilty and guilty.kind in GUILTY - {Kind.PROPER} else None
    return _responsible(hit)


def _blame(hit: Hit) -> Match | None:
    if hit.at(-1) == "to" and hit.at(-2) in BE:
        subject = hit.subject_of(hit.index - 2)
        return hit.match(subject.head) if subject.kind in GUILTY and hit.words.at(subject.head) not in NEGATIVE_PRONOUNS else None
    lands = next((index for index, word in hit.after(9) if word in LANDS), None)
    if lands is None:
        return None
    duty = hit.word in ("responsibility", "accountability") and hit.at(1) == "for"
    if duty and (HARMS | HARMED).isdisjoint(word for index, word in hit.after(9) if index < lands):
        return None
    after = lands + 1
    while is_adverb(hit.words.at(after)):
        after += 1
    if hit.words.at(after) not in ("on", "with", "to", "at"):
        return None
    bearer = hit.phrase(after + 1)
    return hit.match(None, after) if hit.word == "blame" or bearer.kind in GUILTY - {Kind.PROPER, Kind.WE} else None


def _fault(hit: Hit) -> Match | None:
    if hit.at(-1) == "at":
        subject = hit.subject_of(hit.index - 1)
        return hit.match(subject.head) if subject.kind in GUILTY and hit.words.at(subject.head) not in NEGATIVE_PRONOUNS else None
    if hit.at(1) == "of":
        bearer = hit.phrase(hit.index + 2)
        return hit.match(None, bearer.head) if bearer.kind in THIRD_PERSON and "the" in (hit.at(-1), hit.at(-2)) else None
    owner = owner_of(hit)
    return hit.match(owner.head) if owner is not None and owner.kind in GUILTY else None


def _responsible(hit: Hit) -> Match | None:
    """`X was responsible for the outage`, `the person responsible`, `guilty`, `held accountable`."""
    harm = next((index for index, word in hit.after(6) if word in HARMS), None)
    if hit.word == "responsible" and hit.at(-1) in ("felt", "feels") and any(word in NEGATIVE_PRONOUNS for _, word in hit.before(4)):
        return hit.match(hit.index - 2)
    if hit.word == "responsible" and (hit.at(1) != "for" or harm is None):
        return None
    if hit.at(-1) in ROLES or hit.at(-1) in GROUPS:
        return hit.match(hit.index - 1, harm)
    subject = hit.subject
    if hit.word == "accountable" and hit.at(-1) != "held" and harm is None:
        return None
    return hit.match(subject.head, harm) if subject.kind in GUILTY - {Kind.PROPER} and not subject.modal else None
