from __future__ import annotations

import shutil

from tests.timeline.builders import read, write

LINES = [
    f'203.0.113.{number % 250} - - [14/Jun/2026:14:{number // 60:02d}:{number % 60:02d} +0000] "GET /{number} HTTP/1.1" 200 {number}'
    for number in range(600)
]


def test_a_log_that_was_shipped_twice_counts_once(tmp_path):
    write(tmp_path / "a" / "access.log", "\n".join(LINES) + "\n")
    shutil.copy(write(tmp_path / "b" / "copy.log", "\n".join(LINES) + "\n"), tmp_path / "b" / "again.log")
    timeline = read(tmp_path)
    assert len(timeline.events) == 600
    assert [note for source in timeline.sources for note in source.notes if "counted once" in note] == [
        f"600 lines also stand in {tmp_path}/a/access.log: counted once",
        f"600 lines also stand in {tmp_path}/a/access.log: counted once",
    ]


def test_files_that_overlap_count_the_common_lines_once(tmp_path):
    write(tmp_path / "a.log", "\n".join(LINES[:400]) + "\n")
    write(tmp_path / "b.log", "\n".join(LINES[300:]) + "\n")
    assert len(read(tmp_path).events) == 600


def test_two_equal_lines_in_one_file_are_two_events(tmp_path):
    write(tmp_path / "a.log", "\n".join([LINES[0], LINES[0], LINES[1]]) + "\n")
    assert len(read(tmp_path).events) == 3


def test_equal_lines_are_counted_as_multisets(tmp_path):
    write(tmp_path / "a.log", "\n".join([LINES[0]] * 2 + LINES[1:50]) + "\n")
    write(tmp_path / "b.log", "\n".join([LINES[0]] * 3 + LINES[1:50]) + "\n")
    assert len(read(tmp_path).events) == 52


def test_logs_of_two_hosts_with_a_few_equal_lines_stay_apart(tmp_path):
    health = [line.replace("GET /", "GET /health/") for line in LINES[:10]]
    write(tmp_path / "a.log", "\n".join(LINES[:300:2] + health) + "\n")
    write(tmp_path / "b.log", "\n".join(LINES[1:300:2] + health) + "\n")
    assert len(read(tmp_path).events) == 320
