"""Markdown that people wrote, as HTML that can do no harm."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr", "table", "thead", "tbody", "tr", "th", "td"}
TAGS |= {"h3", "h4", "h5", "h6", "del"}
TAGS |= {"img"}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "loading"}}
# Where the page of a document has its own pictures; nothing is ever loaded from elsewhere.
PICTURE = re.compile(r"attachments/[A-Za-z0-9_.:-]{1,80}/[^/\s\\]{1,400}\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
# A document's own headings start at h1 and h2; a heading inside its text stands below them.
LOWER = {"h1": "h4", "h2": "h4"}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    renderer: Any = parser.renderer

    def heading(tokens: Any, index: int, options: Any, env: Any) -> Any:
        tokens[index].tag = LOWER.get(tokens[index].tag, tokens[index].tag)
        return renderer.renderToken(tokens, index, options, env)

    def image(tokens: Any, index: int, options: Any, env: Any) -> str:
        """A picture that is an attachment of the document is shown; any other address leads there only when somebody follows it."""
        source, words = str(tokens[index].attrGet("src") or ""), escape(tokens[index].content)
        if PICTURE.fullmatch(source):
            return f'<img alt="{words}" src="{escape(source)}" loading="lazy">'
        return f'<a href="{escape(source)}">{words or escape(source)}</a>'

    renderer.rules["image"] = image
    renderer.rules["heading_open"] = renderer.rules["heading_close"] = heading
    return parser


def markdown_html(text: str) -> SafeString:
    """The text as HTML. Raw HTML in it is shown as text; what the parser made is sanitised once more."""
    html = nh3.clean(
        _parser().render(text), tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel="nofollow noreferrer"
    )
    return mark_safe(html)  # noqa: S308 - sanitised in the line above
