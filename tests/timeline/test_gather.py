from __future__ import annotations

from datetime import timedelta, timezone

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nofault.timeline.clocks import Clock
from nofault.timeline.gather import NONE_US, epoch_times, text_times
from nofault.timeline.lines import blocks
from nofault.timeline.shapes import CLF, ISO
from nofault.timeline.stamps import as_datetime, as_us

OFFSETS = st.sampled_from([0, 60, 120, 330, -210, 840])
INSTANTS = st.integers(978_400_000_000_000, 4_070_000_000_000_000).map(as_datetime)
AWARE = st.builds(lambda at, minutes: at.astimezone(timezone(timedelta(minutes=minutes))), INSTANTS, OFFSETS)


def times(lines, shape):
    block = next(blocks([b"\n".join(lines) + b"\n"]))
    return text_times(block.buffer, block.starts, shape, Clock(None), {})[0].tolist()


def iso(at, digits, zulu):
    fraction = f".{at.microsecond:06d}000"[: digits + 1] if digits else ""
    zone = "Z" if zulu and not at.utcoffset() else at.isoformat()[-6:]
    return f"{at:%Y-%m-%dT%H:%M:%S}{fraction}{zone}".encode()


@settings(deadline=None)
@given(st.lists(st.tuples(AWARE, st.integers(0, 9), st.booleans()), min_size=1, max_size=30))
def test_many_iso_stamps_at_once_are_the_same_as_one_by_one(rows):
    cut = [at.replace(microsecond=at.microsecond // 10 ** (6 - min(digits, 6)) * 10 ** (6 - min(digits, 6))) for at, digits, _ in rows]
    assert times([iso(*row) + b" x" for row in rows], ISO) == [as_us(at) for at in cut]


@settings(deadline=None)
@given(st.lists(AWARE, min_size=1, max_size=30))
def test_many_common_log_stamps_at_once_are_the_same_as_one_by_one(rows):
    assert times([at.strftime("%d/%b/%Y:%H:%M:%S %z]").encode() for at in rows], CLF) == [as_us(at.replace(microsecond=0)) for at in rows]


def test_a_line_that_is_no_stamp_has_no_time():
    found = times([b"2026-06-14T14:25:03Z a", b"    at com.example.Pay.charge(Pay.java:1)", b"", b"2026-06-14T14:25:04Z b"], ISO)
    assert [us == NONE_US for us in found] == [False, True, True, False]


def test_blanks_before_a_zone_and_names_of_utc_are_read():
    found = times([b"2026-06-14 16:25:03 +0200 x", b"2026-06-14 14:25:03 UTC x", b"2026-06-14 14:25:03Z", b"2026-06-14T14:25:03,000 x"], ISO)
    assert len(set(found)) == 1


def test_the_unit_of_each_epoch_number_follows_from_its_magnitude():
    lines = [
        b"1781447103 ",
        b"1781447103123 ",
        b"1781447103123456 ",
        b"1781447103123456789 ",
        b"1781447103.123456 ",
        b"1781447103123.456 ",
        b"17 ",
        b"x",
    ]
    block = next(blocks([b"\n".join(lines) + b"\n"]))
    base = 1781447103_000_000
    expected = [base, base + 123_000, base + 123_456, base + 123_456, base + 123_456, base + 123_456, NONE_US, NONE_US]
    assert epoch_times(block.buffer, block.starts)[0].tolist() == expected


def test_no_warning_comes_from_numbers_too_large():
    with np.errstate(all="raise"):
        block = next(blocks([b"9999999999999999999999999\n18446744073709551615\n"]))
        assert epoch_times(block.buffer, block.starts)[0].tolist() == [NONE_US, NONE_US]
