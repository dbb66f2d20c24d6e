from __future__ import annotations

import pytest

from tests.timeline.builders import assert_evidence_holds, read, shown, table_of, write

LINES = [
    '203.0.113.9 - - [14/Jun/2026:16:25:03 +0200] "GET /cart HTTP/1.1" 502 157 "-" "curl/8.7"',
    '2001:db8::7 - web [14/Jun/2026:14:25:04 +0000] "POST /pay HTTP/2.0" 200 - "https://shop.example.com/" "Mozilla/5.0 [en] (X11)"',
    '203.0.113.9 - - [14/Jun/2026:09:25:05 -0500] "GET /x\\"y\\" 500 1 HTTP/1.1" 404 12',
]


def test_the_offset_of_each_line_is_used(tmp_path):
    timeline = read(write(tmp_path / "a", "\n".join(LINES) + "\n"))
    assert [at for at, _ in shown(timeline.events)] == ["06-14T14:25:03.000", "06-14T14:25:04.000", "06-14T14:25:05.000"]
    assert (timeline.sources[0].zone, timeline.sources[0].zone_from) == ("-05:00, UTC, +02:00", "line")
    assert_evidence_holds(timeline)


def test_a_request_with_a_quoted_500_in_it_is_no_failure(tmp_path):
    path = write(tmp_path / "a", "\n".join(LINES) + "\n")
    assert table_of(path).failed.tolist() == [True, False, False]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_ending_of_lines_does_not_matter(tmp_path, ending):
    assert len(read(write(tmp_path / "a", ending.join(LINES))).events) == 3


def test_a_bracketed_address_before_the_stamp_does_not_hide_it(tmp_path):
    line = '[2001:db8::7] - - [14/Jun/2026:14:25:04 +0000] "GET / HTTP/1.1" 200 5'
    assert len(read(write(tmp_path / "a", "\n".join([*LINES, line]))).events) == 4


def test_a_broken_line_is_counted_and_stops_nothing(tmp_path):
    timeline = read(write(tmp_path / "a", "\n".join([LINES[0], "203.0.113.9 - - [14/Jun/20", LINES[1]]) + "\n"))
    assert len(timeline.events) == 2
    assert (timeline.sources[0].lines, timeline.sources[0].timed_lines) == (3, 2)
    assert "1 lines have no time of their own" in timeline.sources[0].notes
