"""People of the organisation, by name and role; nothing here counts or compares them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from nofault.web.access import Verb, actor_of, may_organisation
from nofault.web.api.teams import person_numbered
from nofault.web.models.people import User
from nofault.web.rest.bodies import answer
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id

router = Router()


@router.get("", summary="List people")
def list_people(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    return answer(page_by_id(User.objects.filter(is_active=True), after, limit, _looks(request), newest_first=False))


@router.get("/{number}", summary="One person")
def get_person(request: HttpRequest, number: int) -> HttpResponse:
    return answer(_looks(request)(person_numbered(number)))


def _looks(request: HttpRequest) -> Callable[[User], dict[str, Any]]:
    """How a person looks to the caller: an e-mail address is for administrators."""
    shows_mail = may_organisation(actor_of(request), Verb.ADMINISTER)

    def shown(person: User) -> dict[str, Any]:
        name = str(person) if shows_mail or person.name else f"person {person.pk}"
        row = {"id": person.pk, "name": name, "role": person.role, "is_active": person.is_active}
        return row | ({"email": person.email} if shows_mail else {})

    return shown
