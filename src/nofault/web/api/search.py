"""Full-text search over what the caller may know of. Nothing is counted: a number would tell of what is hidden."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from nofault.web.access import actor_of
from nofault.web.errors import InvalidError
from nofault.web.queries.search import documents_found
from nofault.web.rest.bodies import answer
from nofault.web.services.search import MOST_IN_A_REQUEST, catch_up

router = Router()
LONGEST = 400


@router.get("", summary="Documents that hold these words, the best first")
def search(request: HttpRequest, q: str, after: str = "") -> HttpResponse:
    if after and not after.isdecimal():
        raise InvalidError("This cursor is not one of ours.", "Take `next` of the page before, or leave `after` out.")
    actor = actor_of(request)
    catch_up(actor=actor, most=MOST_IN_A_REQUEST)
    page = documents_found(actor, q[:LONGEST], offset=int(after or 0), today=timezone.now().date())
    items = [
        {
            "reference": found.incident.reference,
            "title": found.incident.title,
            "excerpt": "".join(text for text, _ in found.pieces),
            "ended_by": found.ended_by,
        }
        for found in page.rows
    ]
    return answer({"items": items, "next": None if page.next is None else str(page.next)})
