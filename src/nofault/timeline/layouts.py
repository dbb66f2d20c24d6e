"""What a line format is, as data: where its stamp stands, what shape it has, which bytes mean failure, where the message is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import orjson
from msgspec import Struct

from nofault.timeline.finders import NOWHERE, AfterByte, AfterPattern, Distances, Finder, JsonKey, LineStart
from nofault.timeline.gather import Ints
from nofault.timeline.lines import Block
from nofault.timeline.shapes import Shape

__all__ = ["NOWHERE", "AfterByte", "AfterPattern", "Distances", "Finder", "JsonKey", "LineStart"]  # what a format's file needs, from one place

_WORD = frozenset(bytes((byte,)) for byte in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-")
_SLOW_HEAD = 4_096  # bytes of a line in which a stamp is looked for one by one
_AFTER_SECONDS = rb"[.,:]?\d*(?:Z| ?[+-]\d\d:?\d\d| (?:UTC|GMT|[A-Z]{3,4}T)\b)?[\]>|,;:)\"]*\s*"


class Words(Struct, frozen=True):
    """Words that mark a failure where they stand as words of their own. Searched for one by one, which is faster than one pattern."""

    words: tuple[bytes, ...]

    def places(self, data: bytes) -> list[int]:
        """Where they stand, in order."""
        found = []
        for word in self.words:
            at = data.find(word)
            while at >= 0:
                end = at + len(word)
                if data[at - 1 : at] not in _WORD and data[end : end + 1] not in _WORD:
                    found.append(at)
                at = data.find(word, end)
        return sorted(found)


class Layout(Struct, frozen=True):
    """How the lines of one file are to be read.

    `shape` None means an epoch number. `failure` matches inside a line that records a failure, with `reach` only so many bytes from its start.
    Of a format whose message runs to the end of the line, `lead` matches what stands between the seconds of the stamp and the message; else `message`
    has the text in group 1, and `key` is what stands before it in most lines (`"msg":"`). `json`: the message is JSON-escaped. `traffic`: each
    line is one served request, so failures are shares of traffic. `worded`: nothing marks the level, so the words of the message do. `anywhere`
    finds a stamp that is not where the finder looked (for example after a bracketed address). `nanos` has in group 1 the
    nanoseconds that stand elsewhere in the line than its seconds. `zone` is what the file or its format states for
    stamps that name none; `notes` are for the report.
    """

    finder: Finder
    shape: Shape | None
    failure: re.Pattern[bytes] | Words | None = None
    reach: int = 0
    lead: re.Pattern[bytes] | None = None
    message: re.Pattern[bytes] | None = None
    key: bytes = b""
    traffic: bool = False
    worded: bool = False
    json: bool = False
    anywhere: re.Pattern[bytes] | None = None
    nanos: re.Pattern[bytes] | None = None
    zone: str = ""
    notes: tuple[str, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether its lines have messages."""
        return self.lead is not None or self.message is not None

    def relocate(self, block: Block, lines: Ints) -> Ints:
        """Places of stamps found one by one in `lines`, NOWHERE where there is none."""
        at = np.full(lines.size, NOWHERE, np.int64)
        if self.anywhere is None:
            return at
        for number, line in enumerate(lines.tolist()):
            start = int(block.starts[line])
            found = self.anywhere.search(block.data, start, min(int(block.ends[line]), start + _SLOW_HEAD))
            if found:
                at[number] = found.start()
        return at


def _decoded(line: bytes) -> dict[str, Any] | None:
    try:
        found = orjson.loads(line) if line.lstrip().startswith(b"{") else None
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


class Sample(Struct):
    """The head of a file: `data` as found, its whole `lines` (at most 200, without LF), whether that is all of the file, and the file's label."""

    data: bytes
    lines: list[bytes]
    whole: bool
    label: str
    _objects: list[dict[str, Any] | None] | None = None

    def objects(self) -> list[dict[str, Any] | None]:
        """The JSON object of each line that is not blank, None for one that is none; decoded once."""
        if self._objects is None:
            self._objects = [_decoded(line) for line in self.filled()]
        return self._objects

    def filled(self) -> list[bytes]:
        """The lines that are not blank, without a byte order mark."""
        return [line.removeprefix(b"\xef\xbb\xbf") for line in self.lines if line.strip()]


class Said(Struct, frozen=True):
    """What one line says: its message, and the system that wrote it where the line names one."""

    text: str
    system: str = ""


class LineFormat(Struct, frozen=True):
    """One kind of line evidence. `learn` gives the layout and the share of sample lines that fit it, or None; `say` reads one whole line.

    `rank` decides between formats that fit about as many lines: 2 a format of its own, 1 a family, 0 a guess.
    """

    name: str
    short: str
    learn: Callable[[Sample], tuple[Layout, float] | None]
    say: Callable[[bytes], Said]
    rank: int = 2


def lead_of(then: bytes = b"") -> re.Pattern[bytes]:
    """A `lead`: fraction and zone after the seconds, what closes the stamp, and `then`."""
    return re.compile(_AFTER_SECONDS + then)


def level_of(*words: str) -> Words:
    """A `failure`: one of the words as a word of its own."""
    return Words(tuple(word.encode() for word in words))


SEVERE = level_of("ERROR", "FATAL", "CRITICAL", "SEVERE", "PANIC", "EMERG", "ALERT", "CRIT")


def say_by_pattern(pattern: re.Pattern[bytes]) -> Callable[[bytes], Said]:
    """A `say` out of the groups `text` and (if there is one) `system` of a pattern; the whole line where it does not match."""

    def say(line: bytes) -> Said:
        line = line.removeprefix(b"\xef\xbb\xbf")
        found = pattern.match(line)
        if found is None:
            return Said(line.decode("utf-8", "backslashreplace").strip())
        groups = found.groupdict()
        return Said(groups["text"].decode("utf-8", "backslashreplace").strip(), (groups.get("system") or b"").decode("utf-8", "backslashreplace"))

    return say


def share_matching(pattern: re.Pattern[bytes], sample: Sample) -> float:
    """The share of the sample's lines that are not blank and match `pattern` from their start."""
    lines = sample.filled()
    return sum(1 for line in lines if pattern.match(line)) / len(lines) if lines else 0.0


def by_pattern(pattern: re.Pattern[bytes], layout: Layout, least: float = 0.3) -> Callable[[Sample], tuple[Layout, float] | None]:
    """A `learn` for formats that one pattern recognises: at least that share of the head's lines must match (stack traces may stand between)."""

    def learn(sample: Sample) -> tuple[Layout, float] | None:
        share = share_matching(pattern, sample)
        return (layout, share) if share >= least else None

    return learn


def text_format(name: str, short: str, line: bytes, layout: Layout, *, least: float = 0.3, rank: int = 2) -> LineFormat:
    """A format that one pattern recognises and reads: its groups are `text` and, where the line names one, `system`."""
    pattern = re.compile(line)
    return LineFormat(name, short, by_pattern(pattern, layout, least), say_by_pattern(pattern), rank)
