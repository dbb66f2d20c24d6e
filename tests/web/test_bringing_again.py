"""A newer text of a document that is here becomes its next version, and what was edited here is not lost."""

from __future__ import annotations

import json

import pytest

from nofault.web.access import Actor
from nofault.web.models.document_imports import FileState, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.services import parts
from nofault.web.services.documents import document_of
from nofault.web.worker import run_waiting_jobs
from tests.web.bringing_samples import DOCUMENT, bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


def kept_once(client) -> Incident:
    address = bring(client, DOCUMENT.format(title="Payments failed").encode(), "payments.md")
    client.post(f"{address}keep/")
    return Incident.objects.get()


def test_the_same_bytes_again_are_known(client):
    incident = kept_once(client)
    address = bring(client, DOCUMENT.format(title="Payments failed").encode(), "elsewhere.md")
    page = client.get(address).content.decode()
    assert f'href="/incidents/{incident.reference}/"' in page
    assert "here already" in page
    assert Incident.objects.count() == 1


def test_a_newer_text_becomes_the_next_version_and_its_items_keep_their_identifiers(client):
    incident = kept_once(client)
    before = document_of(incident)
    newer = DOCUMENT.format(title="Payments failed").replace("Alert fired on the pool of connections", "Alert fired late on the pool of connections")
    newer += "| Test the pool under load | Lee Member | 2026-03-01 |\n"
    address = bring(client, newer.encode(), "payments.md")
    assert "adds 1 part, changes 1;" in client.get(address).content.decode()
    assert client.post(f"{address}keep/").status_code == 302
    after = document_of(Incident.objects.get())
    assert [entry.id for entry in after.timeline] == [entry.id for entry in before.timeline]
    assert after.timeline[0].text == "Alert fired late on the pool of connections"
    assert [item.id for item in after.action_items][:1] == [item.id for item in before.action_items]
    assert len(after.action_items) == 2
    origin = client.get(f"/incidents/{incident.reference}/origin/").content.decode()
    assert origin.count('class="chip"') == 2


def test_what_was_edited_here_is_not_lost_to_a_newer_text(client, member):
    incident = kept_once(client)
    document = document_of(incident)
    entry, item = document.timeline[0], document.action_items[0]
    entry.text = "The alert of the pool fired at 70 %"
    parts.edit_part(Actor(member), incident, entry.id, entry, version=1)
    item.owner = "Robin Member"
    parts.edit_part(Actor(member), incident, item.id, item, version=1)
    newer = DOCUMENT.format(title="Payments failed").replace("Alert fired on the pool of connections", "Alert fired late on the pool of connections")
    newer = newer.replace("2026-02-01", "2026-02-15")
    address = bring(client, newer.encode(), "payments.md")
    page = client.get(address).content.decode()
    assert "edited in both" in page
    assert page.count('class="clash"') == 1
    client.post(f"{address}keep/", {f"taketimeline:{entry.id}:text": "here"})
    after = document_of(Incident.objects.get())
    assert after.timeline[0].text == "The alert of the pool fired at 70 %"
    assert (after.action_items[0].owner, str(after.action_items[0].due_on)) == ("Robin Member", "2026-02-15")


def test_the_text_of_the_file_wins_where_somebody_says_so(client, member):
    incident = kept_once(client)
    entry = document_of(incident).timeline[0]
    entry.text = "The alert of the pool fired at 70 %"
    parts.edit_part(Actor(member), incident, entry.id, entry, version=1)
    newer = DOCUMENT.format(title="Payments failed").replace("Alert fired on the pool of connections", "Alert fired late on the pool of connections")
    address = bring(client, newer.encode(), "payments.md")
    client.post(f"{address}keep/", {f"taketimeline:{entry.id}:text": "there"})
    assert document_of(Incident.objects.get()).timeline[0].text == "Alert fired late on the pool of connections"


def test_in_bulk_a_text_that_was_edited_in_both_waits_for_a_person(client, member):
    incident = kept_once(client)
    entry = document_of(incident).timeline[0]
    entry.text = "The alert of the pool fired at 70 %"
    parts.edit_part(Actor(member), incident, entry.id, entry, version=1)
    newer = DOCUMENT.format(title="Payments failed").replace("Alert fired on the pool of connections", "Alert fired late on the pool of connections")
    address = bring(client, newer.encode(), "payments.md").rsplit("/", 2)[0] + "/"
    client.post(f"{address}keep/")
    run_waiting_jobs()
    file = ImportedFile.objects.order_by("-id")[0]
    assert (file.state, incident.reference in file.problem) == (FileState.ASKS, True)
    assert Incident.objects.count() == 1


def test_a_former_that_one_may_not_see_is_not_found(client, restricted, other_member):
    client.force_login(other_member)
    text = json.dumps({"incident": {"title": "Signing key exposed in a build log", "reference": restricted.reference}})
    address = bring(client, text.encode(), "x.json")
    page = client.get(address).content.decode()
    assert restricted.reference not in page.replace('"x.json"', "").partition('class="original')[0]
    assert ImportedFile.objects.get().former is None
    client.post(f"{address}keep/")
    assert Incident.objects.exclude(pk=restricted.pk).get().reference != restricted.reference
