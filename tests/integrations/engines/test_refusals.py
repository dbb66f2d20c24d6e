"""An engine that gives no whole answer: what is said, what is done again, and that nothing else is stopped by it."""

from __future__ import annotations

import json
import socket
import threading

import httpx
import pytest
import respx
from click.testing import CliRunner

from nofault import plugins
from nofault.cli.timeline import command
from nofault.integrations.engines import Connection, Question
from nofault.integrations.errors import IntegrationError
from nofault.integrations.http import Outlet
from nofault.integrations.prometheus.pull import pull
from tests.integrations.engines.builders import ADDRESS, SINCE, UNTIL, answers

KINDS = ("loki", "elasticsearch", "prometheus")
# Bodies as the references of the three show them: Loki writes plain text, Elasticsearch causes, Prometheus a type and a text.
BODIES = {
    "loki": "parse error at line 1, col 9: syntax error",
    "elasticsearch": json.dumps(
        {"error": {"root_cause": [{"type": "x", "reason": "parse error near 9"}], "type": "y", "reason": "all shards failed"}}
    ),
    "prometheus": json.dumps({"status": "error", "errorType": "bad_data", "error": "parse error: unexpected end of input"}),
}


def connection(kind: str) -> Connection:
    return Connection(kind, "https://engine.example.com", query="up", token_env="ENGINE_TOKEN")


def refused(kind: str, *replies: httpx.Response | Exception) -> tuple[str, int]:
    """What is said of these replies, and how often was asked."""
    with respx.mock:
        route = respx.route(url__startswith=f"https://{ADDRESS}/").mock(side_effect=list(replies))
        with pytest.raises(IntegrationError) as caught:
            answers(connection(kind))
        return str(caught.value), route.call_count


@pytest.fixture(autouse=True)
def token(monkeypatch):
    monkeypatch.setenv("ENGINE_TOKEN", "very-secret-token")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("status", "hint"), [(401, "credentials"), (403, "may not read"), (404, "address"), (500, "its own log")])
def test_a_refusal_says_its_status_and_what_to_do_and_is_not_repeated(kind, status, hint):
    said, asked = refused(kind, httpx.Response(status, text="no entry for very-secret-token"))
    assert f"engine.example.com answered {status}" in said
    assert hint in said
    assert "very-secret-token" not in said
    assert asked == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_engine_is_quoted(kind):
    assert "parse error" in refused(kind, httpx.Response(400, text=BODIES[kind]))[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_a_proxy_is_not_quoted(kind):
    assert "<" not in refused(kind, httpx.Response(403, text="<html><body>Sign in</body></html>"))[0]


@pytest.mark.parametrize("kind", KINDS)
def test_who_asks_too_often_waits_as_long_as_the_engine_says(kind):
    waited: list[float] = []
    with respx.mock, Outlet(resolver=lambda host, port: [ADDRESS], sleep=waited.append, chance=lambda: 0.0) as outlet:
        respx.route(url__startswith=f"https://{ADDRESS}/").mock(return_value=httpx.Response(429, headers={"retry-after": "7"}, text="too many"))
        engine = plugins.load(f"nofault.integrations.{kind}", "pull").ENGINE
        with pytest.raises(IntegrationError, match=r"answered 429: too many\. It is asked too often"):
            list(engine(connection(kind), Question.about(SINCE, UNTIL), outlet))
    assert waited == [7.0, 7.0]


@pytest.mark.parametrize("kind", KINDS)
def test_an_engine_that_does_not_answer_in_time_is_asked_three_times(kind):
    said, asked = refused(kind, *[httpx.ReadTimeout("timed out")] * 3)
    assert "gave no answer after 3 tries" in said
    assert asked == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("body", [b'{"status":"success","data":{"resu', b"", b"\xff\xfe"])
def test_what_is_no_whole_json_is_said_to_be_none(kind, body):
    assert "no whole JSON" in refused(kind, httpx.Response(200, content=body))[0]


def test_half_an_answer_on_the_wire_is_no_answer():
    """A server that promises more bytes than it sends."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for _ in range(3):
                peer, _ = server.accept()
                with peer:
                    peer.recv(65_536)
                    peer.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 999\r\ncontent-type: application/json\r\n\r\n" + b'{"status":"succ')

        threading.Thread(target=serve, daemon=True).start()
        local = Connection("prometheus", f"http://127.0.0.1:{server.getsockname()[1]}", query="up", allow_private=True)
        with Outlet(allow_private=True, sleep=lambda seconds: None) as outlet, pytest.raises(IntegrationError, match="gave no answer after 3 tries"):
            list(pull(local, Question.about(SINCE, UNTIL), outlet))


def test_an_engine_without_an_answer_is_named_and_stops_nothing_else(tmp_path):
    (tmp_path / "app.log").write_text("2026-06-14T12:30:00.5Z web-1 app[1]: deploy of pay 42 finished\n" * 3)
    asked = tmp_path / "engine.toml"
    asked.write_text('kind = "loki"\nurl = "https://loki.example.com"\nquery = "{}"\n')
    window = ["--since", SINCE.isoformat(), "--until", UNTIL.isoformat(), "--format", "json"]
    with respx.mock, pytest.MonkeyPatch.context() as patch:
        patch.setattr("nofault.integrations.engines.Outlet", lambda **kept: Outlet(resolver=lambda host, port: [ADDRESS], **kept))
        respx.route(url__startswith=f"https://{ADDRESS}/").mock(return_value=httpx.Response(401, text="no org id"))
        result = CliRunner().invoke(command, [str(tmp_path / "app.log"), "--ask", str(asked), *window])
    found = json.loads(result.stdout)
    assert [event["kind"] for event in found["events"]] == ["deploy"]
    assert [one["path"] for one in found["skipped"]] == [str(asked)]
    assert "answered 401: no org id" in found["skipped"][0]["why"]
    assert "skipped" in result.stderr
