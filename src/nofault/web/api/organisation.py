"""The organisation: its name, and whose people may sign up by themselves."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec import UNSET, Struct, UnsetType
from ninja import Router

from nofault.web.access import Verb, actor_of, require_organisation
from nofault.web.rest.bodies import answer, described, read_body, stamp_of
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import organisation

router = Router()


class OrganisationChange(Struct, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays."""

    name: str | UnsetType = UNSET
    signup_domains: list[str] | UnsetType = UNSET


def _shown() -> dict[str, Any]:
    row = organisation.organisation()
    return {"name": row.name, "signup_domains": row.signup_domains.split()}


@router.get("", summary="The organisation")
def get_organisation(request: HttpRequest) -> HttpResponse:
    require_organisation(actor_of(request), Verb.ADMINISTER)
    return answer(_shown(), version=organisation.facts_stamp(organisation.organisation()))


@router.put("", summary="Change the organisation", openapi_extra=described(OrganisationChange))
@idempotent
def edit_organisation(request: HttpRequest) -> HttpResponse:
    require_organisation(actor_of(request), Verb.ADMINISTER)
    body, kept = read_body(request, OrganisationChange), _shown()
    name = body.name if isinstance(body.name, str) else kept["name"]
    domains = body.signup_domains if isinstance(body.signup_domains, list) else kept["signup_domains"]
    mine = json.dumps({"name": name, "signup_domains": domains})
    organisation.check_facts_stamp(stamp_of(request), mine=mine, theirs=json.dumps(kept))
    row = organisation.edit_organisation(actor_of(request), name=name, signup_domains="\n".join(domains))
    return answer(_shown(), version=organisation.facts_stamp(row))
