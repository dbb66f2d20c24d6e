"""Retired services and teams: kept in old documents, not offered to new ones. And who sees a restricted document is on record."""

from __future__ import annotations

import pytest
from django.test import Client

from nofault.postmortem.model import Incident as Facts
from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError
from nofault.web.models.audit import AuditEvent
from nofault.web.models.people import Service
from nofault.web.services.incidents import create_incident, join_incident, leave_incident
from nofault.web.services.teams import create_service, retire_service, retire_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(administrator, team) -> Service:
    return create_service(Actor(administrator), "checkout", team=team)


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_lead_retires_a_service_in_its_page_and_brings_it_back(lead, member, service):
    create_incident(Actor(member), Facts(title="Checkout answered 503", service="checkout"))
    client = client_of(lead)
    assert "checkout" in client.get("/incidents/new/").content.decode()
    shown = client.post("/settings/services/checkout/", {"what": "retire"}, follow=True).content.decode()
    assert "Bring back" in shown
    assert "checkout" not in client.get("/incidents/new/").content.decode(), "it is not offered to a new incident"
    assert "checkout" in client.get("/incidents/").content.decode(), "its documents keep it, and can be found by it"
    client.post("/settings/services/checkout/", {"what": "bring back"})
    assert "checkout" in client.get("/incidents/new/").content.decode()


def test_an_old_document_of_a_retired_service_still_belongs_to_it(member, lead, service):
    incident = create_incident(Actor(member), Facts(title="Checkout answered 503", service="checkout"))
    retire_service(Actor(lead), service, True)
    incident.refresh_from_db()
    assert (incident.service, incident.team) == (service, service.team)


def test_an_administrator_retires_a_team_that_runs_nothing_and_nobody_else_does(administrator, lead, team):
    assert client_of(lead).post("/settings/teams/payments/", {"what": "retire"}).status_code == 403
    ada = client_of(administrator)
    ada.post("/settings/teams/payments/", {"what": "retire"})
    team.refresh_from_db()
    assert team.retired_at is not None
    for address in ("/settings/services/", "/settings/people/invite/"):
        assert 'value="payments"' not in ada.get(address).content.decode()
    assert "retired" in ada.get("/settings/teams/").content.decode()
    ada.post("/settings/teams/payments/", {"what": "bring back"})
    assert 'value="payments"' in ada.get("/settings/services/").content.decode()


def test_a_team_that_runs_a_service_says_what_to_do_first(administrator, service):
    answer = client_of(administrator).post("/settings/teams/payments/", {"what": "retire"})
    assert answer.status_code == 422
    assert "It still runs checkout" in answer.content.decode()


def test_a_member_retires_nothing(member, service, team):
    assert client_of(member).post("/settings/services/checkout/", {"what": "retire"}).status_code == 403
    for retire, row in ((retire_service, service), (retire_team, team)):
        with pytest.raises(ForbiddenError):
            retire(Actor(member), row, True)


def test_whoever_comes_to_see_a_restricted_document_or_no_longer_does_is_on_record(member, other_member, restricted, incident):
    for document in (restricted, incident):
        join_incident(Actor(member), document, other_member)
        join_incident(Actor(member), document, other_member, function="scribe")  # sees it already
        leave_incident(Actor(member), document, other_member)
    said = AuditEvent.objects.filter(verb__in=["join", "leave"]).order_by("id").values_list("verb", "subject", "detail")
    assert list(said) == [("join", restricted.reference, "Lee Member"), ("leave", restricted.reference, "Lee Member")]
