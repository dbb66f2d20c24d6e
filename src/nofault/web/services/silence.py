"""A part of which the linter has nothing to ask says so in its row, so that a page judges only the others."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import nofault
from nofault.web.services.findings import findings_of

JUDGING = ("lint", "postmortem")  # the rooms that a verdict depends on


@cache
def _linter() -> bytes:
    """What the linter is made of, as a key: other rules or other words are another linter, whatever its version says."""
    told = hashlib.blake2b(nofault.__version__.encode(), digest_size=32)
    home = Path(nofault.__file__).parent
    for path in sorted(path for room in JUDGING for path in (home / room).rglob("*") if path.is_file() and path.suffix != ".pyc"):
        told.update(path.relative_to(home).as_posix().encode() + b"\n" + path.read_bytes())
    return told.digest()


def silence_of(kind: str, data: str) -> str:
    """The mark that stands for silence of this linter about this text: 24 characters. A text that changed without its mark is judged anew."""
    return hashlib.blake2b(f"{kind}\n{data}".encode(), digest_size=12, key=_linter()).hexdigest()


def silence_heard(kind: str, data: str) -> str:
    """The mark of a part, given as its JSON text, when the linter has nothing to ask about it; empty when it has."""
    return "" if findings_of(kind, data) else silence_of(kind, data)
