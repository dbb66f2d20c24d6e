"""Flags punishment as a remedy: disciplinary action, a written warning, held accountable, removed from the rotation.

## Why it matters
After the first punishment the next report is late and thin. A record of an incident is not the venue for personnel matters.

## Known problems
A performance review of a query plan and terminated pods stay silent.

## Example
A written warning was issued after the cutover.

## Use instead
Take the sentence out of the record; if it must be handled, handle it elsewhere.

## Sources
Sidney Dekker, Just Culture, 3rd edition, 2016. Amy Edmondson, The Fearless Organization, 2018.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import BE
from nofault.lint.lexicon.people import GROUPS, ROLES
from nofault.lint.lexicon.phrases import punish
from nofault.lint.nouns import THIRD_PERSON, Kind
from nofault.lint.phrases import phrases_of
from nofault.lint.remedies import PERSON_MATTERS
from nofault.lint.rule import Hit, Match

CODE = "REM003"
NAME = "punish"
PHRASES = phrases_of(punish.TEXT)
SEVERITY = "error"
SECTIONS = PERSON_MATTERS
DEFAULT = True
ALWAYS = listed("disciplinary reprimand reprimanded reprimands punished punish punishment sacked talking-to")
TO_PEOPLE = listed(
    """
    fired demoted dismissed suspended disciplined penalised penalized terminated reassigned sent removed warned counselled counseled barred
    banned taken
    supervised scolded lectured
    """
)
CUES = (
    ALWAYS
    | TO_PEOPLE
    | listed(
        """
        warning warnings accountable consequences performance sanctions tolerated tolerance apologised apologized apologise apologize
        spoken let bonus pay
        """
    )
)
QUESTION = "What should the record keep so that the next report comes early and whole?"
MESSAGE = "“{text}” makes the record evidence against somebody."
SUGGESTION = "Remove it here; personnel matters live outside the postmortem. Name the guard that was missing."
AGAINST = THIRD_PERSON | {Kind.THEY}


def look(hit: Hit) -> Match | None:
    """A punishment of people."""
    word = hit.word
    before = hit.at(-1)
    if word == "punish" and hit.phrase(hit.index + 1).kind in (Kind.USER, Kind.SYSTEM):
        return None
    if word in ALWAYS:
        return None if before in ("no", "not", "without", "blame", "never") or hit.at(-2) in ("no", "not") else hit.match()
    if word in ("warning", "warnings"):
        return hit.match(hit.index - 1) if before in ("written", "formal", "verbal", "official", "final") else None
    if word == "accountable":
        return hit.match(hit.index - 1) if before in ("held", "hold") or hit.at(-2) in ("hold", "holding", "held") else None
    if word == "consequences":
        return hit.match(hit.index - 1) if before in ("face", "faces", "facing", "personal") else None
    if word == "sanctions":
        return hit.match(None, hit.index + 1) if hit.at(1) in ("against", "for") else None
    if word == "performance":
        plan = (hit.at(1), hit.at(2)) == ("improvement", "plan") or (hit.at(1) == "review" and before in ("his", "her", "their"))
        return hit.match(None, hit.index + 2) if plan and hit.at(2) != "of" else None
    if word in ("tolerated", "tolerance"):
        return hit.match(hit.index - 1) if before == "zero" or hit.subject.negated else None
    if word.startswith("apologi"):
        return hit.match(hit.subject.head) if hit.subject.kind in THIRD_PERSON else None
    if (
        word == "spoken"
        and hit.at(1) in ("to", "with")
        and any(near in ("involved", "concerned", "responsible", "question") for _, near in hit.after(6))
    ):
        return hit.match(None, hit.index + 1)
    if word == "spoken":
        return hit.match(hit.subject.head) if hit.at(1) == "to" and hit.subject.passive and hit.subject.kind in AGAINST else None
    if word in ("bonus", "pay"):
        return hit.match(hit.index - 2) if any(near in ("dock", "docked", "docking") for _, near in hit.before(3)) else None
    if word == "let":
        return hit.match(hit.subject.head, hit.index + 1) if hit.at(1) == "go" and hit.subject.passive and hit.subject.kind in AGAINST else None
    return _to_people(hit)


def _to_people(hit: Hit) -> Match | None:
    subject = hit.subject
    if not subject.passive or subject.negated or subject.modal:
        return _responsible(hit)
    if subject.kind not in AGAINST:
        return _responsible(hit)
    if hit.word in ("removed", "reassigned", "suspended", "terminated", "warned") and subject.kind is Kind.THEY:
        return None
    if hit.word == "sent":
        return hit.match(subject.head, hit.index + 1) if hit.at(1) in ("home", "packing") else None
    if hit.word == "taken":
        off = hit.at(1) == "off" and any(word in ("rotation", "rota", "on-call", "project", "team", "duty") for _, word in hit.after(6))
        return hit.match(subject.head, hit.index + 1) if off else None
    if hit.word == "warned":
        return hit.match(subject.head) if any(word in ("formally", "officially") for _, word in hit.before(3)) else None
    return hit.match(subject.head)


def _responsible(hit: Hit) -> Match | None:
    """`The person responsible has been removed`."""
    for index, word in hit.before(6):
        if word in ("responsible", "involved") and (hit.words.at(index - 1) in ROLES or hit.words.at(index - 1) in GROUPS):
            return hit.match(index - 1) if any(hit.words.at(at) in BE for at in range(index, hit.index)) else None
    return None
