"""A resource for one kind of item of the documents (`timeline-entries`, `factors` …): the same five operations for each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from nofault.postmortem.parts import PARTS
from nofault.web.access import Actor, Verb, actor_of, visible_q
from nofault.web.api.incidents import incident_seen
from nofault.web.errors import NotFoundError
from nofault.web.models.incident import Incident, Part
from nofault.web.rest.bodies import answer, described, read_body, stated_version, version_of
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import parts
from nofault.web.services.audit import record_reading


def item_shown(part: Part) -> dict[str, Any]:
    """An item with the incident it belongs to and the version that an update names."""
    return {"incident": part.incident.reference, "version": part.version, "item": PARTS[part.kind].decode(part.data)}


def record_readings(actor: Actor, items: Iterable[Part]) -> None:
    """Note which restricted documents are read through a list of their items."""
    for incident in {part.incident_id: part.incident for part in items}.values():
        record_reading(actor, incident)


def item_router(kind: str, noun: str, *, is_sent: bool = True) -> Router:
    """The router of the items of one kind. `noun` is how the field calls one of them; without `is_sent` the resource says itself how one is added."""
    router, shape = Router(), PARTS[kind].type

    def seen(request: HttpRequest, reference: str, key: str, verb: Verb) -> tuple[Incident, Part]:
        incident = incident_seen(request, reference, verb)
        part = parts.part_of(incident, key)
        if part.kind != kind:
            raise NotFoundError(f"{key} is not a {noun}.", f"It is one of {part.kind}.")
        return incident, part

    @router.get("", summary=f"List each {noun} that you may see", operation_id=f"list_{kind}")
    def list_items(request: HttpRequest, incident: str | None = None, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
        rows = Part.objects.filter(visible_q(actor_of(request), "incident__"), kind=kind, binned_at=None, incident__binned_at=None)
        if incident is not None:
            rows = rows.filter(incident=incident_seen(request, incident))
        page = page_by_id(rows.select_related("incident"), after, limit, lambda part: part)
        if incident is None:
            record_readings(actor_of(request), page["items"])
        return answer(page | {"items": [item_shown(part) for part in page["items"]]})

    if is_sent:

        @router.post("/{reference}", summary=f"Add: {noun}", operation_id=f"add_{kind}", openapi_extra=described(shape, shape, status=201))
        @idempotent
        def add_item(request: HttpRequest, reference: str) -> HttpResponse:
            incident = incident_seen(request, reference, Verb.WRITE)
            part = parts.add_part(actor_of(request), incident, kind, read_body(request, shape))
            return answer(PARTS[kind].decode(part.data), status=201, version=part.version)

    @router.get("/{reference}/{key}", summary=f"One {noun}", operation_id=f"get_{kind}", openapi_extra=described(response=shape))
    def get_item(request: HttpRequest, reference: str, key: str) -> HttpResponse:
        _, part = seen(request, reference, key, Verb.READ)
        return answer(PARTS[kind].decode(part.data), version=part.version)

    @router.put("/{reference}/{key}", summary=f"Replace: {noun}", operation_id=f"edit_{kind}", openapi_extra=described(shape, shape))
    @idempotent
    def edit_item(request: HttpRequest, reference: str, key: str) -> HttpResponse:
        incident, _ = seen(request, reference, key, Verb.WRITE)
        part = parts.edit_part(actor_of(request), incident, key, read_body(request, shape), version=version_of(request))
        return answer(PARTS[kind].decode(part.data), version=part.version)

    @router.delete("/{reference}/{key}", summary=f"Move to the bin: {noun}", operation_id=f"bin_{kind}")
    @idempotent
    def bin_item(request: HttpRequest, reference: str, key: str) -> HttpResponse:
        parts.bin_part(actor_of(request), seen(request, reference, key, Verb.WRITE)[0], key, version=stated_version(request))
        return HttpResponse(status=204)

    return router
