"""HTML and PDF: everything is there, nothing of a document is executed, and what cannot be shown is marked."""

# ruff: noqa: E501 - a document is written out from top to bottom

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import typst

from nofault.postmortem.export import html, pdf
from nofault.postmortem.model import ActionItem, Factor, Incident, Markers, Note, NotFixing, Postmortem, Section, TimelineEntry, Verification, Why
from nofault.postmortem.reading import read
from nofault.postmortem.rich import rich, spans_of
from nofault.postmortem.terms import EntryKind, Fishbone
from tests.postmortem.test_visible import WORDS, sample


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 1, 14, hour, minute, tzinfo=UTC)


def factors() -> list[Factor]:
    chain = [
        Why(
            text="Connections were not given back on a timeout",
            whys=[Why(text="The retry keeps its connection", whys=[Why(text="No test covers the timeout", systemic=True, answered_by=["ai-2"])])],
        )
    ]
    return [
        Factor(id="cf-1", property="The pool has a limit that no test reaches", fishbone=Fishbone.TECHNOLOGY, whys=chain),
        Factor(id="cf-2", property="The alert stands at 5 % of errors, not at the use of the pool", fishbone=Fishbone.MEASUREMENTS),
        Factor(id="cf-3", property="Release train carries ten changes at once", fishbone=Fishbone.PROCESS),
        Factor(id="cf-4", property="Load in the evening is three times that of the canary's hour", fishbone=Fishbone.ENVIRONMENT),
        Factor(id="cf-5", property="The page on pools is known to two of nine people on call", fishbone=Fishbone.PEOPLE),
    ]


def promises() -> list[ActionItem]:
    return [
        ActionItem(id="ai-1", text="Alert on the use of the pool above 70 %", owner="Noor Haddad", due_on=date(2026, 2, 1), factors=["cf-2"]),
        ActionItem(
            id="ai-2",
            text="Test of the timeout in the retry",
            owner="Ana Lima",
            factors=["cf-1"],
            success_criterion="the pool is full again after the test",
        ),
    ]


def rich_sample() -> Postmortem:
    """A document with every drawing in it."""
    document = sample()
    document.incident = Incident(
        title="Checkout answered 503 for 23 minutes",
        reference="INC-42",
        occurred_on=date(2026, 1, 14),
        markers=Markers(
            onset_at=at(14, 32),
            alert_at=at(14, 38),
            page_at=at(14, 38),
            acknowledged_at=at(14, 41),
            declared_at=at(14, 45),
            mitigated_at=at(14, 55),
            recovered_at=at(14, 56),
        ),
    )
    texts = (
        (14, 30, EntryKind.DEPLOY, "Deployment of payments 2.14 begins as part of the release train"),
        (14, 32, EntryKind.ONSET, "First answers with 503; the pool of connections is at 85 %"),
        (
            14,
            38,
            EntryKind.ALERT,
            "Alert: error rate above 5 % for five minutes, pages the on-call of payments and, as a second, the on-call of the platform, who joins the call at once",
        ),
        (14, 41, EntryKind.ACKNOWLEDGE, "Page acknowledged"),
        (14, 55, EntryKind.MITIGATION, "Rollback done"),
        (15, 30, EntryKind.OTHER, "`pool_max` raised to 80, see [the change](https://example.com/acme/shop/pull/9)"),
    )
    document.timeline = [
        TimelineEntry(id=f"te-{number}", at=at(hour, minute), kind=kind, text=text, source="log")
        for number, (hour, minute, kind, text) in enumerate(texts)
    ]
    document.factors = factors()
    document.action_items = promises()
    document.sections = [
        Section(
            id="p-11",
            title="Configuration",
            text="Before:\n\n```yaml\npool_max: 50\n```\n\n1. one\n   - nested **bold**\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            after="summary",
        )
    ]
    return document


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) [y](data:text/html,x) "
    '#read("/etc/passwd") #eval("1") $x$ @label \\u{41} "quote" `#panic()` <a href="https://example.com" onclick="x()">z</a> ]] --- \u202e abc'
)


def hostile() -> Postmortem:
    document = sample()
    document.incident.title = HOSTILE
    document.summary = f"{HOSTILE}\n\n- {HOSTILE}\n\n```\n{HOSTILE}\n```\n\n<iframe src='https://example.com'></iframe>"
    document.timeline[0].text = HOSTILE
    document.factors[0].fishbone = Fishbone.PEOPLE
    document.factors[0].property = HOSTILE
    document.factors[0].whys = [Why(text=HOSTILE)]
    document.action_items[0].text = HOSTILE
    document.action_items[0].factors = ["cf-1"]
    return document


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type ?/Page\b", data))


def test_the_page_holds_every_word_and_every_drawing():
    text = html.export(rich_sample())[0].decode()
    shown = set(WORDS) - {
        "Titleword",
        "Eventword",
        "Sourceword",
        "Secondword",
        "Factorword",
        "Whyword",
        "Deeperword",
        "Actionword",
        "Ownerword",
        "Criterionword",
        "Keptword",
    }
    assert not [word for word in shown if word not in text]
    assert text.count("<svg ") == 5
    assert text.count('role="img"') == 5
    assert all(f"<desc>{begin}" in text for begin in ("detect 6 min", "6 entries over", "technology: "))
    assert '<th scope="col">Time (UTC)</th>' in text
    assert "@media print" in text


def test_nothing_of_a_document_is_active_in_the_page():
    text = html.export(hostile())[0].decode()
    assert "<script" not in text
    assert "<iframe" not in text
    assert "<img" not in text
    assert not re.search(r"<[^>]*\son\w+=", text)
    assert {found.lower() for found in re.findall(r'(?:href|src)="([^":]*):', text)} <= {"https", "http"}
    assert "default-src 'none'" in text


def test_the_pdf_is_tagged_accessible_and_runs_nothing_of_a_document():
    data, notes = pdf.export(rich_sample())
    assert data.startswith(b"%PDF-")
    assert notes == []
    assert b"pdfuaid" in data
    assert b"StructTreeRoot" in data
    bad, _ = pdf.export(hostile())
    assert b"/JavaScript" not in bad
    assert b"root:" not in bad


def test_a_sign_without_a_glyph_is_marked_and_named():
    document = sample()
    document.summary = "Fire \U0001f525 and \U00012000 in the summary."
    data, notes = pdf.export(document)
    assert "U+1F525" in notes[0] or "U+12000" in notes[0]
    assert b"pdfuaid" not in data
    assert b"StructTreeRoot" in data


def test_a_page_that_cannot_be_accessible_is_a_plain_pdf_and_says_so(monkeypatch):
    compile_ = pdf._Compiler._compile

    def refused(self, source, inputs, *, accessible):
        return compile_(self, b'#panic("no tag")' if accessible and "page" in inputs else source, inputs, accessible=accessible)

    monkeypatch.setattr(pdf._Compiler, "_compile", refused)
    data, notes = pdf.export(sample())
    assert b"pdfuaid" not in data
    assert b"StructTreeRoot" in data
    assert "plain tagged PDF, not PDF/UA-1: panicked with" in notes[0]


def cjk_fonts() -> list[Path]:
    return sorted(Path("/usr/share/fonts").rglob("NotoSerifCJK*.ttc")) + sorted(Path("/usr/share/fonts").rglob("NotoSansCJK*.ttc"))


JAPANESE = (
    "# ポストモーテム: 決済の停止 — 2026-01-14\n\n## サマリー\n\n接続プールが枯渇した。\n\n## タイムライン\n\n- 14:32 UTC 配備\n- 14:40 UTC 復旧\n"
)


def test_japanese_is_shown_with_fonts_and_marked_without(monkeypatch):
    document = read(JAPANESE).document
    if not cjk_fonts():
        pytest.skip("no Japanese fonts: install fonts-noto-cjk")
    data, notes = pdf.export(document)
    assert notes == []
    assert b"pdfuaid" in data
    fonts = typst.Fonts
    monkeypatch.setattr(typst, "Fonts", lambda font_paths: fonts(include_system_fonts=False, font_paths=font_paths))
    data, notes = pdf.export(document)
    assert "U+6C7A" in notes[0]
    assert b"pdfuaid" not in data


def test_the_japanese_samples_are_exported(shared):
    for path in sorted((shared / "corpus" / "postmortems" / "Kaikei-e__Alt").glob("*.md")):
        document = read(path.read_bytes(), path.name).document
        data, notes = pdf.export(document)
        assert pages(data) or data.startswith(b"%PDF-")
        assert bool(notes) is (b"pdfuaid" not in data)
        assert '<html lang="ja">' in html.export(document)[0].decode()


def test_a_font_folder_that_is_none_is_named(monkeypatch):
    monkeypatch.setenv("NOFAULT_FONT_DIR", "/nowhere")
    with pytest.raises(Exception, match="NOFAULT_FONT_DIR: /nowhere is no folder"):
        pdf.export(sample())
    assert os.environ["NOFAULT_FONT_DIR"] == "/nowhere"


def test_markdown_becomes_spans_and_links_are_followed_only_where_they_are_safe():
    spans = spans_of("**a** _b_ `c` [d](https://example.com) [e](javascript:x)")
    assert [(span.text, span.style, span.href) for span in spans if span.text.strip()] == [
        ("a", "bold", ""), ("b", "italic", ""), ("c", "code", ""), ("d", "", "https://example.com"), ("[e](javascript:x)", "", ""),
    ]  # fmt: skip
    assert [block.kind for block in rich("a\n\n- b\n\n<!-- c -->\n\n> d\n\n```\ne\n```\n")] == ["paragraph", "item", "quote", "code"]


def test_an_empty_document_can_be_exported():
    assert html.export(Postmortem())[0].startswith(b"<!doctype html>")
    assert pdf.export(Postmortem())[0].startswith(b"%PDF-")


def test_detection_and_recovery_are_measured_from_the_trigger_too_where_it_is_known():
    markers = Markers(trigger_at=at(14, 30), onset_at=at(14, 36), alert_at=at(14, 41))
    page = html.export(Postmortem(incident=Incident(markers=markers), timeline=[TimelineEntry(at=at(14, 41), text="Alert")]))[0].decode()
    words = re.sub(r"<[^>]+>", " ", page)
    assert re.search(r"Time to detect\W+5 min", words)
    assert re.search(r"Time to detect from trigger\W+11 min", words)
    assert "recover from trigger" not in words


def test_what_has_no_place_of_its_own_on_the_page_stands_in_its_further_record():
    item = ActionItem(id="ai-1", text="Add an alert", proof="Drill of 3 March", verification=Verification(check="fires at 70 %", expected="a page"))
    document = Postmortem(
        factors=[Factor(id="cf-1", property="The pool is small", target="A limit of 50", detail="Five connections")],
        lessons=[Note(id="p-1", text="Defaults hide", answer="So there is none now")],
        action_items=[item],
        not_fixing=[NotFixing(id="p-2", what="The old queue", accepted_by="Platform lead", reason="It ends in May")],
    )
    page = str(html.export(document)[0])
    told = ("A limit of 50", "Five connections", "So there is none now", "Drill of 3 March", "a page", "Platform lead", "It ends in May")
    assert [words for words in told if words not in page] == []
    assert page.count("fires at 70 %") == 1
    assert "Further record" in page
    assert "Further record" not in str(html.export(Postmortem(summary="Slow."))[0])


def test_a_picture_beside_the_document_is_named_and_nothing_of_another_scheme_is_followed():
    page = str(html.export(Postmortem(summary="![Pool](img/pool.png) and [a](javascript:alert(1))"))[0])
    assert "Pool (img/pool.png)" in page
    assert 'href="javascript' not in page
