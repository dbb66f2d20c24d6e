"""A prepared question answers what the queryset that it is written as would, whatever stands in its slots."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q

from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.model import Markers
from nofault.postmortem.terms import Severity
from nofault.web.access import Actor, visible_incidents, visible_slots
from nofault.web.models.incident import Incident, Part, Participant
from nofault.web.models.people import Role, User
from nofault.web.prepared import Prepared, Slot, Slots
from nofault.web.services.incidents import create_incident

pytestmark = pytest.mark.django_db
ONSET = datetime(2026, 1, 14, 14, 32, 5, 250_000, tzinfo=UTC)

BY_TITLE = Prepared(lambda: Incident.objects.filter(title__icontains=Slot("text")).order_by("pk").values_list("title", flat=False))
BY_TIME = Prepared(lambda: Incident.objects.filter(occurred_at__gte=Slot("at")).values_list("reference", "occurred_at", "recovered_at"))
BY_TIME_TYPED = Prepared(lambda: Incident.objects.filter(occurred_at__gte=Slot("at", Incident._meta.get_field("occurred_at"))).values_list("pk"))
BY_SEVERITY = Prepared(lambda: Incident.objects.filter(severity__in=Slots("severities")).order_by("pk").values_list("pk"))
SORTED = Prepared(lambda order: Incident.objects.order_by(order).values_list("pk"))
WHOLE = Prepared(lambda: Incident.objects.filter(reference=Slot("reference")).select_related("service", "team"))
SEEN = Prepared(lambda: Incident.objects.filter(visible_slots(), binned_at=None).order_by("pk").values_list("pk"))
SEEN_PARTS = Prepared(lambda: Part.objects.filter(visible_slots("incident__")).order_by("pk").values_list("pk"))


def make(person: User, title: str, severity: Severity = Severity.SEV2, onset_at: datetime = ONSET) -> Incident:
    return create_incident(Actor(person), Facts(title=title, severity=severity, markers=Markers(onset_at=onset_at)))


@pytest.mark.parametrize("text", ["100 %", "a_b", r"back\slash", "'; --", "{x}", "/*severities*/", "%s", "ü"])
def test_a_text_is_looked_for_as_it_stands(member: User, text: str):
    make(member, f"Cache at {text} of its size")
    make(member, "Cache at axb of its size")
    assert [row.title for row in BY_TITLE.rows(text=text)] == [f"Cache at {text} of its size"]


def test_times_come_back_with_their_zone_and_are_compared_as_instants(member: User):
    incident = make(member, "Payments failed")
    elsewhere = ONSET.astimezone(datetime.fromisoformat("2026-01-14T00:00:00+05:30").tzinfo)
    (row,) = BY_TIME.rows(at=elsewhere)
    assert (row.reference, row.occurred_at, row.recovered_at) == (incident.reference, ONSET, None)
    assert BY_TIME.rows(at=ONSET + timedelta(milliseconds=1)) == []
    assert BY_TIME_TYPED.rows(at=ONSET.isoformat()) == [(incident.pk,)]
    with pytest.raises(ValidationError):
        BY_TIME_TYPED.rows(at="soon")


def test_a_list_may_have_any_length(member: User):
    first, second = make(member, "One", Severity.SEV1), make(member, "Two", Severity.SEV3)
    assert BY_SEVERITY.rows(severities=[]) == []
    assert BY_SEVERITY.rows(severities=[Severity.SEV1]) == [(first.pk,)]
    assert BY_SEVERITY.rows(severities=list(Severity)) == [(first.pk,), (second.pk,)]


def test_each_shape_is_a_question_of_its_own(member: User):
    first, second = make(member, "B"), make(member, "A")
    assert SORTED.rows("title") == [(second.pk,), (first.pk,)]
    assert SORTED.rows("-title") == [(first.pk,), (second.pk,)]


def test_models_come_with_what_they_point_at(incident: Incident, django_assert_num_queries):
    WHOLE.first(reference="")
    with django_assert_num_queries(1):
        found = WHOLE.first(reference=incident.reference)
        assert found == incident
        assert (found.team, found.service) == (incident.team, incident.service)
        assert found.occurred_at == incident.occurred_at
    found.title = "Payments failed"
    found.save(update_fields=["title"])
    assert WHOLE.first(reference=incident.reference).title == "Payments failed"
    assert WHOLE.first(reference="INC-1999-0001") is None


def test_slots_in_conditions_inside_of_conditions(member: User, other_member: User):
    mine = make(member, "Payments failed")
    near = Participant.objects.filter(user_id=Slot("user"), incident=OuterRef("pk"))
    asked = Prepared(lambda: Incident.objects.filter(Exists(near) & ~Q(title=Slot("not"))).values_list("pk"))
    assert asked.rows(user=member.pk, **{"not": "Cache full"}) == [(mine.pk,)]
    assert asked.rows(user=member.pk, **{"not": "Payments failed"}) == []
    assert asked.rows(user=other_member.pk, **{"not": ""}) == []


def test_a_prepared_question_shows_nobody_more_than_the_other_kind(member, other_member, reader, administrator, lead, incident, restricted):
    closed = User.objects.create_user("cleo@example.com", role=Role.MEMBER, is_active=False)
    seen = {}
    for person in (member, other_member, reader, administrator, lead, closed):
        actor = Actor(person)
        seen[person.email] = [pk for (pk,) in SEEN.rows(**actor.slots)]
        assert seen[person.email] == list(visible_incidents(actor).order_by("pk").values_list("pk", flat=True))
        parts = Part.objects.filter(incident__in=visible_incidents(actor)).order_by("pk").values_list("pk", flat=True)
        assert [pk for (pk,) in SEEN_PARTS.rows(**actor.slots)] == list(parts)
    assert restricted.pk in seen["kim@example.com"]
    assert restricted.pk in seen["lou@example.com"]
    assert restricted.pk not in seen["lee@example.com"] + seen["ada@example.com"]
    assert seen["cleo@example.com"] == []
    assert SEEN.rows(**Actor(None).slots) == []


def test_a_day_is_compared_as_a_day(member: User):
    by_day = Prepared(lambda: Incident.objects.filter(occurred_at__date=Slot("day")).values_list("pk"))
    incident = make(member, "Payments failed")
    assert by_day.rows(day=date(2026, 1, 14)) == [(incident.pk,)]
