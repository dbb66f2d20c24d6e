"""Requests through the lanes: bodies as they arrive, limits before anything is read, threads that keep their connection."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from nofault.web import lanes
from tests.web import lane_views

PIECE = b"a line of a log\n" * 4096


@pytest.fixture
def ask(settings) -> Callable[..., tuple[int, bytes]]:
    """A function that sends requests through one handler and gives status and body of the last answer."""
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "tests.web.lane_views", []
    lane_views.seen.clear()

    def run(*requests: dict[str, Any]) -> tuple[int, bytes]:
        async def all_of_them() -> tuple[int, bytes]:
            handler = lanes.LaneHandler()
            for request in requests:
                answer = await one(handler, **request)
            return answer

        return asyncio.run(all_of_them())

    return run


async def one(handler: Any, path: str, pieces: tuple[bytes, ...] = (), length: int | None = None, lost: bool = False) -> tuple[int, bytes]:
    sent: list[Any] = []
    waiting = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    waiting.append({"type": "http.disconnect"} if lost else {"type": "http.request", "body": b"", "more_body": False})

    async def receive() -> Any:
        await asyncio.sleep(0)
        return waiting.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), (b"transfer-encoding", b"chunked") if length is None else (b"content-length", str(length).encode())]
    scope = {"type": "http", "method": "PUT", "path": path, "query_string": b"", "headers": headers, "server": ("localhost", 80)}
    await handler(scope, receive, send)
    if not sent:
        return 0, b""
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_a_small_body_is_there(ask):
    assert ask({"path": "/whole", "pieces": (b"abc", b"def"), "length": 6}) == (200, b"6")


def test_a_large_body_is_read_as_it_arrives(ask):
    pieces = (PIECE,) * 64
    status, body = ask({"path": "/digest", "pieces": pieces, "length": len(PIECE) * 64})
    assert json.loads(body) == {"sha256": hashlib.sha256(PIECE * 64).hexdigest(), "size": len(PIECE) * 64}
    assert status == 200


def test_a_body_of_unsaid_length_is_read_too(ask):
    assert ask({"path": "/digest", "pieces": (PIECE,) * 3})[0] == 200


def test_a_page_that_refuses_has_read_nothing(ask):
    assert ask({"path": "/refuse", "pieces": (PIECE,) * 64, "length": len(PIECE) * 64})[0] == 403


def test_a_body_that_says_it_is_too_long_is_refused_with_what_to_do(ask, settings):
    settings.UPLOAD_LIMIT_BYTES = 2_000_000
    status, body = ask({"path": "/digest", "length": 3_100_000})
    assert status == 413
    assert b"larger than 2 MB" in body
    assert lane_views.seen == {}


def test_a_body_of_unsaid_length_is_cut_off_at_the_limit(ask, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000_000
    assert ask({"path": "/digest", "pieces": (PIECE,) * 64})[0] == 400
    assert lane_views.seen["read_bytes"] <= 2_000_000


def test_nobody_reads_a_large_body_into_memory_at_once(ask, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
    assert ask({"path": "/whole", "pieces": (PIECE,) * 64})[0] == 400


def test_a_connection_that_is_lost_in_a_body_ends_the_reading(ask):
    ask({"path": "/digest", "pieces": (PIECE, PIECE), "length": len(PIECE) * 64, "lost": True})
    assert lane_views.seen["broken"] == "the connection was lost"


def test_a_sender_that_falls_silent_ends_the_reading(ask, monkeypatch):
    monkeypatch.setattr(lanes, "SILENCE_S", 0.05)

    async def never() -> Any:
        await asyncio.sleep(5)

    async def read() -> None:
        body = lanes.ArrivingBody(never, asyncio.get_running_loop(), 100)
        await asyncio.to_thread(body.read, 10)

    with pytest.raises(lanes.UnreadablePostError, match="nothing more was sent"):
        asyncio.run(read())


def test_an_answer_in_pieces_comes_whole(ask):
    assert ask({"path": "/stream", "length": 0}) == (200, b"x" * 50_000)


def test_requests_one_after_the_other_share_a_thread_and_its_connection(ask):
    ask(*[{"path": "/where", "length": 0}] * 5)
    threads, connections = zip(*lane_views.seen["where"], strict=True)
    assert set(threads) == {"nofault-page-1_0"}
    assert len({id(connection) for connection in connections}) == 1


def test_answers_are_counted_by_their_status(ask):
    before = lanes.answered[4]
    ask({"path": "/refuse", "length": 0})
    assert lanes.answered[4] == before + 1
