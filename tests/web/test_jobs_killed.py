"""Workers that are killed in the middle of a job: the job is neither lost nor stuck."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.web.installations import Installation

STATES = "SELECT status FROM django_tasks_database_dbtaskresult WHERE task_path LIKE '%slow_job%' OR task_path LIKE '%read_evidence%'"
ENQUEUE = "from tests.web import slow_job\nslow_job.run.enqueue({path!r}, {length_s})"
BRING = """
from nofault.postmortem.model import Incident
from nofault.web.access import Actor
from nofault.web.services.accounts import create_person
from nofault.web.services.evidence import receive_file
from nofault.web.services.incidents import create_incident
from tests.web.evidence_samples import access_log
actor = Actor(create_person("kim@example.com", name="Kim Member"))
incident = create_incident(actor, Incident(title="Payment requests failed"))
for number in range(40):
    receive_file(actor, incident, f"host-{number}/access.log", [access_log(number)])
"""


BRING_DOCUMENTS = """
from nofault.web.access import Actor
from nofault.web.services.accounts import create_person
from nofault.web.services.bringing import open_import, receive
from tests.web.bringing_samples import DOCUMENT, archive
actor = Actor(create_person("kim@example.com", name="Kim Member"))
texts = {f"{number}.md": DOCUMENT.format(title=f"Failure number {number}") for number in range(60)}
receive(actor, open_import(actor, "sixty"), "sixty.zip", [archive(texts | {"img/pool size.png": b"\\x89PNG\\r\\n\\x1a\\n"})])
"""
KEEP_DOCUMENTS = """
from nofault.web.access import Actor
from nofault.web.models.document_imports import DocumentImport
from nofault.web.services.import_keeping import ask_keeping
row = DocumentImport.objects.get()
print(ask_keeping(Actor(row.created_by), row, ["understood"]))
"""


@pytest.fixture
def installation(make: Callable[[], Installation]) -> Iterator[Installation]:
    made = make()
    yield made
    made.close()


def words(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


def test_a_job_whose_worker_is_killed_is_done_by_the_next(installation, tmp_path):
    notes = tmp_path / "notes"
    installation.script(ENQUEUE.format(path=str(notes), length_s=1))
    first = installation.work()
    installation.until(lambda: "start" in words(notes))
    first.kill()
    assert words(notes) == ["start"]
    assert installation.rows(STATES) == [("RUNNING",)]
    installation.work()
    installation.until(lambda: installation.rows(STATES) == [("SUCCESSFUL",)])
    assert words(notes) == ["start", "start", "end"]


def test_a_job_goes_back_at_once_when_its_worker_ends_in_order(installation, tmp_path):
    notes = tmp_path / "notes"
    installation.script(ENQUEUE.format(path=str(notes), length_s=1))
    first = installation.work()
    installation.until(lambda: "start" in words(notes))
    assert first.end() == 0
    assert installation.rows(STATES) == [("READY",)]
    assert installation.rows("SELECT * FROM web_lease") == []


def test_a_living_worker_keeps_its_job_longer_than_a_lease(installation, tmp_path):
    notes = tmp_path / "notes"
    installation.environment["NOFAULT_JOB_LEASE_S"] = "2"
    installation.script(ENQUEUE.format(path=str(notes), length_s=5))
    installation.work()
    installation.work()
    installation.until(lambda: installation.rows(STATES) == [("SUCCESSFUL",)])
    assert words(notes) == ["start", "end"]


def test_an_import_whose_server_is_killed_while_it_reads_is_read_in_the_end(installation):
    installation.script(BRING)
    state = "SELECT state, read_revision, revision FROM web_evidenceimport"
    first = installation.serve()
    installation.until(lambda: installation.rows(state)[0][0] == "running")
    first.kill()
    assert installation.rows(state)[0][:2] == ("running", 0)
    installation.serve()
    installation.until(lambda: installation.rows(state)[0] == ("ready", 40, 40))
    assert installation.rows("SELECT kind FROM web_candidate WHERE kind = 'onset'")
    installation.until(lambda: set(installation.rows(STATES)) == {("SUCCESSFUL",)})
    installation.until(lambda: installation.rows("SELECT * FROM web_lease") == [])


def test_documents_whose_worker_is_killed_while_it_reads_and_keeps_them_are_each_kept_once(installation):
    installation.script(BRING_DOCUMENTS)
    count = "SELECT count(*) FROM web_importedfile WHERE state = '{}'"

    def states(state: str) -> int:
        return int(installation.rows(count.format(state))[0][0])

    first = installation.work()
    installation.until(lambda: states("understood") >= 5)
    first.kill()
    assert states("arrived") > 0
    second = installation.work()
    installation.until(lambda: states("understood") == 60)
    second.end()
    assert installation.script(KEEP_DOCUMENTS) == "60"
    for kept in (5, 25):
        worker = installation.work()
        installation.until(lambda kept=kept: states("kept") >= kept)
        worker.kill()
    assert 0 < states("keeping") < 60
    installation.work()
    installation.work()
    installation.until(lambda: states("kept") == 60)
    titles = [title for (title,) in installation.rows("SELECT title FROM web_incident")]
    assert (len(titles), len(set(titles))) == (60, 60)
    # Each whole: its picture with it, and nothing of it torn.
    pictures = installation.rows("SELECT incident_id, count(*) FROM web_storedfile GROUP BY incident_id")
    assert [number for _, number in pictures] == [1] * 60
    entries = installation.rows("SELECT incident_id, count(*) FROM web_part WHERE kind = 'timeline' GROUP BY incident_id")
    assert [number for _, number in entries] == [2] * 60
