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

from nofault.lint.document import lint_part
from nofault.lint.findings import PartFinding
from nofault.postmortem.parts import PARTS
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


@lru_cache(maxsize=3000)
def findings_of(kind: str, data: str) -> tuple[ShownFinding, ...]:
    """What the linter asks about a part, given as its JSON text."""
    value = PARTS[kind].decode(data)
    return tuple(shown(value, found) for found in lint_part(kind, value))


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
        digest=hashlib.sha256(f"{found.field}\n{text}".encode()).hexdigest(),
        can_be_applied=finding.fix is not None,
    )


def text_at(value: Any, path: str) -> str:
    """The text at a path such as `whys[0].text`; empty where nothing is stated."""
    for name, number in STEP.findall(path):
        if isinstance(value, str):
            break
        value = getattr(value, name, "") if name else value[int(number)]
    return value if isinstance(value, str) else ""


_DISMISSED = Prepared(lambda: DismissedFinding.objects.filter(incident_id=Slot("incident")).values_list("part_key", "code", "text_digest"))


def findings_shown(incident: Incident, parts: Iterable[Any], texts: Mapping[str, str]) -> None:
    """Put its findings on each shown part, less what was dismissed; at most one statement for all."""
    found = [(part, findings) for part in parts if (findings := findings_of(part.kind, texts[part.key]))]
    dismissed = set(_DISMISSED.rows(incident=incident.pk)) if found else ()
    for part, findings in found:
        part.findings = [finding for finding in findings if (part.key, finding.code, finding.digest) not in dismissed]


@transaction.atomic
def dismiss_finding(actor: Actor, incident: Incident, key: str, code: str, digest: str, reason: str, *, at: datetime | None = None) -> None:
    """ "Not this time", with a reason. The finding comes back when its text changes."""
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
