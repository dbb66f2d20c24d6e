"""Whole documents in and out, their parts, their states and their history."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import DocumentState
from nofault.web.access import Verb, actor_of
from nofault.web.api.incidents import incident_seen, list_incidents
from nofault.web.errors import InvalidError
from nofault.web.models.history import Change
from nofault.web.rest.bodies import answer, described, read_body, stated_version, version_of
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.files import exported
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import documents, incidents, parts, templates
from nofault.web.services.exports import export_document

router = Router()


class NewState(Struct, forbid_unknown_fields=True):
    to: DocumentState
    reason: str = ""
    waive: str = ""


class InTemplate(Struct, forbid_unknown_fields=True):
    template: str


class Place(Struct, forbid_unknown_fields=True):
    """The key of the item to stand before; null: at the end."""

    before: str | None


class Order(Struct, forbid_unknown_fields=True):
    """Keys of a list in the order they should have; those left out stand behind."""

    keys: list[str]


router.get("", summary="List documents, the latest first", operation_id="list_postmortems")(list_incidents)


@router.post("", summary="Bring a whole document", openapi_extra=described(Postmortem, Postmortem, status=201))
@idempotent
def create_postmortem(request: HttpRequest) -> HttpResponse:
    document = parts.checked(read_body(request, Postmortem))
    with transaction.atomic():
        row = incidents.create_incident(actor_of(request), document.incident, variant=document.variant, template=document.template)
        documents.replace_document(actor_of(request), row, document, version=None)
    response = answer(documents.document_of(row), status=201, version=row.version)
    response["Location"] = f"/api/v1/postmortems/{row.reference}"
    return response


@router.get("/{reference}", summary="A whole document", openapi_extra=described(response=Postmortem))
def get_postmortem(request: HttpRequest, reference: str) -> HttpResponse:
    row = incident_seen(request, reference)
    return answer(documents.document_of(row), version=row.version)


@router.put("/{reference}", summary="Replace a whole document", openapi_extra=described(Postmortem, Postmortem))
@idempotent
def replace_postmortem(request: HttpRequest, reference: str) -> HttpResponse:
    row = incident_seen(request, reference, Verb.WRITE)
    documents.replace_document(actor_of(request), row, parts.checked(read_body(request, Postmortem)), version=version_of(request))
    row.refresh_from_db()
    return answer(documents.document_of(row), version=row.version)


@router.post("/{reference}/state", summary="Take a document one state on or back", openapi_extra=described(NewState, Postmortem))
@idempotent
def change_state(request: HttpRequest, reference: str) -> HttpResponse:
    row, body = incident_seen(request, reference, Verb.PUBLISH), read_body(request, NewState)
    incidents.change_state(actor_of(request), row, body.to, reason=body.reason, waive=body.waive)
    return answer(documents.document_of(row), version=row.version)


@router.put("/{reference}/template", summary="Write a document in another template from now on", openapi_extra=described(InTemplate, Postmortem))
@idempotent
def choose_template(request: HttpRequest, reference: str) -> HttpResponse:
    row = incident_seen(request, reference, Verb.WRITE)
    templates.choose_template(actor_of(request), row, read_body(request, InTemplate).template)
    return answer(documents.document_of(row), version=row.version)


@router.get(
    "/{reference}/export",
    summary="A document as a file: `md` (its own template), `yaml`, `json`, `html`, `pdf`, or a template's name",
    description="What a PDF could not show is said in the header `X-Export-Remarks`, percent-encoded. 503 with `Retry-After` while others are made.",
)
def export(request: HttpRequest, reference: str, format: str = "md") -> HttpResponse:
    return exported(export_document(actor_of(request), incident_seen(request, reference), format))


@router.get("/{reference}/history", summary="Every change, the latest first")
def list_history(request: HttpRequest, reference: str, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    rows = Change.objects.filter(incident=incident_seen(request, reference))
    return answer(page_by_id(rows, after, limit, change_shown))


def change_shown(change: Change) -> dict[str, Any]:
    return {
        "version": change.version,
        "at": change.at,
        "actor": change.actor_name,
        "verb": change.verb,
        "part": change.kind,
        "key": change.key,
        "before": _value(change.before),
        "after": _value(change.after),
        "reason": change.reason,
    }


def _value(text: str) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


@router.get("/{reference}/parts/{key}", summary="One part: a list item by its id, or a single value by its name")
def get_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    part = parts.part_of(incident_seen(request, reference), key)
    return answer(parts.kind_of(part.kind).decode(part.data), version=part.version)


@router.post("/{reference}/parts/{key}", summary="Add an item to a list of the document; `key` names the list")
@idempotent
def add_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    row, kind = incident_seen(request, reference, Verb.WRITE), parts.kind_of(key)
    if key == "attachments":
        raise InvalidError("An attachment is made by sending its bytes.", f"Send them to /api/v1/attachments/{reference}?name=…")
    part = parts.add_part(actor_of(request), row, key, read_body(request, kind.type))
    return answer(kind.decode(part.data), status=201, version=part.version)


@router.put("/{reference}/parts/{key}", summary="Replace one part")
@idempotent
def edit_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    row = incident_seen(request, reference, Verb.WRITE)
    kind = parts.kind_of(key if key in PARTS else parts.part_of(row, key).kind)
    part = parts.edit_part(actor_of(request), row, key, read_body(request, kind.type), version=version_of(request))
    return answer(kind.decode(part.data), version=part.version)


@router.delete("/{reference}/parts/{key}", summary="Move an item to the bin")
@idempotent
def bin_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    parts.bin_part(actor_of(request), incident_seen(request, reference, Verb.WRITE), key, version=stated_version(request))
    return HttpResponse(status=204)


@router.post("/{reference}/parts/{key}/move", summary="Put an item of a list before another one", openapi_extra=described(Place))
@idempotent
def move_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    row, before = incident_seen(request, reference, Verb.WRITE), read_body(request, Place).before
    if before is not None and parts.part_of(row, before).kind != parts.part_of(row, key).kind:
        raise InvalidError(f"{before} and {key} are not in the same list.", "Name an item of the same list, or null.", {"before": "Of another list."})
    parts.move_part(actor_of(request), row, key, before=before)
    return HttpResponse(status=204)


@router.put("/{reference}/order/{kind}", summary="Give a list of the document an order", openapi_extra=described(Order))
@idempotent
def order_parts(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    row = incident_seen(request, reference, Verb.WRITE)
    parts.order_parts(actor_of(request), row, parts.kind_of(kind).name, read_body(request, Order).keys)
    return HttpResponse(status=204)


@router.post("/{reference}/parts/{key}/restore", summary="Take an item out of the bin")
@idempotent
def restore_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    part = parts.restore_part(actor_of(request), incident_seen(request, reference, Verb.WRITE), key)
    return answer(parts.kind_of(part.kind).decode(part.data), version=part.version)
