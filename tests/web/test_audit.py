"""The audit trail holds, and shows where it does not."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from nofault.web.access import PRODUCT
from nofault.web.models.audit import AuditEvent, AuditHead
from nofault.web.services.audit import first_broken_event, record_event

pytestmark = pytest.mark.django_db


def three_events() -> list[AuditEvent]:
    return [record_event(PRODUCT, "export", f"INC-{number}") for number in range(3)]


def test_an_untouched_chain_holds():
    assert first_broken_event() is None
    three_events()
    assert first_broken_event() is None


@pytest.mark.parametrize("statement", ["UPDATE web_auditevent SET verb = 'read'", "DELETE FROM web_auditevent"])
def test_the_database_refuses_to_change_an_event(statement):
    three_events()
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEvent.objects.filter(verb="export").count() == 3


def test_a_chain_cut_at_its_end_is_noticed():
    events = three_events()
    AuditHead.objects.update(digest=events[1].digest)
    assert first_broken_event() == events[2]


def test_a_forged_event_is_noticed():
    three_events()
    forged = AuditEvent.objects.create(
        at=AuditEvent.objects.first().at, actor_name="nofault", verb="export", subject="INC-9", previous="0" * 64, digest="f" * 64
    )
    assert first_broken_event() == forged
