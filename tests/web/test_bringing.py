"""A document that was written elsewhere is looked at beside its original, corrected, then kept; nothing of it is lost and nothing of it runs."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nofault.postmortem.terms import ActionState
from nofault.web.access import Actor
from nofault.web.models.document_imports import FileState, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.models.people import Team
from nofault.web.services.documents import document_of
from nofault.web.services.templates import create_template
from nofault.web.worker import run_waiting_jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]
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


def brought(client, text: str = MARKDOWN, name: str = "postmortem.md") -> str:
    """The address of a document that was brought and read."""
    address = client.post(ADDRESS, {"files": [upload(text, name)]}).url
    run_waiting_jobs()
    return address


def kept(client, address: str, **more: str) -> Incident:
    answer = client.post(f"{address}keep/", more)
    assert answer.status_code == 302, answer.content.decode()
    return Incident.objects.get(reference=answer.url.split("/")[2])


def file_at(address: str) -> ImportedFile:
    return ImportedFile.objects.get(pk=int(address.rstrip("/").rpartition("/")[2]))


def test_a_document_waits_until_it_is_read(client):
    address = client.post(ADDRESS, {"files": [upload(MARKDOWN)]}).url
    page = client.get(address).content.decode()
    assert "being read" in page
    assert "HX-Refresh" not in client.get(f"{address}waiting/")
    run_waiting_jobs()
    assert client.get(f"{address}waiting/")["HX-Refresh"] == "true"


def test_what_was_understood_stands_beside_the_original_before_anything_is_made(client):
    page = client.get(brought(client)).content.decode()
    assert "Payments failed" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert '<li id="L9" class="line-read">' in page
    assert 'href="?line=9#L9"' in page
    assert '<li id="L17" class="line-kept">' in page
    assert "Weather" in page
    assert not Incident.objects.exists()


def test_no_way_leads_from_what_is_not_kept_yet_to_a_place_that_is_not_there(client):
    page = client.get(brought(client, f"{MARKDOWN}\n## Contributing factors\n\n- The pool has no share for batch jobs\n")).content.decode()
    assert "open gap" in page
    assert "parts/new" not in page


def test_what_is_typed_before_a_document_is_kept_is_understood_as_it_will_be(client, reader):
    address = brought(client)
    assert client.get(f"{address}understood/?text=5+March+2026&as=date").content == b"Thursday, 5 Mar 2026"
    assert client.get(f"{address}understood/?text=14:40+UTC&kind=timeline").content == b"14 Jan 2026, 14:40:00 UTC"
    assert "Kim Member" in client.get(f"{address}people/").content.decode()
    client.force_login(reader)
    assert [client.get(f"{address}{what}").status_code for what in ("understood/?text=14:40", "people/")] == [404, 404]


def test_the_document_is_made_from_what_was_shown(client):
    incident = kept(client, brought(client))
    document = document_of(incident)
    assert (document.incident.title, document.state, len(document.timeline)) == ("Payments failed", "draft", 1)
    assert [section.title for section in document.sections] == ["Weather"]


def test_a_document_is_kept_once_however_often_it_is_asked_for(client):
    address = brought(client)
    assert kept(client, address) == kept(client, address)
    assert Incident.objects.count() == 1


def test_the_original_is_reachable_from_what_it_became(client, reader):
    address = brought(client)
    incident = kept(client, address)
    assert client.get(address).url.startswith(f"/incidents/{incident.reference}/origin/")
    client.force_login(reader)
    page = client.get(f"/incidents/{incident.reference}/origin/").content.decode()
    assert '<li id="L9" class="line-read">' in page
    given = client.get(f"/incidents/{incident.reference}/origin/?download")
    assert b"".join(given.streaming_content) == MARKDOWN.encode()
    assert client.get(f"{address}").status_code == 404


def test_a_state_that_was_written_without_evidence_stays_a_word(client):
    item = document_of(kept(client, brought(client))).action_items[0]
    assert (item.state, item.state_word) == (ActionState.UNKNOWN, "Done")


def test_a_document_goes_out_and_comes_in_as_a_version_of_itself_or_as_another_one(client, incident):
    text = client.get(f"/incidents/{incident.reference}/export/?format=json").content.decode()
    address = brought(client, text, "x.json")
    assert "says nothing new" in client.get(address).content.decode()
    copy = kept(client, address, **{"as": "new"})
    assert (copy.title, copy.severity) == (incident.title, "SEV2")
    assert copy.reference != incident.reference


def test_a_title_that_is_missing_is_asked_for(client):
    address = brought(client, "Something failed.")
    assert "No title was found" in client.get(address).content.decode()
    refused = client.post(f"{address}keep/")
    assert refused.status_code == 422
    assert "Something failed." in refused.content.decode()
    corrected = client.post(f"{address}parts/incident/edit/", {"only": "facts", "facts-title": "Search was slow"})
    assert corrected.status_code == 302
    assert kept(client, address).title == "Search was slow"


def test_facts_entries_and_promises_are_corrected_by_hand(client):
    address = brought(client)
    document = file_at(address)
    client.post(f"{address}parts/incident/edit/", {"only": "facts", "facts-severity": "SEV1", "facts-occurred_on": "2026-01-15"})
    entry, item = (_key(client, address, name) for name in ("timeline", "action_items"))
    client.post(f"{address}parts/{entry}/edit/", {"at": "2026-01-15 09:10 UTC", "text": "The alert fired"})
    client.post(f"{address}parts/{item}/edit/", {"owner": "Lee Member", "due_on": "2026-03-01", "state": "committed"})
    assert file_at(address).version == document.version + 3
    made = document_of(kept(client, address))
    assert (made.incident.severity, str(made.incident.occurred_on)) == ("SEV1", "2026-01-15")
    assert (f"{made.timeline[0].at:%d %H:%M}", made.timeline[0].text) == ("15 09:10", "The alert fired")
    promise = made.action_items[0]
    assert (promise.owner, str(promise.due_on), promise.state) == ("Lee Member", "2026-03-01", "committed")


def _key(client, address: str, section: str) -> str:
    page = client.get(address).content.decode()
    return page.partition(f'id="section-{section}"')[2].partition('id="part-')[2].partition('"')[0]


def test_a_correction_that_does_not_fit_is_said_beside_its_field(client):
    address = brought(client)
    entry = _key(client, address, "timeline")
    refused = client.post(f"{address}parts/{entry}/edit/", {"at": "25:99"})
    assert refused.status_code == 422
    assert 'aria-invalid="true"' in refused.content.decode()
    item = _key(client, address, "action_items")
    refused = client.post(f"{address}parts/{item}/edit/", {"state": "verified"})
    assert refused.status_code == 422
    assert file_at(address).corrections == {}


def test_two_windows_do_not_overwrite_each_other(client):
    address = brought(client)
    client.post(f"{address}parts/incident/edit/", {"only": "facts", "facts-title": "First", "version": "1"})
    refused = client.post(f"{address}parts/incident/edit/", {"only": "facts", "facts-title": "Second", "version": "1"})
    assert refused.status_code == 422
    assert "another window" in refused.content.decode()
    assert file_at(address).title == "First"
    assert client.post(f"{address}keep/", {"version": "1"}).status_code == 422


def test_an_item_is_left_out_and_the_original_still_has_it(client):
    address = brought(client)
    client.post(f"{address}parts/{_key(client, address, 'timeline')}/edit/", {"what": "leave"})
    incident = kept(client, address)
    assert document_of(incident).timeline == []
    assert "Alert fired" in client.get(f"/incidents/{incident.reference}/origin/").content.decode()


def test_the_reader_is_told_day_zone_and_what_a_heading_means_and_corrections_stay(client):
    text = "# Search was slow\n\n## Minute by minute\n\n- 14:32 The index was full\n- 14:40 It was rebuilt\n\n## Weather\n\nSunny.\n"
    address = brought(client, text)
    assert file_at(address).state == FileState.ASKS
    client.post(f"{address}parts/incident/edit/", {"only": "facts", "facts-title": "Search answered late"})
    answer = client.post(f"{address}told/", {"day": "2026-01-14", "zone": "Europe/Berlin", "kind-3": "timeline", "kind-8": "background"})
    assert answer.status_code == 302
    run_waiting_jobs()
    assert file_at(address).state == FileState.UNDERSTOOD
    document = document_of(kept(client, address))
    assert [f"{entry.at:%Y-%m-%d %H:%M}" for entry in document.timeline] == ["2026-01-14 13:32", "2026-01-14 13:40"]
    assert (document.incident.title, document.background.strip()) == ("Search answered late", "Sunny.")


@pytest.mark.parametrize(("field", "value"), [("zone", "Mars/Phobos"), ("day", "the other day"), ("shape", "docx"), ("kind-3", "nonsense")])
def test_what_the_reader_can_not_be_told_is_refused_with_a_reason(client, field, value):
    address = brought(client)
    refused = client.post(f"{address}told/", {field: value})
    assert refused.status_code == 422
    assert file_at(address).told == {}


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ('{"summary": 7}', "x.json", "summary"),
        ("a: [", "x.yaml", "line"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", "bomb.yaml", "anchor"),
    ],
)
def test_what_can_not_be_read_is_said(client, text, name, said):
    address = brought(client, text, name)
    page = client.get(address).content.decode()
    assert file_at(address).state == FileState.REFUSED
    assert said in page.lower()
    assert not Incident.objects.exists()


def test_nothing_chosen_is_said_beside_the_files(client):
    answer = client.post(ADDRESS, {"text": "  "})
    assert answer.status_code == 422
    assert "Choose a file" in answer.content.decode()


def test_pasted_text_is_a_document_too(client):
    address = client.post(ADDRESS, {"text": MARKDOWN.replace("\n", "\r\n")}).url
    run_waiting_jobs()
    assert kept(client, address).title == "Payments failed"


def test_bytes_that_are_no_text_are_asked_about(client):
    address = client.post(ADDRESS, {"files": [SimpleUploadedFile("x.md", b"# Caf\xe9 was slow\n\nText.")]}).url
    run_waiting_jobs()
    assert "not UTF-8" in client.get(address).content.decode()


def test_binary_bytes_are_refused(client):
    address = client.post(ADDRESS, {"files": [SimpleUploadedFile("x.md", bytes(range(256)) * 40)]}).url
    run_waiting_jobs()
    assert "no text" in client.get(address).content.decode()
    assert file_at(address).state == FileState.REFUSED


def test_a_document_of_50_mb_is_refused_and_the_next_one_is_read(client):
    big = SimpleUploadedFile("big.md", b"# Big\n\n" + b"word " * 10_000_000)
    address = client.post(ADDRESS, {"files": [big, upload(MARKDOWN)]}).url
    run_waiting_jobs()
    page = client.get(address).content.decode()
    assert "longer than 10 MB" in page
    assert list(ImportedFile.objects.order_by("id").values_list("state", flat=True)) == [FileState.REFUSED, FileState.UNDERSTOOD]


def test_what_was_left_out_can_be_taken_in_again(client):
    address = brought(client)
    client.post(f"{address}leave/")
    assert file_at(address).state == FileState.LEFT_OUT
    assert client.post(f"{address}keep/").status_code == 422
    client.post(f"{address}again/")
    run_waiting_jobs()
    assert kept(client, address).title == "Payments failed"


def test_a_reader_brings_nothing(client, reader):
    client.force_login(reader)
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"files": [upload(MARKDOWN)]}).status_code == 403
    assert client.post(f"{ADDRESS}begin/").status_code == 403
    assert not ImportedFile.objects.exists()


def test_an_import_is_seen_by_who_brought_it_alone(client, other_member, administrator):
    address = brought(client)
    report = address.rsplit("/", 2)[0] + "/"
    for stranger in (other_member, administrator):
        client.force_login(stranger)
        for page in (address, report, f"{report}report.json", f"{report}progress/", f"{address}original/", f"{address}parts/incident/edit/"):
            assert client.get(page).status_code == 404, page
        for deed in ("keep/", "leave/", "again/", "told/"):
            assert client.post(f"{address}{deed}").status_code == 404, deed
        for deed in ("keep/", "leave/", "again/"):
            assert client.post(f"{report}{deed}").status_code == 404, deed
        assert client.put(f"{report}files/", b"x", "application/octet-stream", headers={"X-File-Path": "x.md"}).status_code == 404
    assert not Incident.objects.exists()


def test_a_security_review_is_restricted_from_birth_and_so_is_its_original(client, other_member):
    text = '{"variant": "security", "incident": {"title": "A key was exposed"}}'
    address = brought(client, text, "security.json")
    incident = kept(client, address)
    assert incident.visibility == "restricted"
    client.force_login(other_member)
    assert client.get(f"/incidents/{incident.reference}/origin/").status_code == 404


def test_who_is_taken_out_of_a_restricted_document_no_longer_sees_it_in_the_import(client, member):
    address = brought(client, '{"variant": "security", "incident": {"title": "A key was exposed"}}', "security.json")
    incident = kept(client, address)
    incident.participations.all().delete()
    report = address.rsplit("/", 2)[0] + "/"
    assert client.get(address).status_code == 404
    assert "A key was exposed" not in client.get(report).content.decode()
    assert "A key was exposed" not in client.get(f"{report}report.json").content.decode()


def test_what_was_refused_in_one_shape_is_read_in_another(client):
    address = brought(client, "a: [\n# Search was slow\n", "x.yaml")
    assert 'name="shape"' in client.get(address).content.decode()
    assert client.post(f"{address}told/", {"shape": "classic"}).status_code == 302
    run_waiting_jobs()
    assert (file_at(address).state, file_at(address).title) == (FileState.ASKS, "Search was slow")


@pytest.mark.parametrize(("title", "kept_title"), [("", "23 minutes of failed payments"), ("Payments failed", "Payments failed")])
def test_words_that_can_be_no_reference_are_a_title_or_asked_about(client, title, kept_title):
    address = brought(client, f'{{"incident": {{"title": "{title}", "reference": "23 minutes of failed payments"}}}}', "x.json")
    assert ("cannot be the reference" in client.get(address).content.decode()) is bool(title)
    assert kept(client, address).title == kept_title


OWN = """---
name: our-review
title: Our review
sections:
  Cloudburst: timeline
  Aftercare: action_items
---
# Review

## Cloudburst

## Aftercare
"""


def test_a_document_is_read_in_a_template_of_ones_own(client, administrator):
    create_template(Actor(administrator), OWN)
    address = brought(client, "# Search was slow — 2026-02-03\n\n## Cloudburst\n\n- 14:02 UTC: Deploy\n\n## Aftercare\n\n- Add an alert\n", "own.md")
    assert document_of(kept(client, address)).timeline == []
    address = brought(
        client, "# Orders were slow — 2026-02-04\n\n## Cloudburst\n\n- 14:02 UTC: Deploy\n\n## Aftercare\n\n- Add an alert\n", "own2.md"
    )
    assert '<option value="our-review">Our review</option>' in client.get(address).content.decode()
    assert client.post(f"{address}told/", {"shape": "our-review"}).status_code == 302
    run_waiting_jobs()
    page = client.get(address).content.decode()
    assert "Our review" in page
    assert '<option value="our-review" selected>' in page
    document = document_of(kept(client, address))
    assert [entry.text for entry in document.timeline] == ["Deploy"]
    assert [item.text for item in document.action_items] == ["Add an alert"]


def test_templates_of_other_teams_are_not_offered(client, administrator):
    other = Team.objects.create(name="Elsewhere", slug="elsewhere")
    create_template(Actor(administrator), OWN, team=other)
    assert "our-review" not in client.get(brought(client)).content.decode()
