"""The drawing as a picture: what is seen at first, lanes, uncertainty, gaps of the curve; figures without a database."""

from __future__ import annotations

import json
import re

import pytest

from nofault.web.rendering.curves import MOST_ROWS, curve_of, percent
from nofault.web.rendering.drawing import MOST_LANES, drawing_html
from nofault.web.rendering.drawn import MOST_TICKS, Drawn, Mark, Phase, Stretch, ticks_of, view_of

BEGIN = 1_768_400_000.0  # 14 Jan 2026, 14:13:20 UTC


def mark(minute: float, kind: str = "chat", lane: str = "slack", **given) -> Mark:
    at = BEGIN + 60 * minute
    values = {"until": None, "text": "x", "said": f"{kind} said", "uncertainty_s": 0.0, **given}
    return Mark(target=f"event-{minute:g}", at=at, kind=kind, lane=lane, **values)


def phase(name: str, begin: float | None, end: float | None) -> Phase:
    ends = [BEGIN + 60 * minute if minute is not None else None for minute in (begin, end)]
    return Phase(name, name, "20 min", ends[0], ends[1], "onset", "recovery")


def curve(counts: list[int], errors: list[int]) -> str:
    return json.dumps({"begin": "2026-01-14T14:13:20Z", "step_s": 60, "counts": counts, "errors": errors, "what": "requests", "source": "access.log"})


def test_one_event_is_no_drawing():
    assert drawing_html(Drawn((mark(0),), (), "")) == ""


def test_the_incident_is_seen_at_first_and_a_commit_of_the_day_before_lies_outside():
    drawn = Drawn((mark(-1440, "deploy"), mark(0, "onset"), mark(20, "recovery")), (phase("recover", 0, 20),), "")
    view = view_of(drawn)
    assert view.begin == BEGIN - 600
    assert BEGIN + 20 * 60 < view.end <= BEGIN + 30 * 60
    assert "1 of 3 events lie outside" in drawing_html(drawn)


def test_without_an_incident_everything_is_seen():
    view = view_of(Drawn((mark(0), mark(600)), (), ""))
    assert view.begin < BEGIN
    assert view.end > BEGIN + 36_000


def test_more_sources_than_lanes_share_the_last_one():
    html = drawing_html(Drawn(tuple(mark(number, lane=f"source-{number}") for number in range(30)), (), ""))
    assert html.count('class="lane"') == MOST_LANES
    assert "other sources" in html


@pytest.mark.parametrize("length", [10, 90, 3600, 86_400, 40 * 86_400, 900 * 86_400])
def test_ticks_are_few_and_on_the_clock(length):
    ticks = list(ticks_of(Stretch(BEGIN, BEGIN + length)))
    assert 1 <= len(ticks) <= MOST_TICKS + 1


def test_a_known_uncertainty_is_drawn_to_scale_and_one_of_hours_only_marked():
    html = drawing_html(Drawn((mark(0, "onset", uncertainty_s=60.0), mark(10)), (), ""))
    assert html.count('class="band"') == 1
    assert "± 60 s" in html
    html = drawing_html(Drawn((mark(0, "onset", uncertainty_s=50_400.0), mark(10)), (), ""))
    assert 'class="band"' not in html
    assert "mark-unsure" in html
    assert "± 14 h" in html


def test_a_quiet_period_lasts():
    quiet = mark(0, "quiet", until=BEGIN + 300.0)
    assert drawing_html(Drawn((quiet, mark(10)), (), "")).count('class="lasting"') == 1


def test_a_phase_with_an_unknown_end_stands_in_the_table_only():
    html = drawing_html(Drawn((mark(0, "onset"), mark(20)), (phase("recover", 0, 20), phase("declare", 0, None)), ""))
    assert "phase-recover" in html
    assert "phase-declare" not in html
    assert re.search(r"<td>declare</td>.*unknown", html)


def test_a_stretch_without_requests_is_a_gap_and_not_zero():
    path = curve_of(curve([10, 10, 0, 10], [0, 5, 0, 10])).path(BEGIN, BEGIN + 240)
    assert path == "M0 100V100H250V50H500V100ZM750 100V0H1000V100Z"


def test_the_table_of_a_long_curve_is_short_and_loses_nothing():
    found = curve_of(curve([7] * 299, [1] * 299))
    rows = list(found.rows())
    assert len(rows) <= MOST_ROWS
    assert (sum(row.things for row in rows), sum(row.errors for row in rows)) == (7 * 299, 299)


@pytest.mark.parametrize(("share", "text"), [(0.0, "0 %"), (0.004, "0.4 %"), (0.27, "27 %"), (1.0, "100 %")])
def test_a_share_has_as_many_digits_as_it_deserves(share, text):
    assert percent(share) == text


def test_texts_are_escaped_in_the_picture_and_in_the_table():
    hostile = '"><script>alert(1)</script>'
    html = drawing_html(Drawn((mark(0, lane=hostile, text=hostile, said=hostile), mark(1)), (), ""))
    assert "<script" not in html
