"""The timeline engine in a process of its own: what reading gigabytes takes in memory is given back, and pages go on answering meanwhile.

`build_timeline_apart` is the parent's side; `python -m nofault.web.apart` is the child. It reads one request on standard input, writes lines
of progress and then the timeline, and ends when its parent does.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic

import msgspec
from msgspec import Struct

from nofault.errors import NofaultError
from nofault.timeline.build import build_timeline
from nofault.timeline.events import Progress, Timeline, TimelineError

NICENESS = 10
SAID_EVERY_S = 0.1


class Request(Struct):
    """What the child is asked for."""

    paths: list[str]
    zones: dict[str, str]
    since: datetime | None
    until: datetime | None
    limit: int


class Answer(Struct):
    """A line of the child: bytes done of all, or the timeline, or why there is none."""

    done: int = 0
    total: int = 0
    timeline: Timeline | None = None
    error: tuple[str, str] | None = None


_ENCODER = msgspec.json.Encoder()


def build_timeline_apart(
    paths: Sequence[Path], *, since: datetime | None, until: datetime | None, zones: Mapping[str, str], progress: Progress, limit: int
) -> Timeline:
    """As `build_timeline`. What `progress` raises ends the child. Raises NofaultError when the child is lost, for want of memory say."""
    request = Request([str(path) for path in paths], dict(zones), since, until, limit)
    decoder = msgspec.json.Decoder(Answer)
    with subprocess.Popen([sys.executable, "-m", "nofault.web.apart"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None  # noqa: S101
        assert child.stdout is not None  # noqa: S101
        try:
            # A child that could not even start is told below by how it ended.
            with suppress(BrokenPipeError):
                child.stdin.write(_ENCODER.encode(request) + b"\n")
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
    raise NofaultError(f"The reading was lost ({_how_it_ended(child.returncode)}).", "Bring less at once, or give the machine more memory.")


def _how_it_ended(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"status {status}"


def main() -> None:
    """The child's side."""
    os.nice(NICENESS)
    request = msgspec.json.decode(sys.stdin.buffer.readline(), type=Request)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    said_s = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal said_s
        if monotonic() - said_s >= SAID_EVERY_S:
            said_s = monotonic()
            _say(Answer(done=done, total=total))

    try:
        timeline = build_timeline(
            request.paths, since=request.since, until=request.until, zones=request.zones, progress=progress, limit=request.limit
        )
    except TimelineError as error:
        _say(Answer(error=(error.message, error.hint)))
        return
    _say(Answer(timeline=timeline))


def _say(answer: Answer) -> None:
    sys.stdout.buffer.write(_ENCODER.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


def _end_with_parent() -> None:
    # The parent never writes again, so the end of input is the end of the parent.
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()
