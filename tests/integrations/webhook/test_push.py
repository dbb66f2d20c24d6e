"""The generic webhook: a recorded document gives the expected request, signed so that a receiver can check it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path

import httpx
import msgspec
import pytest
import respx

from nofault.integrations.errors import IntegrationError
from nofault.integrations.http import Limits, Outlet
from nofault.integrations.webhook.push import Message, Webhook, published_message, push, signature
from nofault.postmortem.model import Postmortem

HERE = Path(__file__).parent
AT = datetime(2026, 1, 16, 12, 30, tzinfo=UTC)
KEY = bytes(range(32))
HOOK = Webhook("https://hooks.example.com/in/very-secret-path", "whsec_" + base64.b64encode(KEY).decode())
ADDRESS = "93.184.215.14"


def message() -> Message:
    document = msgspec.json.decode((HERE / "published.document.json").read_bytes(), type=Postmortem)
    return published_message(document, message_id="msg_0114_3", at=AT, url="https://nofault.example.com/i/INC-0114")


def outlet() -> Outlet:
    return Outlet(resolver=lambda host, port: [ADDRESS], sleep=lambda seconds: None, limits=Limits(tries=2))


@respx.mock
def test_a_published_document_gives_the_expected_request() -> None:
    route = respx.post(f"https://{ADDRESS}/in/very-secret-path").respond(204)
    push(message(), HOOK, outlet())
    sent = route.calls.last.request
    assert json.loads(sent.content) == json.loads((HERE / "published.expected.json").read_text())
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["webhook-id"] == "msg_0114_3"


def test_a_receiver_can_check_the_signature_with_nothing_but_the_standard() -> None:
    made = message()
    headers = signature(made, HOOK.secret)
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + made.body
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-timestamp"] == "1768566600"


def test_another_body_has_another_signature() -> None:
    made = message()
    other = msgspec.structs.replace(made, body=made.body + b" ")
    assert signature(made, HOOK.secret)["webhook-signature"] != signature(other, HOOK.secret)["webhook-signature"]


@respx.mock
def test_sending_again_carries_the_same_id() -> None:
    route = respx.post(host=ADDRESS)
    route.side_effect = [httpx.Response(503), httpx.Response(200)]
    push(message(), HOOK, outlet())
    assert [call.request.headers["webhook-id"] for call in route.calls] == ["msg_0114_3"] * 2


@respx.mock
def test_a_refusal_is_an_error_that_shows_no_address_and_no_secret() -> None:
    respx.post(host=ADDRESS).respond(410)
    with pytest.raises(IntegrationError, match="answered 410") as caught:
        push(message(), HOOK, outlet())
    assert "very-secret-path" not in str(caught.value)
    assert HOOK.secret not in str(caught.value)


@pytest.mark.parametrize(("secret", "why"), [("whsec_!!", "not base64"), ("whsec_c2hvcnQ=", "has 5 bytes"), ("", "has 0 bytes")])
def test_a_weak_secret_is_refused(secret: str, why: str) -> None:
    with pytest.raises(IntegrationError, match=why):
        signature(message(), secret)
