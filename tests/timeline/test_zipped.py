"""Zip archives that are cut or broken give what can be unpacked, and the rest is named."""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import tarfile
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
import zstandard

from nofault.timeline import bisecting, zipped
from tests.timeline.builders import read, write

LINE = "2026-06-14T14:25:03.{:06d}Z web-1 app[1]: order {} done\n"
TEXT = "".join(LINE.format(number, number * 7_919 % 100_003) for number in range(4_000))


class _Pipe(io.RawIOBase):
    """A place to write to that cannot be entered in the middle: lengths then follow the data."""

    def __init__(self) -> None:
        self.held = b""

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.held += bytes(data)
        return len(data)


def packed(target=None, method=zipfile.ZIP_DEFLATED) -> bytes:
    target = target or io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("a/one.log", TEXT)
        archive.writestr("two.log", TEXT.replace("web-1", "web-2").replace("14:25", "14:26"))
    return target.held if isinstance(target, _Pipe) else target.getvalue()


def why(timeline) -> str:
    return " ".join([note for one in timeline.sources for note in one.notes] + [one.why for one in timeline.skipped])


@pytest.mark.parametrize("data", [packed(), packed(_Pipe()), packed(method=zipfile.ZIP_STORED)], ids=["whole lengths", "lengths behind", "stored"])
def test_an_archive_without_its_directory_is_read_by_the_headers_of_its_members(tmp_path, data):
    timeline = read(write(tmp_path / "a.zip", data[: data.rindex(b"PK\x01\x02") - 1 if b"PK\x01\x02" in data else None]))
    assert sorted((one.path.rsplit("!")[1], one.timed_lines) for one in timeline.sources) == [("a/one.log", 4_000), ("two.log", 4_000)]
    assert "a broken zip archive, read as far as it goes" in why(timeline)


def test_of_an_archive_cut_in_a_member_the_lines_before_the_cut_are_read(tmp_path):
    data = packed()
    timeline = read(write(tmp_path / "a.zip", data[: len(data) // 4]))
    (source,) = timeline.sources
    assert 1_000 < source.timed_lines < 4_000


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_is_broken_stops_nothing_and_is_named(tmp_path, method):
    data = bytearray(packed(method=method))
    at = data.index(b"one.log") + 60
    data[at : at + 40] = b"\xff" * 40
    timeline = read(write(tmp_path / "a.zip", bytes(data)))
    assert [one.timed_lines for one in timeline.sources if one.path.endswith("two.log")] == [4_000]
    assert "the zip data is broken" in why(timeline)


def test_a_wrong_checksum_costs_the_last_lines_at_most(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.log", TEXT)
    data = (tmp_path / "a.zip").read_bytes()
    timeline = read(write(tmp_path / "b.zip", data.replace(b"order 7919 ", b"order 7918 ")))
    assert timeline.sources[0].timed_lines > 3_500
    assert "Bad CRC" in why(timeline)


def test_a_bomb_in_an_archive_without_its_directory_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(zipped, "BOMB_BYTES", 1 << 20)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.log", TEXT.encode() + bytes(64 << 20))
    timeline = read(write(tmp_path / "b.zip", (tmp_path / "a.zip").read_bytes()[:-60]))
    assert "bomb" in why(timeline)
    assert not timeline.sources


@pytest.mark.parametrize("size", range(4, 120, 7))
def test_a_few_bytes_of_an_archive_are_named(tmp_path, size):
    timeline = read(write(tmp_path / "a.zip", packed()[:size]))
    assert "a broken zip archive" in why(timeline)


def _zip_of(name, data):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, data)
    return target.getvalue()


def _tar_of(name, data):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return target.getvalue()


@pytest.mark.parametrize("pack", [_zip_of, _tar_of])
@pytest.mark.parametrize("compress", [gzip.compress, zstandard.ZstdCompressor().compress, lzma.compress])
def test_a_packed_file_that_is_cut_is_told_in_an_archive_too(tmp_path, pack, compress):
    data = compress(TEXT.encode())
    timeline = read(write(tmp_path / "a.archive", pack("one.log", data[: len(data) * 2 // 3])))
    assert "early" in why(timeline)


def test_a_log_in_a_tar_is_entered_in_the_middle(tmp_path, monkeypatch):
    monkeypatch.setattr(bisecting, "LEAST_BYTES", 1)
    monkeypatch.setattr(bisecting, "SLACK", 0)
    lines = [f"2026-06-14T{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}.5Z web-1 app[1]: order {at} done\n" for at in range(0, 80_000, 2)]
    path = write(tmp_path / "a.tar", _tar_of("one.log", "".join(lines).encode()))
    since = datetime(2026, 6, 14, 14, 25, tzinfo=UTC)
    timeline = read(path, since=since, until=since + timedelta(seconds=20))
    assert len(timeline.events) == 10
    assert any("only the window was read" in note for note in timeline.sources[0].notes)
    assert_evidence_holds_in_tar(timeline, "".join(lines).encode())


def assert_evidence_holds_in_tar(timeline, data):
    for event in timeline.events:
        (one,) = event.evidence
        assert hashlib.sha256(data[one.offset :].split(b"\n", 1)[0]).hexdigest() == one.sha256
        assert data[: one.offset].count(b"\n") + 1 == one.line
