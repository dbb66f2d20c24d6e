"""Two people who change the same setting at once: the second is shown what the first kept, and loses nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from nofault.web.models.people import Service, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def text_of(answer) -> str:
    return answer.content.decode()


SERVICE, TEAM, HOUSE = "/settings/services/checkout/", "/settings/teams/payments/", "/settings/organisation/"


@pytest.mark.parametrize(
    ("address", "fact", "others"),
    [
        (SERVICE, "description", {"name": "checkout"}),
        (TEAM, "zone", {"what": "facts", "name": "Payments"}),
        (HOUSE, "signup_domains", {"name": "Sea"}),
    ],
)
def test_the_second_to_save_is_shown_what_the_first_kept_and_loses_nothing(ada, team, address, fact, others):
    Team.objects.filter(pk=team.pk).update(slug="payments", name="Payments")
    Service.objects.create(name="checkout", slug="checkout", team=team)
    first, second = ("Asia/Tokyo", "Europe/Lisbon") if fact == "zone" else ("example.com", "example.org")
    given = others | {"team": "payments"} if address == SERVICE else others
    read = ada.get(address).context["version"]
    assert ada.post(address, given | {fact: first, "version": read}).status_code == 302
    answer = ada.post(address, given | {fact: second, "version": read})
    assert answer.status_code == 412
    page = text_of(answer).partition("<main")[2]
    assert first in page
    assert second in page
    assert ada.post(address, given | {fact: second, "version": answer.context["version"]}).status_code == 302
    assert second in text_of(ada.get(address))


def test_a_mistake_does_not_make_the_version_that_was_read_a_newer_one(ada, team):
    service = Service.objects.create(name="checkout", slug="checkout", team=team, version=3)
    answer = ada.post(SERVICE, {"name": "checkout", "team": team.slug, "description": "x" * 10_001, "version": "2"})
    assert answer.context["version"] == "2"
    assert Service.objects.get() == service
