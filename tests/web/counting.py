"""How many statements a page needs: it must be the same with twice the rows."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def statements_of(client: Client, address: str) -> int:
    """The number of SQL statements behind one answer, the second time it is asked for."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def assert_constant(client: Client, address: str, add_rows: Callable[[], object]) -> None:
    """The page needs as many statements after `add_rows` as before."""
    add_rows()
    before = statements_of(client, address)
    add_rows()
    assert statements_of(client, address) == before
