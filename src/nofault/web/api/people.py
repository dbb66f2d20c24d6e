"""People of the organisation, by name and role; nothing here counts or compares them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from nofault.web.access import Verb, actor_of, may_organisation
from nofault.web.models.people import User
from nofault.web.rest.bodies import answer
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id

router = Router()


@router.get("", summary="List people")
def list_people(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    shows_mail = may_organisation(actor_of(request), Verb.ADMINISTER)

    def shown(person: User) -> dict[str, Any]:
        row = {"id": person.pk, "name": str(person) if shows_mail or person.name else f"person {person.pk}", "role": person.role}
        return row | ({"email": person.email} if shows_mail else {})

    return answer(page_by_id(User.objects.filter(is_active=True), after, limit, shown, newest_first=False))
