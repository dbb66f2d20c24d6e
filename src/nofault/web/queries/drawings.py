"""What the drawing of an incident shows: of the events that evidence proposes, and of the entries of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nofault.postmortem.durations import length_text, phases
from nofault.postmortem.model import Postmortem, TimelineEntry
from nofault.timeline.masking import mask_secrets
from nofault.web.models.evidence import Decision, EvidenceImport
from nofault.web.models.incident import Incident
from nofault.web.prepared import Prepared, Slot
from nofault.web.queries.evidence import Event
from nofault.web.rendering.drawing_table import length_off
from nofault.web.rendering.drawn import Drawn, Mark, Phase
from nofault.web.rendering.looks import shortened

TEXT_SHOWN = 160  # characters of a fact
WORDS: dict[str, Any] = {
    "detect": gettext_lazy("detect"),
    "acknowledge": gettext_lazy("acknowledge"),
    "declare": gettext_lazy("declare"),
    "mitigate": gettext_lazy("mitigate"),
    "recover": gettext_lazy("recover"),
}


def drawn_of_import(row: EvidenceImport | None, events: list[Event]) -> Drawn:
    """The proposed events, with the phases between those that the engine named; a time that a person corrected counts."""
    if row is None:
        return Drawn((), (), "")
    by_identity = {event.identity: event for event in events}
    ends = {name: tuple(by_identity.get(one) for one in pair) for name, pair in row.report.get("ends", {}).items()}
    marks = tuple(
        _mark(
            f"event-{event.key}", event.at, event.until, event.kind, event.source, event.text, event.uncertainty_s, event.decision == Decision.DROPPED
        )
        for event in events
    )
    return Drawn(marks, tuple(_phase_between(name, ends) for name in WORDS) if ends else (), row.curve)


def _phase_between(name: str, ends: Mapping[str, tuple[Event | None, ...]]) -> Phase:
    begin, end = ends.get(name) or (None, None)
    if begin is None or end is None:
        return Phase(name, str(WORDS[name]), "", None, None, "", "")
    length = (end.at - begin.at).total_seconds()
    return Phase(name, str(WORDS[name]), length_text(length), begin.at.timestamp(), end.at.timestamp(), begin.kind, end.kind)


def drawn_of_document(document: Postmortem, curve: str) -> Drawn:
    """The timed entries of a document, with the phases between its markers."""
    marks = [_entry_mark(entry, entry.at) for entry in document.timeline if isinstance(entry.at, datetime)]
    return Drawn(tuple(sorted(marks, key=lambda mark: mark.at)), tuple(_phases_of(document)), curve)


_CURVE = Prepared(lambda: EvidenceImport.objects.filter(incident_id=Slot("incident")).values_list("curve")[:1])


def curve_in(incident: Incident, entries: Iterable[TimelineEntry]) -> str:
    """The error curve of the incident's evidence, once something of that evidence is in the document; a document without evidence asks nothing."""
    if not any(entry.evidence for entry in entries):
        return ""
    found = _CURVE.first(incident=incident.pk)
    return found.curve if found else ""


def _phases_of(document: Postmortem) -> Iterable[Phase]:
    for one in phases(document.incident.markers):
        ends = [at.timestamp() if at is not None else None for at in (one.from_at, one.until_at)]
        kinds = [name.removesuffix("_at").replace("_", " ") for name in (one.from_marker, one.until_marker)]
        length = length_text(one.length.total_seconds()) if one.length is not None else ""
        yield Phase(one.name, str(WORDS[one.name]), length, ends[0], ends[1], kinds[0], kinds[1])


def _entry_mark(entry: TimelineEntry, at: datetime) -> Mark:
    until = entry.until_at if isinstance(entry.until_at, datetime) else None
    lane = entry.source or (_("told by people") if entry.source_kind == "account" else _("no source"))
    return _mark(f"part-{entry.id}", at, until, entry.kind.value, lane, _masked(entry.text), entry.uncertainty_s)


@lru_cache(maxsize=4000)
def _masked(text: str) -> str:
    return mask_secrets(text)


def _mark(target: str, at: datetime, until: datetime | None, kind: str, lane: str, text: str, uncertainty_s: float, is_dropped: bool = False) -> Mark:
    text = shortened(" ".join(text.split()), TEXT_SHOWN)
    off = f" ± {length_off(uncertainty_s)}" if uncertainty_s else ""
    lasting = f" ({length_text((until - at).total_seconds())})" if until is not None and until - at >= timedelta(0) else ""
    said = f"{at:%H:%M:%S} UTC{off}, {kind}{lasting}: {text}"
    return Mark(target, at.timestamp(), until.timestamp() if until is not None else None, kind, lane, text, said, uncertainty_s, is_dropped)
