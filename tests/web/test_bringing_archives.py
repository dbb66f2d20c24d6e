"""Archives: members by no name of their own, pictures that become attachments, and nothing that bursts."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest

from nofault.web.access import Actor
from nofault.web.models.document_imports import FileState, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.services.bringing import open_import, receive
from nofault.web.services.documents import document_of
from nofault.web.worker import run_waiting_jobs
from tests.web.bringing_samples import ADDRESS, DOCUMENT, PNG, archive, bring, sample, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


def test_an_archive_is_unpacked_and_each_document_in_it_read(client):
    address = bring(client, archive(sample()))
    assert states() == {
        "postmortems.zip": FileState.ASIDE,
        "2026/payments.md": FileState.UNDERSTOOD,
        "2026/img/pool size.png": FileState.ASIDE,
        "2026/notes/runbook.txt": FileState.ASKS,
        "2026/unused.bin": FileState.ASIDE,
    }
    page = client.get(address).content.decode()
    assert "Payments failed" in page
    assert "No section was recognised" in client.get(f"{address}{ImportedFile.objects.get(path='2026/notes/runbook.txt').pk}/").content.decode()


def test_pictures_and_linked_files_become_attachments_that_are_shown_and_go_out_again(client):
    address = bring(client, archive(sample()))
    client.post(f"{address}keep/")
    run_waiting_jobs()
    incident = Incident.objects.get()
    document = document_of(incident)
    named = {one.name: one for one in document.attachments}
    assert named.keys() == {"pool size.png", "runbook.txt"}
    picture = f"attachments/{named['pool size.png'].id}/pool%20size.png"
    assert f"![The pool over time]({picture})" in document.summary
    page = client.get(f"/incidents/{incident.reference}/").content.decode()
    assert f'<img alt="The pool over time" src="{picture}"' in page
    shown = client.get(f"/incidents/{incident.reference}/{picture}")
    assert (shown["Content-Type"], b"".join(shown.streaming_content)) == ("image/png", PNG)
    assert "sandbox" in shown["Content-Security-Policy"]
    out = client.get(f"/incidents/{incident.reference}/export.zip?format=md")
    with zipfile.ZipFile(io.BytesIO(b"".join(out.streaming_content))) as whole:
        assert whole.read(f"{incident.reference}/{picture.replace('%20', ' ')}") == PNG
        text = whole.read(f"{incident.reference}/{incident.reference}.md").decode()
    assert picture in text


def test_a_picture_is_seen_before_its_document_is_kept(client, other_member):
    address = bring(client, archive(sample() | {"2026/img/page.html": "<script>alert(1)</script>"}))
    file = ImportedFile.objects.get(path="2026/payments.md")
    page = client.get(f"{address}{file.pk}/").content.decode()
    source = page.partition('<img alt="The pool over time" src="')[2].partition('"')[0]
    shown = client.get(f"{address}{file.pk}/{source}")
    assert (shown["Content-Type"], b"".join(shown.streaming_content)) == ("image/png", PNG)
    other = ImportedFile.objects.get(path="2026/img/page.html")
    saved = client.get(f"{address}{file.pk}/attachments/{other.pk}/page.html")
    assert saved["Content-Disposition"].startswith("attachment")
    client.force_login(other_member)
    assert client.get(f"{address}{file.pk}/{source}").status_code == 404


def test_what_went_out_comes_in_again_with_its_pictures(client):
    client.post(f"{bring(client, archive(sample()))}keep/")
    run_waiting_jobs()
    incident = Incident.objects.get()
    out = client.get(f"/incidents/{incident.reference}/export.zip?format=md")
    address = bring(client, b"".join(out.streaming_content), "out.zip")
    file = ImportedFile.objects.get(path=f"{incident.reference}/{incident.reference}.md")
    assert file.former == incident
    assert "says nothing new" in client.get(f"{address}{file.pk}/").content.decode()
    client.post(f"{address}{file.pk}/keep/", {"as": "new"})
    copy = document_of(Incident.objects.exclude(pk=incident.pk).get())
    assert sorted(one.name for one in copy.attachments) == ["pool size.png", "runbook.txt"]
    assert all(one.sha256 for one in copy.attachments)


def test_links_lead_to_no_other_file_than_those_that_were_brought(client):
    text = (
        DOCUMENT.format(title="Search was slow").replace("img/pool%20size.png", "../../../../etc/passwd").replace("notes/runbook.txt", "/etc/passwd")
    )
    address = bring(client, text.encode(), "a.md")
    client.post(f"{address}keep/")
    document = document_of(Incident.objects.get())
    assert document.attachments == []
    assert "../../../../etc/passwd" in document.summary


@pytest.mark.parametrize("name", ["../../outside.md", "/etc/outside.md", "..\\..\\outside.md", "a/../../outside.md", "C:\\outside.md"])
def test_no_name_in_an_archive_leads_out_of_the_import(client, settings, name):
    bring(client, archive({name: DOCUMENT.format(title="Payments failed")}))
    found = ImportedFile.objects.exclude(path="postmortems.zip").get()
    assert not found.path.startswith("/")
    assert ".." not in found.path.split("/")
    assert not list(settings.IMPORTS_DIR.parent.rglob("outside.md"))
    assert found.state == FileState.UNDERSTOOD


def test_a_bomb_is_refused_and_the_documents_beside_it_are_read(client):
    address = bring(client, archive({"bomb.png": b"\0" * 40_000_000, "bomb.md": b" " * 19_000_000, "a.md": DOCUMENT.format(title="Payments failed")}))
    assert states() == {"postmortems.zip": "aside", "bomb.png": "refused", "bomb.md": "refused", "a.md": "understood"}
    assert "looks like a bomb" in client.get(f"{address}?state=refused").content.decode()


def test_links_secrets_and_archives_in_an_archive_are_refused_with_a_reason(client):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("link.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("inner.zip", archive({"a.md": "# A"}))
        made.writestr(".git/config", "[core]")
        made.writestr("__MACOSX/._a.md", "x")
    bring(client, out.getvalue())
    assert states() == {"postmortems.zip": "aside", "link.md": "refused", "inner.zip": "refused"}
    reasons = dict(ImportedFile.objects.values_list("path", "problem"))
    assert "link to another file" in reasons["link.md"]
    assert "archive in an archive" in reasons["inner.zip"]


def test_a_broken_archive_is_refused(client):
    address = bring(client, archive(sample())[:-30])
    assert states() == {"postmortems.zip": "refused"}
    assert "no whole ZIP archive" in client.get(address).content.decode()


def test_two_files_of_one_name_are_both_there(client, member):
    row = open_import(Actor(member), "two")
    receive(Actor(member), row, "a.md", [b"# One\n"])
    receive(Actor(member), row, "a.md", [b"# Two\n"])
    receive(Actor(member), row, "a.md", [b"# One\n"])
    assert sorted(ImportedFile.objects.values_list("path", flat=True)) == ["a.md", "a~2.md"]


def test_files_of_a_folder_are_sent_one_by_one_with_their_paths(client):
    address = client.post(f"{ADDRESS}begin/", {"label": "ours"}).json()["address"]
    for name, data in sample().items():
        body = data.encode() if isinstance(data, str) else data
        answer = client.put(f"{address}files/", body, "application/octet-stream", headers={"X-File-Path": name.replace(" ", "%20")})
        assert answer.status_code == 201, answer.content
    run_waiting_jobs()
    assert states()["2026/payments.md"] == FileState.UNDERSTOOD
    assert "2026/img/pool size.png" in states()
