"""What an application wrote is judged by its own marks, whatever the container's runtime puts around it."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta

import pytest

from nofault.timeline.build import build_timeline
from tests.timeline.builders import table_of, write

SINCE = datetime(2026, 6, 14, 12, 0, tzinfo=UTC)
ONSET, END = SINCE + timedelta(minutes=60), SINCE + timedelta(minutes=75)
INNER = {
    "pino": lambda bad, text: json.dumps({"level": 50 if bad else 30, "msg": text}),
    "zap": lambda bad, text: json.dumps({"level": "error" if bad else "info", "msg": text}, separators=(",", ":")),
    "logfmt": lambda bad, text: f'level={"error" if bad else "info"} msg="{text}"',
    "log4j": lambda bad, text: f"2026-06-14 12:00:00,123 {'ERROR' if bad else 'INFO'} [exec-3] c.a.Pay - {text}",
    "klog": lambda bad, text: f"{'E' if bad else 'I'}0614 12:00:00.123456 7 pay.go:9] {text}",
}
AROUND = {
    "cri": lambda at, text: f"{at:%Y-%m-%dT%H:%M:%S.%f}123Z stdout F {text}",
    "docker": lambda at, text: json.dumps({"log": text + "\n", "stream": "stdout", "time": f"{at:%Y-%m-%dT%H:%M:%S.%f}123Z"}, separators=(",", ":")),
}


def lines(inner: str, around: str) -> tuple[list[str], list[bool]]:
    chance, at, found, bad = random.Random(5), SINCE, [], []
    while (at := at + timedelta(seconds=chance.expovariate(1))) < SINCE + timedelta(hours=2):
        hurt = ONSET <= at < END
        bad.append(chance.random() < (0.4 if hurt else 0.002))
        text = 'queued the "error" report' if not bad[-1] else "relay refused" if hurt else "slow disk"
        found.append(AROUND[around](at, INNER[inner](bad[-1], text)))
    return found, bad


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("inner", INNER)
def test_failures_messages_and_the_impact_are_those_of_the_application(tmp_path, inner, around):
    text, bad = lines(inner, around)
    path = write(tmp_path / "a.log", "\n".join(text) + "\n")
    assert table_of(path).failed.tolist() == bad
    timeline = build_timeline([path])
    times = {event.kind.value: event.at for event in timeline.events if event.kind.value in ("onset", "recovery")}
    assert abs((times["onset"] - ONSET).total_seconds()) <= 30
    assert abs((times["recovery"] - END).total_seconds()) <= 30
    signal = next(event.text for event in timeline.events if event.kind.value == "signal")
    assert "relay refused" in signal
    assert "{" not in signal


def test_an_application_without_levels_is_judged_by_its_words(tmp_path):
    path = write(tmp_path / "a.log", "".join(AROUND["cri"](SINCE, text) + "\n" for text in ("charge failed", "charge accepted") * 4))
    assert table_of(path).failed.tolist() == [True, False] * 4
