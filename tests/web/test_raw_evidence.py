"""The raw lines behind an entry: for those who may read them, masked, and each look on record."""

from __future__ import annotations

import hashlib

import pytest

from nofault.postmortem.model import Evidence, TimelineEntry
from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.models.people import Membership
from nofault.web.services.evidence import receive_file
from nofault.web.services.parts import add_part

pytestmark = pytest.mark.django_db
LOG = b"14:31 ok\n14:32 \x1b[31mfailed\x1b[0m password=hunter2secret <script>alert(1)</script>\n14:33 ok again\n"


@pytest.fixture
def entry(member, incident, own_folders):
    """An entry whose evidence is the second line of a kept file, and one line that was only written down."""
    receive_file(Actor(member), incident, "app.log", [LOG])
    line = LOG.split(b"\n")[1]
    kept = Evidence(path="app.log", line=2, offset=9, sha256=hashlib.sha256(line).hexdigest(), text="14:32 failed")
    return add_part(Actor(member), incident, "timeline", TimelineEntry(text="Requests failed", evidence=[kept, Evidence(text="seen on the wall")]))


def asked(client, person, incident, entry, number=0, **query):
    client.force_login(person)
    return client.get(f"/incidents/{incident.reference}/parts/{entry.key}/evidence/{number}/", query)


def test_the_lines_around_a_line_are_shown_harmless(client, member, incident, entry):
    text = asked(client, member, incident, entry).content.decode()
    for words in ("14:31 ok", "14:33 ok again", "password=[masked]", "&lt;script&gt;"):
        assert words in text
    assert "hunter2" not in text
    assert "\x1b" not in text
    assert "<script>alert" not in text


def test_each_look_is_an_audit_event(client, member, incident, entry):
    asked(client, member, incident, entry, around="1")
    event = AuditEvent.objects.get(verb="read evidence")
    assert (event.subject, event.detail, event.actor_name) == (incident.reference, "app.log line 2, 1 around", "Kim Member")


def test_who_does_not_work_on_the_incident_sees_no_raw_line(client, other_member, team, incident, entry):
    assert asked(client, other_member, incident, entry).status_code == 403
    assert not AuditEvent.objects.filter(verb="read evidence").exists()
    Membership.objects.create(team=team, user=other_member)
    assert asked(client, other_member, incident, entry).status_code == 200


def test_a_line_that_was_never_kept_is_said_to_be_so(client, member, incident, entry):
    for number in (1, 2):
        answer = asked(client, member, incident, entry, number)
        assert answer.status_code == 404
        assert "kept" in answer.content.decode()


def test_the_page_leads_to_the_lines_of_kept_evidence_only(client, member, incident, entry):
    client.force_login(member)
    text = client.get(f"/incidents/{incident.reference}/").content.decode()
    assert text.count("data-raw") == 1
    assert f"/parts/{entry.key}/evidence/0/" in text
