"""What a drawing shows as tables: phases with their two events, events with their uncertainty, failures over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape as plain

from django.utils.translation import gettext as _

from nofault.web.rendering.curves import Curve, percent
from nofault.web.rendering.drawn import Drawn, Mark, Phase
from nofault.web.templatetags.times import utc


def table_html(drawn: Drawn, curve: Curve | None) -> str:
    """Up to three tables, each in a box that scrolls by itself on a phone."""
    tables = [_table(_("Phases"), (_("Phase"), _("Length"), _("From"), _("Until")), map(_phase_row, drawn.phases))] if drawn.phases else []
    tables.append(_table(_("Events"), (_("Time"), _("Kind"), _("Source"), _("Uncertain by"), _("Fact")), map(_event_row, drawn.marks), "events"))
    if curve is not None:
        things = _("Requests") if curve.what == "requests" else _("Lines")
        rows = (
            (_time(row.begin), f"{row.things:,}", f"{row.errors:,}", percent(row.errors / row.things) if row.things else "–") for row in curve.rows()
        )
        tables.append(_table(_("Failures in %(log)s") % {"log": curve.source}, (_("From"), things, _("Failed"), _("Share")), rows))
    return "".join(tables)


def _table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]], name: str = "") -> str:
    """`rows` are cells that are escaped already."""
    head = "".join(f'<th scope="col">{plain(word)}</th>' for word in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="table-wrap" tabindex="0" role="region" aria-label="{plain(title)}">'
        f'<table class="table table-compact{f" table-{name}" if name else ""}">'
        f"<caption>{plain(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _time(at: float) -> str:
    return utc(datetime.fromtimestamp(at, UTC))


def _phase_row(phase: Phase) -> Iterable[str]:
    unknown = f'<span class="muted">{plain(_("unknown"))}</span>'
    ends = ((phase.from_at, phase.from_kind), (phase.until_at, phase.until_kind))
    return (plain(phase.word), plain(phase.length) or unknown, *(f"{plain(kind)} {_time(at)}" if at is not None else unknown for at, kind in ends))


def _event_row(mark: Mark) -> Iterable[str]:
    until = f" – {_time(mark.until)}" if mark.until is not None else ""
    off = f"± {length_off(mark.uncertainty_s)}" if mark.uncertainty_s else ""
    return (f'<a href="#{plain(mark.target)}">{_time(mark.at)}</a>{until}', plain(mark.kind), plain(mark.lane), off, plain(mark.text))


def length_off(seconds: float) -> str:
    """14 h, 3 min, 90 s"""
    return f"{seconds / 3600:.3g} h" if seconds >= 7200 else f"{seconds / 60:.3g} min" if seconds >= 120 else f"{seconds:.3g} s"
