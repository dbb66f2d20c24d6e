from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nofault.postmortem.terms import EntryKind
from nofault.timeline.build import build_timeline
from nofault.timeline.events import TimelineError
from tests.timeline.builders import AT, assert_evidence_holds, read, write
from tests.timeline.incident import write_incident

ZONES = {"pay-1/*": "Europe/London"}


@pytest.fixture(scope="module")
def incident(tmp_path_factory):
    truth = write_incident(tmp_path_factory.mktemp("incident") / "evidence", seed=4)
    return truth, build_timeline([truth.folder], zones=ZONES)


def only(timeline, kind, **wanted):
    return [event for event in timeline.events if event.kind is kind and all(getattr(event, name) == value for name, value in wanted.items())]


def seconds_off(event, truth):
    return abs((event.at - truth).total_seconds())


def test_every_fact_of_the_incident_is_in_the_timeline(incident):
    truth, timeline = incident
    assert seconds_off(only(timeline, EntryKind.DEPLOY)[0], truth.deploy) < 1
    assert seconds_off(only(timeline, EntryKind.ONSET)[0], truth.onset) < 10
    assert seconds_off(only(timeline, EntryKind.ALERT)[0], truth.alert) < 1
    assert seconds_off(only(timeline, EntryKind.PAGE)[0], truth.page) < 1
    assert seconds_off(only(timeline, EntryKind.ACKNOWLEDGE)[0], truth.acknowledge) < 1
    assert seconds_off(only(timeline, EntryKind.DECLARE)[0], truth.declare) < 1
    assert seconds_off(only(timeline, EntryKind.MITIGATION)[0], truth.mitigation) < 1
    assert seconds_off(only(timeline, EntryKind.RECOVERY)[0], truth.recovery) < 30


def test_there_is_one_onset_and_one_measured_recovery(incident):
    _, timeline = incident
    assert len(only(timeline, EntryKind.ONSET)) == 1
    assert len(only(timeline, EntryKind.RECOVERY, source="access")) == 1


def test_the_phases_stand_between_the_right_events(incident):
    truth, timeline = incident
    ends = {
        "detect": (truth.onset, truth.alert), "acknowledge": (truth.page, truth.acknowledge), "declare": (truth.onset, truth.declare),
        "mitigate": (truth.onset, truth.mitigation), "recover": (truth.onset, truth.recovery),
    }  # fmt: skip
    for name, (start, end) in ends.items():
        first, last = getattr(timeline.phases.between, name)
        assert seconds_off(timeline.events[first], start) < 10, name
        assert seconds_off(timeline.events[last], end) < 30, name
        assert getattr(timeline.phases, f"{name}_s") == (timeline.events[last].at - timeline.events[first].at).total_seconds()


def test_the_new_error_is_a_signal_and_the_old_one_before_the_incident_weighs_less(incident):
    _, timeline = incident
    signals = sorted(only(timeline, EntryKind.SIGNAL), key=lambda event: -event.weight)
    assert [event.text.split('"')[1] for event in signals] == ["pool exhausted after 31 ms", "mail relay refused connection"]


def test_the_silence_of_a_log_is_a_quiet_period_in_the_zone_given(incident):
    _, timeline = incident
    quiet = only(timeline, EntryKind.QUIET, source="syslog")
    assert [(event.at.strftime("%H:%M"), round((event.until - event.at).total_seconds() / 60)) for event in quiet] in (
        [("10:59", 20)],
        [("11:00", 20)],
    )
    assert "lines were expected" in quiet[0].text


def test_a_question_in_chat_is_not_taken_for_a_mitigation(incident):
    _, timeline = incident
    assert not any("should we roll back" in event.text for event in timeline.events if event.kind is not EntryKind.CHAT)


def test_events_are_in_utc_order_with_evidence_that_holds(incident):
    _, timeline = incident
    assert [event.at for event in timeline.events] == sorted(event.at for event in timeline.events)
    assert all(event.at.utcoffset() == timedelta(0) for event in timeline.events)
    assert_evidence_holds(timeline)


def test_every_event_says_why_it_was_chosen(incident):
    assert all(event.why for event in incident[1].events)


def test_no_person_is_named_in_a_text(incident):
    assert not any("avery" in f"{event.text} {event.actor}".lower() for event in incident[1].events)


def test_the_same_evidence_gives_the_same_timeline(incident):
    truth, timeline = incident
    assert build_timeline([truth.folder], zones=ZONES) == timeline


def test_the_significant_are_at_most_as_many_as_asked_for_and_hold_the_phases(incident):
    truth, _ = incident
    timeline = build_timeline([truth.folder], zones=ZONES, limit=9)
    assert len(timeline.events) == 9
    assert all(getattr(timeline.phases.between, name) for name in ("detect", "acknowledge", "declare", "mitigate", "recover"))


def test_everything_kept_is_every_stamped_line(incident):
    truth, _ = incident
    timeline = build_timeline([truth.folder], zones=ZONES, keep="all")
    lines = sum(source.timed_lines for source in timeline.sources if source.format != "Alertmanager webhook")
    assert len(timeline.events) >= lines
    assert [event.at for event in timeline.events] == sorted(event.at for event in timeline.events)


def test_packed_evidence_gives_the_same_events(incident, tmp_path):
    truth, timeline = incident
    for name in truth.files:
        packed = name.endswith(("access.log", "app.jsonl", "syslog"))
        data = (truth.folder / name).read_bytes()
        write(tmp_path / (f"{name}.gz" if packed else name), gzip.compress(data) if packed else data)
    again = build_timeline([tmp_path], zones=ZONES)
    assert [(event.at, event.kind, event.text) for event in again.events] == [(event.at, event.kind, event.text) for event in timeline.events]


def test_only_events_of_the_window_are_shown(incident):
    truth, _ = incident
    since, until = truth.alert, truth.mitigation
    timeline = build_timeline([truth.folder], zones=ZONES, since=since, until=until)
    assert timeline.events
    assert all(since <= event.at < until for event in timeline.events)
    assert (timeline.window.since, timeline.window.until) == (since, until)


@pytest.mark.parametrize("seed", range(5, 11))
def test_onset_is_found_whatever_the_seed(tmp_path, seed):
    truth = write_incident(tmp_path / "e", seed=seed, per_second=1.0)
    timeline = build_timeline([truth.folder], zones=ZONES)
    assert seconds_off(only(timeline, EntryKind.ONSET)[0], truth.onset) <= 30
    assert seconds_off(only(timeline, EntryKind.RECOVERY, source="access")[0], truth.recovery) <= 60


BROKEN = {
    "empty": b"",
    "blanks": b"\n \n",
    "binary": bytes(range(256)) * 40,
    "picture.log": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "prose.txt": b"These are the minutes of a meeting.\nNothing to see.\n",
    "other.json": b'{"hello": "world"}',
    "cut.json": b'{"log_entries": [{"type": "trigger_log_entry", "created',
    "deep.json": b'{"alerts": "startsAt", "startsAt": ' + b"[" * 100_000,
}


def test_what_cannot_be_read_is_named_and_stops_nothing(tmp_path):
    for name, data in BROKEN.items():
        write(tmp_path / name, data)
    write(tmp_path / "good.log", '{"time":"2026-06-14T14:25:03Z","level":"info","msg":"x"}\n')
    timeline = read(tmp_path, tmp_path / "absent")
    assert len(timeline.events) == 1
    assert {one.path.rsplit("/", 1)[-1] for one in timeline.skipped} == {*BROKEN, "absent"}
    assert all(one.why for one in timeline.skipped)


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    path, opened = write(tmp_path / "secret.log", "x"), Path.open

    def refuse(self, *arguments, **options):
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert [(one.path, one.why) for one in read(tmp_path).skipped] == [(str(path), "cannot be read: Permission denied")]


def test_a_megabyte_line_is_cut_for_reading_and_kept_whole_by_its_hash(tmp_path):
    lines = [json.dumps({"time": "2026-06-14T14:25:03Z", "level": "info", "msg": text}) for text in ("a", "b" * 3_000_000, "c")]
    timeline = read(write(tmp_path / "log", "\n".join(lines) + "\n"))
    assert len(timeline.events) == 3
    assert all(len(event.text) < 500 and len(event.evidence[0].text) < 2_100 for event in timeline.events)
    assert_evidence_holds(timeline)


def test_markup_escapes_and_secrets_of_a_log_are_harmless_in_the_events(tmp_path):
    line = json.dumps({"time": "2026-06-14T14:25:03Z", "level": "info", "msg": "\x1b[2J<b>x</b> password=hunter2 a@example.com"})
    (event,) = read(write(tmp_path / "log", line + "\n")).events
    for text in (event.text, event.evidence[0].text):
        assert "hunter2" not in text
        assert "a@example.com" not in text
        assert "\x1b" not in text


def test_the_order_of_equal_stamps_is_that_of_the_file(tmp_path):
    lines = [json.dumps({"time": "2026-06-14T14:25:03Z", "level": "info", "msg": f"step {letter}"}) for letter in "dacb"]
    assert [event.text[6] for event in read(write(tmp_path / "log", "\n".join(lines))).events] == list("dacb")


def test_late_lines_land_where_they_belong(tmp_path):
    lines = [json.dumps({"time": f"2026-06-14T14:25:{second:02d}Z", "level": "info", "msg": "x"}) for second in (3, 5, 4, 1)]
    assert [event.at.second for event in read(write(tmp_path / "log", "\n".join(lines))).events] == [1, 3, 4, 5]


def test_a_window_without_a_zone_is_refused(tmp_path):
    with pytest.raises(TimelineError, match="names no zone"):
        build_timeline([tmp_path], since=datetime(2026, 6, 14))  # noqa: DTZ001


def test_an_unknown_zone_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(TimelineError, match="not known"):
        build_timeline([tmp_path], zones={"*": "Mars/Olympus"})


def test_no_evidence_gives_an_empty_timeline(tmp_path):
    timeline = build_timeline([tmp_path])
    assert (timeline.events, timeline.sources, timeline.skipped, timeline.window.since) == ([], [], [], None)


def test_progress_ends_with_all_bytes_done(tmp_path):
    write(tmp_path / "a", '{"time":"2026-06-14T14:25:03Z","msg":"x"}\n' * 1_000)
    write(tmp_path / "b", b"")
    calls = []
    build_timeline([tmp_path], progress=lambda done, total: calls.append((done, total)))
    size = (tmp_path / "a").stat().st_size
    assert calls[-1] == (size, size)
    assert [done for done, _ in calls] == sorted(done for done, _ in calls)


def test_a_window_in_another_zone_means_the_same(tmp_path):
    path = write(tmp_path / "a", "\n".join(json.dumps({"time": (AT + timedelta(minutes=n)).isoformat(), "msg": "x"}) for n in range(10)))
    local = (AT + timedelta(minutes=3)).astimezone(tz=None)
    assert len(read(path, since=local).events) == len(read(path, since=local.astimezone(UTC)).events) == 7
