"""A document leaves as a file in any format, without secrets, and the audit trail says who took it."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import unquote

import msgspec
import pytest

from nofault.postmortem.model import ActionItem, Evidence, Postmortem, TimelineEntry
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.reading import formats, read
from nofault.postmortem.terms import EntryKind
from nofault.web import laying_out
from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.services.documents import document_of
from nofault.web.services.incidents import create_incident
from nofault.web.services.parts import add_part
from tests.web.counting import assert_constant

pytestmark = pytest.mark.django_db
SECRET = "password=hunter2-of-the-pool"


@pytest.fixture
def written(member, incident):
    kim = Actor(member)
    add_part(kim, incident, "summary", "Payments failed while the pool was full.")
    line = Evidence(path="app.log", line=7, sha256="f" * 64, text=f"203.0.113.9 to 10.2.0.7: connect {SECRET}")
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


@pytest.mark.parametrize("word", ["yaml", "json", "forensic"])
def test_an_address_of_a_client_leaves_in_no_line_of_evidence(client, written, word):
    text = exported(client, written, word).content.decode()
    assert "[masked] to 10.2.0.7: connect" in text
    assert "203.0.113.9" not in text


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


@pytest.mark.parametrize(("word", "begins", "media_type"), [("pdf", b"%PDF-", "application/pdf"), ("html", b"<!doctype html>", "text/html")])
def test_a_document_is_laid_out_as_a_file(client, written, word, begins, media_type):
    response = exported(client, written, word)
    assert (response.status_code, response["Content-Type"]) == (200, media_type)
    assert response["Content-Disposition"] == f'attachment; filename="{written.reference}.{word}"'
    assert response.content.startswith(begins)
    assert "X-Export-Remarks" not in response
    assert AuditEvent.objects.get(verb="export").detail == word


def test_the_page_offers_every_layout_and_every_full_format(client, written):
    page = client.get(f"/incidents/{written.reference}/export/").content.decode()
    for word in (*laying_out.export_names(), "yaml", "json"):
        assert f'href="?format={word}"' in page
    for name in ("classic", "forensic", "smart", "action-first", "six-rules", "coe"):
        assert f'href="?as={name}#look"' in page


def test_what_the_fonts_lack_is_said_with_the_file(client, member, incident):
    add_part(Actor(member), incident, "summary", "The queue said \U00012000.")
    response = exported(client, incident, "pdf")
    assert response.content.startswith(b"%PDF-")
    assert "U+12000" in unquote(response["X-Export-Remarks"])
    assert "plain tagged PDF" in unquote(response["X-Export-Remarks"])


@pytest.mark.parametrize("word", ["md", "html", "json", "pdf"])
def test_no_browser_runs_what_is_handed_over(client, member, incident, word):
    add_part(Actor(member), incident, "summary", "<script>alert(1)</script> [here](javascript:alert(1))")
    response = exported(client, incident, word)
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Content-Disposition"].startswith("attachment")
    if word == "html":
        assert b"<script" not in response.content
        assert b'href="javascript' not in response.content


def test_the_name_of_the_file_is_safe_whatever_the_reference(client, member):
    odd = create_incident(Actor(member), Facts(title="Disk full", reference="ops:2026..14"))
    assert exported(client, odd, "md")["Content-Disposition"] == 'attachment; filename="ops-2026-14.md"'


@pytest.mark.parametrize("word", ["pdf", "html"])
def test_a_restricted_document_is_not_laid_out_for_others(client, restricted, other_member, word):
    client.force_login(other_member)
    assert exported(client, restricted, word).status_code == 404
    assert client.get(f"/incidents/{restricted.reference}/export/").status_code == 404
    assert not AuditEvent.objects.filter(verb="export").exists()


def test_while_others_are_laid_out_it_is_said_when_to_try_again(client, call, written):
    with laying_out._room, laying_out._room:
        page, api = exported(client, written, "pdf"), call("GET", f"/postmortems/{written.reference}/export?format=pdf")
    assert (page.status_code, page["Retry-After"]) == (api.status_code, api["Retry-After"]) == (503, "2")
    assert api["Content-Type"] == "application/problem+json"
    assert exported(client, written, "html").status_code == 200


@pytest.mark.parametrize(("limit", "value", "why"), [("TIME_LIMIT_S", 0.01, "more than 0.01 s"), ("CHILD", "nofault.web.absent", "status 1")])
def test_what_takes_too_long_or_is_lost_is_said_and_leaves_no_trace_of_an_export(client, written, monkeypatch, limit, value, why):
    monkeypatch.setattr(laying_out, limit, value)
    response = exported(client, written, "pdf")
    assert response.status_code == 422
    assert why in response.content.decode()
    assert not AuditEvent.objects.filter(verb="export").exists()


def test_what_the_exporter_itself_refuses_is_said(client, written, monkeypatch):
    monkeypatch.setenv("NOFAULT_FONT_DIR", "/no/such/fonts")
    response = exported(client, written, "pdf")
    assert (response.status_code, "/no/such/fonts is no folder" in response.content.decode()) == (422, True)


def test_markdown_is_in_the_documents_own_template(client, member):
    own = create_incident(Actor(member), Facts(title="Disk full"), template="coe")
    assert "## What was the root cause?" in exported(client, own, "md").content.decode()
    page = client.get(f"/incidents/{own.reference}/export/").content.decode()
    assert "(its own)" in page
    assert "What was the root cause?" in page


@pytest.mark.parametrize("name", [name for name, module in formats().items() if hasattr(module, "empty")])
def test_the_page_shows_how_the_document_reads_in_each_template(client, written, name):
    answer = client.get(f"/incidents/{written.reference}/export/", {"as": name})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Payments failed while the pool was full." in page
    assert "hunter2" not in page
    assert f'href="?format={name}"' in page


def test_what_the_template_has_no_place_for_is_folded_away_below_what_it_shows(client, written):
    page = client.get(f"/incidents/{written.reference}/export/", {"as": "coe"}).content.decode()
    shown, _, record = page.partition("Further record: what this template has no place for")
    assert "Payments failed while the pool was full." in shown
    assert "More about timeline" in record
    assert "Further record" not in client.get(f"/incidents/{written.reference}/export/", {"as": "forensic"}).content.decode()


def test_the_export_page_costs_the_same_for_a_longer_document(client, member, written):
    def more():
        for _ in range(5):
            add_part(Actor(member), written, "action_items", ActionItem(text="Alert at 70 %"))

    assert_constant(client, f"/incidents/{written.reference}/export/", more)
