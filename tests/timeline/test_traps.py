"""The traps of real evidence: what must be read all the same, what must be said, and what must never be guessed silently."""

from __future__ import annotations

import gzip
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from nofault.timeline import opening
from nofault.timeline.listing import line_stamps
from nofault.timeline.stamps import as_datetime
from nofault.timeline.window import window_of
from tests.timeline.builders import AT, assert_evidence_holds, later, read, shown, write

LINE = "2026-06-14T14:25:03.000001Z web-1 app[1]: café opened\n"


def stamps(path, **options):
    return [as_datetime(us).isoformat()[:19] if us is not None else None for _, us, _ in line_stamps(path, **options)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_two_byte_text_is_read_and_its_offsets_are_those_of_the_file(tmp_path, encoding):
    path = write(tmp_path / "a.log", (LINE * 3).replace("\n", "\r\n").encode(encoding))
    timeline = read(path)
    assert [event.at.replace(microsecond=0) for event in timeline.events] == [AT] * 3
    assert "café" in timeline.events[0].text
    one, data = timeline.events[2].evidence[0], path.read_bytes()
    wide = "utf-16-be" if encoding.endswith("be") else "utf-16-le"
    assert data[one.offset :].decode(wide).startswith("2026-06-14T14:25:03.000001Z")
    assert hashlib.sha256(data[one.offset : -len("\n".encode(wide))]).hexdigest() == one.sha256
    assert one.line == 3


def test_a_byte_order_mark_is_no_part_of_the_first_stamp(tmp_path):
    assert stamps(write(tmp_path / "a.log", "\ufeff" + LINE * 2)) == ["2026-06-14T14:25:03"] * 2


def test_nul_bytes_that_a_crash_left_are_skipped_and_told(tmp_path):
    path = write(tmp_path / "a.log", LINE.encode() * 3 + bytes(4_000) + LINE.encode() * 2)
    timeline = read(path)
    assert len(timeline.events) == 5
    assert any("4,000 NUL bytes" in note for note in timeline.sources[0].notes)


def test_a_file_that_begins_with_nul_bytes_is_no_binary(tmp_path):
    assert len(read(write(tmp_path / "a.log", bytes(9_000) + LINE.encode() * 2)).events) == 2


def test_colour_codes_before_a_stamp_do_not_hide_it(tmp_path):
    path = write(tmp_path / "a.log", "\x1b[32m2026-06-14 14:25:03,123\x1b[0m INFO x\n" * 3)
    timeline = read(path)
    assert shown(timeline.events)[0][0] == "06-14T14:25:03.123"
    assert "\x1b" not in timeline.events[0].text


def test_invalid_utf_8_is_shown_with_escapes(tmp_path):
    (event,) = read(write(tmp_path / "a.log", LINE.encode().replace(b"\xc3\xa9", b"\xe9"))).events
    assert "caf\\xe9" in event.text


def test_lines_before_the_first_stamp_go_with_it(tmp_path):
    path = write(tmp_path / "a.log", "# started by hand\n# timezone: UTC\n2026-06-14 14:25:03,000 INFO [a] x\n")
    text = b"".join(window_of([path], since=AT, until=later(1)).pieces).decode()
    assert text.startswith("# started by hand")


def test_the_disorder_of_a_file_is_measured(tmp_path):
    lines = [f"2026-06-14T14:25:{second:02d}.000001Z web-1 app[1]: x\n" for second in (3, 9, 4, 10)]
    assert "1 lines are later in the file than in time, by up to 5 s" in " ".join(read(write(tmp_path / "a.log", "".join(lines))).sources[0].notes)


def test_rotated_yearless_files_get_their_years_backwards_from_the_newest(tmp_path):
    newest = write(tmp_path / "syslog", "Jan  5 10:00:00 web-1 a[1]: x\n")
    older, oldest = write(tmp_path / "syslog.1", "Dec 28 10:00:00 web-1 a[1]: x\n"), write(tmp_path / "syslog.2", "Dec 20 10:00:00 web-1 a[1]: x\n")
    for path in (newest, older, oldest):
        os.utime(path, (datetime(2026, 12, 30, tzinfo=UTC).timestamp(),) * 2)
    assert [event.at.strftime("%Y-%m-%d") for event in read(tmp_path).events] == ["2025-12-20", "2025-12-28", "2026-01-05"]


def test_the_two_passes_of_the_repeated_hour_stand_one_after_the_other(tmp_path):
    hours = ("01:50", "02:10", "02:50", "02:05", "02:55", "03:01")
    path = write(tmp_path / "a.log", "".join(f"2026-10-25 {hour}:00,000 INFO [a] x\n" for hour in hours))
    times = [at[11:16] for at in stamps(path, zone="Europe/Berlin")]
    assert times == ["23:50", "00:10", "00:50", "01:05", "01:55", "02:01"]


def test_a_stamp_in_the_hour_that_is_skipped_lowers_the_trust_in_the_zone(tmp_path):
    timeline = read(write(tmp_path / "a.log", "2026-03-29 02:30:00,000 INFO [a] x\n"), zones={"*": "Europe/Berlin"})
    assert timeline.events[0].certainty == "zone-assumed"
    assert "skips" in " ".join(timeline.sources[0].notes)


def test_offsets_that_change_inside_a_file_are_used_line_by_line(tmp_path):
    lines = ["2026-03-29T01:59:59.5+01:00 web-1 a[1]: x", "2026-03-29T03:00:00.5+02:00 web-1 a[1]: x", "2026-03-29T01:00:01.5Z web-1 a[1]: x"]
    assert stamps(write(tmp_path / "a.log", "\n".join(lines))) == ["2026-03-29T00:59:59", "2026-03-29T01:00:00", "2026-03-29T01:00:01"]


@pytest.mark.parametrize("cut", [1, 5, 12])
def test_a_last_line_cut_short_counts_when_its_stamp_is_whole(tmp_path, cut):
    assert len(read(write(tmp_path / "a.log", LINE + LINE[:-cut])).events) == 2


def test_a_truncated_zstandard_file_gives_what_is_there(tmp_path):
    text = "".join(LINE.replace("web-1", f"web-{os.urandom(8).hex()}") for _ in range(9_000)).encode()
    packed = zstandard.ZstdCompressor().compress(text)
    timeline = read(write(tmp_path / "a.log.zst", packed[: len(packed) // 2]))
    assert 0 < len(timeline.events) < 9_000
    assert any("early" in note or "broken" in note for note in timeline.sources[0].notes)


@pytest.mark.parametrize("packing", ["gz", "zst", "bz2", "xz"])
def test_a_decompression_bomb_is_stopped_and_named(tmp_path, monkeypatch, packing):
    import bz2
    import lzma

    monkeypatch.setattr(opening, "BOMB_BYTES", 1 << 20)
    bomb = LINE.encode() + bytes(64 << 20)
    pack = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.ZstdCompressor().compress}[packing]
    timeline = read(write(tmp_path / "a.log", pack(bomb)))
    told = [note for one in timeline.sources for note in one.notes] + [one.why for one in timeline.skipped]
    assert any("bomb" in text for text in told)


def test_a_gigantic_line_is_never_held_whole(tmp_path):
    import tracemalloc

    path = tmp_path / "a.log"
    with path.open("wb") as out:
        out.write(LINE.encode())
        out.write(LINE[:-1].encode())
        for _ in range(60):
            out.write(b"x" * (1 << 20))
        out.write(b"\n" + LINE.encode())
    tracemalloc.start()
    timeline = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(timeline.events) == 3
    assert peak < 48 << 20
    assert_evidence_holds(timeline)


def test_many_lines_without_any_time_are_named_not_read(tmp_path):
    path = tmp_path / "words.txt"
    with path.open("wb") as out:
        for _ in range(50):
            out.write(b"no time at all in here\n" * 40_000)
    timeline = read(path)
    assert [(one.path, one.why) for one in timeline.skipped] == [(str(path), "text of no known format")]


def test_two_equal_lines_in_one_file_are_two_events_and_a_copy_is_none(tmp_path):
    text = LINE * 2 + "".join(LINE.replace("03.", f"{second:02d}.") for second in range(4, 20))
    write(tmp_path / "a.log", text)
    write(tmp_path / "b" / "a.log.1", text)
    timeline = read(tmp_path)
    assert len(timeline.events) == 18
    assert any("also stand in" in note for one in timeline.sources for note in one.notes)


def test_a_growing_file_is_read_as_far_as_it_was(tmp_path, monkeypatch):
    path = write(tmp_path / "a.log", LINE * 5)
    opened = opening.Member.chunks

    def grow(self):
        with Path(self.label).open("ab") as out:
            out.write(LINE.encode())
        return opened(self)

    monkeypatch.setattr(opening.Member, "chunks", grow)
    assert read(path).sources[0].lines == 5


@pytest.mark.parametrize(
    "cut", ["2026-06-14T14:25:04", "2026-06-14T14:25:04.0", "2026-06-14T14:25:04.000001", "2026-06-14T14:25:4", "2026-06-14T14:"]
)
def test_a_last_line_cut_short_within_its_stamp_has_no_time(tmp_path, cut):
    path = write(tmp_path / "a.log", LINE * 2 + cut)
    assert stamps(path) == ["2026-06-14T14:25:03"] * 2 + [None]
    notes = " ".join(read(path).sources[0].notes)
    assert "no zone" not in notes
    assert "may be cut short" in notes


def test_a_last_line_that_is_nothing_but_a_whole_stamp_keeps_it(tmp_path):
    assert stamps(write(tmp_path / "a.log", LINE * 2 + "2026-06-14T14:25:04Z"))[-1] == "2026-06-14T14:25:04"


def test_a_29_february_at_the_head_tells_the_year_of_a_yearless_file(tmp_path):
    path = write(tmp_path / "a.log", "Feb 28 23:00:00 web-1 a[1]: x\nFeb 29 10:00:00 web-1 a[1]: x\nMar  1 10:00:00 web-1 a[1]: x\n")
    os.utime(path, (datetime(2026, 5, 1, tzinfo=UTC).timestamp(),) * 2)
    assert [at[:10] for at in stamps(path)] == ["2024-02-28", "2024-02-29", "2024-03-01"]


@pytest.mark.parametrize("number", ["1.781447103123456E9", "1.781447103123456e+09", '"1.781447103123456E9"', "1.781447103123E12"])
def test_an_epoch_with_an_exponent_is_read(tmp_path, number):
    (at, *_) = [us for _, us, _ in line_stamps(write(tmp_path / "a.log", f'{{"ts":{number},"level":"info","msg":"x"}}\n' * 3))]
    assert at == (1_781_447_103_123_000 if "E12" in number else 1_781_447_103_123_456)


def test_a_line_too_long_to_be_looked_at_whole_is_told(tmp_path):
    timeline = read(write(tmp_path / "a.log", LINE + LINE[:-1] + "x" * (9 << 20) + "\n" + LINE))
    assert any("only its beginning was looked at" in note for note in timeline.sources[0].notes)


def test_a_clock_that_was_set_back_is_told(tmp_path):
    minutes = [*range(30, 60), *range(40, 59)]
    path = write(tmp_path / "a.log", "".join(LINE.replace("14:25", f"14:{minute}") for minute in minutes for _ in range(3)))
    assert any("fall back by up to 19 min once" in note for note in read(path).sources[0].notes)
    shuffled = write(tmp_path / "b.log", "".join(LINE.replace("14:25", f"14:{minute * 7 % 60:02d}") for minute in range(60)))
    assert not any("set back" in note for note in read(shuffled).sources[0].notes)


def test_lines_that_end_with_cr_alone_are_told(tmp_path):
    assert any("CR alone" in note for note in read(write(tmp_path / "a.log", LINE.replace("\n", "\r") * 9)).sources[0].notes)


BANNER = "".join(f"\tat com.example.shop.Pay{number}.charge(Pay.java:{number})\n" for number in range(500))


@pytest.mark.parametrize("banner", [BANNER, BANNER * 20], ids=["further down the head", "beyond the head"])
def test_a_log_that_begins_in_the_middle_of_a_trace_is_recognised_by_what_follows(tmp_path, banner):
    lines = "".join(f"2026-06-14 14:25:03,{number % 1000:03d} INFO [a] order {number} done\n" for number in range(20_000))
    timeline = read(write(tmp_path / "a.log", banner + lines))
    assert [(one.format, one.timed_lines) for one in timeline.sources] == [("log4j or logback", 20_000)]


def test_prose_that_names_a_time_somewhere_is_still_no_log(tmp_path):
    words = "no time at all in here\n" * 30_000
    assert read(write(tmp_path / "a.txt", words + "it was 2026-06-14 14:25:03 when\n" + words)).sources == []
