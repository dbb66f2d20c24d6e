"""Is it alive, is it ready, and what figures does it show to whom."""

from __future__ import annotations

import pytest
from django.utils import timezone

from nofault.postmortem.model import Incident as Facts
from nofault.web.access import Actor
from nofault.web.pages import health
from nofault.web.services import jobs
from nofault.web.services.incidents import create_incident

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_told_before():
    health._told.clear()


def test_a_process_that_answers_is_alive(client):
    assert client.get("/healthz").content == b"ok\n"


def test_without_a_living_worker_it_is_not_ready(client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "work_queue": "no worker is alive"}


def test_with_a_database_and_a_worker_it_is_ready(client):
    jobs.beat("worker-1", timezone.now())
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "work_queue": "ok"}


def test_figures_count_work_and_open_documents_and_no_restricted_one(client, member, incident, restricted):
    jobs.beat("worker-1", timezone.now())
    jobs.enqueue_job("prune")
    create_incident(Actor(member), Facts(title="Search results were empty"))
    text = client.get("/metrics").content.decode()
    assert 'nofault_documents{state="draft"} 2\n' in text
    assert 'nofault_jobs{state="ready"} 1\n' in text
    assert "nofault_workers_alive 1\n" in text
    assert "@" not in text


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"REMOTE_ADDR": ""},
        {"headers": {"X-Forwarded-For": "203.0.113.9"}},
        {"headers": {"Via": "1.1 example.com"}},
        {"REMOTE_ADDR": "203.0.113.9", "headers": {"Authorization": "Bearer "}},
    ],
)
def test_figures_are_not_for_strangers(client, incident, asked):
    answer = client.get("/metrics", **asked)
    assert answer.status_code == 403
    assert b"nofault_" not in answer.content
    assert b"NOFAULT_METRICS_TOKEN" in answer.content


def test_with_a_token_figures_are_for_who_shows_it_from_wherever(client, settings):
    settings.METRICS_TOKEN = "a quiet harbour"
    for shown in ("Bearer a quiet", "a quiet harbour!", "Basic YTpi", ""):
        assert client.get("/metrics", headers={"Authorization": shown} if shown else {}).status_code == 403
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9", headers={"Authorization": "Bearer a quiet harbour"}).status_code == 200


def test_asking_for_figures_often_costs_the_database_nothing(client, django_assert_num_queries):
    client.get("/metrics")
    with django_assert_num_queries(0):
        client.get("/metrics")
