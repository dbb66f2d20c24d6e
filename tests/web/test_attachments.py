"""Attachments: bytes kept as found, claimed by nobody, handed over so that nothing in them runs, and gone with the bin."""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from nofault.postmortem.brought import clean_name
from nofault.postmortem.model import Attachment, Postmortem
from nofault.postmortem.model import Incident as Facts
from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError, InvalidError
from nofault.web.jobs.prune import prune
from nofault.web.models.audit import AuditEvent
from nofault.web.models.discussion import StoredFile
from nofault.web.services.attachments import attach_file, media_type_of
from nofault.web.services.documents import document_of
from nofault.web.services.incidents import bin_incident, bring_document
from nofault.web.services.parts import add_part, bin_part, edit_part, part_of
from nofault.web.services.receiving import TooLargeError
from tests.web.calling import Caller, assert_constant
from tests.web.counting import assert_constant as assert_page_constant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
PAGE = b"<html><script>alert(1)</script>"


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def stored(settings) -> list[Path]:
    return [path for path in Path(settings.ATTACHMENTS_DIR).rglob("*") if path.is_file()]


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.fixture
def picture(member, incident):
    return attach_file(Actor(member), incident, "graph.png", [PNG[:5], PNG[5:]], description="Error share that night")


def test_bytes_are_kept_as_found_and_the_document_says_what_they_are(member, incident, picture, settings):
    value = document_of(incident).attachments[0]
    facts = ("graph.png", "image/png", len(PNG), hashlib.sha256(PNG).hexdigest(), "Error share that night")
    assert (value.name, value.media_type, value.size_bytes, value.sha256, value.description) == facts
    assert [path.read_bytes() for path in stored(settings)] == [PNG]
    assert [path.stat().st_mode & 0o777 for path in stored(settings)] == [0o600]
    assert not list(Path(settings.INCOMING_DIR).iterdir())


def test_a_file_beyond_the_limit_is_refused_and_leaves_nothing(member, incident, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000_000
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        attach_file(Actor(member), incident, "big.bin", (bytes(300_000) for _ in range(5)))
    assert Caller(member)("POST", f"/attachments/{incident.reference}?name=big.bin", bytes(1_000_001)).status_code == 413
    answer = client_of(member).post(f"/incidents/{incident.reference}/attachments/", {"files": SimpleUploadedFile("big.bin", bytes(1_000_001))})
    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.content.decode()
    assert not stored(settings)
    assert not list(Path(settings.INCOMING_DIR).iterdir())
    assert document_of(incident).attachments == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\passwd", "a\nb/\u202egpj.exe", "", ".", "x" * 5_000])
def test_a_name_leads_nowhere_and_shows_all_of_itself(member, incident, settings, name):
    assert "/" not in clean_name(name)
    answer = Caller(member)("POST", f"/attachments/{incident.reference}?name={quote(name)}", b"root:x:0:0")
    assert answer.status_code == 201
    kept = answer.json()["name"]
    assert kept == clean_name(name)
    assert kept.isprintable()
    assert len(kept) <= 120
    assert all(path.parent.parent == Path(settings.ATTACHMENTS_DIR) for path in stored(settings))


def test_the_same_bytes_under_the_same_name_again_change_nothing(member, incident, picture, settings):
    again = attach_file(Actor(member), incident, "graph.png", [PNG])
    assert again.pk == picture.pk
    attach_file(Actor(member), incident, "other.png", [PNG])
    assert [value.name for value in document_of(incident).attachments] == ["graph.png", "other.png"]
    assert len(stored(settings)) == 2


# What is claimed of bytes


FORGED = {"name": "x.png", "sha256": "f" * 64}


def test_nobody_claims_bytes_that_are_not_here(call, member, incident):
    assert call("POST", f"/postmortems/{incident.reference}/parts/attachments", {"name": "../../etc/passwd", "sha256": "zz"}).status_code == 422
    assert call("POST", f"/postmortems/{incident.reference}/parts/attachments", {"name": "runbook.pdf"}).status_code == 422
    for forged in (Attachment(name="x", sha256="f" * 64), Attachment(name="x", size_bytes=4)):
        with pytest.raises(InvalidError):
            add_part(Actor(member), incident, "attachments", forged)
    assert document_of(incident).attachments == []


@pytest.mark.parametrize("change", [{"sha256": "f" * 64}, {"size_bytes": 1}, {"media_type": "text/html"}])
def test_what_is_known_of_the_bytes_is_changed_by_nobody(call, incident, picture, change):
    path = f"/attachments/{incident.reference}/{picture.key}"
    kept = call("GET", path).json()
    refused = call("PUT", path, kept | change, If_Match="1")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] in change
    read = call("GET", f"/postmortems/{incident.reference}")
    whole = read.json() | {"attachments": [kept | change]}
    assert call("PUT", f"/postmortems/{incident.reference}", whole, If_Match=read["ETag"]).status_code == 422
    assert call("GET", path).json() == kept


def test_what_people_say_of_a_file_is_changed_by_those_who_write(call, reader, incident, picture):
    path = f"/attachments/{incident.reference}/{picture.key}"
    kept = call("GET", path).json()
    changed = call("PUT", path, kept | {"description": "Before the rollback", "name": "../night.png"}, If_Match="1").json()
    assert (changed["description"], changed["name"]) == ("Before the rollback", "night.png")
    assert Caller(reader)("PUT", path, kept, If_Match="2").status_code == 403


def test_a_document_from_elsewhere_names_its_files_without_their_bytes(call, member):
    document = Postmortem(
        incident=Facts(title="Checkout answered 503"), attachments=[Attachment(id="p-1", name="graph.png", size_bytes=9, sha256="f" * 64)]
    )
    brought = bring_document(Actor(member), document)
    value = document_of(brought).attachments[0]
    assert (value.name, value.sha256, value.size_bytes) == ("graph.png", "", None)
    assert client_of(member).get(f"/incidents/{brought.reference}/attachments/p-1/").status_code == 404
    assert "not kept here" in client_of(member).get(f"/incidents/{brought.reference}/attachments/").content.decode()
    made = call("POST", "/postmortems", {"incident": {"title": "x"}, "attachments": [FORGED]}).json()
    assert "sha256" not in made["attachments"][0] or made["attachments"][0]["sha256"] == ""


# Handing over


@pytest.mark.parametrize(
    ("name", "data"), [("page.html", PAGE), ("drawing.svg", b"<svg onload='alert(1)'/>"), ("fake.png", PAGE), ("graph.png", PNG)]
)
def test_bytes_are_handed_over_to_be_saved_and_nothing_in_them_runs(member, call, incident, name, data):
    part = attach_file(Actor(member), incident, name, [data])
    for answer in (
        client_of(member).get(f"/incidents/{incident.reference}/attachments/{part.key}/"),
        call("GET", f"/attachments/{incident.reference}/{part.key}/bytes"),
    ):
        assert body(answer) == data
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert answer["Cache-Control"] == "no-store"


def test_only_bytes_that_are_a_picture_are_shown(member, incident, picture):
    client, here = client_of(member), f"/incidents/{incident.reference}/attachments/"
    shown = client.get(f"{here}{picture.key}/?show")
    assert (shown["Content-Type"], shown["Content-Disposition"]) == ("image/png", 'inline; filename="graph.png"')
    assert shown["Content-Security-Policy"].startswith("sandbox")
    assert body(shown) == PNG
    for name, data in (("fake.png", PAGE), ("drawing.svg", b"<svg/>"), ("page.html", PAGE)):
        part = attach_file(Actor(member), incident, name, [data])
        assert client.get(f"{here}{part.key}/?show")["Content-Disposition"].startswith("attachment")
    assert client.get(here).content.decode().count("<img ") == 1


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a", b"GIF89a....", "image/gif"),
        ("a", b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("a.webp", b"XXXX\x10\x00\x00\x00WEBPVP8 ", "application/octet-stream"),
        ("a.png", b"<html>", "application/octet-stream"),
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a", b"", "application/octet-stream"),
    ],
)
def test_a_picture_is_known_by_its_bytes(name, head, kind):
    assert media_type_of(name, head) == kind


# Who may


def test_a_reader_sees_files_and_brings_none(reader, incident, picture):
    client, here = client_of(reader), f"/incidents/{incident.reference}/attachments/"
    assert client.get(f"{here}{picture.key}/").status_code == 200
    assert 'type="file"' not in client.get(here).content.decode()
    assert client.post(here, {"files": SimpleUploadedFile("a.txt", b"a")}).status_code == 403
    assert Caller(reader)("POST", f"/attachments/{incident.reference}?name=a.txt", b"a").status_code == 403
    with pytest.raises(ForbiddenError):
        attach_file(Actor(reader), incident, "a.txt", [b"a"])
    assert StoredFile.objects.count() == 1


def test_the_files_of_a_restricted_document_exist_for_its_participants_only(member, other_member, restricted):
    part = attach_file(Actor(member), restricted, "key.txt", [b"secret"])
    path = f"/attachments/{restricted.reference}/{part.key}"
    stranger, page = Caller(other_member), f"/incidents/{restricted.reference}/attachments/"
    for answer in (
        *(stranger("GET", path), stranger("GET", f"{path}/bytes"), stranger("POST", f"/attachments/{restricted.reference}?name=a", b"a")),
        *(client_of(other_member).get(page), client_of(other_member).get(f"{page}{part.key}/"), client_of(other_member).post(page)),
    ):
        assert answer.status_code == 404
    assert stranger("GET", "/attachments").json()["items"] == []
    assert AuditEvent.objects.filter(verb="read").count() == 0
    client_of(member).get(f"{page}{part.key}/")
    Caller(member)("GET", f"{path}/bytes")
    assert AuditEvent.objects.filter(verb="read", subject=restricted.reference).count() == 2


def test_a_key_of_another_part_or_another_document_hands_over_nothing(call, member, incident, restricted, picture):
    summary = add_part(Actor(member), incident, "summary", "Checkout answered 503")
    for reference, key in ((incident.reference, summary.key), (restricted.reference, picture.key), (incident.reference, "p-none")):
        assert call("GET", f"/attachments/{reference}/{key}/bytes").status_code == 404


# On the page


def test_files_are_brought_from_the_page_with_what_they_show(member, incident):
    client, here = client_of(member), f"/incidents/{incident.reference}/attachments/"
    assert client.get(f"/incidents/{incident.reference}/parts/new/attachments/").url == here
    in_place = client.get(f"/incidents/{incident.reference}/parts/new/attachments/", headers={"HX-Request": "true"})
    assert (in_place.status_code, in_place["HX-Redirect"]) == (204, here)
    files = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]
    shown = client.post(here, {"files": files, "description": "What the runbook said"}, follow=True).content.decode()
    assert shown.count("What the runbook said") >= 2
    assert [value.name for value in document_of(incident).attachments] == ["a.txt", "b.txt"]
    document = client.get(f"/incidents/{incident.reference}/").content.decode()
    assert f'href="{here}{document_of(incident).attachments[0].id}/"' in document
    refused = client.post(here, {"description": "Nothing chosen"})
    assert refused.status_code == 422
    assert "Choose one or more files" in refused.content.decode()


# The bin


def test_a_file_in_the_bin_is_not_handed_over_and_comes_back_with_its_bytes(call, incident, picture):
    path = f"/attachments/{incident.reference}/{picture.key}"
    assert call("DELETE", path, If_Match="7").status_code == 412
    assert call("DELETE", path).status_code == 204
    assert call("GET", f"{path}/bytes").status_code == 404
    assert call("POST", f"/postmortems/{incident.reference}/parts/{picture.key}/restore").json()["name"] == "graph.png"
    assert body(call("GET", f"{path}/bytes")) == PNG


def older(settings, age: timedelta) -> None:
    for path in stored(settings):
        at = (timezone.now() - age).timestamp()
        os.utime(path, (at, at))


def test_the_purge_of_the_bin_deletes_the_bytes(member, incident, picture, settings):
    kept = attach_file(Actor(member), incident, "kept.txt", [b"kept"])
    now = timezone.now()
    bin_part(Actor(member), incident, picture.key, at=now - timedelta(days=29))
    older(settings, timedelta(days=29))
    prune(now)
    assert len(stored(settings)) == 2, "thirty days it can come back"
    prune(now + timedelta(days=2))
    assert [path.read_bytes() for path in stored(settings)] == [b"kept"]
    assert StoredFile.objects.get().part_key == kept.key
    bin_incident(Actor(member), incident, at=now)
    prune(now + timedelta(days=31))
    assert stored(settings) == []
    prune(now + timedelta(days=32))
    assert list(Path(settings.ATTACHMENTS_DIR).iterdir()) == []


def test_bytes_on_their_way_in_are_left_alone(settings):
    folder = Path(settings.ATTACHMENTS_DIR, "7")
    folder.mkdir()
    (folder / "arriving").write_bytes(b"half")
    prune(timezone.now())
    assert (folder / "arriving").is_file()


def test_a_description_keeps_what_is_known_of_the_bytes(member, incident, picture):
    value = document_of(incident).attachments[0]
    value.description = "Before the rollback"
    edit_part(Actor(member), incident, picture.key, value, version=1)
    assert part_of(incident, picture.key).version == 2
    page = client_of(member).post(
        f"/incidents/{incident.reference}/parts/{picture.key}/edit/", {"name": "night.png", "description": "After", "version": "2"}
    )
    assert page.status_code == 302
    assert (document_of(incident).attachments[0].description, document_of(incident).attachments[0].sha256) == ("After", value.sha256)


def test_lists_take_the_same_statements_for_twice_the_files(call, member, incident):
    def add() -> None:
        for _ in range(3):
            attach_file(Actor(member), incident, f"{StoredFile.objects.count()}.txt", [os.urandom(8)])

    assert_constant(call, f"/attachments?incident={incident.reference}", add)

    assert_page_constant(client_of(member), f"/incidents/{incident.reference}/attachments/", add)
