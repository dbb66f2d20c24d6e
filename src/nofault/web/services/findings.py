"""Findings of the linter on the page: kept by the text that earned them, left out once somebody answered "not this time"."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils import timezone

from nofault.lint.config import PROCESS, Config
from nofault.lint.document import lint_part, lint_whole
from nofault.lint.findings import PartFinding
from nofault.lint.reports.text import printable
from nofault.lint.terms import terms_of
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS
from nofault.practice.policy import Policy
from nofault.timeline.masking import mask_secrets
from nofault.web.access import Actor, Verb, require
from nofault.web.errors import InvalidError
from nofault.web.models.discussion import DismissedFinding
from nofault.web.models.incident import Incident
from nofault.web.prepared import Prepared, Slot

STEP = re.compile(r"(\w+)|\[(\d+)\]")


@dataclass(frozen=True)
class ShownFinding:
    """A finding beside its part. `seen` is the passage it is about, `digest` that of the text it was found in."""

    code: str
    severity: str
    question: str
    message: str
    suggestion: str
    field: str
    seen: str
    digest: str
    can_be_applied: bool


@dataclass(frozen=True)
class WholeFinding:
    """A finding about the whole document; `key` is the part that it points at, `digest` that of what was said."""

    code: str
    question: str
    message: str
    suggestion: str
    key: str
    digest: str


# The rules that judge a document as a whole: those about the process, and those about all action items and all headings.
WHOLE = (PROCESS, "ACT009", "ACT010")
WHOLE_DOCUMENT = ""  # stands where a finding's part would
KEPT = 2000
Dismissed = frozenset[tuple[str, str, str]]  # key of the part, code, digest
_about_whole: dict[tuple[bytes, tuple[str, ...], int], tuple[WholeFinding, ...]] = {}


@lru_cache(maxsize=3000)
def findings_of(kind: str, data: str) -> tuple[ShownFinding, ...]:
    """What the linter asks about a part, given as its JSON text."""
    value = PARTS[kind].decode(data)
    return tuple(shown(value, found) for found in lint_part(kind, value))


def findings_about(document: Postmortem, texts: Iterable[tuple[str, str]], policy: Policy) -> tuple[WholeFinding, ...]:
    """What the linter asks about the document as a whole under a policy. `texts` are the kinds and JSON texts of its parts; while they and the
    policy say the same, so does the answer."""
    told = hashlib.blake2b(digest_size=16)
    for kind, data in texts:
        told.update(f"{kind}\n{data}\n".encode())
    within = tuple(str(step.within) for step in policy.steps.values() if step.step == "publish" and not step.off)
    asked = (told.digest(), within, policy.fewest_factors)
    found = _about_whole.get(asked)
    if found is None:
        config = Config(select=WHOLE, terms=terms_of(within, policy.fewest_factors))
        found = tuple(_about(one) for one in lint_whole(document, config))
        while len(_about_whole) >= KEPT:
            _about_whole.pop(next(iter(_about_whole)), None)
        _about_whole[asked] = found
    return found


def _about(found: PartFinding) -> WholeFinding:
    finding = found.finding
    message = printable(mask_secrets(finding.message.removeprefix(finding.question).strip()))
    key = found.item_id or found.part
    return WholeFinding(finding.code, finding.question, message, finding.suggestion or "", key, _digest(key, message))


def shown(value: Any, found: PartFinding) -> ShownFinding:
    text = text_at(value, found.field)
    finding = found.finding
    return ShownFinding(
        code=finding.code,
        severity=str(finding.severity),
        question=finding.question,
        message=finding.message.removeprefix(finding.question).strip(),
        suggestion=finding.suggestion or "",
        field=found.field,
        seen=text[found.start : found.end],
        digest=_digest(found.field, text),
        can_be_applied=finding.fix is not None,
    )


def _digest(place: str, text: str) -> str:
    return hashlib.sha256(f"{place}\n{text}".encode()).hexdigest()


def text_at(value: Any, path: str) -> str:
    """The text at a path such as `whys[0].text`; empty where nothing is stated."""
    for name, number in STEP.findall(path):
        if isinstance(value, str):
            break
        value = getattr(value, name, "") if name else value[int(number)]
    return value if isinstance(value, str) else ""


_DISMISSED = Prepared(lambda: DismissedFinding.objects.filter(incident_id=Slot("incident")).values_list("part_key", "code", "text_digest"))


def dismissed_in(incident: Incident) -> Dismissed:
    """What was answered with "not this time" in a document."""
    return frozenset(_DISMISSED.rows(incident=incident.pk))


def findings_shown(dismissed: Dismissed, parts: Iterable[Any], texts: Mapping[str, str]) -> None:
    """Put its findings on each shown part of which `texts` has the JSON text, less what was dismissed."""
    for part in parts:
        found = findings_of(part.kind, texts[part.key]) if part.key in texts else ()
        part.findings = [finding for finding in found if (part.key, finding.code, finding.digest) not in dismissed]


def not_dismissed(found: Iterable[WholeFinding], dismissed: Dismissed) -> list[WholeFinding]:
    """Findings about the whole document, less what was dismissed."""
    return [finding for finding in found if (WHOLE_DOCUMENT, finding.code, finding.digest) not in dismissed]


@transaction.atomic
def dismiss_finding(actor: Actor, incident: Incident, key: str, code: str, digest: str, reason: str, *, at: datetime | None = None) -> None:
    """ "Not this time", with a reason. The finding comes back when its text changes; one about the whole document (its key is
    `WHOLE_DOCUMENT`) when it says something else."""
    require(actor, Verb.WRITE, incident)
    if not reason.strip():
        raise InvalidError("A reason is missing.", "Say in a few words why it does not apply here.", {"reason": "Say why it does not apply here."})
    DismissedFinding.objects.update_or_create(
        incident=incident,
        part_key=key,
        code=code,
        text_digest=digest,
        defaults={"reason": reason.strip(), "by": actor.user, "at": at or timezone.now()},
    )
