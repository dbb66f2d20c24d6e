"""What the tests of engines share: a window, an outlet that resolves nothing, and the answers read as a timeline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from nofault import plugins
from nofault.integrations.engines import Brought, Connection, Question
from nofault.integrations.http import Outlet
from nofault.timeline.build import build_timeline
from nofault.timeline.events import Timeline

ADDRESS = "93.184.215.14"
SINCE = datetime(2026, 6, 14, 12, 0, tzinfo=UTC)
UNTIL = SINCE + timedelta(hours=2)
ONSET, END = SINCE + timedelta(minutes=60), SINCE + timedelta(minutes=90)


def outlet() -> Outlet:
    return Outlet(resolver=lambda host, port: [ADDRESS], sleep=lambda seconds: None, chance=lambda: 0.0)


def failing(at: datetime) -> bool:
    return ONSET <= at < END


def answers(connection: Connection, *, most_lines: int = 50_000) -> list[Brought]:
    """What an engine gives for the window."""
    question = Question(SINCE, UNTIL, Question.about(SINCE, UNTIL).step_s, most_lines)
    with outlet() as way:
        return list(plugins.load(f"nofault.integrations.{connection.kind}", "pull").ENGINE(connection, question, way))


def brought(connection: Connection, folder: Path, *, most_lines: int = 50_000) -> dict[str, Path]:
    """The files that an engine gives for the window, by name."""
    found = {}
    for one in answers(connection, most_lines=most_lines):
        found[one.name] = folder / one.name
        found[one.name].write_bytes(one.content)
    return found


def timeline_of(connection: Connection, folder: Path) -> Timeline:
    """The timeline of what an engine gives for the window."""
    return build_timeline(list(brought(connection, folder).values()))


def onset_and_end(timeline: Timeline) -> list[tuple[str, datetime]]:
    return [(event.kind.value, event.at) for event in timeline.events if event.kind.value in ("onset", "recovery") and "error_share" in event.text]
