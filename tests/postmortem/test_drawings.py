"""Drawings fit on a printed page however much there is; what they leave out they say, and the page has it as text."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from nofault import plugins
from nofault.postmortem.drawings._canvas import TALLEST
from nofault.postmortem.export import html, pdf
from nofault.postmortem.export._page import DRAWINGS
from nofault.postmortem.model import ActionItem, Factor, Incident, Postmortem, TimelineEntry, Why
from nofault.postmortem.terms import EntryKind, Fishbone

BEGAN = datetime(2026, 1, 14, 14, 0, tzinfo=UTC)
LONG = "The queue of rebuilds has no bound, and nothing that anybody looks at shows how long it is while the index is copied"


def tree(depth: int, name: str) -> list[Why]:
    return [Why(text=f"Why {name}.{number}", whys=tree(depth - 1, f"{name}.{number}") if depth else []) for number in range(3)]


def crowded() -> Postmortem:
    entries = [TimelineEntry(id=f"te-{number}", at=BEGAN + timedelta(minutes=number), text=f"Event {number}: {LONG}") for number in range(200)]
    entries[150].kind = EntryKind.RECOVERY
    factors = [
        Factor(id=f"cf-{number}", property=f"Factor {number}: {LONG}", fishbone=Fishbone.PROCESS, whys=tree(2, str(number))) for number in range(30)
    ]
    items = [ActionItem(id=f"ai-{number}", text=f"Item {number}: {LONG}", factors=[f"cf-{number % 30}"]) for number in range(60)]
    return Postmortem(incident=Incident(title="Crowded"), timeline=entries, factors=factors, action_items=items)


def drawn(name: str, document: Postmortem) -> str:
    drawing = plugins.load(DRAWINGS, name).draw(document)
    assert drawing is not None
    return str(drawing.svg)


def test_there_are_drawings_to_look_at():
    assert {"answers", "fishbone", "phases", "timeline", "whys"} <= set(plugins.names(DRAWINGS))


@pytest.mark.parametrize("name", ["timeline", "whys", "answers", "fishbone"])
def test_no_drawing_is_taller_than_a_page_and_what_it_leaves_out_is_said(name):
    svg = drawn(name, crowded())
    assert int(re.search(r'height="(\d+)"', svg)[1]) <= TALLEST
    assert re.search(r"\d+ more", svg)
    assert max(float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)"', svg)) <= TALLEST


def test_a_crowded_timeline_is_drawn_with_its_ends_and_its_phases():
    svg = drawn("timeline", crowded())
    for number in (0, 1, 150, 199):
        assert f"Event {number}:" in svg
    assert "Event 100:" not in svg
    shown = len(re.findall(r"Event \d+:", svg))
    assert shown + sum(int(number) for number in re.findall(r"(\d+) more in the table", svg)) == 200


def test_a_timeline_that_has_room_is_drawn_whole():
    document = Postmortem(timeline=[TimelineEntry(id=f"te-{n}", at=BEGAN + timedelta(minutes=20 * n), text=f"Event {n}") for n in range(12)])
    svg = drawn("timeline", document)
    assert len(re.findall(r"Event \d+", svg)) == 12
    assert svg.count("20 min without an entry") == 11
    assert "more in the table" not in svg


def test_every_why_stands_in_the_text_with_what_is_known_of_it():
    document = crowded()
    document.factors[0].whys[0].systemic = True
    document.factors[0].whys[0].cites = "INC-7"
    text = re.sub(r"<svg.*?</svg>", "", html.export(document)[0].decode(), flags=re.DOTALL)
    assert "Why 0.0 (systemic, see INC-7)" in text
    assert all(f"<li>Why {number}.2.2.2</li>" in text for number in range(30))


def test_texts_from_right_to_left_begin_at_the_right():
    document = Postmortem(summary="ملخص: توقفت نتائج البحث.\n\nIn English.", timeline=[TimelineEntry(id="te-1", at=BEGAN, text="השירות חזר לפעול")])
    assert "unicode-bidi:plaintext" in html.export(document)[0].decode()
    data = pdf._data(pdf.page_of(document), "", pdf._Compiler(""))
    blocks = {block["kind"]: block for block in data["blocks"]}
    assert [part["spans"][0][0]["rtl"] for part in blocks["text"]["parts"]] == [True, False]
    assert [cell[0][0]["rtl"] for cell in blocks["table"]["cells"][:2]] == [False, True]
    assert pdf.export(document)[0].startswith(b"%PDF")


def test_only_a_long_row_is_divided_by_the_end_of_a_page():
    document = Postmortem(timeline=[TimelineEntry(id="te-1", at=BEGAN, text="short"), TimelineEntry(id="te-2", at=BEGAN, text=LONG * 60)])
    (table,) = [block for block in pdf._data(pdf.page_of(document), "", pdf._Compiler(""))["blocks"] if block["kind"] == "table"]
    assert table["divides"] == [False, False, False, True, True, True]
    assert pdf.export(document)[0].count(b"/Type/Page") >= 1
