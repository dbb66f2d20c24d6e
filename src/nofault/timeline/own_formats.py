"""A team's own log format as data: a TOML file with an example line, checked against that example when it is loaded.

    name = "payments gateway"
    example = "14.06.2026 16:25:03,123 | ERROR | gw-2 | charge failed"
    line = "{time} | {level} | {system} | {message}"
    at = "2026-06-14T14:25:03.123Z"      # optional: when the example happened, so that a wrong reading is noticed
    zone = "Europe/Berlin"               # optional: of stamps that name none
    time = "%d.%m.%Y %H:%M:%S"           # optional: without it the shape is learned from the example
    failures = ["ERROR", "FATAL"]        # optional: values of {level} that record a failure
    requests = false                     # optional: whether each line is one served request

`{time}` must be there; `{level}`, `{system}` and `{message}` may be; any other name in braces is a field that is not used. No regular expressions,
so that no format can make the reading slow.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct, field

from nofault.timeline.clocks import Clock, zone_named
from nofault.timeline.events import TimelineError
from nofault.timeline.gather import NONE_US
from nofault.timeline.layouts import AfterPattern, Finder, Layout, LineFormat, LineStart, by_pattern, say_by_pattern
from nofault.timeline.learning import SHAPES
from nofault.timeline.lines import blocks
from nofault.timeline.shapes import Shape, written
from nofault.timeline.stamps import ZONE_NAMES, as_datetime
from nofault.timeline.tables import block_times

_FIELD = re.compile(r"\{(\w+)\}")
_EPOCH = rb"\d{9,19}(?:\.\d{1,9})?"
_SHARE = 0.2  # of the head's lines that must be of the format
OWN_RANK = 3


class OwnFormat(Struct, forbid_unknown_fields=True):
    """The content of the file."""

    name: str
    example: str
    line: str
    at: datetime | None = None
    zone: str = ""
    time: str = ""
    failures: list[str] = field(default_factory=lambda: ["ERROR", "FATAL", "CRITICAL", "SEVERE"])
    requests: bool = False


def load_formats(paths: Sequence[Path | str]) -> list[LineFormat]:
    """The formats of some TOML files. Raises TimelineError that says which file, what is wrong with it and what to do."""
    return [_load(Path(path)) for path in paths]


def _load(path: Path) -> LineFormat:
    try:
        own = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), OwnFormat)
    except (OSError, UnicodeDecodeError) as error:
        raise TimelineError(f"format {path} cannot be read: {error}.", "Name a TOML file that exists.") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TimelineError(f"format {path}: {error}.", "It needs name, example and line.") from error
    try:
        return build_format(own)
    except ValueError as error:
        raise TimelineError(f"format {path}: {error}.", "Mend the file; its example must fit its line.") from error


def build_format(own: OwnFormat) -> LineFormat:
    """The format that `own` describes. Raises ValueError when its parts do not fit together, TimelineError for an unknown zone."""
    names = _FIELD.findall(own.line)
    if names.count("time") != 1:
        raise ValueError("line must hold {time} once")
    if own.zone:
        zone_named(own.zone)
    shape = _shape_of(own)
    pattern = re.compile(_pattern(own.line, _stamp(shape)))
    found = pattern.match(own.example.encode())
    if found is None:
        raise ValueError("the example does not fit the line")
    _check(own, shape, found)
    say_pattern = pattern if "message" in names else re.compile(rb"(?P<text>[^\r\n]*)")
    layout = Layout(
        finder=_finder(own.line),
        shape=shape,
        failure=_failure(own, shape) if "level" in names else None,
        lead=_lead(own.line),
        worded="level" not in names,
        traffic=own.requests,
        zone=own.zone,
    )
    return LineFormat(own.name, _short(own.name), by_pattern(pattern, layout, _SHARE), say_by_pattern(say_pattern), OWN_RANK)


def _short(name: str) -> str:
    return name.casefold().replace(" ", "-")[:40]


def _stamp(shape: Shape | None) -> bytes:
    return shape.pattern.pattern if shape is not None else _EPOCH


def _shape_of(own: OwnFormat) -> Shape | None:
    """The shape of the time: as written down, else the first known one that fits the example; None for an epoch number."""
    example = own.example.encode()
    if own.time:
        form = re.sub(r"[.,]%f$", "", own.time.removesuffix("%z").removesuffix(" "))
        named = any(word in ZONE_NAMES for word in own.example.split())
        return written(form, "name" if named else "zone")
    for shape in (None, *SHAPES):
        if re.match(_pattern(own.line, _stamp(shape)), example):
            return shape
    raise ValueError("the time of the example is of no known shape: write it down as time, for example %d.%m.%Y %H:%M:%S")


_GROUPS = {"time": b"time", "level": b"level", "system": b"system", "message": b"text"}


def _pattern(line: str, stamp: bytes) -> bytes:
    """The line as a pattern. Each field ends at the first place where the text after it stands, and is not tried again (atomic): linear time."""
    parts = _FIELD.split(line)  # text, name, text, name, ..., text
    out = [re.escape(parts[0].encode())]
    for number in range(1, len(parts), 2):
        name, after = parts[number], re.escape(parts[number + 1].encode())
        content = stamp if name == "time" else rb"[^\r\n]*?" if after else rb"[^\r\n]*"
        group = _GROUPS.get(name)
        held = rb"(?P<" + group + rb">" + content + rb")" if group else content
        out.append(rb"(?>" + held + after + rb")")
    return b"".join(out)


def _finder(line: str) -> Finder:
    before = line[: line.index("{time}")]
    if not _FIELD.search(before):
        return LineStart(skip=len(before.encode()))
    return AfterPattern(re.compile(rb"(?m)^" + _ungrouped(_pattern(before, b""))))


def _ungrouped(pattern: bytes) -> bytes:
    return re.sub(rb"\(\?P<\w+>", b"(?:", pattern)


def _lead(line: str) -> re.Pattern[bytes]:
    """What stands between the seconds and the message, for the templates."""
    after = line[line.index("{time}") + 6 :]
    start = after.find("{message}")
    between = after[:start] if start >= 0 else ""
    return re.compile(rb"[.,:]?\d*(?:Z| ?[+-]\d\d:?\d\d| [A-Z]{3,5}\b)?" + _ungrouped(_pattern(between, b"")))


def _failure(own: OwnFormat, shape: Shape | None) -> re.Pattern[bytes]:
    before, _, after = own.line.partition("{level}")
    words = b"|".join(re.escape(word.encode()) for word in own.failures)
    stamp = _stamp(shape) if "{time}" in before else b""
    end = re.escape(_FIELD.split(after)[0].encode()) or rb"(?![\w-])"
    return re.compile(rb"(?m)^" + _ungrouped(_pattern(before, stamp)) + rb"(?:" + words + rb")" + end)


def _check(own: OwnFormat, shape: Shape | None, found: re.Match[bytes]) -> None:
    """That the example's time can be read, and is what the file says it is."""
    block = next(blocks([own.example.encode()[found.start("time") :]]))
    layout = Layout(finder=LineStart(), shape=shape)
    us = int(block_times(block, layout, Clock(zone_named(own.zone) if own.zone else None), {})[0][0])
    if us == NONE_US:
        raise ValueError("the time of the example cannot be read")
    if own.at is not None and not (shape is not None and shape.yearless) and as_datetime(us) != own.at:
        raise ValueError(f"the example is read as {as_datetime(us).isoformat()}, not as {own.at.isoformat()}: check zone and time")
