"""The organisation's name and domains, and its policy: read as sentences, changed in place, refused with its place."""

from __future__ import annotations

import tomllib

import pytest
from django.test import Client

from nofault.practice.policy import build_policy, load_policy, preset_names
from nofault.web.models.audit import AuditEvent
from nofault.web.models.organisation import Organisation
from nofault.web.models.people import User
from nofault.web.queries.clocks import policy_in_force
from nofault.web.queries.policy import figures_of, policies_beside, policy_groups
from nofault.web.services.accounts import signup_domains
from nofault.web.services.organisation import organisation, stamp_of

pytestmark = pytest.mark.django_db
POLICY = "/settings/policy/"


def text_of(answer) -> str:
    return answer.content.decode()


def sentences(policy=None) -> list[str]:
    return [sentence.text for group in policy_groups(policy or load_policy()) for sentence in group.sentences]


@pytest.fixture
def ada(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def save(client: Client, **given: str):
    return client.post(POLICY, {"preset": "default", "overrides": "", "stamp": stamp_of(organisation())} | given)


def save_figures(client: Client, figures: dict[str, str]):
    return client.post(POLICY, {"what": "figures", "stamp": stamp_of(organisation())} | figures)


def test_the_name_and_the_domains_are_kept(ada):
    ada.post("/settings/organisation/", {"name": "Example Ltd", "signup_domains": "@Example.com\nexample.org, example.com"})
    assert organisation().name == "Example Ltd"
    assert signup_domains() == {"example.com", "example.org"}
    assert AuditEvent.objects.get(verb="signup domains").detail == "none to example.com example.org"


@pytest.mark.parametrize("wrong", ["example", "exa mple.", "http://example.com/", "-a.com", "a..com", "*", "example.com\nx@y@z.com"])
def test_what_is_no_domain_is_refused_beside_the_field(ada, wrong):
    answer = ada.post("/settings/organisation/", {"name": "Example", "signup_domains": wrong})
    assert answer.status_code == 422
    assert "signup_domains" in answer.context["errors"]
    assert signup_domains() == set()


@pytest.mark.parametrize("preset", preset_names())
def test_every_preset_is_told_in_whole_sentences(preset):
    told = sentences(load_policy(preset))
    assert len(told) > 15
    for text in told:
        assert text.strip().endswith((".", "?", "!")), text
        assert "\0" not in text
        assert "%" not in text


def test_the_default_policy_reads_as_somebody_would_say_it():
    told = sentences()
    assert "When the severity is SEV1 or SEV2, a full postmortem is required." in told
    assert "When the severity is SEV3 and its cause had not been seen before, a full postmortem is required." in told
    assert "After a SEV1 the postmortem is published within 48 hours of restoration." in told
    assert "Otherwise the postmortem is published within 5 business days of restoration." in told
    assert "A P0 without a day is done within 2 weeks of publication." in told


def test_every_length_of_the_policy_can_be_changed_in_place():
    policy = load_policy()
    lengths = len(policy.steps) + len(policy.severities) + sum(each.deadline is not None for each in policy.priorities.values()) + 2
    assert len(figures_of(policy_groups(policy))) == lengths


def test_a_member_reads_the_policy_and_changes_nothing(member):
    client = Client()
    client.force_login(member)
    assert "5 business days" in text_of(client.get(POLICY))
    assert "<textarea" not in text_of(client.get(f"{POLICY}?edit=1"))
    assert save_figures(client, {"soon": "2 days"}).status_code == 403
    assert not Organisation.objects.exists()


def test_a_figure_is_changed_in_place_and_in_force_at_once(ada):
    assert 'name="steps.publish.within" value="5 business days"' in text_of(ada.get(f"{POLICY}?edit=1"))
    assert save_figures(ada, {"steps.publish.within": "6  business days", "soon": "1 day"}).status_code == 302
    assert organisation().policy_overrides == 'steps.publish.within = "6 business days"'
    assert str(policy_in_force().policy.steps["publish"].within) == "6 business days"
    assert "6 business days" in text_of(ada.get(POLICY))


def test_figures_keep_what_else_was_changed(ada):
    overrides = 'holidays = [2026-12-25]\nnorm = "Quiet \\"first\\"."\n[triggers.sev3]\noff = true\n[[agenda]]\nkey = "a"\ntitle = "A"\nminutes = 5'
    assert save(ada, overrides=overrides).status_code == 302
    assert save_figures(ada, {"severities.SEV1.page": "7 minutes"}).status_code == 302
    kept = tomllib.loads(organisation().policy_overrides)
    assert kept == tomllib.loads(overrides) | {"severities": {"SEV1": {"page": "7 minutes"}}}


def test_a_wrong_figure_is_answered_beside_it_and_nothing_is_kept(ada):
    answer = save_figures(ada, {"steps.publish.within": "soonish", "soon": "2 days"})
    assert answer.status_code == 422
    assert list(answer.context["errors"]) == ["steps.publish.within"]
    assert 'value="soonish"' in text_of(answer)
    assert not Organisation.objects.exclude(policy_overrides="").exists()


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ('zone = \nsoon = "1 day"', "at line 1"),
        ("zone = " + 9000 * "[", "nested too deeply"),
        ('[steps.publish]\nwithin = "soonish"', "line 1, steps.publish: "),
        ('norm = "x"\n\nsteps.publish.within = "soonish"', "line 3, steps.publish: "),
        ("[steps]\npublish = {within = 5}", "line 2, steps.publish: "),
        ('[triggers.sev3]\nowed = "everything"', "line 1, triggers.sev3: "),
        ('[triggers.mine]\nwhen = {weather = "bad"}\nowed = "full"\nwhy = "x"', "unknown fact 'weather'"),
        ('zone = "Mars/Olympus"', "line 1, zone: There is no time zone"),
        ('colour = "blue"', "unknown field `colour`"),
        ('preset = "default"', "take the line with it out"),
    ],
)
def test_changes_that_cannot_be_followed_are_refused_with_their_place(ada, overrides, said):
    answer = save(ada, overrides=overrides)
    assert answer.status_code == 422
    assert said in answer.context["errors"]["overrides"]
    assert answer.context["given"]["overrides"] == overrides
    assert not Organisation.objects.exclude(policy_overrides="").exists()


def test_a_preset_that_does_not_exist_is_refused(ada):
    assert save(ada, preset="../../secret").status_code == 422


def test_a_change_of_the_policy_is_on_record_with_what_it_said_before(ada):
    save(ada, overrides='soon = "2 days"')
    save(ada, overrides='soon = "3 days"')
    assert AuditEvent.objects.filter(verb="policy").first().detail == 'soon = "3 days"\n\nbefore:\ndefault\nsoon = "2 days"'


def test_the_second_of_two_administrators_is_told_and_keeps_what_was_typed(ada):
    stamp = stamp_of(organisation())
    save(ada, overrides='soon = "2 days"')
    answer = save(ada, overrides='soon = "3 days"', stamp=stamp)
    assert answer.status_code == 422
    assert "Somebody else changed the policy" in text_of(answer)
    assert "soon = &quot;3 days&quot;" in text_of(answer)
    assert organisation().policy_overrides == 'soon = "2 days"'


def test_the_policy_stands_beside_a_preset_where_they_differ(ada):
    save(ada, overrides='soon = "2 days"\n[triggers.sev3]\noff = true')
    page = text_of(ada.get(f"{POLICY}?with=default")).partition("<table")[2].partition("</table>")[0]
    assert "2 days before its time" in page
    assert "1 day before its time" in page
    assert "When the severity is SEV3, a short write-up is recommended." in page
    assert "48 hours" not in page


def test_a_policy_beside_itself_shows_nothing():
    assert policies_beside(load_policy(), build_policy({})) == []


def test_what_a_policy_says_is_shown_as_text(ada):
    save(ada, overrides='norm = "<img src=x>"')
    assert "<img src=x>" not in text_of(ada.get(POLICY))
