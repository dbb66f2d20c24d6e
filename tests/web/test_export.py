"""A document leaves as a file in any format, without secrets, and the audit trail says who took it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from nofault.postmortem.model import ActionItem, Evidence, Postmortem, TimelineEntry
from nofault.postmortem.reading import formats, read
from nofault.postmortem.terms import EntryKind
from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.services.documents import document_of
from nofault.web.services.parts import add_part

pytestmark = pytest.mark.django_db
SECRET = "password=hunter2-of-the-pool"


@pytest.fixture
def written(member, incident):
    kim = Actor(member)
    add_part(kim, incident, "summary", "Payments failed while the pool was full.")
    line = Evidence(path="app.log", line=7, sha256="f" * 64, text=f"connect {SECRET}")
    add_part(
        kim, incident, "timeline", TimelineEntry(at=datetime(2026, 1, 14, 14, 32, tzinfo=UTC), kind=EntryKind.ALERT, text="Alert", evidence=[line])
    )
    add_part(kim, incident, "action_items", ActionItem(text=f"Rotate {SECRET}", owner="kim@example.com"))
    return incident


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


def exported(client, incident, word):
    return client.get(f"/incidents/{incident.reference}/export/", {"format": word})


@pytest.mark.parametrize("word", ["md", "yaml", "json", "classic", "forensic"])
def test_a_document_is_handed_over_as_a_file(client, written, word):
    response = exported(client, written, word)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith(f'attachment; filename="{written.reference}.')
    text = response.content.decode()
    assert "Payments failed while the pool was full." in text
    assert read(text, written.reference).document.action_items


def test_the_model_itself_comes_out_whole(client, written):
    document = msgspec.json.decode(exported(client, written, "json").content, type=Postmortem)
    kept = document_of(written)
    assert (document.summary, document.timeline[0].id, document.incident) == (kept.summary, kept.timeline[0].id, kept.incident)


@pytest.mark.parametrize("word", sorted(formats()))
def test_no_secret_leaves(client, written, word):
    text = exported(client, written, word).content.decode()
    assert "hunter2" not in text
    assert "[masked]" in text


def test_who_answers_for_a_promise_is_no_secret(client, written):
    assert "kim@example.com" in exported(client, written, "json").content.decode()


def test_each_export_is_an_audit_event(client, written):
    exported(client, written, "yaml")
    event = AuditEvent.objects.get(verb="export")
    assert (event.subject, event.detail, event.actor_name) == (written.reference, "yaml", "Kim Member")


def test_a_format_that_is_not_there_is_named_with_those_there_are(client, written):
    response = exported(client, written, "docx")
    assert response.status_code == 404
    assert "classic" in response.content.decode()
    assert not AuditEvent.objects.filter(verb="export").exists()


def test_a_reader_may_take_what_they_may_read(client, written, reader):
    client.force_login(reader)
    assert exported(client, written, "md").status_code == 200


def test_a_restricted_document_can_not_be_taken_by_others(client, restricted, other_member):
    client.force_login(other_member)
    assert exported(client, restricted, "md").status_code == 404


def test_nobody_takes_anything_without_a_login(client, written):
    client.logout()
    assert exported(client, written, "md").status_code == 302
