"""People and an incident for the tests of the web room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

import pytest
from django.db.backends.postgresql.base import DatabaseOperations as PostgresqlOperations
from django.db.backends.sqlite3.base import DatabaseOperations as SqliteOperations

from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import Severity
from nofault.timeline.build import build_timeline
from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.models.people import Membership, Role, Team, User
from nofault.web.services.accounts import create_person
from nofault.web.services.incidents import create_incident
from tests.web.calling import Caller
from tests.web.installations import Installation, migrated


@pytest.fixture(scope="session", autouse=True)
def _flush_by_deleting():
    """Transactional tests leave empty tables behind by DELETE, also where the trigger on audit events refuses it.

    Django would have PostgreSQL TRUNCATE, which makes the files of all tables and indexes anew (0.2 s a test), and would then fill the tables
    of permissions, which nothing here asks.
    """
    trigger = import_module("nofault.web.migrations.0002_append_only").SQLITE.format(verb="DELETE")
    flush_of_sqlite = SqliteOperations.sql_flush

    def on_sqlite(self, style, tables, **options):
        return ["DROP TRIGGER IF EXISTS web_auditevent_no_DELETE;", *flush_of_sqlite(self, style, tables, **options), trigger]

    def on_postgresql(self, style, tables, **options):
        rows = [f"DELETE FROM {self.quote_name(table)};" for table in tables]
        return [" ".join(["SET LOCAL session_replication_role = replica;", *rows, "SET LOCAL session_replication_role = DEFAULT;"])]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SqliteOperations, "sql_flush", on_sqlite)
        patch.setattr(PostgresqlOperations, "sql_flush", on_postgresql)
        patch.setattr("django.core.management.commands.flush.emit_post_migrate_signal", lambda *given: None)
        yield


@pytest.fixture(scope="session")
def make() -> Iterator[Callable[[], Installation]]:
    """A function that makes installations in a folder and a database of their own."""
    with migrated() as function:
        yield function


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


@pytest.fixture
def read_here(monkeypatch) -> None:
    """Evidence is read in this process, without a start of Python for each test. test_evidence.py has it read apart, and compares."""
    monkeypatch.setattr("nofault.web.services.evidence.build_timeline_apart", partial(build_timeline, with_curve=True))
