"""The timeline engine in a process of its own: what reading gigabytes takes in memory is given back, and pages go on answering meanwhile.

This is the parent's side, which loads nothing of the engine itself (NumPy and all, 20 MB); `nofault.web.reading` is the child. It reads one
request on standard input, writes lines of progress and then the timeline, and ends when its parent does.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from nofault.errors import NofaultError
from nofault.timeline.events import Progress, Timeline, TimelineError

CHILD = "nofault.web.reading"


class Request(Struct):
    """What the child is asked for."""

    paths: list[str]
    zones: dict[str, str]
    since: datetime | None
    until: datetime | None
    limit: int
    correct_skew: bool = False
    beside: int = 0


class Answer(Struct):
    """A line of the child: bytes done of all, or the timeline, or why there is none."""

    done: int = 0
    total: int = 0
    timeline: Timeline | None = None
    error: tuple[str, str] | None = None


def build_timeline_apart(
    paths: Sequence[Path],
    *,
    since: datetime | None,
    until: datetime | None,
    zones: Mapping[str, str],
    progress: Progress,
    limit: int,
    correct_skew: bool = False,
    beside: int = 0,
) -> Timeline:
    """As the engine's `build_timeline`, with the error curve. What `progress` raises ends the child.

    Raises NofaultError when the child is lost, out of memory perhaps.
    """
    request = Request([str(path) for path in paths], dict(zones), since, until, limit, correct_skew, beside)
    decoder = msgspec.json.Decoder(Answer)
    with subprocess.Popen([sys.executable, "-m", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None  # noqa: S101
        assert child.stdout is not None  # noqa: S101
        try:
            # A child that could not even start is told below by how it ended.
            with suppress(BrokenPipeError):
                child.stdin.write(msgspec.json.encode(request) + b"\n")
                child.stdin.flush()
            for line in child.stdout:
                answer = decoder.decode(line)
                if answer.error is not None:
                    raise TimelineError(*answer.error)
                if answer.timeline is not None:
                    return answer.timeline
                progress(answer.done, answer.total)
        finally:
            child.kill()
            with suppress(BrokenPipeError):
                child.stdin.close()
    raise NofaultError(f"The reading was lost ({how_it_ended(child.returncode)}).", "Bring less at once, or give the machine more memory.")


def how_it_ended(status: int) -> str:
    """The signal or the status that a child ended with."""
    return signal.Signals(-status).name if status < 0 else f"status {status}"
