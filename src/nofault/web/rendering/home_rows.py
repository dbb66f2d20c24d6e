"""The rows of Home, written here and not by a template, like those of the lists. What comes from people is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nofault.web.queries.clocks import Standing
from nofault.web.queries.home import Need
from nofault.web.queries.incidents import IncidentRow
from nofault.web.rendering.looks import shortened
from nofault.web.templatetags.times import away, day, how_long, utc_day

LABEL_CHARACTERS = 60
LOOKS = {"late": " late", "soon": " soon"}


def need_rows(needs: Iterable[Need], kind: str) -> SafeString:
    """One line for each thing that needs the person; `kind` is the list it stands in."""
    return mark_safe("\n".join(_need(need, LOOKS.get(kind, "")) for need in needs))  # noqa: S308 - see above


def _need(need: Need, look: str) -> str:
    address, verb = escape(need.address), escape(need.verb)
    why = f"<span>{escape(str(need.why))}</span>" if need.why else ""
    due = f'<span class="nowrap{look}">{day(need.due)}</span>' if need.due else ""
    return (
        f'<li class="line" data-row><span class="line-main"><a href="{address}">{escape(need.text)}</a></span>'
        f'<span class="line-side">{why}{due}<span class="nowrap">{escape(need.reference)}</span></span>'
        f'<a class="btn btn-small" href="{address}" aria-label="{verb}: {escape(shortened(need.text, LABEL_CHARACTERS))}">{verb}</a></li>'
    )


def week_rows(rows: Iterable[IncidentRow], now: datetime) -> SafeString:
    """The body of the table of the team's week."""
    words = {"late": escape(_("late")), "due": escape(_("due in"))}
    return mark_safe("\n".join(_week(row, now, words) for row in rows))  # noqa: S308 - see above


def _week(row: IncidentRow, now: datetime, words: dict[str, str]) -> str:
    reference, severity, state = escape(row.reference), escape(row.severity), escape(row.state)
    owed = escape(row.standing.owed) if row.standing else ""
    return (
        f'<tr data-row><td><span class="sev" data-sev="{severity}">{severity or "—"}</span></td>'
        f'<td class="what"><a href="/incidents/{reference}/">{escape(row.title) or reference}</a> <span class="muted nowrap">{reference}</span></td>'
        f'<td class="nowrap">{utc_day(row.occurred_at)}</td><td class="nowrap">{how_long(row.length)}</td>'
        f'<td title="{owed}"><span class="state" data-state="{state}">{state}</span></td><td>{_step(row.standing, now, words)}</td></tr>'
    )


def _step(standing: Standing | None, now: datetime, words: dict[str, str]) -> str:
    step = standing.next if standing else None
    if standing is None or step is None:
        return ""
    look = {"late": "late", "due": "soon"}.get(step.state, "muted")
    word = words["late"] if step.state == "late" else words["due"]
    return f'<span class="clock">{escape(standing.step)} <span class="nowrap {look}">{word} {away(step.due_at, now)}</span></span>'
