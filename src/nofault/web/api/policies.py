"""The policy in force, and what it says of an incident."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from msgspec import UNSET, Struct, UnsetType, structs, to_builtins
from ninja import Router

from nofault.practice.due import due_steps
from nofault.practice.facts import facts_from
from nofault.practice.triggers import owed
from nofault.web.access import Verb, actor_of, require_organisation, require_scope
from nofault.web.api.incidents import incident_seen
from nofault.web.errors import ConflictError
from nofault.web.queries.clocks import policy_in_force
from nofault.web.rest import bodies
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.idempotency import idempotent
from nofault.web.services.documents import document_of
from nofault.web.services.organisation import organisation, set_policy, stamp_of

router = Router()


class NewPolicy(Struct, forbid_unknown_fields=True):
    """A shipped preset by its name, and changes to it as TOML in the shape of a preset; what is left out stays."""

    preset: str | UnsetType = UNSET
    overrides: str | UnsetType = UNSET


@router.get("", summary="The policy in force")
def get_policy(request: HttpRequest) -> HttpResponse:
    require_scope(actor_of(request), "read")
    return answer(policy_in_force().policy, version=stamp_of(organisation()))


@router.put("", summary="Follow another preset, or change the one that is followed", openapi_extra=described(NewPolicy))
@idempotent
def put_policy(request: HttpRequest) -> HttpResponse:
    require_organisation(actor_of(request), Verb.ADMINISTER)
    body, row, stamp = read_body(request, NewPolicy), organisation(), bodies.stamp_of(request)
    kept = NewPolicy(row.policy, row.policy_overrides)
    wanted = NewPolicy(*(sent if isinstance(sent, str) else was for sent, was in zip(structs.astuple(body), structs.astuple(kept), strict=True)))
    if stamp != stamp_of(row):
        mine, theirs = (json.dumps(structs.asdict(each)) for each in (wanted, kept))
        raise ConflictError("Somebody else changed the policy first.", mine=mine, theirs=theirs, base="", version=stamp_of(row))
    row = set_policy(actor_of(request), preset=str(wanted.preset), overrides=str(wanted.overrides), stamp=stamp)
    return answer(policy_in_force().policy, version=stamp_of(row))


@router.get("/{reference}", summary="What an incident's facts call for, by when, and which rule says so")
def get_duty(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference)
    policy, document = policy_in_force().policy, document_of(incident)
    steps = due_steps(document, policy, timezone.now(), published_at=incident.published_at)
    return answer({"owed": to_builtins(owed(facts_from(document.incident), policy)), "steps": to_builtins(steps)})
