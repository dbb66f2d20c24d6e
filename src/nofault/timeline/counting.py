"""Message templates of logs with how often and when they came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from msgspec import Struct

from nofault.timeline.clocks import zone_for
from nofault.timeline.events import Skipped
from nofault.timeline.finding import found_members
from nofault.timeline.layouts import LineFormat
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.recognising import Unrecognised, aware, clock_for, recognise
from nofault.timeline.stamps import as_datetime, as_us
from nofault.timeline.tables import LineTable, read_table


class TemplateCount(Struct, kw_only=True):
    """One template: its text with `*` for what varies, lines, first and last time, and the files it stands in."""

    template: str
    count: int
    first_at: datetime
    last_at: datetime
    sources: list[str]


def template_counts(
    paths: Sequence[Path | str],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    zones: Mapping[str, str] | None = None,
    year: int | None = None,
    formats: Sequence[LineFormat] = (),
) -> tuple[list[TemplateCount], list[Skipped]]:
    """The templates of the messages in `paths` from `since` to before `until`, the most frequent first, and what was not read.

    Raises TimelineError for an instant without a zone and for an unknown zone. Access logs have no messages and give no templates.
    """
    aware(since, "since")
    aware(until, "until")
    within = (as_us(since) if since else -(2**62), as_us(until) if until else 2**62)
    counts: dict[str, TemplateCount] = {}
    with found_members(paths) as found:
        for member in found.members.values():
            kind = recognise(member, formats)
            if isinstance(kind, Unrecognised):
                found.skip(member.label, kind.why)
            elif not isinstance(kind.kind, LineFormat) or kind.layout is None or not kind.layout.tells:
                found.skip(member.label, f"{kind.kind.name}: no message templates")
            else:
                span = (since or until, until or since)
                clock = clock_for(kind, zone_for(member.label, zones or {}), year, (span[0], span[1]) if span[0] and span[1] else None)
                _count(read_table(member, kind.kind, kind.layout, clock, within=within, judge=False), counts)
    return sorted(counts.values(), key=lambda one: (-one.count, one.first_at, one.template)), found.skipped


def _count(table: LineTable, counts: dict[str, TemplateCount]) -> None:
    rows = np.flatnonzero(table.template >= 0)
    numbers, inverse, sizes = np.unique(table.template[rows], return_inverse=True, return_counts=True)
    first, last = np.full(numbers.size, 2**62), np.full(numbers.size, -(2**62))
    np.minimum.at(first, inverse, table.us[rows])
    np.maximum.at(last, inverse, table.us[rows])
    for number, low, high, size in zip(numbers.tolist(), first.tolist(), last.tolist(), sizes.tolist(), strict=True):
        text = display_text(mask_secrets(table.templates.texts[number].decode("utf-8", "backslashreplace")), 2_000)
        one = counts.setdefault(text, TemplateCount(template=text, count=0, first_at=as_datetime(low), last_at=as_datetime(high), sources=[]))
        one.count += size
        one.first_at, one.last_at = min(one.first_at, as_datetime(low)), max(one.last_at, as_datetime(high))
        if table.label not in one.sources:
            one.sources.append(table.label)
