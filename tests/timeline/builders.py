"""Small pieces of evidence for tests, and the shortest way to read them."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nofault.timeline.build import build_timeline
from nofault.timeline.clocks import Clock
from nofault.timeline.events import Event, Timeline
from nofault.timeline.finding import found_members
from nofault.timeline.layouts import LineFormat
from nofault.timeline.recognising import Recognised, recognise
from nofault.timeline.tables import LineTable, read_table

AT = datetime(2026, 6, 14, 14, 25, 3, tzinfo=UTC)


def write(path: Path, content: str | bytes | list | dict) -> Path:
    """A file with that content; lists and mappings as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(*paths: Path, **options: Any) -> Timeline:
    """The whole timeline of some files."""
    return build_timeline(paths, **{"keep": "all", **options})


def table_of(path: Path) -> LineTable:
    """The index of one line file, read as UTC where it names no zone."""
    with found_members([path]) as found:
        one = recognise(found.members[str(path)])
        assert isinstance(one, Recognised)
        assert isinstance(one.kind, LineFormat)
        assert one.layout is not None
        return read_table(one.member, one.kind, one.layout, Clock(None))


def shown(events: list[Event]) -> list[tuple[str, str]]:
    """Time and kind of each event."""
    return [(event.at.strftime("%m-%dT%H:%M:%S.%f")[:-3], event.kind.value) for event in events]


def later(seconds: float) -> datetime:
    """So many seconds after AT."""
    return AT + timedelta(seconds=seconds)


def assert_evidence_holds(timeline: Timeline) -> None:
    """Every pointer of every event leads to the line whose hash it states."""
    for event in timeline.events:
        assert event.evidence, event
        for one in event.evidence:
            data = Path(one.path).read_bytes()
            end = data.find(b"\n", one.offset)
            line = data[one.offset : end if end >= 0 else len(data)]
            assert hashlib.sha256(line).hexdigest() == one.sha256, event
            assert data[: one.offset].count(b"\n") + 1 == one.line, event
