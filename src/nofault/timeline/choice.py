"""Which candidates become events: lines that tell one thing are bundled, the rest is ranked, what the phases stand on is always kept."""

from __future__ import annotations

from collections.abc import Iterable

from nofault.postmortem.terms import EntryKind
from nofault.timeline.records import Candidate
from nofault.timeline.wording import length_text

BUNDLE_US = 120_000_000  # equal messages that follow one another faster are one event
LEAST_WEIGHT = 30.0
_NEAR_BEFORE_US, _NEAR_AFTER_US = 2 * 3_600_000_000, 3_600_000_000
_FAR_US = 24 * 3_600_000_000
_EVIDENCE_KEPT = 5
_ANCHORS = frozenset({EntryKind.ONSET, EntryKind.DECLARE, EntryKind.PAGE})


def bundled(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in time order with those of one bundle that follow one another closely made one, at the time of the first."""
    open_bundles: dict[tuple[EntryKind, str], tuple[Candidate, int]] = {}
    kept = []
    for candidate in sorted(candidates, key=lambda one: one.us):
        first, last_us = open_bundles.get((candidate.kind, candidate.bundle), (None, 0)) if candidate.bundle else (None, 0)
        if first is not None and candidate.us - last_us <= BUNDLE_US:
            first.count += candidate.count
            first.evidence += candidate.evidence
            first.places += candidate.places
            first.done |= candidate.done
        else:
            first = candidate
            kept.append(candidate)
        if candidate.bundle:
            open_bundles[candidate.kind, candidate.bundle] = (first, candidate.us)
        if first is not candidate:
            first.why = first.why.split(" · ")[0] + f" · {first.count} within {length_text((candidate.us - first.us) / 1e6)}"
    for candidate in kept:
        del candidate.evidence[_EVIDENCE_KEPT:], candidate.places[_EVIDENCE_KEPT:]
    return kept


def stretch_of(candidates: Iterable[Candidate]) -> tuple[int, int] | None:
    """From the first to the last of what marks an incident (onset, page, declaration, measured recovery); None without any."""
    marks = [one.us for one in candidates if one.kind in _ANCHORS or (one.kind is EntryKind.RECOVERY and one.measured)]
    return (min(marks), max(marks)) if marks else None


def rank(candidates: list[Candidate]) -> None:
    """Lower the weight of what lies far from the incident, in place."""
    main = max((one for one in candidates if one.kind is EntryKind.ONSET), key=lambda one: one.weight, default=None)
    stretch = (main.us, _end_of(candidates, main)) if main else stretch_of(candidates)
    if stretch is None:
        return
    for candidate in candidates:
        if candidate.us < stretch[0] - _FAR_US or candidate.us > stretch[1] + _FAR_US:
            candidate.weight *= 0.2
        elif candidate.us < stretch[0] - _NEAR_BEFORE_US or candidate.us > stretch[1] + _NEAR_AFTER_US:
            candidate.weight *= 0.7


def _end_of(candidates: list[Candidate], onset: Candidate) -> int:
    ends = [one.us for one in candidates if one.kind is EntryKind.RECOVERY and one.us >= onset.us]
    return max(ends, default=onset.us)


def besides(candidates: list[Candidate], kept: Iterable[Candidate], most: int) -> list[Candidate]:
    """What was not chosen, at most `most` of it by weight, in time order."""
    held = {id(one) for one in kept}
    rest = sorted((one for one in candidates if id(one) not in held), key=lambda one: -one.weight)[:most]
    return sorted(rest, key=lambda one: one.us)


def chosen(candidates: list[Candidate], always: Iterable[Candidate], limit: int) -> list[Candidate]:
    """At most `limit` candidates in time order: those of `always`, then by weight; the light ones only where there is nothing else."""
    kept = {id(one): one for one in always}
    ranked = sorted(candidates, key=lambda one: -one.weight)
    heavy = [one for one in ranked if one.weight >= LEAST_WEIGHT] or ranked
    for candidate in heavy:
        if len(kept) >= limit:
            break
        kept.setdefault(id(candidate), candidate)
    return [one for one in candidates if id(one) in kept]
