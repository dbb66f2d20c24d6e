from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.timeline.builders import assert_evidence_holds, read, shown, write

DEFAULT = """commit 3f2a9c1d00000000000000000000000000000001 (HEAD -> main, tag: v4.2.0)
Author: Robin Example <robin@example.com>
Date:   Sun Jun 14 16:25:03 2026 +0200

    Raise the pool size to 20

commit 3f2a9c1d00000000000000000000000000000002
Merge: 1111111 2222222
Author: Robin Example <robin@example.com>
Date:   Sun Jun 14 10:00:00 2026 -0400

    Merge branch 'pool'

    Date:   Mon Jan  1 00:00:00 2001 +0000
"""
ISO = DEFAULT.replace("Sun Jun 14 16:25:03 2026 +0200", "2026-06-14 16:25:03 +0200").replace(
    "Sun Jun 14 10:00:00 2026 -0400", "2026-06-14 10:00:00 -0400"
)
FULLER = """commit 3f2a9c1d00000000000000000000000000000003
Author:     Robin Example <robin@example.com>
AuthorDate: Mon Jun 1 10:00:00 2026 +0000
Commit:     Robin Example <robin@example.com>
CommitDate: Sun Jun 14 14:00:00 2026 +0000

    Revert "Raise the pool size to 20"
"""


@pytest.mark.parametrize("text", [DEFAULT, ISO])
def test_commits_come_in_utc_order_with_their_offsets_applied(tmp_path, text):
    timeline = read(write(tmp_path / "g", text))
    assert shown(timeline.events) == [("06-14T14:00:00.000", "change"), ("06-14T14:25:03.000", "deploy")]
    assert [event.text for event in timeline.events] == [
        "Merge 3f2a9c1d00: \"Merge branch 'pool'\"",
        'Release 3f2a9c1d00 (v4.2.0): "Raise the pool size to 20"',
    ]
    assert_evidence_holds(timeline)


def test_the_commit_date_is_preferred_to_the_author_date(tmp_path):
    timeline = read(write(tmp_path / "g", FULLER))
    assert shown(timeline.events) == [("06-14T14:00:00.000", "change")]
    assert timeline.sources[0].notes == []


def test_a_log_that_gives_author_dates_only_says_so(tmp_path):
    assert "author date" in read(write(tmp_path / "g", DEFAULT)).sources[0].notes[0]


def test_no_author_is_named(tmp_path):
    assert not any("Robin" in event.text or "Robin" in one.text for event in read(write(tmp_path / "g", DEFAULT)).events for one in event.evidence)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("options", [[], ["--date=iso"], ["--format=fuller"], ["--date=iso-strict", "--decorate"]])
def test_what_git_itself_writes_is_read(tmp_path, options):
    run = ["git", "-C", str(tmp_path), "-c", "user.name=Robin Example", "-c", "user.email=robin@example.com"]
    subprocess.run([*run, "init", "-q"], check=True)
    when = {
        "GIT_AUTHOR_DATE": "2026-06-14T16:25:03+0200",
        "GIT_COMMITTER_DATE": "2026-06-14T16:25:03+0200",
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
    }
    subprocess.run([*run, "commit", "-q", "--allow-empty", "-m", "first"], check=True, env=when)
    text = subprocess.run([*run, "log", *options], check=True, capture_output=True).stdout
    assert shown(read(write(tmp_path / "out" / "g", text)).events) == [("06-14T14:25:03.000", "change")]
