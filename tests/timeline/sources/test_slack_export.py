from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.timeline.builders import assert_evidence_holds, read, shown, write

USERS = [
    {"id": "U1", "name": "robin", "is_bot": False, "profile": {"real_name": "Robin Example"}},
    {"id": "U2", "name": "deploybot", "is_bot": True, "profile": {}},
]


def message(text, seconds, **more):
    return {"type": "message", "user": "U1", "text": text, "ts": f"{1781447103 + seconds}.000200", **more}


@pytest.fixture
def export(tmp_path):
    write(tmp_path / "x" / "users.json", USERS)
    write(tmp_path / "x" / "channels.json", [{"id": "C1", "name": "inc-7", "is_general": False, "members": ["U1"]}])
    write(
        tmp_path / "x" / "inc-7" / "2026-06-14.json",
        [
            message("declaring a SEV2, Robin is in command", 0),
            message("answer in a thread: rolled back", 90, thread_ts="1781447103.000200"),
            message("<@U1> ack", 30),
            message("has joined", 40, subtype="channel_join"),
            message("deploy of pay 42 to production finished", 50, subtype="bot_message", bot_id="B1", username="deploybot"),
        ],
    )
    return tmp_path / "x"


def test_messages_are_ordered_by_their_own_stamp(export):
    timeline = read(export)
    assert shown(timeline.events) == [
        ("06-14T14:25:03.000", "declare"),
        ("06-14T14:25:33.000", "acknowledge"),
        ("06-14T14:25:53.000", "deploy"),
        ("06-14T14:26:33.000", "mitigation"),
    ]
    assert_evidence_holds(timeline)


def test_the_text_shows_roles_and_the_evidence_the_words(export):
    first = read(export).events[0]
    assert "Robin" not in first.text
    assert "[responder] is in command" in first.text
    assert first.evidence[0].text == "declaring a SEV2, Robin is in command"
    assert (first.actor, first.source) == ("responder", "slack")


def test_a_bot_is_named_as_the_system_it_is(export):
    assert [event.actor for event in read(export).events if event.kind == "deploy"] == ["deploybot"]


@pytest.mark.parametrize("keys_sorted", [True, False])
def test_the_evidence_of_a_reply_is_the_reply_not_its_mention_in_the_parent(tmp_path, keys_sorted):
    messages = [message("ack", 0, replies=[{"user": "U1", "ts": "1781447113.000200"}]), message("all clear", 10, thread_ts="1781447103.000200")]
    timeline = read(write(tmp_path / "d.json", json.dumps(messages, indent=1, sort_keys=keys_sorted)))
    lines = (tmp_path / "d.json").read_text().splitlines()
    second = timeline.events[1].evidence[0].line
    assert any("all clear" in line for line in lines[second - 4 : second + 3])


def test_a_user_that_the_export_lists_as_a_bot_is_one(export):
    write(export / "inc-7" / "2026-06-15.json", [message("Rollback of pay to 41 finished", 90_000, user="U2")])
    (event,) = [event for event in read(export).events if event.at.day == 15]
    assert (event.actor, event.text) == ("deploybot", 'A bot posts in #inc-7: "Rollback of pay to 41 finished"')


def test_the_channel_is_the_folder_or_what_the_name_says(export, tmp_path):
    flat = write(tmp_path / "inc-9-2026-06-14.json", [message("all clear", 0)])
    assert "#inc-7" in read(export).events[0].text
    assert "#inc-9" in read(flat).events[0].text


def test_a_single_day_is_enough(export):
    assert len(read(export / "inc-7" / "2026-06-14.json").events) == 4


def test_a_day_that_is_cut_short_gives_the_messages_before_the_cut(tmp_path):
    text = '[{"type":"message","user":"U1","text":"ack","ts":"1781447103.000200"},{"type":"message","user":"U1","te'
    timeline = read(write(tmp_path / "d.json", text))
    assert len(timeline.events) == 1
    assert timeline.sources[0].notes == ["1 parts could not be read"]


def test_a_real_export_is_read():
    folder = Path(os.environ.get("NOFAULT_SHARED", "../shared")) / "corpus" / "payloads" / "slack-export"
    if not folder.is_dir():
        pytest.skip(f"sample material absent: {folder}")
    timeline = read(folder)
    assert timeline.skipped == []
    assert sum(source.timed_lines for source in timeline.sources) == len(timeline.events) > 40
    assert_evidence_holds(timeline)
