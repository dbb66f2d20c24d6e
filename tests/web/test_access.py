"""Who may do what, each with somebody who may not."""

from __future__ import annotations

import pytest

from nofault.web.access import PRODUCT, Actor, Verb, may, may_organisation, require, visible_action_items, visible_incidents
from nofault.web.errors import ForbiddenError, NotFoundError
from nofault.web.models.people import Membership
from nofault.web.services.incidents import bin_incident, join_incident

pytestmark = pytest.mark.django_db


def allowed(person, incident) -> set[Verb]:
    return {verb for verb in Verb if verb not in {Verb.CREATE, Verb.LEAD_TEAM, Verb.ADMINISTER} and may(Actor(person), verb, incident)}


def test_a_reader_reads_and_does_nothing_else(reader, incident):
    assert allowed(reader, incident) == {Verb.READ}
    assert not may_organisation(Actor(reader), Verb.CREATE)


def test_a_member_writes_but_reads_raw_evidence_only_as_participant(other_member, incident):
    assert allowed(other_member, incident) == {Verb.READ, Verb.WRITE, Verb.PUBLISH}
    join_incident(Actor(other_member), incident)
    assert Verb.READ_EVIDENCE in allowed(other_member, incident)


def test_a_member_of_the_team_reads_its_raw_evidence(other_member, team, incident):
    Membership.objects.create(team=team, user=other_member)
    assert Verb.READ_EVIDENCE in allowed(other_member, incident)


def test_the_lead_of_the_team_decides_for_its_documents(lead, incident):
    assert {Verb.RESTRICT, Verb.BIN} <= allowed(lead, incident)


def test_a_restricted_document_does_not_exist_for_others(other_member, reader, administrator, restricted):
    for person in (other_member, reader, administrator):
        assert allowed(person, restricted) == set()
        assert restricted not in visible_incidents(Actor(person))
        with pytest.raises(NotFoundError):
            require(Actor(person), Verb.WRITE, restricted)


def test_a_restricted_document_is_there_for_its_maker_and_the_lead(member, lead, restricted):
    for person in (member, lead):
        assert Verb.READ in allowed(person, restricted)
        assert restricted in visible_incidents(Actor(person))


def test_only_those_who_answer_for_a_restricted_document_let_others_in(other_member, member, restricted):
    with pytest.raises(NotFoundError):
        join_incident(Actor(other_member), restricted)
    join_incident(Actor(member), restricted, other_member)
    assert Verb.READ in allowed(other_member, restricted)


def test_a_token_without_the_write_scope_only_reads(member, incident):
    actor = Actor(member, scopes=frozenset({"read"}))
    assert may(actor, Verb.READ, incident)
    assert not may(actor, Verb.WRITE, incident)
    assert not may_organisation(actor, Verb.CREATE)


def test_a_closed_account_may_nothing(member, incident):
    member.is_active = False
    assert allowed(member, incident) == set()
    assert not visible_incidents(Actor(member)).exists()


def test_what_is_in_the_bin_is_in_no_list(member, lead, incident):
    bin_incident(Actor(member), incident)
    assert incident not in visible_incidents(Actor(lead))
    assert not visible_action_items(PRODUCT).filter(incident=incident).exists()


def test_an_administrator_runs_the_organisation_and_a_lead_the_own_team_only(administrator, lead, member, team):
    assert may_organisation(Actor(administrator), Verb.ADMINISTER)
    assert may_organisation(Actor(lead), Verb.LEAD_TEAM, team)
    assert not may_organisation(Actor(lead), Verb.ADMINISTER)
    assert not may_organisation(Actor(member), Verb.LEAD_TEAM, team)


def test_the_refusal_says_what_and_whom_to_ask(reader, incident):
    with pytest.raises(ForbiddenError, match=r"write in INC-.*Ask"):
        require(Actor(reader), Verb.WRITE, incident)
