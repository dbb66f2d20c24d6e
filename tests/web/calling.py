"""A program that calls the API, for the tests of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nofault.web.access import Actor
from nofault.web.models.people import User
from nofault.web.services.tokens import create_token


class Caller:
    """Calls with a person's token: call("PUT", "/teams/payments", {...}, If_Match="1"). A body of bytes is sent as it is."""

    def __init__(self, person: User, *scopes: str) -> None:
        self.token, self.secret = create_token(Actor(person), "test", list(scopes or ("read", "write", "admin")))
        self.client = Client()

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else "" if body is None else json.dumps(body)
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        return self.client.generic(method, f"/api/v1{path}", data, content_type=kind, headers={"Authorization": f"Bearer {self.secret}", **named})

    def statements_of(self, path: str) -> int:
        """The number of SQL statements behind one answer, the second time it is asked for."""
        assert self("GET", path).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            assert self("GET", path).status_code == 200
        return len(captured)


def assert_constant(call: Caller, path: str, add_rows: Callable[[], object]) -> None:
    """The answer needs as many statements after `add_rows` as before, and it has grown."""
    add_rows()
    before, few = call.statements_of(path), len(call("GET", path).json()["items"])
    add_rows()
    assert call.statements_of(path) == before
    assert len(call("GET", path).json()["items"]) > few
