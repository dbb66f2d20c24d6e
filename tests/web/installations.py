"""Whole installations in processes of their own, on the database of the test run: started, killed, and looked into from outside."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from tests.postgres import new_database

ROOT = Path(__file__).parents[2]
START_LIMIT_S = 60.0


class Process:
    """A command of ours that runs; `line` is the one that said it was ready."""

    def __init__(self, popen: subprocess.Popen[str], line: str) -> None:
        self.popen, self.line = popen, line

    @property
    def port(self) -> int:
        return int(self.line.rstrip("/").rpartition(":")[2])

    def kill(self) -> None:
        """Without a word, as a power cut or the kernel would."""
        self.popen.send_signal(signal.SIGKILL)
        self.popen.wait(10)

    def end(self) -> int:
        self.popen.send_signal(signal.SIGTERM)
        return self.popen.wait(30)

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=30)


class Installation:
    """A data folder and a database, with the environment that commands get."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address
        folder.mkdir(parents=True, exist_ok=True)
        self.processes: list[subprocess.Popen[str]] = []
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("NOFAULT_") and name != "DATABASE_URL"},
            **{"NOFAULT_TESTING": "1", "NOFAULT_DATA_DIR": str(folder), "NOFAULT_SECRET_KEY": "for-tests-only", "PYTHONPATH": f"{ROOT}/src:{ROOT}"},
            **{"NOFAULT_JOB_HEARTBEAT_S": "0.3", "NOFAULT_JOB_LEASE_S": "1", "NOFAULT_JOB_POLL_S": "0.1"},
            **({"DATABASE_URL": address} if address else {}),
        }

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """A command that ends by itself."""
        command = [sys.executable, "-m", "nofault", *arguments]
        return subprocess.run(command, env=self.environment, cwd=ROOT, input=given, capture_output=True, text=True, timeout=120, check=False)

    def script(self, text: str) -> str:
        """What a piece of Python prints that runs inside the installation."""
        whole = f"from nofault.web import process\nprocess.set_up()\n{text}"
        done = subprocess.run([sys.executable, "-c", whole], env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start(self, *arguments: str, ready: str) -> Process:
        """A command that goes on, once it has printed a line that starts with `ready`."""
        popen = subprocess.Popen(
            [sys.executable, "-m", "nofault", *arguments], env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.processes.append(popen)
        assert popen.stdout is not None
        for line in popen.stdout:
            if line.startswith(ready):
                return Process(popen, line.strip())
        _, errors = popen.communicate()
        raise AssertionError(f"{arguments} ended before it was ready:\n{errors}")

    def serve(self) -> Process:
        return self.start("serve", "--port", "0", ready="ready http://")

    def work(self) -> Process:
        return self.start("worker", ready="working as")

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What the database holds, asked on a connection of the test's own."""
        if self.address:
            with psycopg.connect(self.address) as connection:
                return connection.execute(statement).fetchall()  # type: ignore[call-overload, no-any-return]
        opened = sqlite3.connect(f"file:{self.folder}/nofault.sqlite3?mode=ro", uri=True, timeout=20)
        try:
            return opened.execute(statement).fetchall()
        finally:
            opened.close()

    def until(self, wanted: Callable[[], Any], limit_s: float = 90.0) -> Any:
        """What `wanted` gives as soon as it is true."""
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            if found := wanted():
                return found
            time.sleep(0.02)
        raise AssertionError(f"it did not come about in {limit_s:g} s")

    def close(self) -> None:
        for popen in self.processes:
            if popen.poll() is None:
                popen.kill()
            popen.communicate()


@contextmanager
def migrated() -> Iterator[Callable[[], Installation]]:
    """A function that makes installations with an empty database of this version, which is migrated once and copied then."""
    server = os.environ.get("DATABASE_URL", "")
    folder = Path(tempfile.mkdtemp(prefix="nofault-installations-"))
    made: list[Installation] = []

    def make() -> Installation:
        name = f"installation_{secrets.token_hex(4)}"
        address = ""
        if server:
            with psycopg.connect(server, autocommit=True) as connection:
                copied = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template_name))
                connection.execute(copied)
            address = server.replace("/postgres?", f"/{name}?")
        installation = Installation(folder / name, address)
        if not server:
            shutil.copy(template.folder / "nofault.sqlite3", installation.folder)
        made.append(installation)
        return installation

    template_name = f"template_{secrets.token_hex(4)}"
    template = Installation(folder / "template", new_database(server, template_name) if server else "")
    done = template.run("migrate")
    assert done.returncode == 0, done.stderr
    try:
        yield make
    finally:
        for installation in made:
            installation.close()
        shutil.rmtree(folder, ignore_errors=True)
