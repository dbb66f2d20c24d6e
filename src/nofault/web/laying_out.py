"""Exports that are laid out (HTML, PDF) in a process of its own, with limits: typesetting takes memory and processor time, and pages go on.

This is the parent's side, which loads no exporter; `nofault.web.layout` is the child. It reads one request on standard input, writes one line
about what it made and then the bytes of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from threading import BoundedSemaphore

import msgspec
from msgspec import Struct

from nofault import plugins
from nofault.errors import NofaultError
from nofault.postmortem.model import Postmortem
from nofault.web.apart import how_it_ended
from nofault.web.errors import BusyError, InvalidError

EXPORTS = "nofault.postmortem.export"
CHILD = "nofault.web.layout"
# A long postmortem (5,000 entries) takes 2 s and 0.6 GB of addresses; what needs more than these is no document to print.
TIME_LIMIT_S = 60
MEMORY_LIMIT_BYTES = 2 << 30
MOST_AT_ONCE = 2  # of the lanes that pages are answered in
WAIT_S = 2
# As few threads and heaps on a machine with many processors as on a small one: each would count against the limit.
FRUGAL = {"RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
_room = BoundedSemaphore(MOST_AT_ONCE)


class Wanted(Struct):
    """What the child is asked for: the name of an export, and the document."""

    name: str
    document: Postmortem


class LaidOut(Struct):
    """What the child says before the bytes: what the file is, what of the document it could not show, or why there is none."""

    media_type: str = ""
    extension: str = ""
    remarks: list[str] = []
    error: tuple[str, str] | None = None


def export_names() -> tuple[str, ...]:
    """What a document can be laid out as. Nothing is loaded for it."""
    return plugins.names(EXPORTS)


def lay_out_apart(name: str, document: Postmortem) -> tuple[LaidOut, bytes]:
    """The export of that name. Raises BusyError while enough are being made, InvalidError where this document cannot be one."""
    if not _room.acquire(timeout=0):
        raise BusyError("Other documents are being laid out just now.", "Try again in a few seconds.", retry_after_s=WAIT_S)
    try:
        request = msgspec.json.encode(Wanted(name, document))
        child = subprocess.run(
            [sys.executable, "-m", CHILD], input=request, stdout=subprocess.PIPE, env=os.environ | FRUGAL, timeout=TIME_LIMIT_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise _unmade(name, f"it took more than {TIME_LIMIT_S} s") from None
    finally:
        _room.release()
    if child.returncode:
        raise _unmade(name, f"the process that laid it out was lost ({how_it_ended(child.returncode)}), out of memory perhaps")
    said, _, data = child.stdout.partition(b"\n")
    made = msgspec.json.decode(said, type=LaidOut)
    if made.error is not None:
        raise NofaultError(*made.error)
    return made, data


def _unmade(name: str, why: str) -> InvalidError:
    return InvalidError(f"This document could not be made {name.upper()}: {why}.", "Take it as Markdown, or shorten its timeline and evidence first.")
