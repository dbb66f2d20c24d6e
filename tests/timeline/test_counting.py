from __future__ import annotations

import json

from nofault.timeline.counting import template_counts
from tests.timeline.builders import AT, later, write


def lines(*texts, start=0):
    return "".join(json.dumps({"time": later(start + number).isoformat(), "msg": text}) + "\n" for number, text in enumerate(texts))


def test_messages_are_counted_by_template_over_all_files(tmp_path):
    one = write(tmp_path / "a", lines("took 1 ms", "took 2 ms", "gave up"))
    other = write(tmp_path / "b", lines("took 3 ms", start=10))
    counts, skipped = template_counts([one, other])
    assert [(count.template, count.count, count.first_at, count.last_at, count.sources) for count in counts] == [
        ("took * ms", 3, AT, later(10), [str(one), str(other)]),
        ("gave up", 1, later(2), later(2), [str(one)]),
    ]
    assert skipped == []


def test_only_the_window_is_counted(tmp_path):
    counts, _ = template_counts([write(tmp_path / "a", lines("a", "b", "c"))], since=later(1), until=later(2))
    assert [count.template for count in counts] == ["b"]


def test_secrets_do_not_stand_in_a_template(tmp_path):
    counts, _ = template_counts([write(tmp_path / "a", lines("login of robin@example.com refused"))])
    assert "robin" not in counts[0].template


def test_what_has_no_messages_is_named(tmp_path):
    path = write(tmp_path / "a", '203.0.113.9 - - [14/Jun/2026:16:25:03 +0200] "GET /cart HTTP/1.1" 502 157\n')
    counts, skipped = template_counts([path])
    assert (counts, [one.path for one in skipped]) == ([], [str(path)])
