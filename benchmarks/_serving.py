"""A running installation to measure: its database, its one server process, and the CPU time and memory they have taken (Linux)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg

START_LIMIT_S = 120.0
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
CPU_OF_PROCESS = 2  # the kernel's CPUCLOCK_SCHED: time in user and system mode, in nanoseconds


class Installation:
    """An installation with its data in `folder` and, when `address` is given, its rows in that PostgreSQL database."""

    def __init__(self, folder: Path, address: str = "") -> None:
        self.folder, self.address = folder, address
        self.environment = os.environ | {"NOFAULT_DATA_DIR": str(folder), "NOFAULT_SECRET_KEY": "for the benchmark", "NOFAULT_LOG_LEVEL": "ERROR"}
        self.environment.pop("DATABASE_URL", None)
        if address:
            self.environment["DATABASE_URL"] = address

    def fill(self, count: int) -> str:
        """Put `count` documents into it, unless an earlier run has; the API token of the measured member."""
        kept = self.folder / f"filled-{count}"
        if not kept.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            command = [sys.executable, "-m", "benchmarks._filling", str(count)]
            kept.write_text(subprocess.run(command, env=self.environment, check=True, stdout=subprocess.PIPE, text=True).stdout.strip())
        return kept.read_text().strip()

    @contextmanager
    def served(self) -> Iterator[Server]:
        """One `nofault serve`, with the worker inside."""
        command = [sys.executable, "-m", "nofault", "serve", "--port", "0"]
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)
        try:
            yield Server(process.pid, _port_of(process), _postmaster_of(self.address) if self.address else None)
        finally:
            process.terminate()
            process.wait(30)


class Cpu(NamedTuple):
    """CPU milliseconds of the server process and of the processes of the database (none where it lives in the server)."""

    server: float
    database: float

    @property
    def whole(self) -> float:
        return self.server + self.database


class Server:
    """The processes whose costs count. `postmaster` is the parent of PostgreSQL's processes."""

    def __init__(self, pid: int, port: int, postmaster: int | None) -> None:
        self.pid, self.port, self.postmaster = pid, port, postmaster

    def cpu_ms(self) -> Cpu:
        """What the server and the database have taken so far."""
        database = 0.0
        if self.postmaster is not None:
            # Processes of the database that have ended since are in the account of their parent.
            database = _cpu_s(self.postmaster) + _cpu_of_ended_s(self.postmaster)
            database += sum(_cpu_s(child) for child in _children(self.postmaster))
        return Cpu(_cpu_s(self.pid) * 1000, database * 1000)

    def memory_mib(self) -> tuple[float, float]:
        """What the server process holds: resident, and its proportional share where pages are shared with other processes."""
        lines = (line.split() for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()[1:])
        kib = {words[0].rstrip(":"): int(words[1]) for words in lines}
        return kib["Rss"] / 1024, kib["Pss"] / 1024


def _port_of(process: subprocess.Popen[str]) -> int:
    until = time.monotonic() + START_LIMIT_S
    for line in process.stdout or ():
        if line.startswith("ready "):
            return int(line.strip().rstrip("/").rpartition(":")[2])
        if time.monotonic() > until:
            break
    raise RuntimeError("the server did not say that it is ready")


def _postmaster_of(address: str) -> int:
    with psycopg.connect(address) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    return int((Path(row[0]) / "postmaster.pid").read_text().split("\n", 1)[0])


def _cpu_s(pid: int) -> float:
    try:
        return time.clock_gettime(~pid << 3 | CPU_OF_PROCESS)
    except OSError:
        return 0.0  # it has just ended


def _cpu_of_ended_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) * TICK_S


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
