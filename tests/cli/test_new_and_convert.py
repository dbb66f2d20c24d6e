"""`nofault new` and `nofault convert`."""

from __future__ import annotations

import json

from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import read
from tests.cli.running import run

TEXT = "# Postmortem: Checkout answered 503 — 2026-01-14\n\n## Timeline\n\n- 14:32 Deploy\n\n## Action items\n\n- Alert at 70 %\n"


def test_a_new_document_is_empty_but_for_its_prompts():
    for template in ("classic", "forensic"):
        made = run("new", "--template", template)
        assert made.status == 0
        assert read(made.out).document == Postmortem()


def test_a_new_document_never_overwrites(tmp_path):
    target = tmp_path / "postmortem.md"
    assert run("new", "-o", target).status == 0
    target.write_text("mine")
    again = run("new", "-o", target)
    assert (again.status, target.read_text()) == (2, "mine")
    assert "exists" in again.err


def test_an_unknown_template_is_refused_with_the_known_ones():
    made = run("new", "--template", "json")
    assert made.status == 2
    assert "Known are: action-first, chaos, classic" in made.err


def test_a_document_is_converted_with_a_report(tmp_path):
    source, target, report = tmp_path / "a.md", tmp_path / "a.yaml", tmp_path / "report.json"
    source.write_text(TEXT)
    made = run("convert", source, "--to", "forensic", "-o", target, "--report", report)
    assert (made.status, made.out) == (0, "")
    assert "In which zone" in made.err
    assert json.loads(report.read_text())["timeline"] == {"entries": 1, "timed": 0}
    assert read(target.read_bytes()).document == read(TEXT).document


def test_a_document_is_converted_from_standard_input_to_standard_output():
    made = run("convert", "-", "--to", "json", stdin=TEXT)
    assert made.json["incident"] == {"title": "Checkout answered 503", "occurred_on": "2026-01-14"}


def test_converting_twice_changes_nothing():
    once = run("convert", "-", "--to", "classic", stdin=TEXT).out
    assert run("convert", "-", "--to", "classic", stdin=once).out == once


def test_a_missing_file_an_unknown_format_and_a_broken_document_are_one_line_each(tmp_path):
    broken = tmp_path / "a.json"
    broken.write_text('{"summary": 1}')
    for arguments in ((tmp_path / "none.md", "--to", "json"), (broken, "--to", "word"), (broken, "--to", "yaml")):
        made = run("convert", *arguments)
        assert (made.status, made.out) == (2, "")
        assert len(made.err.splitlines()) == 1
