"""The only way out: what it refuses, how it tries again, what its errors hide, and that TLS is checked against the name."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from nofault.integrations.errors import IntegrationError, NotAllowed
from nofault.integrations.http import Limits, Outlet, Request, mask, place

ADDRESS = "93.184.215.14"
URL = "https://hooks.example.com/services/T0/very-secret-path?key=abcd1234"
SECRETS = ("very-secret-path", "abcd1234")


class World:
    """The outside as the outlet sees it: names that resolve, waits that are noted, no chance."""

    def __init__(self, *addresses: str, **more: Any) -> None:
        self.waits: list[float] = []
        self.asked: list[str] = []
        self.addresses = list(addresses or [ADDRESS])
        self.outlet = Outlet(resolver=self.resolve, sleep=self.waits.append, chance=lambda: 0.0, **more)

    def resolve(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return self.addresses


def get(url: str = URL, **more: Any) -> Request:
    return Request("GET", url, repeatable=True, secrets=SECRETS, **more)


POST = Request("POST", URL, body=b"{}", secrets=SECRETS)


@respx.mock
def test_the_connection_goes_to_the_address_that_was_checked_and_names_the_host() -> None:
    route = respx.get(host=ADDRESS).respond(200, text="ok")
    world = World()
    answer = world.outlet.send(get())
    assert (answer.status, answer.body, answer.ok) == (200, b"ok", True)
    sent = route.calls.last.request
    assert sent.headers["host"] == "hooks.example.com"
    assert sent.extensions["sni_hostname"] == "hooks.example.com"
    assert world.asked == ["hooks.example.com"]


@respx.mock(assert_all_called=False)
def test_a_private_address_is_refused_before_anything_is_sent(respx_mock: Any) -> None:
    route = respx_mock.route().respond(200)
    with pytest.raises(NotAllowed):
        World("169.254.169.254").outlet.send(get())
    assert route.call_count == 0


@pytest.mark.parametrize(
    "url", ["ftp://example.com/", "file:///etc/passwd", "example.com/x", "https://", "https://name:pass1234@example.com/", "http://[::1"]
)
def test_what_is_no_web_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(NotAllowed) as caught:
        World().outlet.send(get(url))
    assert "pass1234" not in str(caught.value)


@respx.mock
def test_a_redirect_is_answered_and_not_followed() -> None:
    respx.get(host=ADDRESS).respond(302, headers={"location": "http://169.254.169.254/"})
    assert World().outlet.send(get()).status == 302


@respx.mock
def test_a_busy_server_is_asked_again_each_time_later() -> None:
    respx.get(host=ADDRESS).side_effect = [httpx.Response(503), httpx.Response(429), httpx.Response(200)]
    world = World()
    assert world.outlet.send(get()).status == 200
    assert world.waits == [0.5, 1.0]


@respx.mock
def test_a_server_that_says_how_long_is_believed_up_to_a_limit() -> None:
    respx.get(host=ADDRESS).side_effect = [
        httpx.Response(429, headers={"retry-after": "7"}),
        httpx.Response(429, headers={"retry-after": "9999"}),
        httpx.Response(200),
    ]
    world = World()
    world.outlet.send(get())
    assert world.waits == [7.0, 30.0]


@respx.mock
def test_after_the_last_try_the_answer_is_given_as_it_is() -> None:
    route = respx.get(host=ADDRESS).respond(503)
    assert World().outlet.send(get()).status == 503
    assert route.call_count == 3


@respx.mock
def test_what_may_have_arrived_is_not_sent_twice() -> None:
    route = respx.post(host=ADDRESS)
    route.side_effect = httpx.ReadTimeout("slow")
    with pytest.raises(IntegrationError):
        World().outlet.send(POST)
    assert route.call_count == 1
    route.side_effect = [httpx.Response(503), httpx.Response(200)]
    assert World().outlet.send(POST).status == 503


@respx.mock
def test_what_surely_did_not_arrive_is_sent_again_to_the_next_address() -> None:
    first = respx.post(host=ADDRESS)
    first.side_effect = httpx.ConnectError("refused")
    second = respx.post(host="93.184.215.15").respond(200)
    assert World(ADDRESS, "93.184.215.15").outlet.send(POST).ok
    assert (first.call_count, second.call_count) == (1, 1)


@respx.mock
def test_an_error_names_the_host_and_hides_path_query_and_secrets() -> None:
    respx.get(host=ADDRESS).side_effect = httpx.ConnectError(f"cannot reach {URL}")
    with pytest.raises(IntegrationError, match=r"https://hooks\.example\.com gave no answer after 3 tries") as caught:
        World().outlet.send(get())
    assert not any(secret in str(caught.value) for secret in SECRETS)
    assert caught.value.__cause__ is None


@respx.mock
def test_an_answer_that_is_too_long_is_cut_off() -> None:
    respx.get(host=ADDRESS).respond(200, content=b"x" * 1001)
    with pytest.raises(IntegrationError, match="more than 1000 bytes"):
        World(limits=Limits(answer_bytes=1000)).outlet.send(get())


@respx.mock
def test_a_compressed_answer_is_refused() -> None:
    respx.get(host=ADDRESS).respond(200, headers={"content-encoding": "gzip"}, content=b"\x1f\x8b")
    with pytest.raises(IntegrationError, match="compressed"):
        World().outlet.send(get())


@respx.mock
def test_an_answer_that_never_ends_is_given_up() -> None:
    ticks = iter(range(0, 10_000, 20))
    respx.get(host=ADDRESS).respond(200, content=b"x" * 10)
    world = World(limits=Limits(tries=1, whole_s=10), clock=lambda: float(next(ticks)))
    with pytest.raises(IntegrationError, match="no whole answer within 10 s"):
        world.outlet.send(get())


def test_masking_takes_the_longest_first_and_leaves_ordinary_words() -> None:
    assert mask("token abcdef of abcd at ab", ("ab", "abcd", "abcdef")) == "token ••• of ••• at ab"


def test_only_scheme_and_host_of_an_address_are_ever_shown() -> None:
    assert place(URL) == "https://hooks.example.com"
    assert place("::::") == "The address"


class _Ok(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = self.headers["host"].encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


def _certificate(folder: Path, name: str) -> Path:
    """A self-signed certificate for `name` with its key, in one file."""
    x509 = pytest.importorskip("cryptography.x509", reason="the TLS test makes a certificate with cryptography")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number(), now - timedelta(1), now + timedelta(1))
    made = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False).sign(key, hashes.SHA256())
    file = folder / "both.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file


@pytest.fixture
def tls_server(tmp_path: Path) -> Iterator[tuple[int, ssl.SSLContext]]:
    """A server on this machine that is `hooks.example.com`, and a context that trusts it."""
    file = _certificate(tmp_path, "hooks.example.com")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Ok)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server.server_port, ssl.create_default_context(cafile=str(file))
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_certificate_is_checked_against_the_name_not_the_address(tls_server: tuple[int, ssl.SSLContext]) -> None:
    port, context = tls_server
    outlet = World("127.0.0.1", allow_private=True, verify=context).outlet
    assert outlet.send(get(f"https://hooks.example.com:{port}/")).body == f"hooks.example.com:{port}".encode()
    with pytest.raises(IntegrationError, match="certificate"):
        outlet.send(get(f"https://other.example.com:{port}/"))
