"""Logical streams: the rotated files of one log belong together, and all of one format can be looked at as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from nofault.timeline.gather import Ints
from nofault.timeline.records import Place
from nofault.timeline.tables import LineTable

_ROTATION = re.compile(r"(?:\.(?:gz|zst|bz2|xz|old|bak|\d{1,4})|[-._]20\d\d[-._]?\d\d[-._]?\d\d(?:[-_T.]?\d{2,6})?)+$")


def stream_name(label: str) -> str:
    """The label without what rotation appends: `a/access.log.2.gz` and `a/access.log-20260614` are both `a/access.log`."""
    return _ROTATION.sub("", label) or label


class Stream:
    """The rows of some tables in time order; rows of equal time keep the order of their tables and files."""

    def __init__(self, name: str, tables: list[LineTable]) -> None:
        self.name = name
        self.tables = tables
        self._firsts = np.cumsum([0, *(table.us.size for table in tables)])
        us = np.concatenate([table.us for table in tables]) if len(tables) > 1 else tables[0].us
        failed = np.concatenate([table.failed for table in tables]) if len(tables) > 1 else tables[0].failed
        self._order: NDArray[np.int32] | None = None
        if not bool(np.all(us[1:] >= us[:-1])):
            self._order = np.argsort(us, kind="stable").astype(
                np.int32
            )  # half the size, and a stream of more lines than that is never whole in memory
            us, failed = us[self._order], failed[self._order]
        self.us: Ints = us
        self.failed: NDArray[np.bool_] = failed

    @property
    def short_name(self) -> str:
        """The last two parts of the name, for texts."""
        return "/".join(self.name.replace("!", "/").split("/")[-2:])

    def source_row(self, row: int) -> tuple[LineTable, int]:
        """The table and its row behind a row of the stream."""
        read = int(self._order[row]) if self._order is not None else row
        number = int(np.searchsorted(self._firsts, read, "right")) - 1
        return self.tables[number], read - int(self._firsts[number])

    def place(self, row: int) -> Place:
        """Where the line of a row stands."""
        table, inner = self.source_row(row)
        return table.place(inner)

    def certainty(self, row: int) -> tuple[int, float]:
        """The certainty code of a row's time, and how far it may be off in seconds."""
        table, inner = self.source_row(row)
        code = int(table.codes[inner])
        return code, table.clock.uncertainty_s(code)


def streams_of(tables: Iterable[LineTable]) -> Iterator[Stream]:
    """One stream for each log, in the order of the tables; each is made when it is asked for, because it may be large."""
    groups: dict[tuple[str, str], list[LineTable]] = {}
    for table in tables:
        if table.us.size:
            groups.setdefault((table.kind.name, stream_name(table.label)), []).append(table)
    return (Stream(name, group) for (_, name), group in groups.items())
