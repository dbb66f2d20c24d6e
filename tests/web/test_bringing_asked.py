"""What a person is asked, or told, of a document that is on its way in."""

from __future__ import annotations

import pytest

from nofault.web.models.document_imports import FileState
from nofault.web.services.documents import document_of
from tests.web.test_bringing import MARKDOWN, brought, file_at, kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


def test_files_that_did_not_come_along_are_named(client):
    text = MARKDOWN.replace("The pool was full.", "![Pool](img/pool%20size.png) [Runbook](../runbook.md#stop) [there](https://example.com/a.png)")
    page = client.get(brought(client, text)).content.decode()
    assert "Files that did not come along" in page
    assert "<li>img/pool size.png</li><li>../runbook.md#stop</li></ul>" in page
    assert "Files that did not" not in client.get(brought(client, MARKDOWN, "other.md")).content.decode()


def test_a_table_that_is_not_whole_needs_a_person(client):
    address = brought(client, MARKDOWN.replace("|---|---|\n", "| later | starts | extra |\n|---|\n"))
    assert file_at(address).state == FileState.ASKS
    assert "a table of the timeline is not whole" in client.get(address).content.decode()


def test_a_document_is_listed_under_the_day_of_its_first_entry_where_its_facts_say_none(client):
    text = MARKDOWN.replace(" — 2026-01-14", "").replace("| 14:32 |", "| 2026-03-04 09:12 |")
    incident = kept(client, brought(client, text))
    assert f"{incident.occurred_at:%Y-%m-%d %H:%M}" == "2026-03-04 09:12"
    assert not document_of(incident).incident.occurred_on, "what is not stated is unknown"
    address = brought(client, MARKDOWN.replace(" — 2026-01-14", ""), "undated.md")
    assert file_at(address).state == FileState.ASKS
    assert "No day was found" in client.get(address).content.decode()
