"""People and an incident for the tests of the web room."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db.backends.sqlite3.base import DatabaseOperations

from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import Severity
from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.models.people import Membership, Role, Team, User
from nofault.web.services.accounts import create_person
from nofault.web.services.incidents import create_incident
from tests.web.calling import Caller


@pytest.fixture(scope="session", autouse=True)
def _flush_despite_append_only_tables():
    """SQLite is flushed by DELETE between transactional tests, which the trigger on audit events refuses: it steps aside for that."""
    trigger = import_module("nofault.web.migrations.0002_append_only").SQLITE.format(verb="DELETE")
    flush = DatabaseOperations.sql_flush

    def sql_flush(self, style, tables, **options):
        return ["DROP TRIGGER IF EXISTS web_auditevent_no_DELETE;", *flush(self, style, tables, **options), trigger]

    DatabaseOperations.sql_flush = sql_flush
    yield
    DatabaseOperations.sql_flush = flush


@pytest.fixture(autouse=True)
def _own_search_index(settings, tmp_path) -> None:
    """Every test has a database of its own, so it has an index of its own."""
    settings.SEARCH_DIR = tmp_path / "search"


@pytest.fixture
def team(db) -> Team:
    return Team.objects.create(name="Payments", slug="payments")


@pytest.fixture
def member(db) -> User:
    return create_person("kim@example.com", name="Kim Member")


@pytest.fixture
def call(member: User) -> Caller:
    return Caller(member)


@pytest.fixture
def other_member(db) -> User:
    return create_person("lee@example.com", name="Lee Member")


@pytest.fixture
def reader(db) -> User:
    return create_person("ray@example.com", name="Ray Reader", role=Role.READER)


@pytest.fixture
def administrator(db) -> User:
    return create_person("ada@example.com", name="Ada Administrator", role=Role.ADMINISTRATOR)


@pytest.fixture
def lead(db, team: Team) -> User:
    person = create_person("lou@example.com", name="Lou Lead")
    Membership.objects.create(team=team, user=person, is_lead=True)
    return person


@pytest.fixture
def incident(member: User, team: Team) -> Incident:
    return create_incident(Actor(member), Facts(title="Payment requests failed for 23 minutes", severity=Severity.SEV2, team=team.name))


@pytest.fixture
def restricted(member: User, team: Team) -> Incident:
    """A document that only its maker and the lead of its team may know of."""
    facts = Facts(title="Signing key exposed in a build log", severity=Severity.SEV1, team=team.name)
    return create_incident(Actor(member), facts, visibility="restricted")


@pytest.fixture
def own_folders(settings, tmp_path) -> None:
    """Empty folders for evidence and attachments, as row numbers come again from test to test."""
    for name in ("EVIDENCE_DIR", "INCOMING_DIR", "ATTACHMENTS_DIR", "IMPORTS_DIR"):
        (tmp_path / name).mkdir()
        setattr(settings, name, tmp_path / name)
