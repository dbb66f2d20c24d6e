"""Evidence that was shipped twice: lines of one file that stand in another of the same format.

They are counted as multisets: two equal lines in one file are two events.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nofault.timeline.records import Candidate
from nofault.timeline.tables import LineTable, all_keys

LEAST_SHARE = 0.5  # of the lines where two files overlap in time: below it equal lines are coincidence
LEAST_LINES = 3
FEW_LINES = 2_000  # so few lines are compared one by one without a first look at their samples


def drop_copied_lines(tables: list[LineTable]) -> None:
    """Drop from each table the lines that an earlier one of the same format holds as well, and say so in its notes."""
    by_format: dict[str, list[LineTable]] = {}
    for table in tables:
        if table.us.size:
            by_format.setdefault(table.kind.name, []).append(table)
    keys: dict[str, NDArray[np.uint64]] = {}
    for alike in by_format.values():
        for earlier, later in _suspects(alike):
            _drop(earlier, later, keys)


def _suspects(tables: list[LineTable]) -> list[tuple[LineTable, LineTable]]:
    """Pairs of tables that overlap in time and share sampled keys, or are so small that a sample says nothing."""
    spans = [(int(table.us.min()), int(table.us.max())) for table in tables]
    samples = [np.unique(table.sample) for table in tables]
    found = []
    for later, span in enumerate(spans):
        for earlier in range(later):
            if spans[earlier][0] > span[1] or spans[earlier][1] < span[0]:
                continue
            few = min(tables[earlier].us.size, tables[later].us.size) <= FEW_LINES
            if few or np.isin(samples[later], samples[earlier], assume_unique=True).any():
                found.append((tables[earlier], tables[later]))
    return found


def _keys_of(table: LineTable, keys: dict[str, NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """The keys of the rows of a table; the first time they are asked for its file is read once more."""
    if table.label not in keys:
        keys[table.label] = all_keys(table)
    return keys[table.label]


def _drop(earlier: LineTable, later: LineTable, keys: dict[str, NDArray[np.uint64]]) -> None:
    if not (earlier.us.size and later.us.size):
        return
    ours, theirs = _keys_of(earlier, keys), _keys_of(later, keys)
    low, high = max(int(earlier.us.min()), int(later.us.min())), min(int(earlier.us.max()), int(later.us.max()))
    copied = _occurrence_in(ours, theirs)
    overlapping = int(np.count_nonzero((later.us >= low) & (later.us <= high)))
    count = int(np.count_nonzero(copied))
    if (count >= LEAST_LINES and count >= LEAST_SHARE * overlapping) or (count and count == overlapping == later.us.size):
        later.keep(~copied)
        keys[later.label] = theirs[~copied]
        later.notes.append(f"{count:,} lines also stand in {earlier.label}: counted once")


def _occurrence_in(earlier: NDArray[np.uint64], later: NDArray[np.uint64]) -> NDArray[np.bool_]:
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
