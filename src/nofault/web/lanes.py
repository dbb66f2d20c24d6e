"""Django behind ASGI in a few threads that live long, so that each keeps its database connection.

Django's own handler makes a thread, and with it a connection, for every request, hops between threads several times, and spools every
body to the disk before anybody asked who sends it. Here a request is one hop into a lane, and a large body is read by the page that wants
it, as it arrives, after the page has decided who may send it.
"""

from __future__ import annotations

import asyncio
import contextvars
import io
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestDataTooBig
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import FileResponse, HttpResponse, HttpResponseBase, UnreadablePostError
from django.urls import set_script_prefix

from nofault.web.rest.problems import API, problem

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PAGE_LANES = 4
UPLOAD_LANES = 4
SMALL_BODY = 1_000_000  # bytes of a body that is taken in before a lane is; more is read in a lane of its own kind
SILENCE_S = 60.0  # how long a sender may say nothing in the middle of a body
answered: Counter[int] = Counter()  # answers by the first digit of their status, since the process started


class ArrivingBody:
    """A request's body as a file that is read in a lane while it arrives."""

    def __init__(self, receive: Receive, loop: asyncio.AbstractEventLoop, limit: int) -> None:
        self._receive, self._loop, self._left = receive, loop, limit
        self._held = b""
        self._more = True

    def read(self, size: int | None = -1) -> bytes:
        if size is None or size < 0:
            return self._read_all()
        while self._more and len(self._held) < size:
            self._pull()
        found, self._held = self._held[:size], self._held[size:]
        return found

    def _read_all(self) -> bytes:
        while self._more:
            self._pull()
            # Who reads all of it at once keeps it in memory.
            if len(self._held) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
                raise RequestDataTooBig("The body is too large to be read at once.")
        found, self._held = self._held, b""
        return found

    def _pull(self) -> None:
        try:
            message = asyncio.run_coroutine_threadsafe(self._next(), self._loop).result()
        except TimeoutError as error:
            raise UnreadablePostError(f"nothing more was sent for {SILENCE_S:g} s") from error
        if message["type"] == "http.disconnect":
            raise UnreadablePostError("the connection was lost")
        body = message.get("body", b"")
        self._left -= len(body)
        if self._left < 0:
            raise RequestDataTooBig("The body is larger than this installation takes.")
        self._held += body
        self._more = message.get("more_body", False)

    async def _next(self) -> Message:
        return await asyncio.wait_for(self._receive(), SILENCE_S)

    def close(self) -> None:
        self._more, self._held = False, b""


class Lanes:
    """Threads of one kind. The one that was used last is used first, so that a quiet server needs one thread and one connection."""

    def __init__(self, name: str, most: int) -> None:
        self._room = asyncio.Semaphore(most)
        self._free = [ThreadPoolExecutor(1, f"{name}-{number}") for number in range(most, 0, -1)]

    async def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        async with self._room:
            lane = self._free.pop()
            try:
                return await asyncio.get_running_loop().run_in_executor(lane, function, *arguments)
            finally:
                self._free.append(lane)


class LaneHandler(ASGIHandler):
    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware()
        self._pages = Lanes("nofault-page", PAGE_LANES)
        self._uploads = Lanes("nofault-upload", UPLOAD_LANES)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError(f"only HTTP is served here, not {scope['type']}")
        length = _announced_bytes(scope)
        # A form around the file has its own few bytes.
        limit = settings.UPLOAD_LIMIT_BYTES + SMALL_BODY
        lanes = self._pages
        body: io.BytesIO | ArrivingBody = io.BytesIO()
        if length is not None and length > limit:
            response: Any = _too_large(scope)
        else:
            if length is None or length > SMALL_BODY:
                lanes, body = self._uploads, ArrivingBody(receive, asyncio.get_running_loop(), limit)
            elif length:
                small = await _whole_body(receive)
                if small is None:
                    return
                body = io.BytesIO(small)
            response = await lanes.run(contextvars.Context().run, self._answer, scope, body)
        answered[response.status_code // 100] += 1
        await send({"type": "http.response.start", "status": response.status_code, "headers": _headers(response)})
        if not response.streaming:
            await send({"type": "http.response.body", "body": response.content})
            return
        try:
            async for chunk in _chunks(response, lanes):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            await lanes.run(response.close)

    def _answer(self, scope: Message, body: Any) -> Any:
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, refusal = self.create_request(scope, body)
        response: Any = refusal if request is None else self.get_response(request)
        response._handler_class = type(self)
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if not response.streaming:
            # Ends the request while still in its lane, so that a pooled connection goes back.
            response.close()
        return response


def _announced_bytes(scope: Message) -> int | None:
    """How long the body says it is; 0 without one, None when it does not say."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else None
        if name == b"transfer-encoding":
            return None
    return 0


async def _whole_body(receive: Receive) -> bytes | None:
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _too_large(scope: Message) -> HttpResponse:
    """The answer to what is too large to be looked at at all, so no middleware sees it."""
    most = settings.UPLOAD_LIMIT_BYTES // 1_000_000
    detail, hint = f"This upload is larger than {most:,} MB, the most that is taken at once.", "Compress it (.gz, .zst, .xz), or split it."
    if scope["path"].startswith(API):
        response = problem(413, detail, hint=hint)
    else:
        response = HttpResponse(f"{detail} {hint}\n", status=413, content_type="text/plain; charset=utf-8")
    response["Connection"] = "close"
    return response


def _headers(response: HttpResponseBase) -> list[tuple[bytes, bytes]]:
    found = [(name.encode("ascii"), value.encode("latin-1")) for name, value in response.items()]
    found += [(b"Set-Cookie", cookie.output(header="").strip().encode("ascii")) for cookie in response.cookies.values()]
    return found


async def _chunks(response: Any, lanes: Lanes) -> AsyncIterator[bytes]:
    if response.is_async:
        async for chunk in response.streaming_content:
            yield chunk
        return
    pieces = iter(response)
    # A lane for each piece, not for all of them: who receives slowly holds none.
    while (chunk := await lanes.run(next, pieces, None)) is not None:
        yield chunk
