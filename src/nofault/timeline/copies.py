"""Evidence that was shipped twice: lines of one file that stand in another of the same format.

They are counted as multisets: two equal lines in one file are two events.
"""

from __future__ import annotations

import numpy as np

from nofault.timeline.records import Candidate
from nofault.timeline.tables import LineTable

LEAST_SHARE = 0.5  # of the lines where two files overlap in time: below it equal lines are coincidence
LEAST_LINES = 3


def drop_copied_lines(tables: list[LineTable]) -> None:
    """Drop from each table the lines that an earlier one of the same format holds as well, and say so in its notes."""
    by_format: dict[str, list[LineTable]] = {}
    for table in tables:
        if table.us.size:
            by_format.setdefault(table.kind.name, []).append(table)
    for alike in by_format.values():
        for earlier, later in _sharing(alike):
            _drop(alike[earlier], alike[later])


def _sharing(tables: list[LineTable]) -> list[tuple[int, int]]:
    """Pairs of tables that have keys in common, each with the first table that has them; one sort whatever their number."""
    if len(tables) < 2:
        return []
    keys = np.concatenate([table.key for table in tables])
    owners = np.repeat(np.arange(len(tables)), [table.key.size for table in tables])
    order = np.argsort(keys, kind="stable")  # of equal keys the first table's comes first
    keys, owners = keys[order], owners[order]
    heads = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    first_owners = np.repeat(owners[heads], np.diff(np.append(heads, keys.size)))
    shared = first_owners != owners
    return sorted({(int(one), int(other)) for one, other in zip(first_owners[shared], owners[shared], strict=True)})


def _drop(earlier: LineTable, later: LineTable) -> None:
    low, high = max(int(earlier.us.min()), int(later.us.min())), min(int(earlier.us.max()), int(later.us.max()))
    if low > high:
        return
    copied = _occurrence_in(earlier.key, later.key)
    overlapping = int(np.count_nonzero((later.us >= low) & (later.us <= high)))
    count = int(np.count_nonzero(copied))
    if (count >= LEAST_LINES and count >= LEAST_SHARE * overlapping) or (count and count == overlapping == later.us.size):
        later.keep(~copied)
        later.notes.append(f"{count:,} lines also stand in {earlier.label}: counted once")


def _occurrence_in(earlier: np.ndarray, later: np.ndarray) -> np.ndarray:
    """Which elements of `later` are matched by one of `earlier`: the n-th equal one by the n-th."""
    order = np.argsort(later, kind="stable")
    ordered = later[order]
    heads = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    rank = np.arange(later.size) - np.repeat(heads, np.diff(np.append(heads, later.size)))
    reference = np.sort(earlier)
    held = np.searchsorted(reference, ordered, "right") - np.searchsorted(reference, ordered, "left")
    matched = np.zeros(later.size, bool)
    matched[order] = rank < held
    return matched


def merge_same(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates that state the same fact at the same time become one that keeps every evidence; order is that of first sight."""
    merged: dict[object, Candidate] = {}
    for candidate in candidates:
        key = (candidate.kind, candidate.us, candidate.same) if candidate.same else id(candidate)
        first = merged.setdefault(key, candidate)
        if first is not candidate:
            held = {(evidence.path, evidence.offset) for evidence in first.evidence}
            first.evidence += [evidence for evidence in candidate.evidence if (evidence.path, evidence.offset) not in held]
    return list(merged.values())
