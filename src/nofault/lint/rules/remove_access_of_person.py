"""Flags a remedy that takes access from one person: revoke Tom's access, their permissions were removed.

## Why it matters
It punishes one and leaves the hole for everybody else who holds the same permission.

## Known problems
Access of roles, services and former accounts ("revoke the service's token") stays silent.

## Example
Revoke Tom's access to production.

## Use instead
A break-glass role with four hours' expiry and two approvals; standing write access ends for everybody.

## Sources
NIST SP 800-53, AC-6 Least Privilege. VA National Center for Patient Safety, action hierarchy.
"""

from __future__ import annotations

from nofault.lint.deeds import owner_of
from nofault.lint.lexicon import listed
from nofault.lint.nouns import THIRD_PERSON, Kind
from nofault.lint.remedies import PERSON_MATTERS, ordered
from nofault.lint.rule import Hit, Match

CODE = "REM004"
NAME = "remove-access-of-person"
SEVERITY = "error"
SECTIONS = PERSON_MATTERS
DEFAULT = True
CUES = listed("access permission permissions rights privileges credentials admin ban exclude")
QUESTION = "Which permission is wider than the work needs, for everybody who holds it?"
MESSAGE = "“{text}” takes from one and leaves the hole."
SUGGESTION = "Change the role: shorter expiry, narrower scope, a second approval for the dangerous part."
TAKING = listed(
    """
    revoke revoked revoking remove removed removing restrict restricted suspend suspended strip stripped withdraw withdrawn limit take taken
    lose loses lost
    """
)
OWNERS = THIRD_PERSON | {Kind.THEY}


def look(hit: Hit) -> Match | None:
    """Access that is somebody's, and a verb that takes it."""
    if hit.word in ("ban", "exclude"):
        whom = hit.phrase(hit.index + 1)
        banned = whom.kind in OWNERS and hit.words.at(whom.head + 1) == "from" and ordered(hit, hit.index)
        return hit.match(None, whom.head) if banned else None
    person = next((index for index, word in hit.before(9) if word == "longer"), None)
    if person is not None and hit.words.at(person - 1) == "no" and hit.at(-1) in ("have", "has", "get", "gets", "admin", "production", "write"):
        subject = hit.subject_of(person - 1)
        return hit.match(subject.head) if subject.kind in THIRD_PERSON else None
    owner = owner_of(hit)
    if owner is None or owner.kind not in OWNERS:
        return None
    if hit.at(-1) == "their" and hit.at(-2) == "lose" and hit.at(-3) in ("will", "shall", "must", "should"):
        return hit.match(hit.index - 3)
    before = next((index for index, word in hit.before(6) if word in TAKING), None)
    if before is not None:
        return (
            hit.match(before)
            if owner.kind is not Kind.THEY or hit.words.at(before) not in ("limit", "remove", "restrict", "lose", "loses", "lost")
            else None
        )
    taken = next((index for index, word in hit.after(6) if word in TAKING), None)
    return hit.match(owner.head, taken) if taken is not None and hit.at(1) in ("was", "were", "has", "have", "is", "to", "will") else None
