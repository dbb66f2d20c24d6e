from __future__ import annotations

import gzip
import random
from datetime import timedelta

import pytest

from nofault.timeline import bisecting
from nofault.timeline.window import window_of
from tests.timeline.builders import AT, later, write


def json_line(at, text):
    return f'{{"time":"{at.isoformat()}","msg":"{text}"}}\n'


def access_line(at, text):
    return f'203.0.113.9 - - [{at:%d/%b/%Y:%H:%M:%S} +0000] "GET /{text} HTTP/1.1" 200 1\n'


def taken(*paths, since, until, **options):
    found = window_of(paths, since=since, until=until, **options)
    return b"".join(found.pieces).decode()


def test_lines_of_all_files_come_in_utc_order_from_since_to_before_until(tmp_path):
    one = write(tmp_path / "a", "".join(json_line(later(second), second) for second in range(0, 100, 2)))
    other = write(tmp_path / "b", "".join(access_line(later(second), second) for second in range(1, 100, 2)))
    text = taken(one, other, since=later(10), until=later(14))
    assert text == json_line(later(10), 10) + access_line(later(11), 11) + json_line(later(12), 12) + access_line(later(13), 13)


def test_lines_without_a_time_stay_with_the_line_before(tmp_path):
    trace = "Traceback:\n  File pay.py\n"
    one = write(tmp_path / "a", json_line(later(0), "x") + json_line(later(1), "boom") + trace + json_line(later(2), "y"))
    other = write(tmp_path / "b", access_line(later(1), "z"))
    assert taken(one, other, since=later(1), until=later(2)) == json_line(later(1), "boom") + trace + access_line(later(1), "z")


def test_bytes_come_out_as_found(tmp_path):
    line = json_line(AT, "caf\\u00e9").encode().replace(b"caf", b"caf\xff\x1b[31m").rstrip(b"\n") + b"\r\n"
    found = window_of([write(tmp_path / "a", json_line(AT, "x").encode() + line)], since=AT, until=later(1))
    assert b"".join(found.pieces).endswith(line)


def test_a_last_line_without_an_end_is_not_glued_to_the_next(tmp_path):
    one = write(tmp_path / "a", json_line(later(0), "x").rstrip("\n"))
    other = write(tmp_path / "b", access_line(later(1), "z"))
    assert taken(one, other, since=later(0), until=later(9)).count("\n") == 2


@pytest.mark.parametrize("seed", range(6))
def test_a_file_entered_by_bisection_gives_the_same_lines_as_one_read_whole(tmp_path, monkeypatch, seed):
    rng = random.Random(seed)
    at, lines = AT, []
    for number in range(4_000):
        at += timedelta(milliseconds=rng.randrange(3_000))
        lines.append(json_line(at - timedelta(milliseconds=rng.randrange(50)), number) + "    at a.b.C\n" * rng.choice([0, 0, 0, 3]))
    path = write(tmp_path / "a", "".join(lines))
    since, until = later(rng.randrange(3_000)), later(3_000 + rng.randrange(3_000))
    whole = taken(path, since=since, until=until)
    monkeypatch.setattr(bisecting, "LEAST_BYTES", 1_000)
    monkeypatch.setattr(bisecting, "PROBE", 512)
    monkeypatch.setattr(bisecting, "NEAR", 1_024)
    monkeypatch.setattr(bisecting, "SLACK", 2_048)
    assert whole
    assert taken(path, since=since, until=until) == whole


def test_a_packed_file_gives_the_same_lines(tmp_path):
    text = "".join(json_line(later(second), second) for second in range(100))
    plain, packed = write(tmp_path / "a", text), write(tmp_path / "b", gzip.compress(text.encode()))
    assert taken(plain, since=later(10), until=later(20)) == taken(packed, since=later(10), until=later(20)) != ""


def test_the_zone_given_moves_the_window_of_a_file(tmp_path):
    path = write(tmp_path / "a", '{"time":"2026-06-14T15:25:03","msg":"x"}\n')
    assert taken(path, since=AT, until=later(1)) == ""
    assert taken(path, since=AT, until=later(1), zones={"a": "Europe/London"}) != ""


def test_what_has_no_lines_with_times_is_named(tmp_path):
    chat = write(tmp_path / "chat.json", [{"type": "message", "user": "U1", "text": "ack", "ts": "1781447103.000200"}])
    found = window_of([chat, tmp_path / "absent"], since=AT, until=later(1))
    assert (found.read, [one.path for one in found.skipped]) == (0, [str(tmp_path / "absent"), str(chat)])


def test_a_line_of_many_megabytes_comes_whole_between_its_neighbours(tmp_path):
    first, giant, last = (f"2026-06-14T14:25:0{second}.000001Z web-1 app[1]: {text}\n" for second, text in ((1, "a"), (2, "x" * (9 << 20)), (3, "c")))
    plain = write(tmp_path / "a.log", first + giant + last)
    other = write(tmp_path / "b.log.gz", gzip.compress((first.replace("web-1", "web-2") + giant[:-1]).encode()))
    assert b"".join(window_of([plain], since=AT - timedelta(minutes=1), until=later(60)).pieces) == plain.read_bytes()
    both = b"".join(window_of([other, plain], since=AT - timedelta(minutes=1), until=later(60)).pieces)
    assert both == (first.replace("web-1", "web-2") + first + giant + giant + last).encode()
