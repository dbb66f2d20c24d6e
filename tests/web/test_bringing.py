"""A document that was written elsewhere is looked at first, then made; nothing of it is lost and nothing of it runs."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nofault.postmortem.terms import ActionState
from nofault.web.models.incident import Incident
from nofault.web.services.documents import document_of

pytestmark = pytest.mark.django_db
ADDRESS = "/incidents/bring/"
MARKDOWN = """# Postmortem: Payments failed — 2026-01-14

## Summary
The pool was full. <script>alert(1)</script>

## Timeline
| Time (UTC) | Event |
|---|---|
| 14:32 | Alert fired |

## Action Items
| Item | Owner | Due Date | Status |
|---|---|---|---|
| Alert at 70 % | Kim Member | 2026-02-01 | Done |

## Weather
Sunny.
"""


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


def upload(text: str, name: str = "postmortem.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_what_was_understood_is_shown_before_anything_is_made(client):
    page = client.post(ADDRESS, {"file": upload(MARKDOWN)}).content.decode()
    assert "Payments failed" in page
    assert "Weather (line" in page
    assert "<script>alert(1)" not in page
    assert not Incident.objects.exists()


def test_the_document_is_made_from_what_was_shown(client):
    answer = client.post(ADDRESS, {"text": MARKDOWN, "name": "postmortem.md", "make": "1"})
    incident = Incident.objects.get()
    assert answer.url == f"/incidents/{incident.reference}/"
    document = document_of(incident)
    assert (document.incident.title, document.state, len(document.timeline)) == ("Payments failed", "draft", 1)
    assert [section.title for section in document.sections] == ["Weather"]


def test_a_state_that_was_written_without_evidence_stays_a_word(client):
    client.post(ADDRESS, {"text": MARKDOWN, "make": "1"})
    item = document_of(Incident.objects.get()).action_items[0]
    assert (item.state, item.state_word) == (ActionState.UNKNOWN, "Done")


def test_a_document_goes_out_and_comes_in_as_another_one(client, incident):
    text = client.get(f"/incidents/{incident.reference}/export/?format=json").content.decode()
    assert "this reference is taken here" in client.post(ADDRESS, {"file": upload(text, "x.json")}).content.decode()
    client.post(ADDRESS, {"text": text, "make": "1"})
    copy = Incident.objects.exclude(pk=incident.pk).get()
    assert (copy.title, copy.severity) == (incident.title, "SEV2")
    assert copy.reference != incident.reference


def test_a_title_that_is_missing_is_asked_for(client):
    assert 'name="title"' in client.post(ADDRESS, {"text": "Something failed."}).content.decode()
    refused = client.post(ADDRESS, {"text": "Something failed.", "make": "1"})
    assert refused.status_code == 422
    assert "Something failed." in refused.content.decode()
    client.post(ADDRESS, {"text": "Something failed.", "title": "Search was slow", "make": "1"})
    assert Incident.objects.get().title == "Search was slow"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Choose a file"),
        ({"text": "  "}, "Choose a file"),
        ({"text": "x", "shape": "docx"}, "docx"),
        ({"text": '{"summary": 7}', "shape": "json"}, "summary"),
        ({"text": "a: [", "shape": "yaml"}, "line"),
        ({"text": '{"incident": {"title": "x", "markers": {"onset_at": "2026-01-14T14:32:00"}}}', "shape": "json", "make": "1"}, "zone"),
    ],
)
def test_what_can_not_be_read_is_said_and_what_was_typed_stays(client, given, said):
    answer = client.post(ADDRESS, given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Incident.objects.exists()


def test_a_file_that_is_too_long_is_refused(client):
    answer = client.post(ADDRESS, {"file": upload("x" * 2_000_001)})
    assert answer.status_code == 422
    assert "2 MB" in answer.content.decode()


def test_bytes_that_are_no_text_are_asked_about(client):
    page = client.post(ADDRESS, {"file": SimpleUploadedFile("x.md", b"# Caf\xe9 was slow\n\nText.")}).content.decode()
    assert "not UTF-8" in page


def test_a_reader_brings_nothing(client, reader):
    client.force_login(reader)
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"text": MARKDOWN, "make": "1"}).status_code == 403
    assert not Incident.objects.exists()
