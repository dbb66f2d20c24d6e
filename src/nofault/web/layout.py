"""The child's side of `laying_out`: `python -m nofault.web.layout` lays out one document for the process that started it, within limits."""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress

import msgspec

from nofault import plugins
from nofault.errors import NofaultError
from nofault.web.laying_out import EXPORTS, MEMORY_LIMIT_BYTES, TIME_LIMIT_S, LaidOut, Wanted

NICENESS = 10


def main() -> None:
    """Read one request, answer it."""
    os.nice(NICENESS)
    _limit(resource.RLIMIT_CPU, TIME_LIMIT_S)
    _limit(resource.RLIMIT_AS, MEMORY_LIMIT_BYTES)
    wanted = msgspec.json.decode(sys.stdin.buffer.read(), type=Wanted)
    exporter = plugins.load(EXPORTS, wanted.name)
    try:
        data, remarks = exporter.export(wanted.document)
    except NofaultError as error:
        made, data = LaidOut(error=(error.message, error.hint)), b""
    else:
        made = LaidOut(exporter.MEDIA_TYPE, exporter.EXTENSION, remarks)
    sys.stdout.buffer.write(msgspec.json.encode(made) + b"\n" + data)


def _limit(what: int, most: int) -> None:
    """Limit this process; a lower limit that the machine sets stays. Where the system knows no such limit, the parent's clock is what is left."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
