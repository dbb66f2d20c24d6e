"""Many documents at once are kept in the background, with a report that tells of each."""

from __future__ import annotations

import pytest

from nofault.web.access import Actor
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.services.bringing import receive
from nofault.web.worker import run_waiting_jobs
from tests.web.bringing_samples import ADDRESS, DOCUMENT, archive, bring, states
from tests.web.counting import assert_constant, statements_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


def many(client, count: int) -> str:
    return bring(client, archive({f"{number}.md": DOCUMENT.format(title=f"Failure number {number}") for number in range(count)}))


def test_all_that_was_understood_is_kept_in_the_background_and_each_is_reported(client):
    address = bring(client, archive({"a.md": DOCUMENT.format(title="A failed"), "b.md": "Nothing to see.", "c.yaml": "a: ["}))
    client.post(f"{address}keep/")
    assert states()["a.md"] == FileState.KEEPING
    page = client.get(address).content.decode()
    assert "<progress" in page
    run_waiting_jobs()
    assert (states()["a.md"], states()["b.md"], states()["c.yaml"]) == (FileState.KEPT, FileState.ASKS, FileState.REFUSED)
    told = {one["path"]: one for one in client.get(f"{address}report.json").json()["files"]}
    assert told["a.md"]["incident"] == Incident.objects.get().reference
    assert told["c.yaml"]["problem"]
    lines = b"".join(client.get(f"{address}report.csv").streaming_content).decode().splitlines()
    assert lines[0] == "path,state,title,incident,problem,size_bytes"
    assert len(lines) == 5


def test_a_title_is_no_formula_in_a_table(client):
    address = bring(client, archive({"a.md": DOCUMENT.format(title="=HYPERLINK(1)")}))
    assert ",'=HYPERLINK(1)," in b"".join(client.get(f"{address}report.csv").streaming_content).decode()


def test_all_are_kept_with_their_open_questions_and_one_without_a_title_still_waits(client):
    address = bring(client, archive({"a.md": "# Search was slow\n\nSomething.", "b.md": "Nothing to see."}))
    client.post(f"{address}keep/", {"which": "all"})
    run_waiting_jobs()
    assert (states()["a.md"], states()["b.md"]) == (FileState.KEPT, FileState.ASKS)
    assert "title" in ImportedFile.objects.get(path="b.md").problem


def test_the_rest_is_left_out(client):
    address = many(client, 3)
    client.post(f"{address}leave/")
    assert set(states().values()) == {FileState.ASIDE, FileState.LEFT_OUT}


def test_a_report_of_many_is_paged(client):
    address = many(client, 60)
    first = client.get(address).content.decode()
    assert "Failure number 3<" in first
    assert "Failure number 58<" not in first
    following = first.partition('rel="next" href="')[2].partition('"')[0]
    assert "Failure number 58<" in client.get(f"{address}{following}").content.decode()


def test_a_report_needs_no_more_statements_with_more_files(client):
    address = many(client, 2)
    row = DocumentImport.objects.get()

    def add() -> None:
        for number in range(5):
            receive(
                Actor(row.created_by), row, f"more-{ImportedFile.objects.count()}-{number}.md", [DOCUMENT.format(title=f"More {number}").encode()]
            )
        run_waiting_jobs()
        client.post(f"{address}keep/")
        run_waiting_jobs()

    assert_constant(client, address, add)
    assert_constant(client, ADDRESS, add)


def test_a_document_needs_no_more_statements_with_more_parts(client):
    rows = "| 14:{minute:02} | Something number {minute} |\n"
    texts = {
        f"{count}.md": DOCUMENT.format(title=f"T {count}").replace("| 14:32 |", "".join(rows.format(minute=m) for m in range(count)) + "| 14:32 |")
        for count in (2, 50)
    }
    address = bring(client, archive(texts))
    few, lots = (statements_of(client, f"{address}{ImportedFile.objects.get(path=name).pk}/") for name in texts)
    assert few == lots
