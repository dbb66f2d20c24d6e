"""Teams, services and people over the API: versions, what is left out, what is retired, and the trace of it."""

from __future__ import annotations

import pytest

from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.models.people import Membership, Service, Team
from nofault.web.services.teams import create_service
from tests.web.calling import Caller, assert_constant

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(administrator) -> Caller:
    return Caller(administrator)


@pytest.fixture
def service(administrator, team, member) -> Service:
    return create_service(Actor(administrator), "checkout", team=team, owner=member, description="Takes orders")


def test_one_team_and_one_service_carry_the_version_that_a_change_names(call, team, service):
    for path in ("/teams/payments", "/services/checkout"):
        answer = call("GET", path)
        assert (answer.status_code, answer["ETag"], answer.json()["version"]) == (200, '"1"', 1)
    assert call("GET", "/teams/nothing").status_code == call("GET", "/services/nothing").status_code == 404


@pytest.mark.parametrize("path", ["/teams/payments", "/services/checkout"])
def test_a_change_needs_the_last_version_and_a_second_writer_gets_both(boss, team, service, path):
    assert boss("PUT", path, {"name": "Till"}).status_code == 422, "If-Match is asked for"
    assert boss("PUT", path, {"name": "Till"}, If_Match='"1"')["ETag"] == '"2"'
    refused = boss("PUT", path, {"name": "Desk"}, If_Match='"1"')
    assert refused.status_code == 412
    assert (refused.json()["yours"]["name"], refused.json()["theirs"]["name"], refused.json()["version"]) == ("Desk", "Till", 2)
    assert boss("GET", path).json()["name"] == "Till"


def test_what_a_change_leaves_out_stays_and_null_takes_it_away(boss, team, service, member):
    kept = boss("PUT", "/services/checkout", {"name": "till"}, If_Match="1").json()
    assert (kept["team"], kept["owner"], kept["description"]) == ("payments", member.pk, "Takes orders")
    bare = boss("PUT", "/services/checkout", {"team": None, "owner": None}, If_Match="2").json()
    assert (bare["name"], bare["team"], bare["owner"], bare["description"]) == ("till", None, None, "Takes orders")
    Team.objects.filter(pk=team.pk).update(zone="Europe/Lisbon")
    assert boss("PUT", "/teams/payments", {"name": "Till"}, If_Match="1").json()["zone"] == "Europe/Lisbon"


def test_a_lead_who_is_put_into_the_team_again_stays_lead_unless_it_is_said(boss, team, lead):
    boss("PUT", "/teams/payments/members", {"person": lead.pk})
    assert Membership.objects.get(user=lead).is_lead
    boss("PUT", "/teams/payments/members", {"person": lead.pk, "is_lead": False})
    assert not Membership.objects.get(user=lead).is_lead


def test_nothing_changes_for_who_may_not(call, team, service, member):
    assert call("PUT", "/teams/payments", {"name": "Till"}, If_Match="1").status_code == 403
    assert call("PUT", "/services/checkout", {"retired": True}, If_Match="1").status_code == 403
    assert boss_facts(team, service) == ("Payments", None, 1)


def boss_facts(team: Team, service: Service) -> tuple[object, ...]:
    team.refresh_from_db()
    service.refresh_from_db()
    return team.name, service.retired_at, service.version


def test_a_change_that_changes_nothing_makes_no_version_and_no_event(boss, team):
    before = AuditEvent.objects.count()
    assert boss("PUT", "/teams/payments", {"name": "Payments"}, If_Match="1")["ETag"] == '"1"'
    assert AuditEvent.objects.count() == before


def test_what_is_done_to_teams_and_services_is_on_record(boss, team, service):
    boss("PUT", "/services/checkout", {"team": None, "retired": True}, If_Match="1")
    boss("POST", "/teams", {"name": "Search", "zone": "Europe/Lisbon"})
    said = [(event.verb, event.subject, event.detail) for event in AuditEvent.objects.filter(verb__in=["team", "service"]).order_by("id")]
    assert said[1:] == [
        ("service", "checkout", "team: payments to None"),
        ("service", "checkout", "retired: False to True"),
        ("team", "Search", "slug: search; name: Search; retired: False; zone: Europe/Lisbon"),
    ]
    assert not any(event["hidden"] for event in boss("GET", "/audit-events").json()["items"])


def test_a_team_that_runs_services_is_not_retired_and_a_retired_one_is_given_none(boss, team, service):
    refused = boss("PUT", "/teams/payments", {"retired": True}, If_Match="1")
    assert refused.status_code == 422
    assert "checkout" in refused.content.decode()
    boss("PUT", "/services/checkout", {"retired": True}, If_Match="1")
    assert boss("PUT", "/teams/payments", {"retired": True}, If_Match="1").json()["retired"] is True
    assert boss("POST", "/services", {"name": "till", "team": "payments"}).status_code == 422


def test_one_person_is_shown_as_in_the_list(call, boss, member):
    assert call("GET", f"/people/{member.pk}").json() == {"id": member.pk, "name": "Kim Member", "role": "member", "is_active": True}
    assert boss("GET", f"/people/{member.pk}").json()["email"] == "kim@example.com"
    assert call("GET", f"/people/{10**30}").status_code == 404


def test_lists_take_the_same_statements_for_twice_the_rows(boss, administrator):
    def add_teams() -> None:
        for _ in range(3):
            name = f"team {Team.objects.count()}"
            boss("POST", "/teams", {"name": name})
            boss("POST", "/services", {"name": name, "team": name.replace(" ", "-"), "owner": administrator.pk})

    assert_constant(boss, "/teams", add_teams)
    assert_constant(boss, "/services", add_teams)
