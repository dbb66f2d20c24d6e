from __future__ import annotations

import random
from datetime import UTC, timedelta, timezone

import pytest

from nofault.timeline.build import build_timeline
from tests.timeline.builders import AT, read, write

SHARED = 400


def request_ids(seed, count=SHARED):
    rng = random.Random(seed)
    return [f"{rng.getrandbits(64):016x}" for _ in range(count)]


def edge(path, ids, skew=0.0):
    times = [(AT + timedelta(seconds=n + 0.137 + skew)).isoformat() for n in range(len(ids))]
    return write(path, "".join(f'{{"time":"{at}","level":"info","msg":"done","id":"{name}"}}\n' for at, name in zip(times, ids, strict=True)))


def application(path, ids, zone, skew=0.0):
    times = [(AT + timedelta(seconds=n + 0.1 + skew)).astimezone(zone) for n in range(len(ids))]
    lines = [f"{at:%Y-%m-%d %H:%M:%S},{at.microsecond // 1000:03d} INFO [w] req={name} ok\n" for at, name in zip(times, ids, strict=True)]
    return write(path, "".join(lines))


def source(timeline, path):
    return next(one for one in timeline.sources if one.path == str(path))


@pytest.mark.parametrize("minutes", [-720, -210, 0, 60, 120, 330, 345, 840])
def test_the_zone_of_a_file_is_worked_out_from_shared_identifiers(tmp_path, minutes):
    ids = request_ids(minutes)
    edge(tmp_path / "edge.log", ids)
    path = application(tmp_path / "app.log", ids, timezone(timedelta(minutes=minutes)))
    found = source(read(tmp_path), path)
    assert found.zone_from == "inferred"
    assert found.since.replace(microsecond=0) == AT
    assert any("identifiers shared with" in note for note in found.notes)


def test_events_of_an_inferred_zone_are_marked_so(tmp_path):
    ids = request_ids(1)
    edge(tmp_path / "edge.log", ids)
    application(tmp_path / "app.log", ids, timezone(timedelta(hours=2)))
    assert {event.certainty.value for event in read(tmp_path).events if event.evidence[0].path.endswith("app.log")} == {"inferred"}


def test_without_shared_identifiers_the_zone_is_said_to_be_assumed(tmp_path):
    edge(tmp_path / "edge.log", request_ids(1))
    path = application(tmp_path / "app.log", request_ids(2), timezone(timedelta(hours=2)))
    found = source(read(tmp_path), path)
    assert (found.zone, found.zone_from) == ("UTC", "assumed")
    assert "up to 14 h off" in " ".join(found.notes)


def test_the_zone_of_a_large_file_is_worked_out_from_small_pieces(tmp_path, monkeypatch):
    for name in ("nofault.timeline.bisecting.LEAST_BYTES", "nofault.timeline.correlating.WHOLE_BYTES"):
        monkeypatch.setattr(name, 40_000)
    ids = request_ids(5, 20_000)
    edge(tmp_path / "edge.log", ids)
    path = application(tmp_path / "app.log", ids, timezone(timedelta(hours=-5)))
    assert source(build_timeline([tmp_path]), path).zone == "-05:00"


def test_a_time_with_a_zone_in_the_text_tells_the_zone(tmp_path):
    lines = [f"2026-06-14 16:25:0{n},000 INFO [w] token valid until {1781447103 + n}\n" for n in range(5)]
    found = read(write(tmp_path / "app.log", "".join(lines))).sources[0]
    assert (found.zone, found.zone_from) == ("+02:00", "inferred")


def test_times_in_the_text_that_do_not_agree_tell_nothing(tmp_path):
    lines = [f"2026-06-14 16:25:0{n},000 INFO [w] cache of {1781447103 - n * 5000} dropped\n" for n in range(6)]
    assert read(write(tmp_path / "app.log", "".join(lines))).sources[0].zone_from == "assumed"


def test_a_zone_stated_at_the_head_is_used(tmp_path):
    path = write(tmp_path / "app.log", "# timezone: Europe/London\n2026-06-14 15:25:03,000 INFO [w] x\n")
    timeline = read(path)
    assert (timeline.events[0].at, timeline.events[0].certainty.value) == (AT, "exact")
    assert "stated at the head" in " ".join(timeline.sources[0].notes)


@pytest.mark.parametrize("skew", [-30.0, 0.0, 3.2, 75.0])
def test_the_skew_of_a_host_is_estimated_and_not_taken_out(tmp_path, skew):
    ids = request_ids(7)
    edge(tmp_path / "a.log", ids)
    edge(tmp_path / "b.log", ids, skew)
    timeline = read(tmp_path)
    found = [source(timeline, tmp_path / name) for name in ("a.log", "b.log")]
    apart = found[1].skew_s - found[0].skew_s
    assert abs(apart - skew) < 0.1
    assert abs((found[1].since - AT).total_seconds() - skew) < 0.2
    assert any("not taken out" in note for one in found for note in one.notes) is (abs(skew) >= 2)


def test_the_skew_is_taken_out_when_asked(tmp_path):
    ids = request_ids(7)
    edge(tmp_path / "a.log", ids)
    edge(tmp_path / "b.log", ids, 30.0)
    timeline = read(tmp_path, correct_skew=True)
    firsts = [min(event.at for event in timeline.events if event.evidence[0].path.endswith(name)) for name in ("a.log", "b.log")]
    assert abs((firsts[0] - firsts[1]).total_seconds()) < 0.1


def test_zone_and_skew_are_told_apart(tmp_path):
    ids = request_ids(9)
    edge(tmp_path / "edge.log", ids)
    path = application(tmp_path / "app.log", ids, timezone(timedelta(hours=2)), skew=42.0)
    timeline = read(tmp_path)
    found = source(timeline, path)
    assert (found.zone, found.zone_from) == ("+02:00", "inferred")
    assert abs(found.skew_s - source(timeline, tmp_path / "edge.log").skew_s - 42) < 0.2


def failing(path, zone, form):
    rng, lines = random.Random(3), []
    for second in range(0, 7_200):
        bad = (3_000 <= second < 4_500 and rng.random() < 0.5) or rng.random() < 0.002
        lines.append(form((AT + timedelta(seconds=second)).astimezone(zone), bad))
    return write(path, "".join(lines))


def test_the_zone_is_worked_out_from_failures_that_begin_and_end_together(tmp_path):
    failing(tmp_path / "edge.log", UTC, lambda at, bad: f'192.0.2.1 - - [{at:%d/%b/%Y:%H:%M:%S} +0000] "GET / HTTP/1.1" {503 if bad else 200} 1\n')
    path = failing(
        tmp_path / "app.log", timezone(timedelta(hours=-7)), lambda at, bad: f"{at:%Y-%m-%d %H:%M:%S},000 {'ERROR' if bad else 'INFO'} [w] x\n"
    )
    found = source(read(tmp_path), path)
    assert (found.zone, found.zone_from) == ("-07:00", "inferred")
    assert "begin and end as those of" in " ".join(found.notes)
