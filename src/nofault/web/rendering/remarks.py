"""Comments on the whole document: a section like the others, whose rows are comments and whose last row is the form for one more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django.template import Context
from django.template.loader import get_template
from django.utils.translation import get_language

from nofault.web.models.discussion import Comment
from nofault.web.rendering.notes import comment_text, comment_ways
from nofault.web.rendering.quick import ADDRESS, TOKEN, filled
from nofault.web.rendering.sections import Frame, SectionShown, Shown, title_and_hint

NAME = "comments"


def remarks_section(comments: Iterable[Comment], frame: Frame) -> SectionShown:
    """The section. It holds nothing at all for somebody who may only read where nobody said anything."""
    section = SectionShown(NAME, *title_and_hint(NAME, get_language() or "en"), is_list=True)
    section.parts = [Shown(f"comment-{comment.pk}", NAME, _row(comment, frame)) for comment in comments]
    if frame.may_write:
        section.quick = filled(_form(get_language() or "en"), frame.address, frame.token)
    return section


def _row(comment: Comment, frame: Frame) -> str:
    """One comment with the ways to settle it and to take one's own away, left open like every row."""
    forms = comment_ways(comment, **frame._asdict())
    block = f'<div class="pm-block">{comment_text(comment)}</div>'
    return f'<div class="pm-row" id="comment-{comment.pk}">{block}<div class="row">{forms}</div>'


@cache
def _form(language: str) -> str:
    context = {"address": ADDRESS, "token": TOKEN, "section": True, "key": ""}
    return str(get_template("postmortem/comment.html").template.render(Context(context)))  # type: ignore[attr-defined]
