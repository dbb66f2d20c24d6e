"""From evidence files to a timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from nofault.timeline.events import Keep, Progress, Timeline


def build_timeline(
    paths: Sequence[Path | str],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    zones: Mapping[str, str] | None = None,
    year: int | None = None,
    keep: Keep = "significant",
    progress: Progress | None = None,
    limit: int = 60,
) -> Timeline:
    """Read `paths` (files, folders, archives) and return their events in UTC order."""
    raise NotImplementedError
