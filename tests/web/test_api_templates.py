"""Templates and what new documents begin in, over the API."""

from __future__ import annotations

import pytest

from nofault.web.access import Actor
from nofault.web.models.templates import DocumentTemplate, TemplateDefault
from nofault.web.services.templates import create_template, edit_template
from tests.web.calling import Caller, assert_constant
from tests.web.test_templates import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(administrator) -> Caller:
    return Caller(administrator)


@pytest.fixture
def ours(administrator) -> DocumentTemplate:
    return create_template(Actor(administrator), TEXT)


def test_a_template_is_made_read_changed_and_retired(boss, call):
    made = boss("POST", "/templates", {"text": TEXT})
    assert (made.status_code, made["Location"], made["ETag"]) == (201, "/api/v1/templates/our-review", '"1"')
    got = call("GET", "/templates/our-review").json()
    assert (got["title"], got["text"], got["team"], got["number"], got["retired"], got["shipped"]) == ("Our review", TEXT, None, 1, False, False)
    changed = boss("PUT", "/templates/our-review", {"text": TEXT + "\nMore.\n", "retired": True}, If_Match='"1"')
    assert (changed.status_code, changed["ETag"], changed.json()["number"], changed.json()["retired"]) == (200, '"3"', 2, True)
    assert [row["name"] for row in call("GET", "/templates").json()["items"]] == ["our-review"]


def test_a_lead_makes_one_for_the_team_alone(lead, team):
    lou = Caller(lead)
    assert lou("POST", "/templates", {"text": TEXT}).status_code == 403
    assert lou("POST", "/templates", {"text": TEXT, "team": "payments"}).json()["team"] == "payments"


def test_a_change_needs_the_last_version_and_a_second_writer_gets_both(boss, administrator, ours):
    assert boss("PUT", "/templates/our-review", {"retired": True}).status_code == 422
    edit_template(Actor(administrator), ours, TEXT + "\nMore.\n")
    refused = boss("PUT", "/templates/our-review", {"text": TEXT + "\nLess.\n"}, If_Match="1")
    assert refused.status_code == 412
    body = refused.json()
    assert ("Less." in body["yours"]["text"], "More." in body["theirs"]["text"], body["version"]) == (True, True, 2)


def test_versions_are_listed_read_and_brought_back(boss, call, administrator, ours):
    edit_template(Actor(administrator), ours, TEXT + "\nMore.\n")
    assert [row["number"] for row in call("GET", "/templates/our-review/versions").json()["items"]] == [2, 1]
    assert call("GET", "/templates/our-review/versions/1").json()["text"] == TEXT
    assert call("POST", "/templates/our-review/versions/1/restore", If_Match="2").status_code == 403
    back = boss("POST", "/templates/our-review/versions/1/restore", If_Match="2").json()
    assert (back["text"], back["number"]) == (TEXT, 3)
    assert call("GET", "/templates/our-review/versions/9").status_code == 404


def test_the_shipped_ones_are_listed_shown_and_never_changed(boss, call):
    shipped = call("GET", "/templates?shipped_ones=true").json()["items"]
    assert {"name": "coe", "title": "Correction of error in five parts", "shipped": True} in shipped
    assert "## What was the root cause?" in call("GET", "/templates/coe").json()["text"]
    assert "Hold an index back" in call("GET", "/templates/coe/example").json()["text"]
    assert boss("PUT", "/templates/coe", {"text": TEXT}, If_Match="1").status_code == 404


def test_what_does_not_belong_into_a_template_is_named_with_its_line(boss):
    answer = boss("POST", "/templates", {"text": TEXT.replace("summary", "sumary")})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "text"
    assert "Line 5: What broke: 'sumary'" in answer.json()["errors"][0]["detail"]


def test_nothing_changes_for_who_may_not(call, reader, ours):
    for caller in (call, Caller(reader)):
        assert caller("PUT", "/templates/our-review", {"retired": True}, If_Match="1").status_code == 403
        assert caller("POST", "/templates", {"text": TEXT.replace("our-review", "mine")}).status_code == 403
        assert caller("PUT", "/template-defaults/-", {"choices": {"any": "coe"}}, If_Match="1").status_code == 403
    ours.refresh_from_db()
    assert (ours.version, DocumentTemplate.objects.count(), TemplateDefault.objects.count()) == (1, 1, 0)


def test_a_token_of_an_administrator_that_only_writes_changes_no_template(administrator, ours):
    assert Caller(administrator, "read", "write")("PUT", "/templates/our-review", {"retired": True}, If_Match="1").status_code == 403


def test_choices_carry_a_stamp_and_new_documents_follow_them(boss, call, ours, team):
    before = call("GET", "/template-defaults/payments")
    assert before.json() == {"choices": {"any": None, "SEV1": None, "SEV2": None, "SEV3": None, "SEV4": None}}
    kept = boss("PUT", "/template-defaults/payments", {"choices": {"SEV2": "our-review"}}, If_Match=before["ETag"])
    assert (kept.status_code, kept.json()["choices"]["SEV2"]) == (200, "our-review")
    refused = boss("PUT", "/template-defaults/payments", {"choices": {"SEV2": "coe"}}, If_Match=before["ETag"])
    assert (refused.status_code, refused.json()["theirs"]) == (412, {"SEV2": "our-review"})
    assert boss("PUT", "/template-defaults/payments", {"choices": {"any": "nothing"}}, If_Match=kept["ETag"]).status_code == 422
    assert call("GET", "/template-defaults").json()["items"] == [{"team": "payments", "severity": "SEV2", "template": "our-review"}]
    made = call("POST", "/incidents", {"facts": {"title": "Disk full", "team": "Payments", "severity": "SEV2"}})
    document = call("GET", f"/postmortems/{made.json()['reference']}").json()
    assert document["template"] == "our-review"
    assert call("GET", "/template-defaults/nothing").status_code == 404


def test_a_document_is_written_in_another_template(call, incident, ours):
    answer = call("PUT", f"/postmortems/{incident.reference}/template", {"template": "our-review"})
    assert (answer.status_code, answer.json()["template"]) == (200, "our-review")
    assert "## What broke" in call("GET", f"/postmortems/{incident.reference}/export").content.decode()
    assert call("PUT", f"/postmortems/{incident.reference}/template", {"template": "nothing"}).status_code == 422


def test_lists_cost_the_same_with_more_rows(call, administrator, ours):
    actor = Actor(administrator)

    def more():
        number = DocumentTemplate.objects.count()
        create_template(actor, TEXT.replace("our-review", f"review-{number}"))
        edit_template(actor, ours, TEXT + f"\n{number}\n")

    assert_constant(call, "/templates", more)
    assert_constant(call, "/templates/our-review/versions", more)
