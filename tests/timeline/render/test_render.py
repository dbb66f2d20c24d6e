from __future__ import annotations

import csv
import io
import json
import re

import pytest
import yaml

from nofault import plugins
from nofault.postmortem.terms import Certainty, EntryKind
from nofault.timeline.events import Between, Event, Evidence, Phases, Skipped, SourceReport, Timeline, Window
from tests.timeline.builders import AT, later

HOSTILE = '<script>alert(1)</script> | \x1b[31m=cmd"'


def evidence(text):
    return [Evidence(path="a|b.log", line=3, offset=40, sha256="ab" * 32, text=text)]


@pytest.fixture
def timeline():
    events = [
        Event(at=AT, kind=EntryKind.ONSET, text="Failed requests rise", source="access", evidence=evidence("x"), why="a reason", weight=100),
        Event(
            at=later(90),
            kind=EntryKind.OTHER,
            text=HOSTILE,
            source="json",
            actor="=SUM(A1)",
            evidence=evidence(HOSTILE),
            certainty=Certainty.INFERRED,
            uncertainty_s=30,
        ),
        Event(at=later(100), kind=EntryKind.QUIET, text="Nothing recorded", source="json", evidence=evidence("y"), until=later(700)),
    ]
    sources = [SourceReport(path="a|b.log", format="JSON lines", zone="UTC", zone_from="assumed", lines=3, timed_lines=2, notes=["read as <UTC>"])]
    phases = Phases(detect_s=90.0, between=Between(detect=(0, 1)))
    return Timeline(
        window=Window(since=AT, until=later(700)), events=events, phases=phases, sources=sources, skipped=[Skipped(path="<b>", why="empty")]
    )


def written(name, timeline, explain=False):
    return plugins.load("nofault.timeline.render", name).render(timeline, explain)


def test_json_has_the_keys_of_the_interface(timeline):
    found = json.loads(written("json", timeline))
    assert set(found) == {"window", "events", "phases", "sources", "skipped"}
    assert found["events"][0]["at"] == "2026-06-14T14:25:03Z"
    assert {"at", "kind", "text", "source", "actor", "evidence", "certainty", "uncertainty_s"} <= set(found["events"][0])
    assert set(found["events"][0]["evidence"][0]) == {"path", "line", "offset", "sha256", "text"}
    assert found["phases"]["detect_s"] == 90
    assert found["phases"]["recover_s"] is None
    assert found["phases"]["between"] == {"detect": [0, 1], "acknowledge": None, "declare": None, "mitigate": None, "recover": None}
    assert set(found["sources"][0]) == {
        "path", "format", "zone", "zone_from", "lines", "timed_lines", "lines_estimate", "since", "until", "skew_s", "notes"
    }  # fmt: skip


def test_yaml_says_the_same_as_json(timeline):
    assert yaml.safe_load(written("yaml", timeline)) == json.loads(written("json", timeline))


def test_no_cell_of_the_csv_starts_a_formula(timeline):
    rows = list(csv.reader(io.StringIO(written("csv", timeline))))
    assert len(rows) == 4
    assert rows[2][5] == "'=SUM(A1)"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_html_escapes_what_comes_from_evidence(timeline):
    page = written("html", timeline, explain=True)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\x1b" not in page
    assert "&lt;b&gt;" in page


def test_markdown_keeps_its_table_whole(timeline):
    text = written("md", timeline)
    rows = [line for line in text.splitlines() if line.startswith("| 2026")]
    assert len(rows) == 3
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 6 for row in rows)
    assert "\x1b" not in text
    assert "<script>" not in text


@pytest.mark.parametrize("name", ["md", "html", "csv"])
def test_the_reason_is_shown_when_asked_for(timeline, name):
    assert "a reason" not in written(name, timeline)
    assert "a reason" in written(name, timeline, explain=True)


@pytest.mark.parametrize("name", ["md", "html"])
def test_lengths_ends_and_what_was_skipped_are_told(timeline, name):
    text = written(name, timeline)
    for words in ("90 s", "unknown", "10 min", "±30 s", "empty"):
        assert words in text


@pytest.mark.parametrize("name", ["md", "html", "csv", "yaml", "json"])
def test_an_empty_timeline_can_be_written(name):
    assert written(name, Timeline())
