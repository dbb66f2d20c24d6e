"""The API: everything a page can do, by people and tokens, without losing or leaking anything."""

from __future__ import annotations

import base64
import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.models.tokens import ApiToken
from nofault.web.services.tokens import revoke_token
from tests.web.calling import Caller

pytestmark = pytest.mark.django_db


def new_incident(call: Caller, title: str = "Checkout answered 503") -> str:
    return call("POST", "/incidents", {"facts": {"title": title, "severity": "SEV2"}}).json()["reference"]


def test_nothing_is_answered_without_a_token_or_with_a_wrong_revoked_or_expired_one(call, member, incident):
    assert Client().get("/api/v1/incidents").status_code == 401
    assert Client().get("/api/v1/incidents", headers={"Authorization": "Bearer nft_wrong"}).status_code == 401
    assert call("GET", "/incidents").status_code == 200
    ApiToken.objects.filter(pk=call.token.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert call("GET", "/incidents").status_code == 401
    other = Caller(member)
    revoke_token(Actor(member), other.token)
    assert other("GET", "/incidents").status_code == 401


def test_the_token_of_a_closed_account_opens_nothing(call, member):
    member.is_active = False
    member.save()
    assert call("GET", "/incidents").status_code == 401


def test_only_the_digest_of_a_token_is_kept(call):
    assert call.secret not in json.dumps(list(ApiToken.objects.values("digest", "prefix", "name")))


def test_a_read_token_can_not_write(member, incident):
    call = Caller(member, "read")
    assert call("GET", f"/postmortems/{incident.reference}").status_code == 200
    answer = call("POST", f"/timeline-entries/{incident.reference}", {"text": "Deploy finished"})
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")


def test_the_session_cookie_works_with_a_csrf_token_only(member, incident):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    body = json.dumps({"text": "Deploy finished"})
    address = f"/api/v1/timeline-entries/{incident.reference}"
    assert client.get("/api/v1/incidents").status_code == 200
    assert client.post(address, body, content_type="application/json").status_code == 403
    client.cookies["csrftoken"] = "x" * 32
    assert client.post(address, body, content_type="application/json", headers={"X-CSRFToken": "x" * 32}).status_code == 201


def test_a_restricted_document_is_nowhere(other_member, restricted):
    call, reference = Caller(other_member), restricted.reference
    assert all(row["reference"] != reference for row in call("GET", "/incidents").json()["items"])
    for path in (
        f"/incidents/{reference}",
        f"/postmortems/{reference}",
        f"/postmortems/{reference}/history",
        f"/timeline-entries?incident={reference}",
    ):
        answer = call("GET", path)
        assert answer.status_code == 404
        assert "Signing key" not in answer.content.decode()
    missing = call("GET", "/incidents/INC-0000-0000").json()
    assert missing["title"] == call("GET", f"/incidents/{reference}").json()["title"], "absent and hidden answer alike"
    assert call("PUT", f"/postmortems/{reference}/parts/summary", "x", If_Match="0").status_code == 404


def test_a_document_goes_in_and_comes_out_the_same(call):
    document = {
        "incident": {"title": "Checkout answered 503", "severity": "SEV2", "markers": {"onset_at": "2026-01-14T14:32:00Z"}},
        "summary": "Checkout answered 503 for 23 minutes.",
        "impact": {"users": None, "duration_minutes": {"value": 23.0, "unit": "min", "estimate": True}},
        "timeline": [{"at": "2026-01-14T14:32:00Z", "text": "Error share passed 5 %", "kind": "onset", "id": "te-1"}],
        "factors": [{"property": "Pool size", "id": "cf-1", "whys": [{"text": "It was never measured", "whys": [{"text": "No load test"}]}]}],
        "action_items": [{"text": "Alert on pool use above 70 %", "id": "ai-1", "state": "proposed", "verification": {}}],
    }
    made = call("POST", "/postmortems", document)
    assert made.status_code == 201
    kept = call("GET", made["Location"].removeprefix("/api/v1")).json()
    for part in ("summary", "impact", "timeline", "factors", "action_items"):
        assert kept[part] == document[part]
    assert kept["impact"]["users"] is None, "stated as unknown stays so"
    assert "revenue" not in kept["impact"], "not stated stays absent"


def test_the_second_writer_gets_both_versions_and_changes_nothing(call, incident):
    path = f"/postmortems/{incident.reference}/parts/summary"
    assert call("PUT", path, "First", If_Match="0").json() == "First"
    assert call("PUT", path, "Second", If_Match='"1"')["ETag"] == '"2"'
    refused = call("PUT", path, "Third", If_Match='"1"')
    assert refused.status_code == 412
    assert (refused.json()["yours"], refused.json()["theirs"], refused.json()["version"]) == ("Third", "Second", 2)
    assert call("GET", path).json() == "Second"


def test_a_whole_document_is_replaced_only_from_its_last_version(call, incident):
    read = call("GET", f"/postmortems/{incident.reference}")
    document = read.json() | {"summary": "New"}
    assert call("PUT", f"/postmortems/{incident.reference}", document).status_code == 422, "If-Match is asked for"
    assert call("PUT", f"/postmortems/{incident.reference}", document, If_Match=read["ETag"]).json()["summary"] == "New"
    refused = call("PUT", f"/postmortems/{incident.reference}", document | {"summary": "Newer"}, If_Match=read["ETag"])
    assert refused.status_code == 412
    assert refused.json()["theirs"]["summary"] == "New"


def test_a_repeated_write_changes_nothing_and_gets_the_first_answer(call, incident):
    send = lambda text: call("POST", f"/timeline-entries/{incident.reference}", {"text": text}, Idempotency_Key="k1")  # noqa: E731
    first, again = send("Deploy finished"), send("Deploy finished")
    assert first.json() == again.json()
    assert again["Idempotency-Replayed"] == "true"
    assert len(call("GET", f"/timeline-entries?incident={incident.reference}").json()["items"]) == 1
    assert send("Another text").status_code == 422


def test_a_refused_write_can_be_sent_again_corrected_with_the_same_key(call, incident):
    path = f"/action-items/{incident.reference}"
    assert call("POST", path, {"text": "Alert", "state": "done"}, Idempotency_Key="k2").status_code == 422
    assert call("POST", path, {"text": "Alert", "state": "proposed"}, Idempotency_Key="k2").status_code == 201


def test_the_same_key_of_another_person_is_another_write(call, other_member, incident):
    path = f"/timeline-entries/{incident.reference}"
    first = call("POST", path, {"text": "One"}, Idempotency_Key="same").json()
    second = Caller(other_member)("POST", path, {"text": "One"}, Idempotency_Key="same").json()
    assert first["id"] != second["id"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"facts": {"title": ""}}, "title"),
        ({"facts": {"title": "x", "severity": "SEV9"}}, "severity"),
        ({"facts": {"title": "x", "markers": {"onset_at": "2026-01-14T14:32:00"}}}, "zone"),
        ({"facts": {"title": "x"}, "colour": "red"}, "colour"),
        ("nothing", "object"),
    ],
)
def test_wrong_input_is_answered_with_its_place(call, body, said):
    answer = call("POST", "/incidents", body)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert said in answer.content.decode()
    assert not Incident.objects.exists()


def test_broken_json_is_a_problem_document(call):
    answer = call.client.generic(
        "POST", "/api/v1/incidents", b"{\xff", content_type="application/json", headers={"Authorization": f"Bearer {call.secret}"}
    )
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")


def test_lists_are_paged_to_the_end_without_gap_or_repeat(call):
    made = {new_incident(call, f"Incident {number}") for number in range(7)}
    seen, after = [], ""
    while after is not None:
        page = call("GET", f"/incidents?limit=3&after={after}").json()
        seen += [row["reference"] for row in page["items"]]
        after = page["next"]
    assert len(seen) == len(made)
    assert set(seen) == made
    assert call("GET", "/incidents?after=rubbish").status_code == 422


def test_lists_are_filtered(call, incident):
    new_incident(call)
    assert [row["reference"] for row in call("GET", "/incidents?team=Payments").json()["items"]] == [incident.reference]
    assert call("GET", "/incidents?severity=SEV1").json()["items"] == []
    assert call("GET", "/incidents?since=2020-01-01T00:00:00").status_code == 422, "a time without a zone is asked about"


def test_a_list_takes_the_same_statements_for_twice_the_rows(call, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def statements() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert call("GET", "/incidents").status_code == 200
            assert call("GET", "/timeline-entries").status_code == 200
        return len(caught)

    references = [new_incident(call, f"Incident {number}") for number in range(4)]
    few = statements()
    for reference in references:
        new_incident(call)
        call("POST", f"/timeline-entries/{reference}", {"text": "Deploy"})
    assert statements() == few


def test_the_bin_gives_back_what_was_put_in(call, incident):
    entry = call("POST", f"/timeline-entries/{incident.reference}", {"text": "Deploy"}).json()["id"]
    assert call("DELETE", f"/timeline-entries/{incident.reference}/{entry}").status_code == 204
    assert call("GET", f"/timeline-entries/{incident.reference}/{entry}").status_code == 404
    assert call("POST", f"/postmortems/{incident.reference}/parts/{entry}/restore").json()["text"] == "Deploy"
    assert call("DELETE", f"/incidents/{incident.reference}").status_code == 204
    assert call("GET", f"/incidents/{incident.reference}").status_code == 404
    assert call("POST", f"/incidents/{incident.reference}/restore").status_code == 200


def test_the_history_says_who_when_before_and_after(call, incident):
    call("PUT", f"/postmortems/{incident.reference}/parts/summary", "First", If_Match="0")
    call("PUT", f"/postmortems/{incident.reference}/parts/summary", "Second", If_Match="1")
    latest = call("GET", f"/postmortems/{incident.reference}/history").json()["items"][0]
    assert (latest["before"], latest["after"], latest["verb"], latest["part"]) == ("First", "Second", "edit", "summary")
    assert latest["actor"].startswith("Kim Member")


def test_teams_services_and_the_audit_trail_are_for_those_who_may(call, administrator, team):
    boss = Caller(administrator)
    assert call("POST", "/teams", {"name": "Search"}).status_code == 403
    assert boss("POST", "/teams", {"name": "Search"}).json()["slug"] == "search"
    assert boss("POST", "/services", {"name": "checkout", "team": "search"}).json()["team"] == "search"
    assert call("PUT", "/services/checkout", {"name": "checkout"}, If_Match="1").status_code == 403
    assert call("GET", "/audit-events").status_code == 403
    assert boss("GET", "/audit-events").json()["items"]


def test_a_mail_address_is_shown_to_administrators_only(call, administrator):
    assert "@" not in call("GET", "/people").content.decode()
    assert "kim@example.com" in Caller(administrator)("GET", "/people").content.decode()


def test_a_near_miss_is_filed_in_one_call(call):
    made = call("POST", "/near-misses", {"title": "Queue reached 90 % before the limiter held"}).json()
    assert made["variant"] == "near-miss"
    assert [row["reference"] for row in call("GET", "/near-misses").json()["items"]] == [made["reference"]]


def test_search_finds_what_one_may_see_and_nothing_else(call, other_member, restricted, settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "search"
    reference = new_incident(call, "Zanzibar queue stood still")
    assert [row["reference"] for row in call("GET", "/search?q=zanzibar").json()["items"]] == [reference]
    assert Caller(other_member)("GET", "/search?q=signing").json() == {"items": [], "next": None}
    assert [row["reference"] for row in call("GET", "/search?q=signing").json()["items"]] == [restricted.reference]


def test_the_linter_asks_about_a_text_and_about_a_document(call, incident):
    found = call("POST", "/lint", {"text": "Priya forgot to drain the node.", "section": "summary"}).json()
    assert [finding["code"] for finding in found] == ["BLM001"]
    call("POST", f"/action-items/{incident.reference}", {"text": "Improve monitoring"})
    codes = {finding["finding"]["code"] for finding in call("GET", f"/lint/{incident.reference}").json()}
    assert "ACT001" in codes


def test_comments_are_added_listed_and_settled(call, other_member, restricted, incident):
    made = call("POST", f"/comments/{incident.reference}", {"text": "Which region?"})
    assert made.status_code == 201
    assert call("POST", f"/comments/{incident.reference}/{made.json()['id']}/resolve").json()["resolved_at"]
    assert [row["text"] for row in call("GET", f"/comments/{incident.reference}").json()["items"]] == ["Which region?"]
    assert Caller(other_member)("GET", f"/comments/{restricted.reference}").status_code == 404


def test_the_policy_says_what_an_incident_calls_for(call, incident):
    assert call("GET", "/policies").json()
    assert call("GET", f"/policies/{incident.reference}").json()["owed"]["owed"] == "full"


def test_each_operation_is_described(client):
    description = client.get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    named = [operation["operationId"] for operations in description["paths"].values() for operation in operations.values()]
    assert len(named) == len(set(named))
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            assert operation.get("summary"), f"{method} {path} has no summary"


def test_the_browsable_description_names_every_operation_and_shape_and_needs_no_script_of_its_own(client):
    described, page = client.get("/api/v1/openapi.json").json(), client.get("/api/v1/docs").content.decode()
    for operations in described["paths"].values():
        for operation in operations.values():
            assert f'id="{operation["operationId"]}"' in page
    for name in described["components"]["schemas"]:
        assert f'id="shape-{name}"' in page
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page)), "every link on the page leads somewhere"
    assert "://" not in page


def cursor(value: object) -> str:
    written = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(written).decode().rstrip("=")


STRANGE = [cursor(["abc"]), cursor(["\x00"]), cursor(["2026", "x"]), cursor(["x", 1]), cursor([5, 1]), cursor(b"[" * 3_000), cursor(b"\xff"), "é"]


@pytest.mark.parametrize("after", STRANGE, ids=range(len(STRANGE)))
@pytest.mark.parametrize("path", ["/timeline-entries", "/incidents"])
def test_a_cursor_that_we_did_not_make_is_answered_with_what_to_do(call, path, after):
    refused = call("GET", f"{path}?after={after}")
    assert refused.status_code == 422
    assert "Take `next` of the page before" in refused.json()["hint"]


def test_a_version_of_five_thousand_digits_is_no_version(call, incident):
    refused = call("PUT", f"/postmortems/{incident.reference}", {}, If_Match="9" * 5_000)
    assert refused.status_code == 422
    assert "If-Match" in refused.json()["hint"]


@pytest.mark.parametrize("key", ["a" * 201, "a\x00b"])
def test_a_key_that_cannot_be_kept_is_refused(call, key):
    refused = call("POST", "/incidents", {}, Idempotency_Key=key)
    assert refused.status_code == 422
    assert Incident.objects.count() == 0
