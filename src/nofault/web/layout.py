"""The child's side of `laying_out`: `python -m nofault.web.layout` lays out one document for the process that started it, within limits."""

from __future__ import annotations

import os
import resource
import sys

import msgspec

from nofault import plugins
from nofault.errors import NofaultError
from nofault.web.laying_out import EXPORTS, MEMORY_LIMIT_BYTES, TIME_LIMIT_S, LaidOut, Wanted

NICENESS = 10


def main() -> None:
    """Read one request, answer it."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT_S, TIME_LIMIT_S))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    wanted = msgspec.json.decode(sys.stdin.buffer.read(), type=Wanted)
    exporter = plugins.load(EXPORTS, wanted.name)
    try:
        data, remarks = exporter.export(wanted.document)
    except NofaultError as error:
        made, data = LaidOut(error=(error.message, error.hint)), b""
    else:
        made = LaidOut(exporter.MEDIA_TYPE, exporter.EXTENSION, remarks)
    sys.stdout.buffer.write(msgspec.json.encode(made) + b"\n" + data)


if __name__ == "__main__":
    main()
