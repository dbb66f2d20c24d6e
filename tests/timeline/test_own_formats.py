from __future__ import annotations

import time

import pytest

from nofault.timeline.events import TimelineError
from nofault.timeline.own_formats import OwnFormat, build_format, load_formats
from tests.timeline.builders import AT, read, shown, write

GATEWAY = """
name = "payments gateway"
example = "14.06.2026 16:25:03,123 | ERROR | gw-2 | charge failed"
line = "{time} | {level} | {system} | {message}"
at = "2026-06-14T14:25:03.123Z"
zone = "Europe/Berlin"
"""


def test_a_team_adds_its_own_format_as_data(tmp_path):
    log = write(tmp_path / "gw.log", "14.06.2026 16:25:03,123 | ERROR | gw-2 | charge 7 failed\n14.06.2026 16:25:04,000 | INFO | gw-2 | ok\n")
    timeline = read(log, formats=load_formats([write(tmp_path / "gw.toml", GATEWAY)]))
    assert [at for at, _ in shown(timeline.events)] == ["06-14T14:25:03.123", "06-14T14:25:04.000"]
    assert timeline.events[0].text == 'gw-2: "charge 7 failed"'
    assert (timeline.events[0].certainty, timeline.sources[0].format, timeline.sources[0].zone) == ("exact", "payments gateway", "Europe/Berlin")


@pytest.mark.parametrize(
    ("example", "line", "time_format"),
    [
        ("<7> 1781447103.5 gw: x", "<{n}> {time} {system}: {message}", ""),
        ("gw-2 started 2026/06/14 14.25.03 x", "{system} {verb} {time} {message}", "%Y/%m/%d %H.%M.%S"),
        ("[14-06-26 14h25m03] x", "[{time}] {message}", "%d-%m-%y %Hh%Mm%S"),
    ],
)
def test_a_time_of_any_shape_and_place_can_be_described(tmp_path, example, line, time_format):
    own = build_format(OwnFormat(name="x", example=example, line=line, time=time_format, zone="UTC"))
    timeline = read(write(tmp_path / "a.log", f"{example}\n{example}\n"), formats=[own])
    assert [event.at.replace(microsecond=0) for event in timeline.events] == [AT, AT]
    assert timeline.events[0].text.endswith('"x"')


def test_an_own_format_wins_over_the_known_ones(tmp_path):
    own = build_format(OwnFormat(name="mine", example="2026-06-14 14:25:03,123 ERROR [a] x", line="{time} {level} [{system}] {message}", zone="UTC"))
    timeline = read(write(tmp_path / "a.log", "2026-06-14 14:25:03,123 ERROR [a] x\n"), formats=[own])
    assert timeline.sources[0].format == "mine"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name = ", "Invalid value"),
        ('name = "x"\nexample = "x"\nline = "{message}"', "must hold {time}"),
        ('name = "x"\nexample = "soon x"\nline = "{time} {message}"', "no known shape"),
        ('name = "x"\nexample = "x"\nline = "{time} | {message}"\ntime = "%Y-%m-%d %H:%M:%S"', "does not fit"),
        ('name = "x"\nexample = "2026-06-14 14:25:03 x"\nline = "{time} x"\nzone = "Mars/Olympus"', "not known"),
        (GATEWAY.replace("Europe/Berlin", "Europe/London"), "check zone and time"),
        ('name = "x"\nexample = "1 x"\nline = "{time} x"\ntime = "%Q"', "%Q is not known"),
        (GATEWAY + "colour = 3", "colour"),
    ],
)
def test_a_format_that_does_not_hold_together_says_why(tmp_path, text, why):
    path = write(tmp_path / "own.toml", text)
    with pytest.raises(TimelineError, match=why.replace("{", r"\{")):
        load_formats([path])


def test_an_own_format_cannot_make_the_reading_slow():
    own = build_format(OwnFormat(name="x", example="a b c d 2026-06-14T14:25:03Z x", line="{a} {b} {c} {d} {time} {message}"))
    start = time.process_time()
    own.say(b"a " * 50_000)
    assert time.process_time() - start < 1
