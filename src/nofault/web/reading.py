"""The child's side of `apart`: `python -m nofault.web.reading` builds one timeline for the process that started it, and ends with it."""

from __future__ import annotations

import os
import sys
import threading
from time import monotonic

import msgspec

from nofault.timeline.build import build_timeline
from nofault.timeline.events import TimelineError
from nofault.web.apart import Answer, Request

NICENESS = 10
SAID_EVERY_S = 0.1
_ENCODER = msgspec.json.Encoder()


def main() -> None:
    """Read one request, say how far it is, answer it."""
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
            request.paths,
            since=request.since,
            until=request.until,
            zones=request.zones,
            correct_skew=request.correct_skew,
            progress=progress,
            limit=request.limit,
            with_curve=True,
            beside=request.beside,
        )
    except TimelineError as error:
        _say(Answer(error=(error.message, error.hint)))
        return
    _say(Answer(timeline=timeline))


def _say(answer: Answer) -> None:
    sys.stdout.buffer.write(_ENCODER.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


def _end_with_parent() -> None:
    # The parent never writes again, so the end of input is the end of the parent. Not by sys.stdin, whose lock would be missed at the end.
    while os.read(0, 1024):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
