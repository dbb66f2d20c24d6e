"""Made-up logs of a given size for the benchmarks: nginx, syslog and pino, one day of lines in order, and the means to measure CPU seconds."""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

START = datetime(2026, 6, 14, tzinfo=UTC)
PARIS = timezone(timedelta(hours=2))
ZONES = {"syslog.log": "UTC"}
YEAR = 2026
_BATCH = 20_000
_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"


def _nginx(rng: random.Random) -> Callable[[datetime], str]:
    def line(at: datetime) -> str:
        status = 502 if rng.random() < 0.004 else 200
        stamp = at.astimezone(PARIS).strftime("%d/%b/%Y:%H:%M:%S +0200")
        path = f"/items/{rng.randrange(10**6)}"
        return f'203.0.113.{rng.randrange(255)} - - [{stamp}] "GET {path} HTTP/1.1" {status} {rng.randrange(9000)} "-" "{_AGENT}"\n'

    return line


def _syslog(rng: random.Random) -> Callable[[datetime], str]:
    texts = (
        "Accepted publickey for deploy from 203.0.113.%d port %d ssh2: RSA SHA256 fingerprint on record",
        "Connection closed by authenticating user deploy 203.0.113.%d port %d [preauth]",
        "pam_unix(sshd:session): session %d opened for user deploy by (uid=%d)",
        "eth0: link check %d finished in %d ms, next one as planned",
    )

    def line(at: datetime) -> str:
        said = rng.choice(texts) % (rng.randrange(255), rng.randrange(60_000))
        return f"{at:%b} {at.day:2d} {at:%H:%M:%S} web-{rng.randrange(9)} sshd[{rng.randrange(30_000)}]: {said}\n"

    return line


def _pino(rng: random.Random) -> Callable[[datetime], str]:
    texts = ("order %d accepted", "pool wait of %d ms", "request %d completed", "cache miss for key %d")

    def line(at: datetime) -> str:
        row = {"level": 50 if rng.random() < 0.004 else 30, "time": int(at.timestamp() * 1000), "pid": 17, "hostname": "pay-1", "name": "checkout"}
        row |= {"reqId": f"{rng.getrandbits(64):016x}", "method": "POST", "url": f"/api/v2/orders/{rng.randrange(10**6)}", "remote": "203.0.113.9"}
        row |= {"agent": _AGENT, "msg": rng.choice(texts) % rng.randrange(10**6)}
        return json.dumps(row, separators=(",", ":")) + "\n"

    return line


LOGS = {"nginx.log": (_nginx, 165), "syslog.log": (_syslog, 125), "app.jsonl": (_pino, 300)}


def write_log(folder: Path, name: str, megabytes: float) -> Path:
    """One log of that size; one that is there already is kept."""
    path, size = folder / name, int(megabytes * 1e6)
    if path.is_file() and path.stat().st_size >= size:
        return path
    maker, width = LOGS[name]
    rng = random.Random(name)
    line, at, step, written = maker(rng), START, 86_400 / (size / width), 0
    with path.open("w") as out:
        while written < size:
            lines = []
            for _ in range(_BATCH):
                at += timedelta(seconds=rng.random() * 2 * step)
                lines.append(line(at))
            written += out.write("".join(lines))
    return path


@contextmanager
def logs_of(megabytes: float, names: tuple[str, ...] = tuple(LOGS), keep: str = "") -> Iterator[dict[str, Path]]:
    """The logs in a temporary folder, or in `keep`, where they stay for other runs."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        yield {name: write_log(folder, name, megabytes) for name in names}


def cpu_of(work: Callable[[], object], rounds: int = 3) -> float:
    """The least CPU seconds of this process over some rounds, page cache warm."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def child_cpu_of(*command: str, own: tuple[str, ...] = (), cwd: Path | None = None) -> float | None:
    """CPU seconds of a program less those of `own` (its start on next to nothing); None where it is not installed."""
    if shutil.which(command[0]) is None:
        return None
    return max(_child(command, cwd) - (_child(own, cwd) if own else 0.0), 1e-4)


def _child(command: tuple[str, ...], cwd: Path | None) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd=cwd, env={**os.environ, "TERM": "dumb"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def one_line(path: Path) -> Path:
    """A file of the first line of another, for the time a program needs by itself."""
    short = path.with_name(f"one-{path.name}")
    with path.open("rb") as raw:
        short.write_bytes(raw.readline())
    return short


def nofault(*arguments: str) -> tuple[str, ...]:
    """A command line of ours."""
    return (sys.executable, "-m", "nofault", *arguments)


def options(text: str, megabytes: float = 20.0) -> argparse.Namespace:
    """`--megabytes`, `--keep` and `--json` of a benchmark."""
    parser = argparse.ArgumentParser(description=text.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=megabytes, help="size of each log")
    parser.add_argument("--keep", default="", help="folder in which the logs stay for the next run")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def show(figures: dict[str, float | None], as_json: bool) -> None:
    """The figures as a list or as JSON; None is a peer that is not installed."""
    if as_json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<44} {'not installed' if value is None else f'{value:,.4g}'}")


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """How many times faster ours is, from CPU seconds."""
    return round(theirs / ours, 2) if ours and theirs else None
