from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile

import pytest
import zstandard

from nofault.timeline import opening
from nofault.timeline.finding import found_members

TEXT = b"2026-06-14T14:25:03Z a line\n" * 1_000
PACKED = {
    "plain": TEXT,
    "gz": gzip.compress(TEXT),
    "two-gz": gzip.compress(TEXT[:2_800]) + gzip.compress(TEXT[2_800:]),
    "bz2": bz2.compress(TEXT),
    "xz": lzma.compress(TEXT),
    "zst": zstandard.ZstdCompressor().compress(TEXT),
}


def tar_bytes(mode, files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def zip_bytes(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(*paths):
    with found_members([str(path) for path in paths]) as found:
        texts = {label: b"".join(member.chunks()) for label, member in found.members.items()}
        notes = {label: member.notes for label, member in found.members.items()}
    return texts, notes, {one.path: one.why for one in found.skipped}


@pytest.mark.parametrize("packing", PACKED)
def test_a_file_reads_the_same_however_it_is_packed(tmp_path, packing):
    path = tmp_path / "evidence"  # the name says nothing
    path.write_bytes(PACKED[packing])
    assert read(path) == ({str(path): TEXT}, {str(path): []}, {})


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz"])
def test_members_of_a_tar_are_read_with_their_names(tmp_path, mode):
    path = tmp_path / "logs.tar"
    path.write_bytes(tar_bytes(mode, {"./web/a.log": TEXT, "b.log.gz": PACKED["gz"]}))
    assert read(path)[0] == {f"{path}!b.log.gz": TEXT, f"{path}!web/a.log": TEXT}


def test_members_of_a_zip_are_read_with_their_names(tmp_path):
    path = tmp_path / "logs.zip"
    path.write_bytes(zip_bytes({"web/a.log": TEXT, "b.log.gz": PACKED["gz"]}))
    assert read(path)[0] == {f"{path}!b.log.gz": TEXT, f"{path}!web/a.log": TEXT}


def test_an_archive_inside_an_archive_is_named_as_skipped(tmp_path):
    path = tmp_path / "logs.zip"
    path.write_bytes(zip_bytes({"inner.zip": zip_bytes({"a.log": TEXT})}))
    texts, _, skipped = read(path)
    assert (texts, list(skipped)) == ({}, [f"{path}!inner.zip"])


@pytest.mark.parametrize("packing", ["gz", "bz2", "xz"])
def test_of_a_truncated_file_comes_what_is_there_and_a_note(tmp_path, packing):
    path = tmp_path / "a.log"
    text = os.urandom(40_000).hex().encode()
    packed = gzip.compress(text) if packing == "gz" else bz2.compress(text) if packing == "bz2" else lzma.compress(text)
    path.write_bytes(packed[: len(packed) * 2 // 3])
    texts, notes, _ = read(path)
    assert text.startswith(texts[str(path)])
    assert "ends early" in notes[str(path)][0]


def test_a_broken_file_says_that_it_is_broken(tmp_path):
    path = tmp_path / "a.log"
    packed = bytearray(gzip.compress(os.urandom(40_000)))
    packed[20_000:20_100] = b"\xff" * 100
    path.write_bytes(packed)
    assert "broken" in read(path)[1][str(path)][0]


def test_a_truncated_tar_gives_the_members_before_the_cut(tmp_path):
    path = tmp_path / "logs.tar"
    path.write_bytes(tar_bytes("w", {"a.log": TEXT, "b.log": TEXT})[:40_000])
    texts, _, skipped = read(path)
    assert texts[f"{path}!a.log"] == TEXT
    assert "read as far as it goes" in skipped[str(path)]


def test_a_decompression_bomb_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "BOMB_BYTES", 1 << 20)
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(bytes(100 << 20)))
    texts, notes, _ = read(path)
    assert len(texts[str(path)]) < 20 << 20
    assert "bomb" in notes[str(path)][0]


def test_a_folder_is_walked_in_a_stable_order_and_without_version_control(tmp_path):
    for name in ("b/2.log", "a.log", "b/1.log", ".git/HEAD"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    assert [label.removeprefix(f"{tmp_path}/") for label in read(tmp_path)[0]] == ["a.log", "b/1.log", "b/2.log"]


def test_a_name_that_is_not_utf_8_is_written_with_escapes(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.log")).write_bytes(TEXT)
    assert list(read(tmp_path)[0]) == [f"{tmp_path}/caf\\xe9.log"]


def test_what_is_not_a_file_is_named_as_skipped(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    _, _, skipped = read(tmp_path / "pipe", tmp_path / "dangling", tmp_path / "absent")
    assert skipped == {
        str(tmp_path / "pipe"): "not a regular file",
        str(tmp_path / "dangling"): "a link that leads nowhere",
        str(tmp_path / "absent"): "does not exist",
    }


def test_a_growing_file_is_read_as_far_as_it_was(tmp_path):
    path = tmp_path / "a.log"
    path.write_bytes(TEXT)
    with found_members([path]) as found:
        with path.open("ab") as growing:
            growing.write(TEXT)
        assert b"".join(found.members[str(path)].chunks()) == TEXT


def test_the_same_file_named_twice_is_read_once(tmp_path):
    path = tmp_path / "a.log"
    path.write_bytes(TEXT)
    assert list(read(path, path)[0]) == [str(path)]


def test_a_plain_file_can_be_entered_in_the_middle(tmp_path):
    path = tmp_path / "a.log"
    path.write_bytes(TEXT)
    with found_members([path]) as found:
        offset, chunk = next(found.members[str(path)].chunks_from(5_000))
    assert (offset, chunk) == (5_000, TEXT[5_000:])
