"""An identity provider on this machine that speaks just enough OpenID Connect: discovery, a code, a token, who it is."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT_ID, SECRET = "nofault", "0123456789abcdef0123456789abcdef"


class Provider(ThreadingHTTPServer):
    """Says of everybody that they are `person`. What it was asked is kept in `asked`; a code works once, with the verifier of its challenge."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.person: dict[str, object] = {"sub": "42", "email": "robin@example.com", "email_verified": True, "name": "Robin Example"}
        self.asked: list[dict[str, str]] = []
        self.challenges: dict[str, str] = {}

    def code_for(self, challenge: str) -> str:
        code = f"code-{len(self.challenges)}"
        self.challenges[code] = challenge
        return code

    def id_token(self) -> str:
        facts = {"iss": self.issuer, "aud": CLIENT_ID, "iat": int(time.time()), "exp": int(time.time()) + 60, **self.person}
        return jwt.encode(facts, SECRET, algorithm="HS256")


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        provider, address = self.server, urlsplit(self.path)
        given = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "who", "jwks_uri": "keys"}
            self._say({"issuer": provider.issuer} | {name: f"{provider.issuer}/{end}" for name, end in ends.items()})
        elif address.path == "/authorize":
            self.send_response(302)
            code = provider.code_for(given.get("code_challenge", ""))
            self.send_header("Location", f"{given['redirect_uri']}?{urlencode({'code': code, 'state': given['state']})}")
            self.end_headers()
        else:
            self._say(provider.person)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        self.server.asked.append(given)
        verifier = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        if self.server.challenges.pop(given["code"], None) != challenge:
            self._say({"error": "invalid_grant"}, 400)
        else:
            self._say({"access_token": "at", "token_type": "Bearer", "id_token": self.server.id_token()})

    def _say(self, facts: Mapping[str, object], status: int = 200) -> None:
        body = json.dumps(facts).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: a test says itself what it saw."""


@contextmanager
def identity_provider() -> Iterator[Provider]:
    with Provider() as provider:
        thread = Thread(target=provider.serve_forever, daemon=True)
        thread.start()
        yield provider
        provider.shutdown()
        thread.join(5)
