"""What is cut or broken gives what can be unpacked: nothing that came before a break is lost, and what stands after it neither."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile

import pytest

from tests.timeline.builders import read, write

RANDOM = random.Random(7)
LINES = [f"2026-06-14T14:{20 + at // 60}:{at % 60:02d}.000001Z web-1 app[1]: {RANDOM.random()}\n".encode() for at in range(1_200)]
TEXT, OTHER = b"".join(LINES), b"".join(LINES).replace(b"web-1", b"web-2")


def _read(tmp_path, data):
    timeline = read(write(tmp_path / "a.log", data))
    return sum(source.timed_lines for source in timeline.sources), " ".join(note for source in timeline.sources for note in source.notes)


def test_a_small_gzip_file_that_is_cut_gives_what_came(tmp_path):
    lines, notes = _read(tmp_path, gzip.compress(TEXT)[:-4_000])
    assert 600 < lines < 1_200
    assert "ends early" in notes


@pytest.mark.parametrize("tail", [b"garbage" * 10, bytes(512)])
def test_what_follows_the_end_of_a_gzip_file_costs_nothing(tmp_path, tail):
    assert _read(tmp_path, gzip.compress(TEXT) + tail)[0] == 1_200


def test_a_wrong_checksum_loses_no_more_than_the_end(tmp_path):
    lines, notes = _read(tmp_path, gzip.compress(TEXT)[:-8] + b"xxxxxxxx")
    assert lines > 1_100
    assert "broken" in notes


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_after_a_stream_that_was_cut_the_next_one_is_read(tmp_path, pack):
    whole = pack(OTHER)
    lines, _ = _read(tmp_path, pack(TEXT)[: len(whole) // 2] + whole)
    assert 1_400 < lines < 2_400


def test_after_a_broken_block_of_bzip2_the_next_stream_is_read(tmp_path):
    packed = bytearray(bz2.compress(TEXT))
    packed[len(packed) // 2] ^= 0xFF
    assert _read(tmp_path, bytes(packed) + bz2.compress(OTHER))[0] == 1_200


def test_bytes_that_only_look_like_a_beginning_break_no_stream(tmp_path):
    text = b"".join(line[:-1] + b" \x1f\x8b\x08\n" for line in LINES)
    stored = gzip.compress(text, compresslevel=0)
    assert stored.count(b"\x1f\x8b\x08") > 1_000
    assert _read(tmp_path, stored[:-4])[0] >= 1_190


def test_a_packed_tar_that_is_cut_gives_the_part_of_its_file(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("x.log")
        entry.size = len(TEXT)
        archive.addfile(entry, io.BytesIO(TEXT))
    packed = gzip.compress(out.getvalue())
    timeline = read(write(tmp_path / "a.tar.gz", packed[: len(packed) // 2]))
    assert timeline.sources[0].timed_lines > 300
    assert any("ends early" in one.why for one in timeline.skipped)


def test_links_are_named_and_not_followed(tmp_path):
    write(tmp_path / "logs" / "a.log", TEXT)
    (tmp_path / "logs" / "again").symlink_to(tmp_path / "logs")
    with tarfile.open(tmp_path / "logs" / "b.tar", "w") as archive:
        entry = tarfile.TarInfo("link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(entry)
    timeline = read(tmp_path / "logs")
    assert [source.timed_lines for source in timeline.sources] == [1_200]
    assert sorted(one.why for one in timeline.skipped) == ["a link in an archive or a device is not followed", "a link to a folder is not followed"]
