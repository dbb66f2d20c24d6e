"""The rows of the long lists. A page has fifty of them with ten cells each, so they are written here and not by a template.

What comes from people is escaped here; times and lengths are made of digits and words of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nofault.web.queries.actions import ActionRow
from nofault.web.queries.clocks import Standing
from nofault.web.queries.incidents import IncidentRow
from nofault.web.rendering.looks import shortened
from nofault.web.templatetags.times import away, day, how_long, utc_moment

LABEL_CHARACTERS = 50


def incident_rows(rows: Iterable[IncidentRow], now: datetime) -> SafeString:
    """The body of the table of incidents."""
    words = _escaped(late=_("late"), due_in=_("due in"), open=_("open"), restricted=_("restricted"))
    return mark_safe("\n".join(_incident_row(row, now, words) for row in rows))  # noqa: S308 - see above


def _incident_row(row: IncidentRow, now: datetime, words: dict[str, str]) -> str:
    reference, severity = escape(row.reference), escape(row.severity)
    tags = f' <span class="tag">{escape(row.variant)}</span>' if row.variant != "full" else ""
    tags += f' <span class="tag">{words["restricted"]}</span>' if row.restricted else ""
    what = f'<a href="/incidents/{reference}/">{escape(row.title) or reference}</a> <span class="muted nowrap">{reference}</span>{tags}'
    state = f'<span class="state" data-state="{escape(row.state)}">{escape(row.state)}</span>{_clock(row.standing, now, words)}'
    owed = escape(row.standing.owed) if row.standing else ""
    items = f"{row.open_items} {words['open']}" if row.open_items else ""
    items += f' · <span class="late">{row.late_items} {words["late"]}</span>' if row.late_items else ""
    return (
        f'<tr data-row><td><span class="sev" data-sev="{severity}">{severity or "—"}</span></td><td class="what">{what}</td>'
        f'<td>{escape(row.service)}</td><td class="nowrap">{utc_moment(row.occurred_at)}</td><td class="nowrap">{how_long(row.length)}</td>'
        f'<td title="{owed}">{state}</td><td class="nowrap">{items}</td></tr>'
    )


def _clock(standing: Standing | None, now: datetime, words: dict[str, str]) -> str:
    """When the next step is due or since when it is late, and what it is."""
    step = standing.next if standing else None
    if standing is None or step is None:
        return ""
    look = {"late": ' class="late"', "due": ' class="soon"'}.get(step.state, "")
    word = words["late"] if step.state == "late" else words["due_in"]
    told = f"<span{look}>{word} {away(step.due_at, now)}</span>"
    return f' <span class="clock">{told}<span class="muted"> · {escape(standing.step)}</span></span>'


def action_rows(rows: Iterable[ActionRow], *, may_write: bool) -> SafeString:
    """The body of a table of promises."""
    words = _escaped(
        **{"so": _("so that:"), "no_criterion": _("no success criterion yet"), "after": _("after"), "nobody": _("nobody yet")},
        **{"no_day": _("no day"), "blocked": _("blocked"), "update": _("Update")},
    )
    return mark_safe("\n".join("".join(_action_row(row, may_write, words)) for row in rows))  # noqa: S308 - see above


def _action_row(row: ActionRow, may_write: bool, words: dict[str, str]) -> Iterator[str]:
    reference, key, text = escape(row.reference), escape(row.key), escape(row.text)
    criterion = f"{words['so']} {escape(row.criterion)}" if row.criterion else _missing(words["no_criterion"])
    after = f'{words["after"]} <span class="nowrap">{reference}</span> {escape(row.incident)}'
    yield f'<tr data-row><td class="what"><a href="/incidents/{reference}/#part-{key}">{text}</a>'
    yield f'<span class="so small muted">{criterion} · {after}</span></td>'
    owner = f'<span class="owner"><span class="face" aria-hidden="true">{escape(row.face)}</span>{escape(row.owner)}</span>'
    yield f"<td>{owner if row.owner else _missing(words['nobody'])}</td>"
    due = day(row.due_on) if row.due_on else _missing(words["no_day"])
    yield f'<td class="nowrap late">{due}</td>' if row.late else f'<td class="nowrap">{due}</td>'
    blocked = f' <span class="soon">{words["blocked"]}</span>' if row.blocked else ""
    yield f'<td>{escape(row.priority)}</td><td><span class="state" data-state="{escape(row.state)}">{escape(row.state_word)}</span>{blocked}</td>'
    yield f"<td>{escape(str(row.proof))}</td><td>"
    if may_write:
        label = f"{words['update']}: {escape(shortened(row.text, LABEL_CHARACTERS))}"
        yield f'<a class="btn btn-small" data-edit href="/actions/{reference}/{key}/" aria-label="{label}">{words["update"]}</a>'
    yield "</td></tr>"


def _missing(word: str) -> str:
    return f'<span class="placeholder">{word}</span>'


def _escaped(**words: Any) -> dict[str, str]:
    return {name: escape(str(word)) for name, word in words.items()}
