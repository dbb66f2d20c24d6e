"""Whoever refuses a request to the API, the answer is a problem document."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from nofault.web.models.incident import Incident

pytestmark = pytest.mark.django_db
BODY = {"facts": {"title": "Checkout answered 503"}}


def assert_problem(answer, status: int) -> dict:
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    said = answer.json()
    assert said["status"] == status
    assert said["detail"]
    assert said["hint"]
    if answer.has_header("Content-Length"):
        assert int(answer["Content-Length"]) == len(answer.content)
    return said


@pytest.mark.parametrize("path", ["/", "/nothing", "/incidents/INC-1/nothing", "/incidentz"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_address_is_a_problem(call, method, path):
    assert_problem(call(method, path), 404)


def test_an_unknown_address_outside_the_api_is_a_page(client):
    assert client.get("/nothing/")["Content-Type"].startswith("text/html")


def test_a_method_that_an_address_does_not_take_is_a_problem_that_names_the_others(call):
    answer = call("PATCH", "/incidents")
    assert_problem(answer, 405)
    assert set(answer["Allow"].replace(" ", "").split(",")) >= {"GET", "POST"}


def test_another_host_is_a_problem(call):
    call.client.raise_request_exception = False
    assert_problem(call("GET", "/incidents", Host="example.org"), 400)


def test_a_fault_of_ours_is_a_problem_that_says_nothing_about_the_inside(call, monkeypatch):
    def fault(*arguments: object) -> None:
        raise RuntimeError("connection to db-7.internal refused")

    monkeypatch.setattr("nofault.web.api.incidents.visible_incidents", fault)
    call.client.raise_request_exception = False
    assert "db-7" not in json.dumps(assert_problem(call("GET", "/incidents"), 500))


def test_a_body_that_is_too_large_is_a_problem(call, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert_problem(call("POST", "/incidents", BODY | {"more": "x" * 200}), 413)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer nft_wrong"}, {"Authorization": "Basic eDp5"}, {"Cookie": "sessionid=made-up"}])
def test_who_shows_no_usable_credential_is_told_to_show_one(method, headers):
    client = Client(enforce_csrf_checks=True)
    answer = client.generic(method, "/api/v1/incidents", json.dumps(BODY), content_type="application/json", headers=headers)
    assert "Settings" in assert_problem(answer, 401)["hint"]
    assert answer["WWW-Authenticate"] == "Bearer"
    assert not Incident.objects.exists()


def test_a_session_without_its_csrf_token_is_refused_with_the_way_to_send_it(member):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    answer = client.post("/api/v1/incidents", json.dumps(BODY), content_type="application/json")
    assert "X-CSRFToken" in assert_problem(answer, 403)["hint"]
    assert not Incident.objects.exists()
