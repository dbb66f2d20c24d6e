"""The policy in force, and what it says of an incident."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from msgspec import to_builtins
from ninja import Router

from nofault.practice.due import due_steps
from nofault.practice.facts import facts_from
from nofault.practice.triggers import owed
from nofault.web.access import actor_of
from nofault.web.api.incidents import incident_seen
from nofault.web.errors import ForbiddenError
from nofault.web.queries.clocks import policy_in_force
from nofault.web.rest.bodies import answer
from nofault.web.services.documents import document_of

router = Router()


@router.get("", summary="The policy in force")
def get_policy(request: HttpRequest) -> HttpResponse:
    if not actor_of(request).has_scope("read"):
        raise ForbiddenError("This token may not read.", "Make one with the scope `read`.")
    return answer(policy_in_force().policy)


@router.get("/{reference}", summary="What an incident's facts call for, by when, and which rule says so")
def get_duty(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference)
    policy, document = policy_in_force().policy, document_of(incident)
    steps = due_steps(document, policy, timezone.now(), published_at=incident.published_at)
    return answer({"owed": to_builtins(owed(facts_from(document.incident), policy)), "steps": to_builtins(steps)})
