from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from tests.timeline.builders import assert_evidence_holds, read, shown, write

BSD = "Jun 14 16:25:03 web-1 sshd[811]: Accepted publickey for deploy\n<34>Jun 14 16:25:04 web-1 app: started\nJun  9 16:25:05 web-1 app: late\n"
RFC5424 = (
    '<134>1 2026-06-14T16:25:03.120+02:00 edge-2 haproxy 91 - [m seq="1"] 502 from [pool]\n'
    "<131>1 2026-06-14T14:25:04Z edge-2 haproxy 91 - - backend gone\n"
)
RSYSLOG = "2026-06-14T16:25:03.120456+02:00 web-1 sshd[811]: Accepted publickey\n2026-06-14T16:25:04.5+02:00 web-1 kernel: eth0 up\n"


def test_a_line_of_rfc_3164_has_the_year_and_zone_that_are_given(tmp_path):
    timeline = read(write(tmp_path / "s", BSD), zones={"*": "Europe/Berlin"}, year=2026)
    assert [at for at, _ in shown(timeline.events)] == ["06-09T14:25:05.000", "06-14T14:25:03.000", "06-14T14:25:04.000"]
    assert {event.certainty for event in timeline.events} == {"exact"}


def test_a_year_and_zone_that_nothing_tells_are_assumed_from_the_date_of_the_file(tmp_path):
    path = write(tmp_path / "s", BSD.splitlines()[0] + "\n")
    modified = datetime(2019, 8, 1, tzinfo=UTC).timestamp()
    os.utime(path, (modified, modified))
    timeline = read(path)
    assert (timeline.events[0].at.year, timeline.events[0].certainty) == (2019, "zone-assumed")
    assert any("2019 assumed from the file's date" in note for note in timeline.sources[0].notes)
    assert read(path, zones={"*": "UTC"}).events[0].certainty == "year-assumed"


def test_the_year_follows_the_evidence_beside_it(tmp_path):
    write(tmp_path / "e" / "s", BSD)
    write(tmp_path / "e" / "app", '{"time":"2021-06-14T14:25:03Z","level":"info","msg":"x"}\n')
    timeline = read(tmp_path / "e", zones={"*": "UTC"})
    assert {event.at.year for event in timeline.events} == {2021}
    assert {event.certainty for event in timeline.events if event.source == "syslog"} == {"inferred"}


def test_rfc_5424_names_its_zone_and_its_severity(tmp_path):
    timeline = read(write(tmp_path / "s", RFC5424))
    assert [at for at, _ in shown(timeline.events)] == ["06-14T14:25:03.120", "06-14T14:25:04.000"]
    assert [event.text for event in timeline.events] == ['haproxy: "502 from [pool]"', 'haproxy: "backend gone"']
    assert timeline.sources[0].format == "syslog (RFC 5424)"
    assert_evidence_holds(timeline)


def test_the_stamps_of_rsyslog_keep_their_fraction(tmp_path):
    timeline = read(write(tmp_path / "s", RSYSLOG))
    assert [event.at.microsecond for event in timeline.events] == [120_456, 500_000]
    assert timeline.events[1].text == 'kernel: "eth0 up"'


@pytest.mark.parametrize("text", [BSD, RFC5424, RSYSLOG])
def test_every_dialect_is_recognised_by_content(tmp_path, text):
    assert read(write(tmp_path / "picture.png", text)).sources[0].format.startswith("syslog")
