"""A section of the page: its rows and what stands around them. A page has thirty, so they are written here.

What is put in here unescaped was escaped where it was made: rows, notes, titles and the forms of `quick`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from nofault.web.forms import labels
from nofault.web.models.discussion import Comment
from nofault.web.rendering.notes import margin_html
from nofault.web.services.findings import ShownFinding
from nofault.web.templatetags.times import day as day_words


@dataclass
class Shown:
    """A part on the page. `html` is its row, left open for its notes."""

    key: str
    kind: str
    html: str
    day: date | None = None
    findings: list[ShownFinding] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    @property
    def has_notes(self) -> bool:
        return bool(self.findings or self.comments)


@dataclass
class SectionShown:
    """A section: its parts, and how complete it is. `title` and `hint` are escaped, `quick` is the row that adds an item."""

    name: str
    title: SafeString
    hint: SafeString
    is_list: bool
    parts: list[Shown] = field(default_factory=list)
    late: int = 0
    quick: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.parts

    @property
    def finding_count(self) -> int:
        return sum(len(part.findings) for part in self.parts)


class Frame(NamedTuple):
    """What all sections of an answer share: the document's address, what the reader may do, and the token of forms."""

    address: str
    may_write: bool
    token: str


@cache
def title_and_hint(name: str, language: str) -> tuple[SafeString, SafeString]:
    """The words of a section, escaped."""
    with override(language):
        title, hint = labels.PARTS[name]
        return mark_safe(escape(str(title))), mark_safe(escape(str(hint)))  # noqa: S308 - escaped here


def section_html(section: SectionShown, frame: Frame, *, phases: str = "", focus: str = "", out_of_band: bool = False) -> SafeString:
    """The whole section. `phases` stands below its title, `focus` is the part that an editor was left at."""
    name, count = section.name, len(section.parts) if section.is_list else 0
    tag = f'<section class="pm-section" id="section-{name}" data-kind="{name}" aria-labelledby="title-{name}"'
    tag += " data-list" * section.is_list + ' hx-swap-oob="true"' * out_of_band + (f' data-focus="part-{escape(focus)}"' if focus else "")
    counted = f' <span class="count">{count}</span>' if count else ""
    hint = f'<p class="muted pm-hint">{section.hint}</p>' if section.is_empty else ""
    add = section.quick + _way_to_add(section, frame.address) if frame.may_write else ""
    rows = "".join(_rows(section, frame))
    return mark_safe(f'{tag}>\n<h2 id="title-{name}">{section.title}{counted}</h2>\n{phases}{hint}{rows}\n{add}\n</section>\n')  # noqa: S308 - see above


def _rows(section: SectionShown, frame: Frame) -> Iterator[str]:
    for part in section.parts:
        if part.day:
            yield f'<h3 class="pm-day">{escape(day_words(part.day))}</h3>'
        yield part.html
        if part.has_notes:
            notes = margin_html(part.key, part.findings, part.comments, **frame._asdict())
            yield f'<div class="pm-margin" role="group" aria-label="{escape(_("Notes"))}: {section.title}">{notes}</div>'
        yield "</div>"


def _way_to_add(section: SectionShown, address: str) -> str:
    """The link below the rows; hidden where there is a row to add, or nothing more to add."""
    if section.quick or not (section.is_list or section.is_empty):
        return '<p class="pm-add" hidden></p>'
    name = section.name
    where, word = (f"parts/new/{name}/", _("Add")) if section.is_list else (f"parts/{name}/edit/", _("Write"))
    unseen = f'<span class="visually-hidden"> {section.title}</span>'
    return f'<p class="pm-add"><a class="btn btn-small btn-quiet" data-new href="{escape(address)}{where}">{escape(word)}{unseen}</a></p>'


def outline_html(sections: Iterable[SectionShown]) -> SafeString:
    """The lines of the outline: how complete each section is, what is late in it, whether there are questions."""
    return mark_safe("".join(map(_outline_line, sections)))  # noqa: S308 - see above


def _outline_line(section: SectionShown) -> str:
    if section.is_empty:
        told = f'<span role="img" aria-label="{escape(_("empty"))}">–</span>'
    elif section.is_list:
        told = str(len(section.parts))
    else:
        told = f'<span role="img" aria-label="{escape(_("written"))}">✓</span>'
    if section.late:
        told += f' <span class="late">{section.late} {escape(_("late"))}</span>'
    if questions := section.finding_count:
        counted = ngettext("%(number)s question", "%(number)s questions", questions) % {"number": questions}
        unseen = f'<span class="visually-hidden">{escape(counted)}</span>'
        told += f' <span class="pm-dot" title="{escape(_("questions in the margin"))}">●{unseen}</span>'
    return f'<li><a href="#section-{section.name}">{section.title}</a> <span class="count">{told}</span></li>'


def unused_html(sections: Iterable[SectionShown], address: str) -> SafeString:
    """The sections that say nothing yet, each with the way to begin it."""
    return mark_safe("".join(_unused_line(section, address) for section in sections))  # noqa: S308 - see above


def _unused_line(section: SectionShown, address: str) -> str:
    where = f"parts/new/{section.name}/" if section.is_list else f"parts/{section.name}/edit/"
    told = f'<span class="line-main">{section.title} <span class="muted small">{section.hint}</span></span>'
    label = escape(_("Add: %(title)s")) % {"title": section.title}
    link = f'<a class="btn btn-small btn-quiet" href="{escape(address)}{where}" aria-label="{label}">{escape(_("Add"))}</a>'
    return f'<li class="line">{told}{link}</li>'
