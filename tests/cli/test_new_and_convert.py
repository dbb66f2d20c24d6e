"""`nofault new` and `nofault convert`."""

from __future__ import annotations

import json
import zipfile

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


def test_every_template_of_the_interface_can_be_begun_and_every_format_written(tmp_path):
    for name in ("classic", "forensic", "smart", "action-first", "six-rules", "coe", "near-miss", "pre-mortem", "security", "chaos"):
        assert run("new", "--template", name).status == 0
        assert run("convert", "-", "--to", name, stdin=TEXT).status == 0
    for name, begin in (("html", b"<!doctype html>"), ("pdf", b"%PDF-")):
        target = tmp_path / f"a.{name}"
        assert run("convert", "-", "--to", name, "-o", target, stdin=TEXT).status == 0
        assert target.read_bytes().startswith(begin)


def test_signs_that_the_pdf_cannot_show_are_named_on_standard_error(tmp_path):
    made = run("convert", "-", "--to", "pdf", "-o", tmp_path / "a.pdf", stdin=f"{TEXT}- \U00012000\n")
    assert made.status == 0
    assert "U+12000" in made.err


def test_a_template_file_of_the_team_is_written_and_read(tmp_path, monkeypatch):
    template = tmp_path / "ours.md"
    template.write_text("---\nname: ours\nsections:\n  Minute by minute: timeline\n---\n# Review\n\n## Minute by minute\n\n## Promises\n")
    made = run("convert", "-", "--to", template, stdin=TEXT)
    assert "## Minute by minute" in made.out
    assert run("convert", "-", "--from", template, "--to", "json", stdin=made.out).json == run("convert", "-", "--to", "json", stdin=TEXT).json
    (tmp_path / "nofault.toml").write_text(f'[templates]\nours = "{template}"\n')
    monkeypatch.chdir(tmp_path)
    assert run("new", "--template", "ours").out.startswith("# Review:")


def test_a_folder_becomes_a_folder_with_the_files_that_its_documents_link_to(tmp_path):
    ours = tmp_path / "ours"
    (ours / "2026/img").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (ours / "2026/img/a b.png").write_bytes(b"picture")
    (ours / "2026/img/out.png").symlink_to(tmp_path / "secret.txt")
    (ours / "2026/pool.md").write_text("# The pool ran dry\n\n## Summary\n\n![a](img/a%20b.png) ![b](img/out.png) ![c](../../secret.txt)\n")
    (ours / "broken.yaml").write_text("a: [")
    (ours / "2026/z.json").write_text('{"incident": {"title": "First"}}')
    (ours / "2026/z.yaml").write_text("incident: {title: Another}")
    done = run("convert", ours, "--to", "six-rules", "-o", tmp_path / "new")
    assert (done.status, "broken.yaml" in done.err, "is there already" in done.err) == (2, True, True)
    assert "![a](img/a%20b.png)" in (tmp_path / "new/2026/pool.md").read_text()
    assert "First" in (tmp_path / "new/2026/z.md").read_text()
    files = sorted(str(path.relative_to(tmp_path / "new")) for path in (tmp_path / "new").rglob("*") if path.is_file())
    assert files == ["2026/img/a b.png", "2026/pool.md", "2026/z.md"]


def test_a_folder_is_not_converted_into_itself_or_into_nothing(tmp_path):
    (tmp_path / "a.md").write_text("# A")
    for output in ([], ["-o", tmp_path / "inside"], ["-o", tmp_path / "a.md"]):
        assert run("convert", tmp_path, "--to", "classic", *output).status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_an_archive_becomes_a_folder_with_the_files_that_its_documents_link_to(tmp_path):
    source, target = tmp_path / "old.zip", tmp_path / "new"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("2026/pool.md", TEXT + "\n![Graph](img/u\u0308ber.png)\n")
        archive.writestr("2026/img/u\u0308ber.png", b"png")
        archive.writestr("2026/broken.json", "{")
        archive.writestr("2026/.hidden.md", TEXT)
        archive.writestr("../out.md", TEXT)
        archive.writestr("out.md", "# Another\n")
        archive.writestr("inner.zip", b"PK")
    made = run("convert", source, "--to", "smart", "-o", target)
    assert made.status == 2
    files = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    assert files == ["2026/img/u\u0308ber.png", "2026/pool.md", "out.md", "out~2.md"]
    assert "inner.zip: An archive in an archive is not unpacked" in made.err
    assert "1 of the documents in" in made.err
    assert read((target / "2026/pool.md").read_text()).shape == "smart"
    assert not (tmp_path / "out.md").exists()


def test_what_is_no_archive_is_said(tmp_path):
    source = tmp_path / "old.zip"
    source.write_bytes(b"PK no")
    made = run("convert", source, "--to", "smart", "-o", tmp_path / "new")
    assert (made.status, "no whole ZIP archive" in made.err) == (2, True)
