"""The commands that run an installation, each as a process of its own."""

from __future__ import annotations

import json
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.postgres import PostgresMissing, programs
from tests.web.installations import Installation

PEOPLE = "SELECT email, role FROM web_user ORDER BY id"
BRING = """
from nofault.postmortem.model import Incident
from nofault.web.access import Actor
from nofault.web.services.accounts import create_person
from nofault.web.services.attachments import attach_file
from nofault.web.services.evidence import receive_file
from nofault.web.services.incidents import create_incident
actor = Actor(create_person("kim@example.com", name="Kim Member"))
incident = create_incident(actor, Incident(title="Payment requests failed"))
receive_file(actor, incident, "web/a.log", [b"one line\\n"])
attach_file(actor, incident, "graph.png", [b"as found"])
"""


@pytest.fixture
def installation(make: Callable[[], Installation]) -> Iterator[Installation]:
    made = make()
    if made.address:
        try:
            made.environment["NOFAULT_PG_BIN"] = str(programs())
        except PostgresMissing as error:
            pytest.skip(str(error))
    yield made
    made.close()


def get(process, address: str) -> tuple[int, bytes]:
    connection = process.connection()
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_the_ready_line_says_where_pages_answer_and_the_work_queue_lives(installation):
    process = installation.serve()
    assert get(process, "/healthz") == (200, b"ok\n")
    installation.until(lambda: get(process, "/readyz")[0] == 200)
    assert json.loads(get(process, "/readyz")[1]) == {"database": "ok", "work_queue": "ok"}
    assert b"nofault_workers_alive 1" in get(process, "/metrics")[1]
    assert get(process, "/accounts/login/")[0] == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_when_it_is_asked_to(installation, number):
    process = installation.serve()
    process.popen.send_signal(number)
    assert process.popen.wait(20) == 0
    assert installation.rows("SELECT * FROM web_worker") == []


def test_while_there_is_no_account_the_way_to_the_first_is_printed(installation):
    process = installation.start("serve", "--port", "0", ready="No account yet")
    token = process.line.rpartition("http://")[2]
    _, _, address = token.partition("/")
    assert process.popen.stdout is not None
    assert process.popen.stdout.readline().startswith("ready http://")
    port = int(token.partition("/")[0].rpartition(":")[2])
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"/{address}")
    assert connection.getresponse().status == 302


def test_a_port_that_is_taken_is_named_in_one_line(installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = installation.run("serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.startswith(f"nofault: 127.0.0.1 port {port} cannot be listened on")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_large_upload_is_refused_before_it_is_sent(installation):
    installation.environment["NOFAULT_UPLOAD_LIMIT_MB"] = "2"
    process = installation.serve()
    for path, kind in {"/incidents/INC-2026-0001/evidence/files/": "text/plain", "/api/v1/incidents": "application/problem+json"}.items():
        connection = process.connection()
        connection.putrequest("PUT", path)
        connection.putheader("Content-Length", "5000000000")
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status == 413
        assert answer.headers.get_content_type() == kind
        assert b"larger than 2 MB" in answer.read()


def test_migrating_again_and_from_two_sides_at_once_does_no_harm(installation):
    both = [installation.start("migrate", ready="") for _ in range(2)]
    assert [process.popen.wait(60) for process in both] == [0, 0]
    assert "of this version already" in installation.run("migrate").stdout


def test_a_worker_says_that_the_database_has_to_be_migrated_first(make, tmp_path):
    done = Installation(tmp_path / "fresh", "").run("worker")
    assert done.returncode == 2
    assert "nofault migrate" in done.stderr


def test_an_administrator_is_made_at_the_keyboard(installation):
    done = installation.run("createadmin", "ada@example.com", "--name", "Ada", given="a long and unusual phrase\n")
    assert done.returncode == 0, done.stderr
    assert installation.rows(PEOPLE) == [("ada@example.com", "administrator")]


@pytest.mark.parametrize(("email", "password"), [("ada@example.com", "short"), ("not an address", "a long and unusual phrase")])
def test_a_weak_password_or_a_wrong_address_makes_nobody(installation, email, password):
    done = installation.run("createadmin", email, given=f"{password}\n")
    assert done.returncode == 2
    assert installation.rows(PEOPLE) == []


@pytest.mark.parametrize("name", ["all.tar", "all.tar.gz"])
def test_a_backup_made_while_it_runs_gives_the_whole_installation_back(installation, make, tmp_path, name):
    installation.script(BRING)
    installation.serve()
    done = installation.run("backup", str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    other = make()
    other.environment["NOFAULT_PG_BIN"] = installation.environment.get("NOFAULT_PG_BIN", "")
    done = other.run("restore", str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    assert other.rows(PEOPLE) == [("kim@example.com", "member")]
    assert other.rows("SELECT path FROM web_evidencefile") == [("web/a.log",)]
    kept = next((other.folder / "evidence").glob("*/web/a.log"))
    assert kept.read_bytes() == b"one line\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    [(stored_as,)] = other.rows("SELECT stored_as FROM web_storedfile")
    assert (other.folder / "attachments" / stored_as).read_bytes() == b"as found"
    assert other.run("backup", str(tmp_path / name)).returncode == 2


def test_a_restore_does_not_overwrite_what_is_there_unless_told(installation, tmp_path):
    installation.script(BRING)
    installation.run("backup", str(tmp_path / "first.tar"))
    installation.run("createadmin", "ada@example.com", given="a long and unusual phrase\n")
    refused = installation.run("restore", str(tmp_path / "first.tar"))
    assert refused.returncode == 2
    assert "--replace" in refused.stderr
    assert len(installation.rows(PEOPLE)) == 2
    done = installation.run("restore", "--replace", str(tmp_path / "first.tar"))
    assert done.returncode == 0, done.stderr
    assert installation.rows(PEOPLE) == [("kim@example.com", "member")]


def test_a_running_installation_is_not_restored_over(installation, tmp_path):
    installation.run("backup", str(tmp_path / "empty.tar"))
    process = installation.serve()
    installation.until(lambda: get(process, "/readyz")[0] == 200)
    done = installation.run("restore", "--replace", str(tmp_path / "empty.tar"))
    assert done.returncode == 2
    assert "in use" in done.stderr


def test_a_damaged_backup_changes_nothing(installation, tmp_path):
    installation.script(BRING)
    installation.run("backup", str(tmp_path / "whole.tar"))
    whole = (tmp_path / "whole.tar").read_bytes()
    (tmp_path / "cut.tar").write_bytes(whole[: len(whole) // 2])
    done = installation.run("restore", "--replace", str(tmp_path / "cut.tar"))
    assert done.returncode == 2
    assert "backup" in done.stderr
    assert installation.rows(PEOPLE) == [("kim@example.com", "member")]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="memory is read from /proc, which this system has not")
def test_a_server_that_just_started_is_small(installation):
    process = installation.serve()
    status = Path(f"/proc/{process.popen.pid}/status").read_text()
    resident_kib = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])
    assert resident_kib < 150 * 1024
