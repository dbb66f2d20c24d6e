"""The server is killed under a load of writes: whatever it acknowledged is there afterwards, whole and with its history.

`./dev test` kills it three times, `./dev soak` twenty times, on each database.
"""

from __future__ import annotations

import json
import random
import threading
import time
from functools import partial
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import pytest

from tests.web.installations import Installation, Process

WRITERS = 3
SET_UP = """
from django.test import Client
from nofault.postmortem.model import Incident
from nofault.web.access import Actor
from nofault.web.services.accounts import create_person
from nofault.web.services.incidents import create_incident
user = create_person("kim@example.com", name="Kim Member")
incident = create_incident(Actor(user), Incident(title="Payment requests failed for 23 minutes"))
client = Client()
client.force_login(user)
print(incident.reference, client.cookies["sessionid"].value)
"""


class Writer(threading.Thread):
    """Somebody with a browser: adds entries and edits them through the API, and adds proposed events by the page's form, until the server is gone.

    `acknowledged` is what was answered with success: for each entry its last acknowledged text, and the events. `asked` is the edit that
    was under way when the server went: it may have been done or not.
    """

    def __init__(self, process: Process, reference: str, session: str, name: str) -> None:
        super().__init__(daemon=True)
        self.process, self.reference, self.session, self.label = process, reference, session, name
        self.entries: dict[str, str] = {}
        self.events: list[str] = []
        self.asked: dict[str, str] = {}
        self.refused: list[str] = []

    def run(self) -> None:
        connection, token = self.process.connection(), "t" * 32
        number = 0
        try:
            while True:
                number += 1
                self._entry(connection, token, f"{self.label} entry {number}")
                self._event(connection, token, f"{self.label} event {number}")
        except (OSError, HTTPException):
            # The server was killed: what was under way was not acknowledged.
            return

    def _send(self, connection: HTTPConnection, method: str, address: str, body: str, headers: dict[str, str], token: str) -> tuple[int, bytes, str]:
        cookies = f"sessionid={self.session}; csrftoken={token}"
        connection.request(method, address, body, {"Cookie": cookies, "X-CSRFToken": token, "Referer": "http://127.0.0.1/", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.getheader("ETag", "")

    def _entry(self, connection: HTTPConnection, token: str, text: str) -> None:
        address = f"/api/v1/timeline-entries/{self.reference}"
        shape = {"Content-Type": "application/json"}
        status, body, version = self._send(connection, "POST", address, json.dumps({"text": text, "kind": "chat"}), shape, token)
        if status != 201:
            self.refused.append(f"{status} {body[:200]!r}")
            return
        entry = json.loads(body)
        self.entries[entry["id"]] = text
        changed = f"{text}, corrected"
        self.asked[entry["id"]] = changed
        wanted = shape | {"If-Match": version}
        status, body, _ = self._send(connection, "PUT", f"{address}/{entry['id']}", json.dumps(entry | {"text": changed}), wanted, token)
        if status == 200:
            self.entries[entry["id"]] = changed
        else:
            self.refused.append(f"{status} {body[:200]!r}")

    def _event(self, connection: HTTPConnection, token: str, text: str) -> None:
        address = f"/incidents/{self.reference}/evidence/events/"
        form = urlencode({"at": "2026-01-14 14:32 UTC", "kind": "chat", "text": text, "csrfmiddlewaretoken": token})
        status, body, _ = self._send(connection, "POST", address, form, {"Content-Type": "application/x-www-form-urlencoded"}, token)
        if status == 302:
            self.events.append(text)
        else:
            self.refused.append(f"{status} {body[:200]!r}")


def kept_texts(installation: Installation) -> dict[str, str]:
    rows = installation.rows("SELECT key, data FROM web_part WHERE kind = 'timeline'")
    return {key: json.loads(data)["text"] for key, data in rows}


def check(installation: Installation, writers: list[Writer]) -> int:
    """Compare all that was acknowledged with what is kept; how much that was."""
    kept = kept_texts(installation)
    histories = {(key, json.loads(after)["text"]) for key, after in installation.rows("SELECT key, after FROM web_change WHERE kind = 'timeline'")}
    proposed = {json.loads(data)["text"] for (data,) in installation.rows("SELECT data FROM web_candidate")}
    for writer in writers:
        assert writer.refused == []
        for key, text in writer.entries.items():
            assert kept.get(key) in {text, writer.asked[key]}, f"{key} was acknowledged as {text!r}"
            assert (key, kept[key]) in histories
        assert set(writer.events) <= proposed
    # Versions of a document have no gaps and no twins: no write was torn.
    versions = [version for (version,) in installation.rows("SELECT version FROM web_change ORDER BY id")]
    assert versions == list(range(versions[0], versions[0] + len(versions)))
    return sum(len(writer.entries) + len(writer.events) for writer in writers)


def kill_again_and_again(installation: Installation, times: int, seed: int) -> None:
    reference, session = installation.script(SET_UP).split()
    chance, writers, total = random.Random(seed), [], 0
    for turn in range(times):
        process = installation.serve()
        present = [Writer(process, reference, session, f"turn {turn} writer {number}") for number in range(WRITERS)]
        for writer in present:
            writer.start()
        for writer in present:
            installation.until(partial(len, writer.events))
        time.sleep(chance.uniform(0.05, 0.6))
        process.kill()
        for writer in present:
            writer.join(30)
        writers += present
        acknowledged = check(installation, writers)
        assert acknowledged > total
        total = acknowledged
    assert installation.run("migrate").returncode == 0


def test_what_was_acknowledged_is_there_after_three_kills(make):
    kill_again_and_again(make(), 3, seed=20260114)


@pytest.mark.soak
def test_what_was_acknowledged_is_there_after_twenty_kills(make):
    kill_again_and_again(make(), 20, seed=7)
