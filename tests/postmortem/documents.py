"""Generated documents: any value the model can hold, with the signs that break tables, lists and YAML drawn often."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

from nofault.postmortem.model import Item, Postmortem, Quantity, Why
from nofault.postmortem.parts import cleaned
from nofault.postmortem.reading import identified
from nofault.postmortem.values import Hint, fields

PIECES = [
    "Pool at 97 %", "a", " ", "  ", "\n", "\n\n", "|", "\\", "\\|", "<br>", "<!--", "-->", "&#10;", "&amp;#", "# ", "## Impact",
    "- ", "* b", "1. ", "[ ] ", "> ", "```", "~~~", "---", "===", "***", "**Duration:** 5 min", "(ai-1)", "(id: x)", "{#p-1}",
    ": ", ":", '"', '""', "'", "unknown", "yes", "14:32", "2026-01-14", "2026-01-14 10:00:00 UTC", "— 2026-01-14", "~5", "5 %",
    "SRE team", "tbd", "-", "\t", "\r", "\u00a0", "\u2028", "日本", "é", "<div>", "</div>", "<script>", "| a | b |\n|---|---|",
    "    code", "{", "}", "[x](https://example.com)", "? ", "&a", "*a", "!!python", "%", "@", "`c`",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=5).map("".join) | st.text(max_size=12)
INSTANTS = st.datetimes(timezones=st.just(UTC)) | st.datetimes(datetime(2026, 1, 14), datetime(2026, 1, 16), timezones=st.just(UTC))  # noqa: DTZ001
DAYS = st.dates() | st.just(date(2026, 1, 14))
NUMBERS = st.integers(-5, 100_000).map(float) | st.floats(allow_nan=False, allow_infinity=False)
IDENTIFIERS = st.from_regex(r"\A(?:te|cf|ai|p)-[0-9a-f]{10}\Z") | TEXTS.filter(bool)
QUANTITIES = st.builds(
    Quantity, value=NUMBERS, unit=st.sampled_from(["", "%", "minutes", "users", "$", "€"]) | TEXTS, estimate=st.booleans(), note=TEXTS
)
SINGLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS, bool: st.booleans(), int: st.integers(-1000, 10**9), float: NUMBERS, datetime: INSTANTS, date: DAYS, Quantity: QUANTITIES,
}  # fmt: skip


def _value(hint: Hint, depth: int) -> st.SearchStrategy[Any]:
    if hint.base in SINGLE:
        one = SINGLE[hint.base]
    elif issubclass(hint.base, Enum):
        one = st.sampled_from(list(hint.base))
    else:
        one = parts(hint.base, depth + 1)
    if hint.is_list:
        few = 0 if hint.base is Why and depth > 3 else 2
        return st.lists(one, max_size=few)
    return st.none() | one if hint.may_be_unknown else one


@st.composite
def parts(draw: st.DrawFn, kind: type[Struct], depth: int = 0) -> Any:
    """A part with a few of its fields stated."""
    hints = fields(kind)
    must = [name for name in kind.__struct_fields__ if name == "text" and kind is Why]
    names = draw(st.lists(st.sampled_from(sorted(set(hints) - {"id"})), max_size=4 if depth else 8, unique=True))
    values = {name: draw(_value(hints[name], depth)) for name in dict.fromkeys([*must, *names])}
    if issubclass(kind, Item):
        values["id"] = draw(IDENTIFIERS)
    return kind(**values)


def documents() -> st.SearchStrategy[Postmortem]:
    """A whole document whose items have identifiers of their own."""
    return parts(Postmortem).map(cleaned).map(identified)
