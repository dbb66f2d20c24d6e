from __future__ import annotations

import random
from datetime import timedelta

from nofault.postmortem.terms import EntryKind
from nofault.timeline.build import build_timeline
from tests.timeline.builders import AT, write


def access(path, minutes, share, seed=1, per_minute=60):
    """An access log: `minutes` is a range, `share(minute)` the share of failed requests."""
    rng = random.Random(seed)
    lines = []
    for minute in minutes:
        for number in range(per_minute):
            stamp = (AT + timedelta(minutes=minute, seconds=number * 60 / per_minute)).strftime("%d/%b/%Y:%H:%M:%S +0000")
            status = 503 if rng.random() < share(minute) else 200
            lines.append(f'203.0.113.{rng.randrange(250)} - - [{stamp}] "GET /{rng.randrange(9)} HTTP/1.1" {status} {rng.randrange(900)}')
    write(path, "\n".join(lines) + "\n")


def onsets(folder):
    return [(event.at - AT).total_seconds() / 60 for event in build_timeline([folder]).events if event.kind is EntryKind.ONSET]


def test_an_impact_of_one_small_host_shows_beside_a_large_healthy_one(tmp_path):
    access(tmp_path / "large.log", range(240), lambda minute: 0.001, per_minute=300)
    access(tmp_path / "small.log", range(240), lambda minute: 0.6 if 100 <= minute < 130 else 0.001, seed=2, per_minute=20)
    (onset,) = onsets(tmp_path)
    assert abs(onset - 100) < 1


def test_a_log_that_fails_steadily_and_starts_late_is_no_onset(tmp_path):
    access(tmp_path / "healthy.log", range(240), lambda minute: 0.002)
    access(tmp_path / "steady.log", range(120, 240), lambda minute: 0.1, seed=2)
    assert onsets(tmp_path) == []


def test_rotated_files_are_one_log(tmp_path):
    access(tmp_path / "access.log.1", range(120), lambda minute: 0.002)
    access(tmp_path / "access.log", range(120, 240), lambda minute: 0.4 if 150 <= minute < 180 else 0.002, seed=2)
    (onset,) = onsets(tmp_path)
    assert abs(onset - 150) < 1


def test_where_the_log_begins_within_the_impact_there_is_a_signal_but_no_onset(tmp_path):
    access(tmp_path / "access.log", range(240), lambda minute: 0.4 if minute < 60 else 0.002)
    timeline = build_timeline([tmp_path])
    assert onsets(tmp_path) == []
    assert any("already make" in event.text for event in timeline.events if event.kind is EntryKind.SIGNAL)
    assert timeline.phases.recover_s is None


def test_where_the_log_ends_within_the_impact_there_is_no_recovery(tmp_path):
    access(tmp_path / "access.log", range(240), lambda minute: 0.4 if minute >= 200 else 0.002)
    timeline = build_timeline([tmp_path])
    assert len(onsets(tmp_path)) == 1
    assert not any(event.kind is EntryKind.RECOVERY for event in timeline.events)


def test_error_lines_tell_the_onset_where_there_is_no_access_log(tmp_path):
    rng = random.Random(3)
    lines = []
    for second in range(0, 14_400, 2):
        failing = 6_000 <= second < 9_000 and rng.random() < 0.4
        at = (AT + timedelta(seconds=second)).isoformat()
        lines.append(f'{{"time":"{at}","level":"{"error" if failing else "info"}","msg":"{"pool exhausted" if failing else "served"}"}}')
    write(tmp_path / "app.log", "\n".join(lines) + "\n")
    (onset,) = onsets(tmp_path)
    assert abs(onset - 100) < 1
