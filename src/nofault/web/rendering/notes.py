"""What stands beside a part: the linter's questions and people's comments. A draft has dozens, so they are written here and not as templates.

Every text of the document, of a finding or of a comment goes through `plain` or `lines`, which escape it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape as plain

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from nofault.web.models.discussion import Comment
from nofault.web.rendering.looks import escaped_words, lines, shortened
from nofault.web.rendering.quick import ADDRESS, TOKEN, filled
from nofault.web.services.findings import ShownFinding
from nofault.web.templatetags.times import utc_moment

LONGEST_PASSAGE = 80
_WORDS = {
    "away": _("Take away"),
    "leave": _("Leave it"),
    "not_now": _("Not this time"),
    "reason": _("Reason"),
    "settled": _("Settled"),
    "why": _("Why"),
    "why_not": _("why it does not apply here"),
}


@lru_cache(maxsize=16)
def _words_in(language: str) -> dict[str, str]:
    return escaped_words(_WORDS, language)


def _words() -> dict[str, str]:
    return _words_in(get_language() or "en")


def margin_html(key: str, findings: Sequence[ShownFinding], comments: Sequence[Comment], *, address: str, may_write: bool, token: str) -> str:
    """Both, below a mark that folds them away on a narrow screen."""
    counted = [
        ngettext("%(number)s question", "%(number)s questions", len(findings)) % {"number": len(findings)} if findings else "",
        ngettext("%(number)s comment", "%(number)s comments", len(comments)) % {"number": len(comments)} if comments else "",
    ]
    asked = "".join(_question(finding, _dismissal(finding, key, address, token)) for finding in findings)
    ways = [comment_ways(comment, address=address, may_write=may_write, token=token) for comment in comments]
    said = "".join(f'<div class="note">{comment_text(comment)}{forms}</div>' for comment, forms in zip(comments, ways, strict=True))
    mark = f'<summary class="pm-mark"><span aria-hidden="true">●</span> {plain(", ".join(filter(None, counted)))}</summary>'
    return f'<details class="pm-notes" open>{mark}\n{asked}{said}</details>\n'


def questions_html(findings: Iterable[ShownFinding]) -> str:
    """The questions about a text that is still being typed: there is nothing yet that an answer could be kept with."""
    return "".join(_question(finding, "") for finding in findings)


def _question(finding: ShownFinding, below: str) -> str:
    seen = f'<p class="note-why">“{plain(shortened(finding.seen, LONGEST_PASSAGE))}”</p>' if finding.seen else ""
    code = f'<span class="muted">{finding.code}</span>'
    why = f'<details class="fold"><summary>{_words()["why"]} {code}</summary><p>{plain(finding.message)}</p></details>'
    fix = f'<p class="note-fix">{plain(finding.suggestion)}</p>' if finding.suggestion else ""
    return f'<div class="note note-finding" data-code="{finding.code}"><p><strong>{plain(finding.question)}</strong></p>{seen}{why}{fix}{below}</div>'


def _dismissal(finding: ShownFinding, key: str, address: str, token: str) -> str:
    words, where = _words(), f"{ADDRESS}parts/{plain(key)}/dismiss/"
    form = (
        f'<details class="fold"><summary>{words["not_now"]}</summary>'
        f'<form class="stack-s" method="post" action="{where}" hx-post="{where}" hx-target="closest .pm-section" hx-swap="outerHTML">{TOKEN}'
        f'<input type="hidden" name="code" value="{finding.code}"><input type="hidden" name="digest" value="{finding.digest}">'
        f'<input type="text" name="reason" required maxlength="300" aria-label="{words["reason"]}" placeholder="{words["why_not"]}">'
        f'<button class="btn btn-small">{words["leave"]}</button></form></details>'
    )
    return filled(form, address, token)


def comment_text(comment: Comment) -> str:
    """What was said, by whom and when."""
    return f'<p>{lines(comment.text)}</p><p class="muted small">{plain(comment.author_name)}, {utc_moment(comment.created_at)}</p>'


def comment_ways(comment: Comment, *, may_write: bool, address: str, token: str) -> str:
    """The forms that settle a comment and take one's own away."""
    ways = [("resolve", "settled")] * may_write + [("bin", "away")] * comment.is_own
    return filled("".join(_way(comment.pk, verb, _words()[word]) for verb, word in ways), address, token)


def _way(number: int, verb: str, word: str) -> str:
    where = f"{ADDRESS}comments/{number}/{verb}/"
    button = f'<button class="btn btn-small btn-quiet">{word}</button>'
    return f'<form method="post" action="{where}" hx-post="{where}" hx-target="closest .pm-section" hx-swap="outerHTML">{TOKEN}{button}</form>'
