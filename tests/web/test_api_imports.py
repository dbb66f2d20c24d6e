"""Postmortems brought by a program: sent, read, looked at, kept."""

from __future__ import annotations

import pytest

from nofault.web.models.incident import Incident
from nofault.web.services import import_keeping
from nofault.web.services.documents import document_of
from nofault.web.worker import run_waiting_jobs
from tests.web.bringing_samples import DOCUMENT, PNG, archive
from tests.web.calling import Caller, assert_constant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def here(call) -> str:
    made = call("POST", "/imports", {"label": "ours"})
    assert made.status_code == 201
    return made["Location"].removeprefix("/api/v1")


def send(call: Caller, here: str, path: str, data: bytes) -> None:
    assert call("POST", f"{here}/files?path={path}", data).status_code == 201


def test_documents_are_sent_read_looked_at_and_kept(call, here):
    send(call, here, "ours.zip", archive({"a.md": DOCUMENT.format(title="Payments failed"), "img/pool size.png": PNG, "b.yaml": "a: ["}))
    assert call("GET", here).json()["is_working"]
    run_waiting_jobs()
    told = call("GET", here).json()
    assert (told["is_working"], told["counts"]) == (False, {"aside": 2, "understood": 1, "refused": 1})
    files = {row["path"]: row for row in call("GET", f"{here}/files").json()["items"]}
    one = call("GET", f"{here}/files/{files['a.md']['id']}").json()
    assert (one["document"]["incident"]["title"], one["report"]["timeline"], one["asked"]) == ("Payments failed", {"entries": 2, "timed": 2}, [])
    assert one["lines"]["summary"] == 3
    assert call("POST", f"{here}/keep", {}).json() == {"keeping": 1}
    run_waiting_jobs()
    incident = Incident.objects.get()
    assert [one.name for one in document_of(incident).attachments] == ["pool size.png"]
    assert {row["path"]: row["incident"] for row in call("GET", f"{here}/files?state=kept").json()["items"]} == {"a.md": incident.reference}


def test_one_document_is_kept_and_the_same_request_again_keeps_no_other(call, here):
    send(call, here, "a.md", DOCUMENT.format(title="Payments failed").encode())
    run_waiting_jobs()
    file = call("GET", f"{here}/files").json()["items"][0]["id"]
    first = call("POST", f"{here}/files/{file}/keep", {}, Idempotency_Key="one")
    assert first.status_code == 201
    assert call("POST", f"{here}/files/{file}/keep", {}, Idempotency_Key="one").json() == first.json()
    assert call("POST", f"{here}/files/{file}/keep", {}).status_code == 404
    assert Incident.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "rest", "body"),
    [("GET", "/files?state=none", None), ("GET", "/files?after=x", None), ("POST", "/keep", {"states": ["kept"]}), ("POST", "/keep", {"other": 1})],
)
def test_what_cannot_be_is_refused_with_what_can(call, here, method, rest, body):
    refused = call(method, here + rest, body)
    assert refused.status_code == 422
    assert refused.json()["detail"]


def test_nobody_else_sees_an_import_and_a_reader_begins_none(call, here, other_member, reader, administrator):
    send(call, here, "a.md", DOCUMENT.format(title="Payments failed").encode())
    run_waiting_jobs()
    file = call("GET", f"{here}/files").json()["items"][0]["id"]
    for person in (other_member, administrator):
        stranger = Caller(person)
        for path in (here, f"{here}/files", f"{here}/files/{file}"):
            assert stranger("GET", path).status_code == 404
        for path in (f"{here}/keep", f"{here}/files/{file}/keep"):
            assert stranger("POST", path, {}).status_code == 404
        assert stranger("POST", f"{here}/files?path=x.md", b"x").status_code == 404
    assert Caller(reader)("POST", "/imports", {"label": "x"}).status_code == 403
    assert not Incident.objects.exists()


def test_a_token_that_only_reads_keeps_nothing(call, here, member):
    send(call, here, "a.md", DOCUMENT.format(title="Payments failed").encode())
    run_waiting_jobs()
    reading = Caller(member, "read")
    assert reading("GET", here).status_code == 200
    assert reading("POST", f"{here}/keep", {}).status_code == 403
    assert reading("POST", f"{here}/files?path=x.md", b"x").status_code == 403


def test_a_list_of_files_needs_no_more_statements_with_more_of_them(call, here):
    def add() -> None:
        count = call("GET", here).json()["total"]
        for number in range(3):
            send(call, here, f"{count + number}.md", DOCUMENT.format(title=f"Failure {count + number}").encode())
        run_waiting_jobs()

    assert_constant(call, f"{here}/files", add)


def test_a_document_of_too_many_entries_is_asked_about_before_it_is_refused(call, here, monkeypatch):
    monkeypatch.setattr(import_keeping, "MOST_PARTS", 1)
    send(call, here, "a.md", DOCUMENT.format(title="Payments failed").encode())
    run_waiting_jobs()
    (file,) = call("GET", f"{here}/files").json()["items"]
    told = call("GET", f"{here}/files/{file['id']}").json()
    assert file["state"] == "asks"
    assert "entries and items; up to 1 are kept in one. Split it" in told["asked"][0]
    assert told["absent"] == ["img/pool size.png", "notes/runbook.txt"]
    assert call("POST", f"{here}/files/{file['id']}/keep", {}).status_code == 422
