from __future__ import annotations

import pytest

from nofault.postmortem.terms import Certainty
from nofault.timeline.events import TimelineError
from nofault.timeline.listing import line_stamps
from nofault.timeline.stamps import as_us
from tests.timeline.builders import AT, later, write


def test_each_line_has_a_row_with_its_time_or_none(tmp_path):
    lines = ["banner", '{"time":"2026-06-14T14:25:03Z","msg":"x"}', "  at a.b.C", '{"time":"2026-06-14T16:25:04+02:00","msg":"y"}']
    assert list(line_stamps(write(tmp_path / "a", "\n".join(lines)))) == [
        (1, None, None),
        (2, as_us(AT), Certainty.EXACT),
        (3, None, None),
        (4, as_us(later(1)), Certainty.EXACT),
    ]


def test_zone_and_year_given_make_stamps_exact(tmp_path):
    path = write(tmp_path / "s", "Jun 14 16:25:03 web-1 app: x\n")
    assert list(line_stamps(path, zone="Europe/Berlin", year=2026)) == [(1, as_us(AT), Certainty.EXACT)]
    assert next(iter(line_stamps(path, year=2026)))[2] is Certainty.ZONE_ASSUMED
    assert next(iter(line_stamps(path, zone="Europe/Berlin")))[2] is Certainty.YEAR_ASSUMED


def test_a_document_has_times_where_its_records_stand(tmp_path):
    messages = [f'{{"type":"message","user":"U1","text":"ack","ts":"178144710{second}.000200"}}' for second in (3, 4)]
    text = "[\n" + ",\n".join(messages) + "\n]\n"
    assert [us is not None for _, us, _ in line_stamps(write(tmp_path / "d.json", text))] == [False, True, True, False]


@pytest.mark.parametrize("content", [b"", b"prose without a time\n", None])
def test_a_file_without_stamps_is_an_error(tmp_path, content):
    if content is not None:
        write(tmp_path / "a", content)
    with pytest.raises(TimelineError):
        list(line_stamps(tmp_path / "a"))


def test_an_archive_of_several_files_is_refused(tmp_path):
    write(tmp_path / "a", "x")
    write(tmp_path / "b", "x")
    with pytest.raises(TimelineError, match="2 files"):
        list(line_stamps(tmp_path))
