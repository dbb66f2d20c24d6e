"""How each kind of part looks: an entry, a promise, a factor, prose; every other is a list of its facts.

They are written here and not as templates because a page shows a hundred of them. Every text of the document goes through `plain` or `lines`,
which escape it; nothing else of a value may stand in a string here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape as plain
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override
from msgspec import Struct
from msgspec.structs import replace

from nofault.knowledge.classify import taxonomy
from nofault.postmortem.model import (
    ActionItem,
    Attachment,
    Belief,
    Decision,
    Evidence,
    Factor,
    FailureClass,
    Note,
    Observation,
    Quantity,
    Questions,
    Section,
    TimelineEntry,
    Why,
)
from nofault.postmortem.rich import Span, spans_in
from nofault.postmortem.terms import Certainty, EntryKind, SourceKind
from nofault.web.forms.codec import write_quantity
from nofault.web.forms.labels import REFERS
from nofault.web.rendering.facts import ShownFact, shown_facts
from nofault.web.rendering.markdown import markdown_html
from nofault.web.templatetags.times import day, utc, utc_exact

_MARKED = re.compile(r"[`*_\[<]")
_STYLES = {"bold": "strong", "italic": "em", "code": "code"}
# Fields among facts that people write as Markdown, and what in a text says that it is more than words.
PROSE = frozenset({"summary", "root_cause", "first_cause", "trigger", "how", "mitigation_note", *Questions.__struct_fields__})
_MARKDOWN = re.compile(r"[`*_\[<#>|~]|\n|^\s*(?:\d+[.)]|[-+])\s")
LINE_SHOWN = 500  # characters of a line of evidence; the line itself is kept whole

_WORDS = {
    "account": _("account"),
    "act": _("Add an action item"),
    "actual": _("Was"),
    "approximate": _("approximate"),
    "around": _("Show the raw lines around it"),
    "becomes": _("should become"),
    "believed": _("Believed"),
    "blocked": _("blocked"),
    "criterion": _("how it can be seen to work"),
    "date": _("a date"),
    "decision": _("Decision point"),
    "due": _("Due"),
    "edit": _("Edit"),
    "evidence": _("Evidence"),
    "gap": _("open gap: nothing answers this yet"),
    "group": _("a person"),
    "known": _("Known at that moment"),
    "late": _("late"),
    "level": _("P0–P3"),
    "leverage": _("high leverage"),
    "leave": _("Choose not to fix it"),
    "no_time": _("no time"),
    "owner": _("Owner"),
    "passed": _("passed"),
    "person": _("one person"),
    "priority": _("Priority"),
    "proof": _("proof"),
    "purged": _("purged"),
    "see": _("see"),
    "slow": _("slow point"),
    "so_that": _("so that"),
    "state": _("State"),
    "suggested": _("suggested"),
    "systemic": _("systemic"),
    "target": _("target"),
    "time_unknown": _("time unknown"),
    "unknown": _("unknown"),
    "whys": _("Whys"),
}


@lru_cache(maxsize=16)
def words_in(language: str) -> dict[str, str]:
    """Every word of the interface that stands in a look, escaped."""
    return escaped_words(_WORDS, language)


def escaped_words(words: dict[str, Any], language: str) -> dict[str, str]:
    """Words of the interface by name, in that language and ready to stand in HTML."""
    with override(language):
        return {name: plain(str(word)) for name, word in words.items()}


class Here(NamedTuple):
    """Where a look stands: the part, the address of its document, and who reads. `names` are what the parts say that this one points at, by key."""

    key: str
    address: str
    may_write: bool
    is_late: bool
    words: dict[str, str]
    names: dict[str, str]

    def missing(self, field: str, label: str, word: str) -> str:
        """A place that is still empty: whoever may write fills it in place."""
        shown = self.words[word]
        if not self.may_write:
            return f'<span class="placeholder">{shown}</span>'
        where = f"{self.address}parts/{plain(self.key)}/edit/?only={field}"
        return f'<a class="placeholder" data-edit href="{where}" aria-label="{self.words[label]}: {shown}">{shown}</a>'


def lines(text: str) -> str:
    """The text escaped, with its line ends, and with its links, code and emphasis as exports show them."""
    return "".join(map(_span, spans_in(text))) if _MARKED.search(text) else plain(text).replace("\n", "<br>")


def _span(span: Span) -> str:
    text = plain(span.text).replace("\n", "<br>")
    if span.href:
        return f'<a href="{plain(span.href)}" rel="nofollow noreferrer">{text}</a>'
    return f"<{_STYLES[span.style]}>{text}</{_STYLES[span.style]}>" if span.style else text


def shortened(text: str, most: int) -> str:
    """The text in at most so many characters, unescaped."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def tag(text: str, kind: str = "") -> str:
    """A word of the document in a small outline."""
    return f'<span class="tag{kind}">{plain(text).replace("-", " ")}</span>'


def timeline_look(value: TimelineEntry, here: Here) -> str:
    """Time, fact, where it was seen; its evidence and its decision point unfold."""
    words = here.words
    kinds = ["entry"] + ["entry-quiet"] * (value.kind is EntryKind.QUIET) + ["entry-account"] * (value.source_kind is SourceKind.ACCOUNT)
    marks = f" {tag_of(words['slow'])}" if value.slow else ""
    if value.certainty is not Certainty.EXACT:
        off = f' <span class="nowrap">± {_length(value.uncertainty_s)}</span>' if value.uncertainty_s else ""
        marks += f" {tag(value.certainty, ' soon')}{off}"
    about = f'<span title="{words["approximate"]}">~</span>' if value.approximate else ""
    kind = "" if value.kind is EntryKind.OTHER else plain(value.kind)
    return (
        f'<div class="{" ".join(kinds)}"><p class="entry-time num">{about}{_time(value, words)}</p>'
        f'<p class="entry-kind">{kind}</p><div class="entry-body"><p>{lines(value.text)}{marks}</p>'
        f"{_decision(value.decision, words) if value.decision else ''}{_source(value, here)}</div></div>"
    )


def _length(seconds: float) -> str:
    return f"{seconds / 3600:g} h" if seconds >= 7200 else f"{seconds / 60:g} min" if seconds >= 120 else f"{seconds:g} s"


def tag_of(word: str) -> str:
    """A word of the interface in a small outline."""
    return f'<span class="tag">{word}</span>'


def _time(value: TimelineEntry, words: dict[str, str]) -> str:
    if value.at:
        return str(utc(value.at))
    if value.at is None:
        return f'<span class="muted">{words["time_unknown"]}</span>'
    return f'<span class="placeholder">{plain(value.at_text) or words["no_time"]}</span>'


def _decision(value: Decision, words: dict[str, str]) -> str:
    told = (("known", value.known_at_that_moment), ("believed", value.believed), ("actual", value.actual))
    facts = "".join(f"<dt>{words[name]}</dt><dd>{lines(text)}</dd>" for name, text in told if text)
    role = f" · {plain(value.by_role)}" if value.by_role else ""
    return f'<details class="fold"><summary>{words["decision"]}{role}</summary><dl class="facts">{facts}</dl></details>'


def _source(value: TimelineEntry, here: Here) -> str:
    words = here.words
    told = [plain(text) for text in (value.source, value.actor_role) if text]
    if not told and not value.evidence:
        return ""
    account = f"{tag_of(words['account'])} " if value.source_kind is SourceKind.ACCOUNT else ""
    count = ngettext("%(number)s line of evidence", "%(number)s lines of evidence", len(value.evidence)) % {"number": len(value.evidence)}
    lines_shown = evidence_look(value.evidence, plain(count), here) if value.evidence else ""
    return f'<div class="entry-source muted small">{account}{" · ".join(told)}{lines_shown}</div>'


def evidence_look(evidence: list[Evidence], title: str, here: Here) -> str:
    """Lines of evidence behind a summary, each with its place, which leads to the raw lines around it, and the first signs of its hash."""
    words, shown = here.words, []
    for number, line in enumerate(evidence):
        where = f'<span class="evidence-where">{plain(line.path)}{f":{line.line}" if line.line else ""}</span>'
        if line.offset is not None and line.line and not line.purged_reason:
            where = f'<a data-raw href="{here.address}parts/{plain(here.key)}/evidence/{number}/" title="{words["around"]}">{where}</a>'
        told = line.text if len(line.text) <= LINE_SHOWN else f"{line.text[:LINE_SHOWN]} …"
        text = f"[{words['purged']}: {plain(line.purged_reason)}]" if line.purged_reason else plain(told) + plain(line.url)
        digest = f' <span class="hash" title="SHA-256 {plain(line.sha256)}">{plain(line.sha256[:8])}</span>' if line.sha256 else ""
        shown.append(f"<li>{where}<code>{text}</code>{digest}</li>")
    return f'<details class="fold"><summary>{title}</summary><ol class="evidence">{"".join(shown)}</ol></details>'


def action_look(value: ActionItem, here: Here) -> str:
    """A promise in the columns of the table; what is missing is a quiet place to fill in."""
    words = here.words
    leverage = f" {tag_of(words['leverage'])}" if value.high_leverage else ""
    so_that = (
        f"{words['so_that']}: {lines(value.success_criterion)}"
        if value.success_criterion
        else here.missing("success_criterion", "so_that", "criterion")
    )
    return (
        f'<div class="promise"><div class="promise-what"><p>{lines(value.text)}{leverage}</p><p class="muted small">{so_that}</p></div>'
        f'<p data-label="{words["owner"]}">{_owner(value, here)}</p>'
        f'<p data-label="{words["due"]}" class="num">{_due(value, here)}</p>'
        f'<p data-label="{words["priority"]}">{plain(value.priority) if value.priority else here.missing("priority", "priority", "level")}</p>'
        f'<p data-label="{words["state"]}">{_state(value, words)}</p></div>'
    )


def _owner(value: ActionItem, here: Here) -> str:
    if value.owner:
        return plain(value.owner) + (f" {here.missing('owner', 'owner', 'group')}" if value.owner_is_group else "")
    return f'<span class="muted">{here.words["unknown"]}</span>' if value.owner is None else here.missing("owner", "owner", "person")


def _due(value: ActionItem, here: Here) -> str:
    words = here.words
    if value.due_on:
        shown = plain(day(value.due_on))
        return f'<span class="late">{shown} · {words["late"]}</span>' if here.is_late else shown
    if value.due_on is None:
        return f'<span class="muted">{words["unknown"]}</span>'
    return f"{plain(value.due_text)} {here.missing('due_on', 'due', 'date')}".strip()


def _state(value: ActionItem, words: dict[str, str]) -> str:
    shown = f'<span class="state" data-state="{plain(value.state)}">{plain(value.state).replace("_", " ")}</span>'
    if value.blocked:
        shown += f' <span class="tag soon">{words["blocked"]}</span>'
    if value.verification.passed is True:
        shown += f' <span class="tag ok">{words["passed"]}</span>'
    elif value.proof.startswith(("https://", "http://")):
        shown += f' <a class="small" rel="nofollow noreferrer" href="{plain(value.proof)}">{words["proof"]}</a>'
    return shown + (f' <span class="muted small">{plain(value.ticket)}</span>' if value.ticket else "")


def factor_look(value: Factor, here: Here) -> str:
    """A property, from what it is to what it should be, with the tree of whys below."""
    words = here.words
    change = ""
    if value.current or value.target:
        to = plain(value.target) or here.missing("target", "target", "target")
        change = (
            f'<p class="factor-change">{plain(value.current) or words["unknown"]} <span role="img" aria-label="{words["becomes"]}">→</span> {to}</p>'
        )
    tags = "".join(tag(text) for text in (value.layer, value.kind, value.fishbone) if text)
    told = (f'<p class="row small">{tags}</p>' if tags else "") + (f"<p>{lines(value.detail)}</p>" if value.detail else "")
    whys = (
        f'<details class="fold" open><summary>{words["whys"]}</summary><ul class="whys">{_whys(value.whys, words)}</ul></details>'
        if value.whys
        else ""
    )
    evidence = evidence_look(value.evidence, f"{words['evidence']} ({len(value.evidence)})", here) if value.evidence else ""
    return f'<div class="factor"><p class="factor-property">{lines(value.property)}</p>{change}{told}{whys}{evidence}</div>'


def _whys(whys: list[Why], words: dict[str, str]) -> str:
    shown = []
    for why in whys:
        marks = f" {tag_of(words['systemic'])}" if why.systemic else ""
        marks += f" {tag(why.horizon)}" if why.horizon else ""
        marks += f' <span class="muted">{words["see"]} {plain(why.cites)}</span>' if why.cites else ""
        below = f"<ul>{_whys(why.whys, words)}</ul>" if why.whys else ""
        shown.append(f"<li>{lines(why.text)}{marks}{below}</li>")
    return "".join(shown)


def statement_look(value: Observation | Note, here: Here) -> str:
    """One statement, with the minutes it saved or cost, or its answer."""
    minutes = f' <span class="tag num">{plain(_minutes(value.minutes))}</span>' if isinstance(value, Observation) and value.minutes else ""
    answer = f'<p class="muted">{lines(value.answer)}</p>' if isinstance(value, Note) and value.answer else ""
    return f'<p class="statement">{lines(value.text)}{minutes}</p>{answer}'


def _minutes(value: Quantity) -> str:
    return write_quantity(value if value.unit else replace(value, unit="min"))


def failure_look(value: FailureClass, here: Here) -> str:
    """What a class is called, on which axis, and the sentence that earned it; its code is what searches and exports go by."""
    known = taxonomy().get(value.code)
    name = known.name if known else value.code
    marks = f" {tag(value.axis)}" * bool(value.axis) + f" {tag_of(here.words['suggested'])}" * (not value.confirmed)
    about = " · ".join(plain(text) for text in (known.meaning if known else "", f"“{value.sentence}”" if value.sentence else "") if text)
    code = f' <span class="muted small">{plain(value.code)}</span>' if known else ""
    return f'<p class="statement"><strong>{plain(name)}</strong>{marks}{code}</p><p class="muted small">{about}</p>'


def belief_look(value: Belief, here: Here) -> str:
    """What was believed beside what was the case."""
    at = f"{utc(value.at)} " if value.at else ""
    signal = f' <span class="muted">{lines(value.signal)}</span>' if value.signal else ""
    return (
        f'<dl class="believed"><dt>{at}{here.words["believed"]}</dt><dd>{lines(value.believed)}</dd>'
        f"<dt>{here.words['actual']}</dt><dd>{lines(value.actual)}{signal}</dd></dl>"
    )


def section_look(value: Section, here: Here) -> str:
    """A section that no typed part holds, under its own title if it has one."""
    title = f"<h3>{plain(value.title)}</h3>" if value.title else ""
    return f'{title}<div class="prose">{markdown_html(value.text)}</div>'


def prose_look(value: str, here: Here) -> str:
    """Markdown that people wrote."""
    return f'<div class="prose">{markdown_html(value)}</div>'


def attachment_look(value: Attachment, here: Here) -> str:
    """A file by its name, which leads to its bytes where they are kept here."""
    name = plain(value.name or "—")
    link = f'<a href="{here.address}attachments/{plain(here.key)}/" download>{name}</a>' if value.sha256 else name
    about = f"<p>{lines(value.description)}</p>" if value.description else ""
    return f'<p>{link} <span class="muted small">{plain(value.media_type)}</span></p>{about}'


def facts_look(value: Struct, here: Here) -> str:
    """What is stated in a value, by name."""
    told = "".join(f"<dt>{plain(str(fact.label))}</dt><dd>{_fact(fact, here)}</dd>" for fact in shown_facts(value))
    return f'<dl class="facts">{told}</dl>'


def _fact(fact: ShownFact, here: Here) -> str:
    if fact.at is not None:
        return utc_exact(fact.at)
    if fact.name in PROSE and _MARKDOWN.search(fact.text):
        return f'<div class="prose">{markdown_html(fact.text)}</div>'
    if fact.name not in REFERS:
        return plain(fact.text).replace("\n", "<br>")
    return "<br>".join(f'<a href="#part-{plain(key)}">{plain(here.names.get(key, key))}</a>' for key in fact.text.splitlines())


def open_gap(here: Here) -> str:
    """A factor that nothing answers yet, with the two ways to answer it."""
    words = here.words
    told = f'<span class="soon">{words["gap"]}</span>'
    if not here.may_write:
        return told
    ways = (("action_items", words["act"]), ("not_fixing", words["leave"]))
    return told + "".join(f' <a data-new href="{here.address}parts/new/{kind}/?factors={plain(here.key)}">{word}</a>' for kind, word in ways)


LOOKS: dict[str, Callable[[Any, Here], str]] = {"timeline": timeline_look, "factors": factor_look, "action_items": action_look}
LOOKS |= {"beliefs": belief_look, "failure_classes": failure_look, "sections": section_look, "summary": prose_look, "background": prose_look}
LOOKS["attachments"] = attachment_look
LOOKS |= dict.fromkeys(("helped", "hurt", "went_well", "went_poorly", "luck", "lessons", "open_questions"), statement_look)
