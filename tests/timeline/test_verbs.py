from __future__ import annotations

import pytest

from nofault.postmortem.terms import EntryKind
from nofault.timeline.talk import chat_meaning
from nofault.timeline.verbs import machine_meaning, reports_failure

MACHINES = [
    ("deploy of checkout 4.2.0 to production finished", EntryKind.DEPLOY, True),
    ("Rolling out image registry.example.com/pay:77", EntryKind.DEPLOY, False),
    ("rollback to revision 41 complete", EntryKind.MITIGATION, True),
    ("Reverting to release 2026.6.13", EntryKind.MITIGATION, False),
    ("feature flag new-cart disabled", EntryKind.MITIGATION, True),
    ("failover to replica db-2 finished", EntryKind.MITIGATION, True),
    ("Started checkout.service", EntryKind.CHANGE, True),
    ("scaled to 12 replicas", EntryKind.CHANGE, True),
    ("configuration reloaded", EntryKind.CHANGE, False),
    ("transaction rolled back after deadlock", None, False),
    ("order 17 accepted", None, False),
    ("log rotation restarted", None, False),
]
CHAT = [
    ("declaring a SEV2 for checkout", EntryKind.DECLARE, True),
    ("opening an incident for this", EntryKind.DECLARE, True),
    ("should we declare an incident?", None, False),
    ("rollback is done", EntryKind.MITIGATION, True),
    ("rolled back checkout to 41, watching", EntryKind.MITIGATION, True),
    ("rolling back now", EntryKind.MITIGATION, False),
    ("let's roll back", EntryKind.DECISION, False),
    ("we'll fail over to the other region", EntryKind.DECISION, False),
    ("not rolled back yet", None, False),
    ("once the rollback is done we can close", None, False),
    ("error rate is back to normal", EntryKind.RECOVERY, True),
    ("it is not back to normal", None, False),
    ("all clear", EntryKind.RECOVERY, True),
    ("ack, looking", EntryKind.ACKNOWLEDGE, True),
    ("I'm on it", EntryKind.ACKNOWLEDGE, True),
    ("restarted the workers", EntryKind.CHANGE, True),
    ("thanks everybody", None, False),
]


@pytest.mark.parametrize(("text", "kind", "done"), MACHINES)
def test_a_machine_line_means_what_its_verbs_say(text, kind, done):
    meaning = machine_meaning(text)
    assert (meaning.kind if meaning else None, bool(meaning and meaning.done)) == (kind, done)


@pytest.mark.parametrize(("text", "kind", "done"), CHAT)
def test_a_chat_line_means_what_it_states_not_what_it_asks_or_plans(text, kind, done):
    meaning = chat_meaning(text)
    assert (meaning.kind if meaning else None, bool(meaning and meaning.done)) == (kind, done)


def test_the_strongest_clause_of_a_message_counts():
    meaning = chat_meaning("looking at the graphs. Declaring a SEV1 incident!")
    assert (meaning.kind, meaning.quote) == (EntryKind.DECLARE, "Declaring a SEV1 incident!")


@pytest.mark.parametrize("text", ["seeing lots of 502 errors", "customers report failing payments", "is it me or checkout is down"])
def test_a_report_of_impact_is_a_notice(text):
    assert chat_meaning(text).notice


@pytest.mark.parametrize(
    ("text", "failure"), [("connection refused", True), ("Out of memory: Killed process 77", True), ("0 errors", False), ("all ok", False)]
)
def test_words_of_failure_mark_a_line_without_a_level(text, failure):
    assert reports_failure(text) is failure


def test_a_long_message_takes_no_long_time():
    chat_meaning("we will " * 200_000)
    machine_meaning("flag config settings migration " * 100_000)
