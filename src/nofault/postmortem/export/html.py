"""One HTML page that stands alone: no script, nothing loaded from anywhere, readable on a screen of any size and on paper, dark and light.

Texts are data: markup in them is shown as typed, links are followed only to http, https and mail. Tables have the same figures as drawings.
"""

from __future__ import annotations

from html import escape
from itertools import groupby

from nofault.postmortem.export._page import Block, Page, page_of
from nofault.postmortem.model import Postmortem
from nofault.postmortem.rich import Rich, Span

NAME = "html"
TITLE = "One HTML page"
EXTENSION = ".html"
MEDIA_TYPE = "text/html"

_STYLE = """
:root{color-scheme:light dark;--ink:#1f2933;--soft:#52606d;--line:#cbd2d9;--fill:#f5f7fa;--paper:#fff;--accent:#1f5fa8}
@media (prefers-color-scheme:dark){:root{--ink:#e4e7eb;--soft:#9aa5b1;--line:#3e4c59;--fill:#1f2933;--paper:#12181f;--accent:#7db8f5}}
*{box-sizing:border-box}
body{font:17px/1.6 Georgia,"Noto Serif",serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:46rem;padding:3rem 1.25rem 5rem}
h1,h2,h3,h4,th,dt,figcaption{font-family:system-ui,"Noto Sans",sans-serif;line-height:1.25}
h1{font-size:1.9rem;margin:0 0 1.25rem}
h2{font-size:1.25rem;margin:2.5rem 0 .6rem;padding-top:.6rem;border-top:1px solid var(--line)}
h3,h4{font-size:1.05rem;margin:1.5rem 0 .4rem}
p,ul,ol,pre,blockquote,table,dl{margin:.7rem 0}
h1,h2,h3,h4,p,li,dd,th,td{unicode-bidi:plaintext;text-align:start;overflow-wrap:break-word}
li{margin:.25rem 0}
a{color:var(--accent)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem}
dt{font-size:.85rem;color:var(--soft);padding-top:.15rem}
dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-size:.8rem;color:var(--soft);overflow-wrap:normal;white-space:nowrap}
td:first-child{font-variant-numeric:tabular-nums}
td{min-width:11rem}
.short{min-width:0;white-space:nowrap}
.wide{overflow-x:auto}
code,pre{font:.85em/1.45 ui-monospace,"DejaVu Sans Mono",monospace}
pre{background:var(--fill);padding:.8rem 1rem;border-radius:6px;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
blockquote{border-left:3px solid var(--line);padding-left:1rem;color:var(--soft)}
figure{margin:1.5rem 0}
figure svg{display:block;max-width:100%;height:auto;border:1px solid var(--line);border-radius:6px}
figcaption{font-size:.85rem;color:var(--soft);margin-top:.4rem}
@media print{@page{margin:18mm 16mm}
:root{--ink:#000;--soft:#333;--line:#999;--fill:#f4f4f4;--paper:#fff;--accent:#000}
body{font-size:10.5pt;max-width:none;padding:0}
h2,h3{break-after:avoid}
td{min-width:0}
tr,figure,pre{break-inside:avoid}
thead{display:table-header-group}
}
"""
_WIDE = '<div class="wide" tabindex="0">'
SHORT = 14  # characters of a cell that stays on one line
_STYLES = {"bold": "strong", "italic": "em", "code": "code"}


def export(document: Postmortem) -> tuple[bytes, list[str]]:
    """The page in UTF-8, and remarks (none)."""
    return render(page_of(document)).encode(), []


def render(page: Page) -> str:
    """The page as HTML."""
    body = "\n".join(_block(block) for block in page.blocks)
    title = escape(_clean(page.title))
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="nofault">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _clean(text: str) -> str:
    """The text without control characters, which no page may hold."""
    return "".join(sign for sign in text if sign in "\n\t" or not (ord(sign) < 32 or 127 <= ord(sign) < 160 or 0xD800 <= ord(sign) < 0xE000))


def _spans(spans: tuple[Span, ...]) -> str:
    found = []
    for span in spans:
        text = escape(_clean(span.text), quote=True).replace("\n", "<br>")
        tag = _STYLES.get(span.style)
        text = f"<{tag}>{text}</{tag}>" if tag else text
        found.append(f'<a href="{escape(span.href, quote=True)}" rel="noopener noreferrer">{text}</a>' if span.href else text)
    return "".join(found)


def _block(block: Block) -> str:
    if block.kind == "heading":
        return f"<h{block.level}>{escape(_clean(block.title))}</h{block.level}>"
    if block.kind == "facts":
        return f"<dl>{''.join(f'<dt>{escape(label)}</dt><dd>{_spans(text)}</dd>' for label, text in block.facts)}</dl>"
    if block.kind == "table":
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
        rows = "\n".join(f"<tr>{''.join(_cell(cell, head=False) for cell in row)}</tr>" for row in block.rows)
        return f'{_WIDE}<table aria-label="{escape(block.title)}"><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'
    if block.kind == "figure":
        return f"<figure>{block.svg}<figcaption>{escape(block.title)}</figcaption></figure>"
    return "\n".join(_text(kind, list(group)) for kind, group in groupby(block.rich, key=lambda one: _shape(one)))


def _shape(one: Rich) -> str:
    """Neighbours of one shape are one list or one table."""
    return "list" if one.kind == "item" or (one.level and one.kind != "heading") else "table" if one.kind == "row" else one.kind


def _text(shape: str, group: list[Rich]) -> str:
    if shape == "list":
        return _list(group)
    if shape == "table":
        rows = "\n".join(f"<tr>{''.join(_cell(cell, head=one.head) for cell in one.cells)}</tr>" for one in group)
        return f"{_WIDE}<table>{rows}</table></div>"
    return "\n".join(_single(one) for one in group)


def _cell(spans: tuple[Span, ...], *, head: bool) -> str:
    if head:
        return f'<th scope="col">{_spans(spans)}</th>'
    short = ' class="short"' if sum(len(span.text) for span in spans) <= SHORT else ""
    return f"<td{short}>{_spans(spans)}</td>"


def _single(one: Rich) -> str:
    if one.kind == "code":
        return f"<pre><code>{escape(_clean(one.spans[0].text))}</code></pre>"
    if one.kind == "quote":
        return f"<blockquote><p>{_spans(one.spans)}</p></blockquote>"
    if one.kind == "heading":
        level = min(6, max(3, one.level + 1))
        return f"<h{level}>{_spans(one.spans)}</h{level}>"
    return f"<p>{_spans(one.spans)}</p>"


def _list(group: list[Rich]) -> str:
    """List items with what belongs to them, nested as deep as they were."""
    html: list[str] = []
    open_lists: list[str] = []
    for one in group:
        level = max(1, one.level)
        if one.kind != "item":
            html.append(_single(one))
            continue
        while len(open_lists) > level:
            html.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == level:
            html.append("</li>")
        tag = "ol" if one.mark[:-1].isdigit() else "ul"
        while len(open_lists) < level:
            start = f' start="{int(one.mark[:-1])}"' if tag == "ol" and one.mark not in ("1.", "1)") else ""
            html.append(f"<{tag}{start}>" if len(open_lists) == level - 1 else f"<{tag}><li>")
            open_lists.append(tag)
        html.append(f"<li>{_spans(one.spans)}")
    html += [f"</li></{tag}>" for tag in reversed(open_lists)]
    return "".join(html)
