"""The five phases, each between two events: which events these are, and how long it took."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nofault.postmortem.terms import EntryKind
from nofault.timeline.events import Between, Pair, Phases
from nofault.timeline.records import Candidate

NOTICE_BEFORE_US = 120_000_000  # notice may come so long before the onset as it was measured (beyond its uncertainty)
RELATED_BEFORE_US = 900_000_000  # a page or a declaration may come so long before it
REPORTED_AFTER_US = 300_000_000  # a mitigation is often reported so long after it took hold

Ends = tuple[Candidate, Candidate]


def _first(candidates: Iterable[Candidate], fits: Callable[[Candidate], bool]) -> Candidate | None:
    return next((candidate for candidate in candidates if fits(candidate)), None)


def _pair(start: Candidate | None, end: Candidate | None) -> Ends | None:
    return (start, end) if start is not None and end is not None else None


def phase_ends(candidates: list[Candidate]) -> dict[str, Ends]:
    """The two candidates of each phase, from candidates in time order; a phase with an unknown end is left out."""
    onset = max((one for one in candidates if one.kind is EntryKind.ONSET), key=lambda one: one.weight, default=None)
    from_us = onset.us - RELATED_BEFORE_US if onset else candidates[0].us if candidates else 0
    page = _first(candidates, lambda one: one.kind is EntryKind.PAGE and one.us >= from_us)
    ends = {"acknowledge": _pair(page, _acknowledgement(candidates, page) if page else None)}
    if onset is not None:
        notice_us = onset.us - NOTICE_BEFORE_US - int(min(onset.uncertainty_s, 300.0) * 1e6)
        recovery = _recovery(candidates, onset)
        ends["detect"] = _pair(onset, _first(candidates, lambda one: one.notice and one.us >= notice_us))
        ends["declare"] = _pair(onset, _first(candidates, lambda one: one.kind is EntryKind.DECLARE and one.us >= from_us))
        ends["mitigate"] = _pair(onset, _mitigation(candidates, onset, recovery))
        ends["recover"] = _pair(onset, recovery)
    return {name: pair for name, pair in ends.items() if pair is not None}


def _acknowledgement(candidates: list[Candidate], page: Candidate) -> Candidate | None:
    """The first acknowledgement after the page, of the pager itself where it has one."""
    answers = [one for one in candidates if one.kind is EntryKind.ACKNOWLEDGE]
    own = [one for one in answers if one.source == page.source]
    pool = own or answers
    return _first(pool, lambda one: one.us >= page.us) or (pool[-1] if pool else None)


def _recovery(candidates: list[Candidate], onset: Candidate) -> Candidate | None:
    """The measured end of the impact, else the last resolved alert: recovery is a measurement, not a report."""
    measured = _first(candidates, lambda one: one.kind is EntryKind.RECOVERY and one.measured and one.us >= onset.us)
    if measured is not None:
        return measured
    resolved = [one for one in candidates if one.kind is EntryKind.ALERT and one.done and one.us >= onset.us]
    return resolved[-1] if resolved else None


def _mitigation(candidates: list[Candidate], onset: Candidate, recovery: Candidate | None) -> Candidate | None:
    """The mitigation in place: the last one stated as done before the recovery, else the first stated soon after it, else the last one begun."""
    found = [one for one in candidates if one.kind is EntryKind.MITIGATION and one.us >= onset.us]
    if recovery is not None:
        found = [one for one in found if one.us <= recovery.us + REPORTED_AFTER_US] or found[:1]
        before = [one for one in found if one.done and one.us <= recovery.us]
        if before:
            stated = [one for one in before if not one.human and before[-1].us - one.us <= REPORTED_AFTER_US]
            return stated[-1] if stated else before[-1]  # a machine's own statement rather than the report that follows it
    done = [one for one in found if one.done]
    return done[0] if done else found[-1] if found else None


def phases_of(ends: dict[str, Ends], index_of: Callable[[Candidate], int]) -> Phases:
    """The phases in the shape of the interface; `index_of` says where a candidate stands among the events."""
    phases, between = Phases(), Between()
    for name, (start, end) in ends.items():
        pair: Pair = (index_of(start), index_of(end))
        setattr(between, name, pair)
        setattr(phases, f"{name}_s", (end.us - start.us) / 1e6)
    phases.between = between
    return phases
