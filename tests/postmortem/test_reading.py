"""Which shape a file has, what its bytes are, and what its reader reports."""

from __future__ import annotations

import time

import pytest
from msgspec.structs import replace

from nofault.errors import NofaultError
from nofault.postmortem.model import ActionItem, Postmortem
from nofault.postmortem.reading import format_named, formats, identified, read, write


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("# Postmortem: a\n\n## Summary\n", "classic"),
        ("Status: draft\n\nNothing else.\n", "classic"),
        ("", "classic"),
        ("id: INC-1\nseverity: SEV-2\ntitle: a\n", "forensic"),
        ("date_of_incident: 2026-01-14\n", "forensic"),
        ("incident:\n  title: a\nsummary: b\n", "yaml"),
        ("summary: a\n", "yaml"),
        (' {"summary": "a"}', "json"),
        ("---\ntitle: a\n---\n# b\n", "classic"),
    ],
)
def test_the_shape_of_a_text_is_recognised(text, shape):
    assert read(text).shape == shape


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(NofaultError, match="Known are: action-first, chaos, classic"):
        format_named("word")


@pytest.mark.parametrize("name", sorted(formats()))
def test_every_format_says_what_it_is(name):
    module = formats()[name]
    assert module.TITLE
    assert module.EXTENSION.startswith(".")
    assert module.__doc__


def test_bytes_that_are_not_utf8_are_replaced_and_asked_about():
    reading = read(b"# Postmortem: a\n\n## Summary\n\nCaf\xe9\n")
    assert reading.document.summary == "Caf�"
    assert reading.questions == ["Line 5 holds bytes that are not UTF-8; they were replaced. Which encoding is the file in?"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_with_a_byte_order_mark_is_read(encoding):
    assert read("# Postmortem: Café\r\n".encode(encoding)).document.incident.title == "Café"


def test_nul_characters_are_replaced_and_asked_about():
    reading = read("## Summary\n\na\0b\n")
    assert reading.document.summary == "a�b"
    assert len(reading.questions) == 1


def test_of_two_items_with_one_identifier_the_later_gets_another():
    document = identified(Postmortem(action_items=[ActionItem(id="ai-1", text="a"), ActionItem(id="ai-1", text="b")]))
    first, second = (item.id for item in document.action_items)
    assert first == "ai-1"
    assert second.startswith("ai-")
    assert second != first


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_time_without_a_zone_is_never_written(name):
    document = read('{"timeline": [{"id": "te-1", "at": "2026-01-14T14:32:00Z"}]}').document
    document.timeline[0].at = document.timeline[0].at.replace(tzinfo=None)  # type: ignore[union-attr]
    with pytest.raises(NofaultError, match="no zone"):
        write(document, name)


def test_the_report_says_what_was_understood_kept_and_asked():
    text = "# Outage\n\n## Timeline\n\n- 14:32 Deploy\n\n## Weather\n\nRain\n"
    assert read(text).report() == {
        "headings": [
            {"line": 1, "text": "Outage", "understood": "title", "kind": None},
            {"line": 3, "text": "Timeline", "understood": "kind", "kind": "timeline"},
            {"line": 7, "text": "Weather", "understood": None, "kind": None},
        ],
        "timeline": {"entries": 1, "timed": 0},
        "actions": 0,
        "kept": [[7, 9]],
        "questions": ["Line 5: On which day are the times of the timeline?"],
    }


LARGE = {
    "a table of 60,000 rows": "## Timeline\n\n| Time | Event |\n|---|---|\n" + "| 14:32 | Pool of payments at 97 % while requests wait |\n" * 60_000,
    "5 MB of prose": "## Summary\n\n" + ("The pool of the payment service was exhausted. " * 20 + "\n\n") * 5_000,
    "50,000 bullets": "## Action items\n\n" + "- Add an alert on the use of the pool\n" * 50_000,
    "unclosed comments": "## Summary\n\n" + "<!-- " * 200_000,
}


@pytest.mark.alone
@pytest.mark.parametrize("name", LARGE)
def test_a_large_document_is_read_within_five_seconds(name):
    begin = time.process_time()
    read(LARGE[name])
    assert time.process_time() - begin < 5


@pytest.mark.parametrize("words", ["Incident Report:", "Post-Incident Review —", "ROOT CAUSE ANALYSIS:", "Blameless post-mortem report -"])
def test_what_a_document_calls_itself_is_no_part_of_its_title(words):
    document = read(f"# {words} The queue stood still\n\n## Summary\n\nIt stood.\n").document
    assert document.incident.title == "The queue stood still"
    named = replace(document, incident=replace(document.incident, title=f"{words} it stands"))
    assert all(read(write(named, shape), shape=shape).document.incident.title == f"{words} it stands" for shape in ("classic", "coe"))
