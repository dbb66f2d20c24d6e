"""Archives from anywhere: every member in a file of its own under a path that leads nowhere else, or a reason; never a crash."""

from __future__ import annotations

import io
import random
import stat
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from nofault.errors import NofaultError
from nofault.postmortem import archives
from nofault.postmortem.archives import Member, unpack
from nofault.postmortem.brought import clean_path, numbered

TEXT = "# Payments failed\n\n## Summary\n\nThe pool was full.\n"


def packed(members, method=zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of names, or of whole entries, with their bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def members_of(tmp_path: Path, data: bytes) -> list[Member]:
    path, into = tmp_path / "a.zip", tmp_path / "parts"
    path.write_bytes(data)
    into.mkdir(exist_ok=True)
    found = list(unpack(path, into))
    # Whatever they are called, they lie here and nowhere else, and what is refused leaves nothing.
    assert sorted(file.name for file in into.iterdir()) == sorted(member.file for member in found if member.file)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.zip", "parts"]
    return found


def test_members_of_nested_folders_come_with_their_paths_and_bytes(tmp_path):
    found = members_of(tmp_path, packed([("2026/", ""), ("2026/a.md", TEXT), ("2026/img/deep/er/pool size.png", b"png")]))
    assert [member.path for member in found] == ["2026/a.md", "2026/img/deep/er/pool size.png"]
    assert [(tmp_path / "parts" / member.file).read_bytes() for member in found] == [TEXT.encode(), b"png"]
    assert found[1].size_bytes == 3


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../out.md", "out.md"),
        ("/etc/out.md", "etc/out.md"),
        ("..\\..\\out.md", "out.md"),
        ("C:\\logs\\out.md", "C:/logs/out.md"),
        ("a/./../b//out.md", "a/b/out.md"),
        ("a/\u202egpj.md", "a/_gpj.md"),
        ("tab\there\n.md", "tab_here_.md"),
        (" / /..", "unnamed"),
        ("/".join("abcdefghijklmnop") + "/out.md", "/".join("fghijklmnop") + "/out.md"),
    ],
)
def test_no_name_leads_anywhere_else(tmp_path, name, path):
    assert [(member.path, member.problem) for member in members_of(tmp_path, packed([(name, TEXT)]))] == [(path, "")]


def test_names_are_cut_to_what_a_file_system_takes_and_keep_their_ending(tmp_path):
    (member,) = members_of(tmp_path, packed([("図" * 300 + "/" + "ü" * 400 + ".md", TEXT)]))
    assert all(len(part.encode()) <= 240 for part in member.path.split("/"))
    assert member.path.endswith("ü.md")


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ("図/障害.md".encode(), "図/障害.md"),  # UTF-8 that does not say so, as older tools of other systems write it
        ("rückblick.md".encode("cp437"), "rückblick.md"),  # the code page that the format names
        ("Ausfa\u0308lle.md".encode(), "Ausfälle.md"),  # letters and their marks apart
        ("障害.md".encode("shift_jis"), None),
    ],
)
def test_names_in_other_encodings_are_read_or_kept_apart(tmp_path, raw, path):
    # The archive is made with a name of as many bytes, which then are changed: no flag says that they are UTF-8.
    stand_in = b"n" * len(raw)
    (member,) = members_of(tmp_path, packed([(stand_in.decode(), TEXT)]).replace(stand_in, raw))
    assert member.problem == ""
    if path is not None:
        assert member.path == path


def test_a_name_that_claims_to_be_utf_8_and_is_not_is_an_error_and_no_crash(tmp_path):
    data = packed([("üüü.md", TEXT)]).replace("üüü".encode(), b"\xff\xfe\xfd\xff\xfe\xfd")
    with pytest.raises(NofaultError, match="no whole ZIP archive"):
        members_of(tmp_path, data)


def test_two_members_of_one_name_are_both_there(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed([("a.md", "# One\n"), ("a.md", "# Two\n"), ("../a.md", "# Three\n")])
    found = members_of(tmp_path, data)
    assert [member.path for member in found] == ["a.md"] * 3
    assert len({member.sha256 for member in found}) == 3


def test_a_bomb_is_refused_and_what_lies_beside_it_is_taken(tmp_path):
    found = members_of(tmp_path, packed([("bomb.png", b"\0" * 30_000_000), ("bomb.md", b" " * 9_000_000), ("a.md", TEXT)]))
    assert [("looks like a bomb" in member.problem, bool(member.file)) for member in found] == [(True, False), (True, False), (False, True)]


def test_a_member_that_lies_about_its_size_is_measured_by_what_comes_out(tmp_path):
    data = packed([("bomb.png", b"\0" * 30_000_000)])
    size = (30_000_000).to_bytes(4, "little")
    assert size in data
    (member,) = members_of(tmp_path, data.replace(size, (10).to_bytes(4, "little")))
    assert member.problem


def test_all_members_together_are_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_UNPACKED_BYTES", 100)
    found = members_of(tmp_path, packed([("a.md", "a" * 60), ("b.md", "b" * 60), ("c.md", "c" * 30)]))
    assert [bool(member.file) for member in found] == [True, False, True]
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    with pytest.raises(NofaultError, match="holds 3 files"):
        members_of(tmp_path, packed([("a.md", "a"), ("b.md", "b"), ("c.md", "c")]))


def test_links_and_archives_are_refused_with_a_reason_and_what_is_hidden_is_left_out(tmp_path):
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = packed([(link, "/etc/passwd"), ("inner.zip", packed([("a.md", TEXT)])), (".git/config", "x"), ("__MACOSX/._a.md", "x"), ("a.md", TEXT)])
    found = {member.path: member.problem for member in members_of(tmp_path, data)}
    assert found.keys() == {"link.md", "inner.zip", "a.md"}
    assert "link to another file" in found["link.md"]
    assert "archive in an archive" in found["inner.zip"]
    assert found["a.md"] == ""


def test_an_encrypted_or_damaged_member_stops_no_other(tmp_path):
    data = bytearray(packed([("a.md", TEXT), ("b.md", TEXT * 3), ("c.md", TEXT)], zipfile.ZIP_STORED))
    start = data.index(b"b.md")
    data[start + 20] ^= 0xFF
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1  # the flag of encryption of the first one
    found = {member.path: member.problem for member in members_of(tmp_path, bytes(data))}
    assert "encrypted" in found["a.md"]
    assert "damaged" in found["b.md"]
    assert found["c.md"] == ""


@pytest.mark.parametrize("data", [b"", b"PK no", b"PK\x05\x06" + b"\0" * 10, packed([("a.md", TEXT)])[:-30], b"# A text\n"])
def test_what_is_no_archive_is_one_clear_error(tmp_path, data):
    with pytest.raises(NofaultError, match="no whole ZIP archive") as raised:
        members_of(tmp_path, data)
    assert raised.value.hint == "Make it anew."


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_changed_bytes_give_members_or_an_error_and_never_a_crash(tmp_path, method):
    whole, drawn = packed([("a.md", TEXT), ("img/ü.png", b"png" * 50), ("b/c.md", TEXT)], method), random.Random(20261128)
    ended = 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(drawn.randint(1, 4)):
            data[drawn.randrange(len(data))] = drawn.randrange(256)
        for file in (tmp_path / "parts").glob("*"):
            file.unlink()
        with suppress(NofaultError):
            ended += len(members_of(tmp_path, bytes(data)))
    assert ended > 400


def test_paths_are_numbered_before_their_ending_and_cleaned_once():
    assert [numbered("a.b/c.md", number) for number in (1, 2)] == ["a.b/c.md", "a.b/c~2.md"]
    assert [numbered(path, 3) for path in ("a.b/c", ".md", "c.tar.gz")] == ["a.b/c~3", ".md~3", "c.tar~3.gz"]
    for name in ("../x/y.md", "ü" * 400 + ".md", " a / b "):
        assert clean_path(clean_path(name)) == clean_path(name)
