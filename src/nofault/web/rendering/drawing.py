"""The drawing of an incident: phases, the error curve and a lane for each source over one axis of time, and a table that says the same.

All places along the axis are percentages of `plane`, an inner SVG as wide as what is seen: the script zooms by its `x` and `width` alone, and
texts are never stretched. Without the script it is a picture. Every text that comes from evidence or people goes through `plain`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape as plain
from typing import NamedTuple

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from nofault.web.rendering.curves import Curve, curve_of, path_of, percent
from nofault.web.rendering.drawing_table import length_off, table_html
from nofault.web.rendering.drawn import Drawn, Mark, Phase, Stretch, clock, span_of, ticks_of, view_of

KEPT = 64  # drawings that stay in the process: the page of a document is opened again and again
TOP, PHASE, CURVE, LANE, BOTTOM = 20, 17, 54, 32, 4  # heights in pixels
MOST_LANES = 9
SHAPES = {
    "change": "M0-6 6 5H-6z",
    "impact": "M0-7 7 0 0 7-7 0z",
    "notice": "M-5-5H5V5H-5z",
    "people": "M0-5.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
    "record": "M-2-6H2V6H-2z",
}
GROUPS = {
    **{"deploy": "change", "change": "change", "onset": "impact", "recovery": "impact", "alert": "notice", "page": "notice"},
    **dict.fromkeys(("acknowledge", "declare", "decision", "mitigation", "chat"), "people"),
}


class Placed(NamedTuple):
    """A drawing being made: what is drawn, the stretch that is seen at first, its lanes, and whether a stretch may be taken from it."""

    drawn: Drawn
    view: Stretch
    lanes: tuple[str, ...]
    curve: Curve | None
    takes_window: bool

    def x(self, at: float) -> str:
        """A place along the axis, in percent of what is seen at first."""
        return f"{(at - self.view.begin) / self.view.length * 100:.4f}".rstrip("0").rstrip(".") + "%"

    def width(self, seconds: float) -> str:
        return f"{max(seconds, 0.0) / self.view.length * 100:.4f}%"

    def lane_of(self, mark: Mark) -> int:
        return self.lanes.index(mark.lane) if mark.lane in self.lanes else len(self.lanes) - 1


def drawing_html(drawn: Drawn, *, takes_window: bool = False) -> str:
    """The figure with its table; empty where fewer than two events have a time."""
    return _drawing_html(drawn, takes_window, get_language() or "en") if len(drawn.marks) > 1 else ""


@lru_cache(maxsize=KEPT)
def _drawing_html(drawn: Drawn, takes_window: bool, language: str) -> str:
    with override(language):
        names = tuple(dict.fromkeys(mark.lane for mark in drawn.marks))
        lanes = names if len(names) <= MOST_LANES else (*names[: MOST_LANES - 1], _("other sources"))
        return _figure(Placed(drawn, view_of(drawn), lanes, curve_of(drawn.curve), takes_window))


def _figure(placed: Placed) -> str:
    drawn, view = placed.drawn, placed.view
    whole = span_of(drawn)
    instants = {"begin": view.begin, "end": view.end, "first": whole.begin, "last": whole.end}
    ends = " ".join(f'data-{name}="{at * 1000:.0f}"' for name, at in instants.items())
    return (
        f'<figure class="drawing" data-drawing {ends}>{_picture(placed)}'
        f'<div class="drawing-tools" hidden>{_tools(placed)}</div><p class="drawing-said small" hidden></p>{_legend()}'
        f'<figcaption class="small muted">{plain(_caption(placed))}</figcaption>'
        f'<details class="fold"><summary>{plain(_("The same as a table"))}</summary>{table_html(drawn, placed.curve)}</details></figure>'
    )


def _tools(placed: Placed) -> str:
    hint = _("Arrows walk, + − zoom, Enter opens; drag to choose a stretch, Ctrl and wheel zoom.")
    buttons = [("out", "−", _("Zoom out")), ("in", "+", _("Zoom in")), ("all", _("All"), _("Show all of it again"))]
    shown = "".join(
        f'<button type="button" class="btn btn-small" data-zoom="{do}" aria-label="{plain(name)}">{plain(word)}</button>'
        for do, word, name in buttons
    )
    if placed.takes_window:
        shown += f'<button type="button" class="btn btn-small btn-quiet" data-zoom="take">{plain(_("Take this stretch as the window"))}</button>'
    return f'{shown}<span class="small muted drawing-hint">{plain(hint)}</span>'


def _caption(placed: Placed) -> str:
    view, marks = placed.view, placed.drawn.marks
    told = _("%(begin)s to %(end)s UTC") % {"begin": clock(view.begin), "end": clock(view.end)}
    outside = sum(1 for mark in marks if not view.begin <= mark.at <= view.end)
    more = _("%(n)d of %(all)d events lie outside") % {"n": outside, "all": len(marks)} if outside else ""
    return " · ".join(filter(None, (told, more)))


def _legend() -> str:
    words = {"change": _("change"), "impact": _("impact"), "notice": _("alert or page"), "people": _("people"), "record": _("record")}
    shown = "".join(
        f'<span class="legend"><svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"><path d="{SHAPES[group]}"/></svg>'
        f"{plain(word)}</span> "
        for group, word in words.items()
    )
    return f'<p class="legends small muted">{shown}</p>'


def _picture(placed: Placed) -> str:
    rows: list[tuple[int, Callable[[Placed, int], Iterator[str]]]] = []
    known = [phase for phase in placed.drawn.phases if phase.from_at is not None and phase.until_at is not None]
    y = TOP + PHASE * len(known)
    if placed.curve is not None:
        rows.append((y, _curve))
        y += CURVE
    height = y + LANE * len(placed.lanes) + BOTTOM
    plane = [*_shade(placed, height), *_ticks(placed, height)]
    for number, phase in enumerate(known):
        plane += _phase(placed, phase, TOP + PHASE * number)
    for place, row in rows:
        plane += row(placed, place)
    marks = "".join(_mark(placed, mark, y + LANE * placed.lane_of(mark)) for mark in placed.drawn.marks)
    told = _("%(n)d events on %(lanes)d lanes, phases and the share of failures over time. The table below says the same.") % {
        "n": len(placed.drawn.marks),
        "lanes": len(placed.lanes),
    }
    name = f"{_('Drawing of the incident')}. {told}"
    return (
        f'<svg class="drawing-svg" width="100%" height="{height}" role="img" aria-label="{plain(name)}">'
        f'<g aria-hidden="true">{"".join(_lanes(placed, y))}</g>'
        f'<svg class="drawing-view" width="100%" height="{height}">'
        f'<svg class="drawing-plane" x="0" width="100%" height="{height}" overflow="visible">'
        f'<g aria-hidden="true">{"".join(plane)}</g><g class="drawing-marks">{marks}</g></svg></svg>'
        f'<g class="drawing-labels" aria-hidden="true">{"".join(_labels(placed, y))}</g></svg>'
    )


def _lanes(placed: Placed, y: int) -> Iterator[str]:
    for number in range(len(placed.lanes)):
        yield f'<line class="lane" x1="0" x2="100%" y1="{y + LANE * (number + 1)}" y2="{y + LANE * (number + 1)}"/>'


def _labels(placed: Placed, y: int) -> Iterator[str]:
    if placed.curve is not None:
        things = _("failed requests") if placed.curve.what == "requests" else _("error lines")
        most = _("at most %(share)s in %(step)s") % {"share": percent(placed.curve.top), "step": length_off(placed.curve.step_s)}
        yield f'<text class="lane-name" x="4" y="{y - CURVE + 11}">{plain(things)} · {plain(most)}</text>'
    for number, lane in enumerate(placed.lanes):
        yield f'<text class="lane-name" x="4" y="{y + LANE * number + 12}">{plain(lane)}</text>'


def _shade(placed: Placed, height: int) -> Iterator[str]:
    """From the onset to the mitigation, and on to the recovery: where there was impact."""
    ends = {phase.name: phase for phase in placed.drawn.phases}
    for name in ("recover", "mitigate"):
        phase = ends.get(name)
        if phase is not None and phase.from_at is not None and phase.until_at is not None and phase.until_at > phase.from_at:
            width = placed.width(phase.until_at - phase.from_at)
            yield f'<rect class="shade shade-{name}" x="{placed.x(phase.from_at)}" width="{width}" y="{TOP}" height="{height - TOP}"/>'


def _ticks(placed: Placed, height: int) -> Iterator[str]:
    yield '<g class="drawing-ticks">'
    for at, word in ticks_of(placed.view):
        yield f'<line x1="{placed.x(at)}" x2="{placed.x(at)}" y1="{TOP - 4}" y2="{height}"/><text x="{placed.x(at)}" y="12">{word}</text>'
    yield "</g>"


def _phase(placed: Placed, phase: Phase, y: int) -> Iterator[str]:
    """A thin bar between the two events of a phase, its name and length beside it where there is room."""
    assert phase.from_at is not None  # noqa: S101  # only phases with both ends are drawn
    assert phase.until_at is not None  # noqa: S101
    begin, end = sorted((phase.from_at, phase.until_at))
    between = f"{phase.from_kind} → {phase.until_kind}"
    after, before = ((at - placed.view.begin) / placed.view.length for at in (end, begin))
    place, x, anchor = (end, 5, "start") if after < 0.6 else (begin, -5, "end") if before > 0.4 else (begin, 5, "start")
    box = f'x="{placed.x(begin)}" width="{placed.width(end - begin)}" y="{y + 2}" height="{PHASE - 4}"'
    yield f'<rect class="phase phase-{phase.name}" {box} rx="2"/>'
    yield (
        f'<svg x="{placed.x(place)}" y="{y}" overflow="visible"><text class="phase-name" x="{x}" y="{PHASE - 5}" text-anchor="{anchor}">'
        f'{plain(phase.word)} {plain(phase.length)}<tspan class="between"> · {plain(between)}</tspan></text></svg>'
    )


def _curve(placed: Placed, y: int) -> Iterator[str]:
    """The share of failures as an area, over the same axis."""
    assert placed.curve is not None  # noqa: S101
    path = path_of(placed.drawn.curve, placed.view.begin, placed.view.end)
    box = f'x="0" width="100%" y="{y + 14}" height="{CURVE - 18}" viewBox="0 0 1000 100" preserveAspectRatio="none" overflow="visible"'
    yield f'<svg class="curve" {box}><path d="{path}"/></svg>'


def _mark(placed: Placed, mark: Mark, y: int) -> str:
    """An event: its shape, the stretch it lasts, and how far off its time may be."""
    middle, group = y + LANE - 12, GROUPS.get(mark.kind, "record")
    unsure = mark.uncertainty_s > placed.view.length / 4
    parts = []
    if mark.uncertainty_s and not unsure:
        band = f'x="{placed.x(mark.at - mark.uncertainty_s)}" width="{placed.width(2 * mark.uncertainty_s)}"'
        parts.append(f'<rect class="band" {band} y="{middle - 4}" height="8" aria-hidden="true"/>')
    if mark.until is not None:
        lasting = f'x="{placed.x(mark.at)}" width="{placed.width(mark.until - mark.at)}"'
        parts.append(f'<rect class="lasting" {lasting} y="{middle - 5}" height="10" rx="2" aria-hidden="true"/>')
    classes = f"mark mark-{plain(mark.kind)}{' mark-unsure' * unsure}{' mark-dropped' * mark.is_dropped}"
    said, target, lane = plain(mark.said), plain(mark.target), placed.lane_of(mark)
    parts.append(
        f'<svg class="{classes}" id="mark-{target}" data-at="{mark.at * 1000:.0f}" data-target="{target}" data-lane="{lane}"'
        f' x="{placed.x(mark.at)}" y="{middle}" overflow="visible" aria-label="{said}"><title>{said}</title>'
        f'<circle class="hit" r="11"/><path d="{SHAPES[group]}"/></svg>'
    )
    return "".join(parts)
