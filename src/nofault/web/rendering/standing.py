"""What is owed, by which rule, and what is due first: in the head of a document in full, in its outline in a few words."""

from __future__ import annotations

from datetime import datetime
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nofault.web.queries.clocks import Standing
from nofault.web.templatetags.times import away, utc_moment


def owed_html(standing: Standing, now: datetime) -> SafeString:
    """The rule in a sentence and, while something is due, the step with its instant."""
    clock = f"<br>{_clock(standing, now, with_instant=True)}" if standing.next else ""
    return mark_safe(f'<p class="small pm-owed"><span class="muted">{escape(standing.owed)}</span>{clock}</p>')  # noqa: S308 - escaped here


def owed_line_html(standing: Standing, now: datetime) -> SafeString:
    """The duty and the clock."""
    clock = f"<br>{_clock(standing, now)}" if standing.next else ""
    return mark_safe(f'<p class="pm-owed small"><span class="muted">{escape(_("Owed"))}:</span> {escape(standing.duty)}{clock}</p>')  # noqa: S308 - escaped here


def _clock(standing: Standing, now: datetime, *, with_instant: bool = False) -> str:
    if standing.next is None:
        return ""
    at = standing.next.due_at
    look, word = ("late", _("late")) if at < now else ("soon" if standing.next.state == "due" else "muted", _("in"))
    told = f"{escape(word)} {escape(away(at, now))}"
    return f'<span class="{look}">{escape(standing.step)}: {f"{utc_moment(at)} ({told})" if with_instant else told}</span>'
