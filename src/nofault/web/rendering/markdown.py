"""Markdown that people wrote, as HTML that can do no harm."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from nofault.postmortem.records import TITLE as RECORD

TAGS = {"p", "br", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr", "table", "thead", "tbody", "tr", "th", "td"}
TAGS |= {"h3", "h4", "h5", "h6", "del"}
TAGS |= {"img"}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "loading"}}
# Where the page of a document has its own pictures; nothing is ever loaded from elsewhere.
PICTURE = re.compile(r"attachments/[A-Za-z0-9_.:-]{1,80}/[^/\s\\]{1,400}\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
# A document's own headings start at h1 and h2; a heading inside its text stands below them.
LOWER = {"h1": "h4", "h2": "h4"}
# A whole document that is shown on a page below a heading of the page's own.
WHOLE = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6"}

WIDE = {"<pre>": '<pre tabindex="0">', "<table>": '<div class="table-wrap" tabindex="0"><table>', "</table>": "</table></div>"}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    renderer: Any = parser.renderer

    def heading(tokens: Any, index: int, options: Any, env: Any) -> Any:
        tokens[index].tag = env.get("headings", LOWER).get(tokens[index].tag, tokens[index].tag)
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


def markdown_html(text: str, headings: dict[str, str] = LOWER) -> SafeString:
    """The text as HTML. Raw HTML in it is shown as text; what the parser made is sanitised once more."""
    html = nh3.clean(
        _parser().render(text, {"headings": headings}),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noreferrer",
    )
    # What is wide is pushed sideways, by keys as well. No text of the document can say so: its angle brackets are escaped by now.
    for tag, wide in WIDE.items():
        html = html.replace(tag, wide)
    return mark_safe(html)  # noqa: S308 - sanitised above


def document_html(text: str) -> SafeString:
    """A whole Markdown document as HTML, without the comments that stand on a line of their own."""
    return markdown_html("\n".join(line for line in text.split("\n") if not (line.startswith("<!--") and line.endswith("-->"))), WHOLE)


def template_look(text: str, shape: Any) -> dict[str, str]:
    """A document as a template writes it, for a page: `look` and `rest` (what the template has no place for) as HTML, or `text` as it is."""
    if shape.EXTENSION != ".md":
        return {"text": text, "look": "", "rest": ""}
    shown, mark, rest = text.rpartition(f"\n## {RECORD}\n")
    return {"text": "", "look": document_html(shown if mark else text), "rest": document_html(rest) if mark else ""}
