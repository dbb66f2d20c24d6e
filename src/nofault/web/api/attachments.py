"""Attachments of the documents: their bytes are sent as the body, and handed over as found."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse

from nofault.postmortem.parts import PARTS
from nofault.web.access import Verb, actor_of
from nofault.web.api.incidents import incident_seen
from nofault.web.rest.bodies import answer, described
from nofault.web.rest.files import BYTES, body_of, handed_over
from nofault.web.rest.items import item_router
from nofault.web.services.attachments import attach_file, attached_file

router = item_router("attachments", "attachment", is_sent=False)
SHAPE = PARTS["attachments"].type


@router.post("/{reference}", summary="Attach a file", openapi_extra=described(response=SHAPE, status=201) | BYTES)
def attach(request: HttpRequest, reference: str, name: str, description: str = "") -> HttpResponse:
    """The body is the file, up to the limit for uploads. The same bytes under the same name again change nothing and get the same answer."""
    incident = incident_seen(request, reference, Verb.WRITE)
    part = attach_file(actor_of(request), incident, name, body_of(request), description=description)
    response = answer(PARTS["attachments"].decode(part.data), status=201, version=part.version)
    response["Location"] = f"/api/v1/attachments/{incident.reference}/{part.key}"
    return response


@router.get("/{reference}/{key}/bytes", summary="The bytes of an attachment, as found")
def get_bytes(request: HttpRequest, reference: str, key: str) -> FileResponse:
    value, _, path = attached_file(actor_of(request), incident_seen(request, reference), key)
    return handed_over(path, value.name)
