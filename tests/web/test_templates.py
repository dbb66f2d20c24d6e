"""Templates of an organisation's own in the settings pages: made, changed, compared, brought back, retired, and chosen as a default."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import Severity, Variant
from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError, InvalidError
from nofault.web.models.audit import AuditEvent
from nofault.web.models.people import Membership, Team
from nofault.web.models.templates import DocumentTemplate, TemplateDefault, TemplateVersion
from nofault.web.queries.templates import shipped
from nofault.web.services.accounts import create_person
from nofault.web.services.incidents import create_incident
from nofault.web.services.parts import add_part
from nofault.web.services.templates import bring_back, choose_template, create_template, edit_template, retire_template, set_defaults
from tests.web.counting import assert_constant

pytestmark = pytest.mark.django_db
TEXT = """---
name: our-review
title: Our review
sections:
  What broke: summary
  Minute by minute: timeline
  Promises: action_items
---
# Review

## What broke

In two sentences.

## Minute by minute

## Promises
"""


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def ada(administrator) -> Client:
    return client_of(administrator)


@pytest.fixture
def lou(lead) -> Client:
    return client_of(lead)


@pytest.fixture
def ours(administrator) -> DocumentTemplate:
    return create_template(Actor(administrator), TEXT)


@pytest.fixture
def of_team(lead, team) -> DocumentTemplate:
    return create_template(Actor(lead), TEXT.replace("our-review", "payments-review").replace("Our", "Payments"), team=team)


@pytest.fixture
def elsewhere(db) -> Team:
    return Team.objects.create(name="Search", slug="search")


# Looked at


@pytest.mark.parametrize("name", sorted(shipped()))
def test_each_shipped_template_is_shown_with_an_example_and_empty(client, reader, name):
    client.force_login(reader)
    assert "Search results were empty" in text_of(client.get(f"/settings/templates/{name}/"))
    empty = client.get(f"/settings/templates/{name}/", {"as": "empty"})
    assert (empty.status_code, "Search results were empty" in text_of(empty)) == (200, False)


def test_a_template_of_ones_own_is_shown_in_its_own_words(reader, ours):
    page = client_of(reader).get("/settings/templates/our-review/")
    assert "Minute by minute" in text_of(page)
    assert "Hold an index back" in text_of(page)
    assert "name: our-review" in text_of(client_of(reader).get("/settings/templates/our-review/?as=text"))
    assert "our-review" in text_of(client_of(reader).get("/settings/templates/"))


def test_a_template_that_is_not_there_is_said(ada):
    for address in ("nothing/", "nothing/edit/", "nothing/versions/1/"):
        assert ada.get(f"/settings/templates/{address}").status_code == 404
    assert ada.get("/settings/template-defaults/?team=nothing").status_code == 404


def test_a_shipped_template_is_nobodys_to_change(ada):
    assert ada.post("/settings/templates/coe/", {"what": "retire"}).status_code == 403
    assert ada.get("/settings/templates/coe/edit/").status_code == 404


def test_what_a_template_says_is_never_markup_of_the_page(ada, administrator):
    text = TEXT.replace("title: Our review", "title: <script>alert(1)</script>").replace("# Review", "# <img src=x onerror=alert(1)>")
    create_template(Actor(administrator), text.replace("In two sentences.", "[here](javascript:alert(1))"))
    for address in ("", "our-review/", "our-review/?as=empty", "our-review/?as=text", "our-review/edit/", "our-review/versions/1/"):
        page = text_of(ada.get(f"/settings/templates/{address}"))
        assert [word for word in ("<script>alert", "<img src=x", 'href="javascript') if word in page] == []


# Made and changed


def test_an_administrator_makes_one_for_all_and_it_is_on_record(ada):
    answer = ada.post("/settings/new-template/", {"text": TEXT, "team": "", "what": "keep"})
    assert answer.url == "/settings/templates/our-review/"
    row = DocumentTemplate.objects.get()
    assert (row.name, row.title, row.team, row.version) == ("our-review", "Our review", None, 1)
    event = AuditEvent.objects.get(verb="template")
    assert (event.subject, event.detail, event.actor_name) == ("our-review", "version 1", "Ada Administrator")


def test_a_lead_makes_one_for_the_team_and_for_nobody_else(lou, team, elsewhere):
    page = text_of(lou.get("/settings/new-template/"))
    assert "Whole organisation" not in page
    assert 'value="payments"' in page
    assert 'value="search"' not in page
    assert lou.post("/settings/new-template/", {"text": TEXT, "team": ""}).status_code == 403
    assert lou.post("/settings/new-template/", {"text": TEXT, "team": "search"}).status_code == 403
    assert lou.post("/settings/new-template/", {"text": TEXT, "team": "nothing"}).status_code == 422
    assert lou.post("/settings/new-template/", {"text": TEXT, "team": "payments"}).status_code == 302
    assert DocumentTemplate.objects.get().team == team


def test_a_text_is_looked_at_before_it_is_kept(ada):
    answer = ada.post("/settings/new-template/", {"text": TEXT, "what": "look"})
    assert answer.status_code == 200
    assert "Minute by minute" in text_of(answer)
    assert "Hold an index back" in text_of(answer)
    assert not DocumentTemplate.objects.exists()


def test_a_file_is_read_and_what_is_wrong_with_it_stands_beside_its_text(ada):
    def send(name: str, data: bytes):
        return ada.post("/settings/new-template/", {"file": SimpleUploadedFile(name, data), "text": "typed before", "what": "keep"})

    wrong = send("own.md", TEXT.replace("summary", "sumary").encode())
    assert wrong.status_code == 422
    assert "Line 5: What broke: &#x27;sumary&#x27; is no place of the document." in text_of(wrong)
    assert "sumary\n" in text_of(wrong)
    assert 'id="text-error"' in text_of(wrong)
    assert "This file is longer" in text_of(send("own.md", b"x" * 200_001))
    assert "This file is empty" in text_of(send("own.md", b""))
    assert send("own.md", TEXT.encode("utf-16")).status_code == 302


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("name: our-review", "name: coe", "cannot be the name of a template"),
        ("name: our-review", "name: pdf", "is a kind of file here"),
        ("title: Our review", f"title: {'x' * 121}", "too long"),
        ("  Promises:", "  Promise:", "Line 7: sections: &#x27;Promise&#x27; is no heading"),
        ("## Promises", "## 14:30\n\n## Promises", "would not come back whole"),
        ("In two", "x" * 50_000, "characters. Use at most 50000"),
        ("## Promises", "## a\n" * 101 + "## Promises", "headings. Use at most 100"),
        ("name: our-review", "name: [", "YAML, line"),
        ("---\nname", "name", "no front matter"),
    ],
)
def test_what_cannot_be_a_template_is_refused_beside_the_field(ada, before, after, said):
    answer = ada.post("/settings/new-template/", {"text": TEXT.replace(before, after, 1), "what": "keep"})
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not DocumentTemplate.objects.exists()


def test_a_name_is_taken_once(ada, ours):
    assert "is a template our-review already" in text_of(ada.post("/settings/new-template/", {"text": TEXT}))


@pytest.mark.parametrize("name", sorted(name for name, module in shipped().items() if hasattr(module, "TEMPLATE")))
def test_one_is_begun_from_each_shipped_one_as_it_stands(ada, name):
    begun = ada.get("/settings/new-template/", {"from": name}).context["given"]["text"]
    assert ada.post("/settings/new-template/", {"text": begun}).url == f"/settings/templates/our-{name}/"


def test_every_save_is_a_version_and_the_same_text_is_none(ada, ours):
    page = ada.get("/settings/templates/our-review/edit/")
    assert page.context["version"] == 1
    ada.post("/settings/templates/our-review/edit/", {"text": TEXT.replace("Our review", "Our look back"), "version": "1"})
    ada.post("/settings/templates/our-review/edit/", {"text": TEXT.replace("Our review", "Our look back"), "version": "2"})
    row = DocumentTemplate.objects.get()
    assert (row.title, row.version) == ("Our look back", 2)
    assert list(TemplateVersion.objects.values_list("number", "by_name")) == [(2, "Ada Administrator"), (1, "Ada Administrator")]


def test_who_is_second_is_shown_both_and_then_keeps_what_should_stand(ada, administrator, ours):
    edit_template(Actor(administrator), ours, TEXT.replace("## Promises", "## Promises\n\nOne owner each."))
    mine = TEXT.replace("In two sentences.", "In three sentences.")
    answer = ada.post("/settings/templates/our-review/edit/", {"text": mine, "version": "1"})
    page = text_of(answer)
    assert answer.status_code == 412
    assert "In three sentences." in page
    assert "- One owner each." in page
    assert ada.post("/settings/templates/our-review/edit/", {"text": mine, "version": str(answer.context["version"])}).status_code == 302
    assert TemplateVersion.objects.count() == 3


def test_the_name_that_documents_know_stays(ada, ours):
    answer = ada.post("/settings/templates/our-review/edit/", {"text": TEXT.replace("name: our-review", "name: other"), "version": "1"})
    assert answer.status_code == 422
    assert "documents know this template as our-review" in text_of(answer)


def test_a_version_is_compared_and_brought_back(ada, administrator, ours):
    edit_template(Actor(administrator), ours, TEXT.replace("In two sentences.", "In three sentences."))
    page = text_of(ada.get("/settings/templates/our-review/versions/1/"))
    assert "- In two sentences." in page
    assert "+ In three sentences." in page
    ada.post("/settings/templates/our-review/versions/1/")
    newest = TemplateVersion.objects.first()
    assert (newest.number, newest.text, newest.note) == (3, TEXT, "as version 1")
    assert ada.get("/settings/templates/our-review/versions/9/").status_code == 404


# Who may


def test_nobody_else_changes_a_template(member, lead, reader, ours, of_team, elsewhere):
    stranger = create_person("sam@example.com", name="Sam Search")
    Membership.objects.create(team=elsewhere, user=stranger, is_lead=True)
    for person, row in ((member, ours), (reader, ours), (lead, ours), (member, of_team), (stranger, of_team)):
        client, actor = client_of(person), Actor(person)
        assert client.get(f"/settings/templates/{row.name}/edit/").status_code == 403
        assert client.post(f"/settings/templates/{row.name}/", {"what": "retire"}).status_code == 403
        assert client.post(f"/settings/templates/{row.name}/versions/1/").status_code == 403
        assert "Bring it back" not in text_of(client.get(f"/settings/templates/{row.name}/versions/1/"))
        with pytest.raises(ForbiddenError):
            edit_template(actor, row, TEXT)
        with pytest.raises(ForbiddenError):
            bring_back(actor, row, 1)
        with pytest.raises(ForbiddenError):
            retire_template(actor, row, True)
        with pytest.raises(ForbiddenError):
            set_defaults(actor, row.team, {"": "coe"})
    for person in (member, reader):
        assert client_of(person).get("/settings/new-template/").status_code == 403
    assert TemplateVersion.objects.count() == 2
    assert not TemplateDefault.objects.exists()


def test_a_lead_and_an_administrator_change_the_templates_of_the_team(lead, administrator, of_team):
    for number, person in enumerate((lead, administrator), start=2):
        text = of_team.versions.first().text.replace("Promises\n", "Promises\n\nOne owner.\n", 1) + f"\nChanged {number} times.\n"
        assert edit_template(Actor(person), of_team, text).version == number


# Retired


def test_a_retired_template_is_offered_no_more_and_its_documents_keep_it(ada, member, ours, incident):
    add_part(Actor(member), incident, "summary", "Payments failed.")
    choose_template(Actor(member), incident, "our-review")
    other = create_incident(Actor(member), Facts(title="Disk full"))
    ada.post("/settings/templates/our-review/", {"what": "retire"})
    assert "retired" in text_of(ada.get("/settings/templates/"))
    assert "Our review" not in text_of(ada.get(f"/incidents/{other.reference}/export/"))
    assert "## What broke" in text_of(ada.get(f"/incidents/{incident.reference}/export/?format=md"))
    assert "Our review" in text_of(ada.get(f"/incidents/{incident.reference}/export/"))
    ada.post("/settings/templates/our-review/", {"what": "bring back"})
    assert "Our review" in text_of(ada.get(f"/incidents/{other.reference}/export/"))
    assert list(AuditEvent.objects.filter(verb="template").order_by("id").values_list("detail", flat=True)) == [
        "version 1",
        "retired",
        "brought back",
    ]


def test_a_template_that_new_documents_begin_in_is_not_retired(ada, administrator, ours, team):
    set_defaults(Actor(administrator), team, {"SEV1": "our-review"})
    answer = ada.post("/settings/templates/our-review/", {"what": "retire"})
    assert answer.status_code == 422
    assert "New documents of Payments begin in it" in text_of(answer)


# Defaults


def begun(member, team, severity, **more) -> str:
    facts = Facts(title="Disk full", team=team.name if team else "", severity=severity)
    return create_incident(Actor(member), facts, **more).template


def test_the_list_says_what_everything_else_begins_in(ada, administrator):
    words = "Everything else"
    assert words not in ada.get("/settings/templates/").content.decode()
    set_defaults(Actor(administrator), None, {"SEV1": "six-rules"})
    assert f"<dt>{words}</dt><dd>Classic postmortem in Markdown</dd>" in ada.get("/settings/templates/").content.decode()
    set_defaults(Actor(administrator), None, {"": "coe"})
    assert words not in ada.get("/settings/templates/").content.decode()


def test_the_nearest_choice_is_what_a_new_document_begins_in(member, administrator, lead, team, elsewhere, of_team, ours):
    assert begun(member, team, Severity.SEV2) == "classic"
    set_defaults(Actor(administrator), None, {"": "coe", "SEV1": "six-rules"})
    set_defaults(Actor(lead), team, {"SEV2": "payments-review"})
    assert begun(member, team, Severity.SEV2) == "payments-review"
    assert begun(member, team, Severity.SEV1) == "six-rules"
    assert begun(member, team, Severity.SEV3) == "coe"
    assert begun(member, elsewhere, Severity.SEV2) == "coe"
    set_defaults(Actor(lead), team, {"": "smart"})
    assert begun(member, team, Severity.SEV1) == "smart", "the team goes before the severity"
    assert begun(member, team, Severity.SEV2, template="action-first") == "action-first", "what is asked for stands"
    assert begun(member, None, Severity.SEV4) == "coe"
    assert begun(member, team, Severity.SEV2, variant=Variant.NEAR_MISS) == "near-miss", "which has a template of its own"
    assert begun(member, team, Severity.SEV2, variant=Variant.LIGHTWEIGHT) == "payments-review"


def test_a_lead_chooses_in_the_page_and_others_only_see_it(lou, member, team, of_team):
    address = "/settings/template-defaults/?team=payments"
    stamp = lou.get(address).context["stamp"]
    assert lou.post("/settings/template-defaults/", {"team": "payments", "stamp": stamp, "any": "payments-review", "SEV1": ""}).status_code == 302
    assert TemplateDefault.objects.get().template == "payments-review"
    event = AuditEvent.objects.get(verb="template default")
    assert (event.subject, event.detail) == ("Payments", "any severity: none to payments-review")
    kim = client_of(member)
    assert "The lead of the team and administrators choose." in text_of(kim.get(address))
    assert kim.post("/settings/template-defaults/", {"team": "payments", "stamp": stamp, "any": "coe"}).status_code == 403
    assert lou.post("/settings/template-defaults/", {"team": "", "stamp": stamp, "any": "coe"}).status_code == 403
    assert "Payments review" in text_of(kim.get("/settings/templates/"))
    stamp = lou.get(address).context["stamp"]
    lou.post("/settings/template-defaults/", {"team": "payments", "stamp": stamp, "any": ""})
    assert not TemplateDefault.objects.exists()


def test_a_choice_from_an_old_page_or_of_an_unknown_template_is_refused(ada, administrator, of_team):
    stamp = ada.get("/settings/template-defaults/").context["stamp"]
    answer = ada.post("/settings/template-defaults/", {"stamp": stamp, "SEV1": "payments-review"})
    assert answer.status_code == 422
    assert 'id="of-SEV1-error"' in text_of(answer), "another team's template is none for all"
    set_defaults(Actor(administrator), None, {"": "coe"})
    assert ada.post("/settings/template-defaults/", {"stamp": stamp, "any": "smart"}).status_code == 412
    assert TemplateDefault.objects.get().template == "coe"
    with pytest.raises(InvalidError):
        set_defaults(Actor(administrator), None, {"SEV9": "coe"})


# The document


def test_a_document_is_written_in_another_template_and_says_the_same(client, member, incident, of_team):
    client.force_login(member)
    add_part(Actor(member), incident, "summary", "Payments failed.")
    address = f"/incidents/{incident.reference}/export/"
    assert "Payments review" in text_of(client.get(address))
    client.post(address, {"template": "payments-review"})
    incident.refresh_from_db()
    assert incident.template == "payments-review"
    assert "## What broke\n\nPayments failed." in text_of(client.get(address, {"format": "md"}))
    assert "changed the template" in text_of(client.get(f"/incidents/{incident.reference}/history/"))
    assert client.post(address, {"template": "nothing"}).status_code == 422


def test_a_reader_takes_a_document_out_and_does_not_change_its_template(client, reader, incident):
    client.force_login(reader)
    assert "Write it in this one" not in text_of(client.get(f"/incidents/{incident.reference}/export/?as=coe"))
    assert client.post(f"/incidents/{incident.reference}/export/", {"template": "coe"}).status_code == 403


def test_the_pages_cost_the_same_with_more_templates_versions_and_choices(ada, administrator, ours):
    actor = Actor(administrator)

    def more():
        for _ in range(3):
            number = DocumentTemplate.objects.count()
            team = Team.objects.create(name=f"Team {number}", slug=f"team-{number}")
            name = f"review-{number}"
            row = create_template(actor, TEXT.replace("our-review", name), team=team)
            edit_template(actor, ours, TEXT + f"\n{number}\n")
            edit_template(actor, row, TEXT.replace("our-review", name) + "\nMore.\n")
            set_defaults(actor, team, {"": name, "SEV1": "our-review"})

    addresses = ("", "our-review/", "our-review/edit/", "our-review/versions/1/")
    for address in (*(f"/settings/templates/{address}" for address in addresses), "/settings/template-defaults/", "/settings/new-template/"):
        assert_constant(ada, address, more)
