"""JSON as the interface fixes it: exact, for programs. `explain` changes nothing, the reasons are always in it."""

from __future__ import annotations

import msgspec

from nofault.timeline.events import Timeline


def render(timeline: Timeline, explain: bool = False) -> str:
    """Indented JSON with instants in UTC (`Z`)."""
    return msgspec.json.format(msgspec.json.encode(timeline), indent=2).decode() + "\n"
