"""Earlier incidents that resemble a text or a document, why they do, and what they still owe."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from nofault.knowledge.similar import text_of
from nofault.web.access import actor_of
from nofault.web.api.incidents import incident_seen
from nofault.web.queries.similar import documents_similar
from nofault.web.rest.bodies import answer
from nofault.web.services.documents import document_of
from nofault.web.services.search import MOST_IN_A_REQUEST, catch_up

router = Router()


@router.get("", summary="Earlier incidents that resemble a text, the best first")
def similar_to_text(request: HttpRequest, text: str, service: str = "", top: int = 5) -> HttpResponse:
    actor = actor_of(request)
    catch_up(actor=actor, most=MOST_IN_A_REQUEST)
    return answer({"items": documents_similar(actor, text, service=service, top=top, today=timezone.now().date())})


@router.get("/{reference}", summary="Earlier incidents that resemble a document, the best first")
def similar_to_document(request: HttpRequest, reference: str, top: int = 5) -> HttpResponse:
    actor, incident = actor_of(request), incident_seen(request, reference)
    catch_up(actor=actor, most=MOST_IN_A_REQUEST)
    document = document_of(incident)
    found = documents_similar(
        actor, text_of(document), service=document.incident.service, top=top, today=timezone.now().date(), leave_out=incident.reference
    )
    return answer({"items": found})
