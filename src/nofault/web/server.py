"""Pages, API and background work in one process."""

from __future__ import annotations

import gc
import http.client
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

import uvicorn
from django.db import connection
from django.urls import get_resolver

from nofault.web.asgi import application
from nofault.web.process import address_of, bind
from nofault.web.services.installation import migrate
from nofault.web.worker import Worker

GRACE_S = 10


class _Server(uvicorn.Server):
    """uvicorn's server with a worker beside it, that says when pages answer."""

    def __init__(self, config: uvicorn.Config, worker: Worker, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._worker, self._ready = worker, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._worker.start()
        threading.Thread(target=self._ready, daemon=True, name="nofault-ready").start()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        # Asked to end, it ends in order and with status 0: the signals are not raised again after that.
        with super().capture_signals():
            yield
            self._captured_signals.clear()


def run(host: str, port: int, *, on_ready: Callable[[str], None], listening: socket.socket | None = None) -> None:
    """Serve until interrupted; the settings are set up already. `on_ready` gets the address once pages answer, in a thread of its own."""
    listening = listening or bind(host, port)
    address = address_of(listening)
    migrate()
    # Everything the first request would load, so that no reader waits for it; what lives for ever is no work for the collector.
    _ = get_resolver().url_patterns
    connection.close()
    gc.collect()
    gc.freeze()
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http="h11",
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_S,
    )
    worker = Worker()
    try:
        _Server(config, worker, lambda: _announce(address, on_ready)).run([listening])
    finally:
        worker.stop()


def _announce(address: str, on_ready: Callable[[str], None]) -> None:
    host, _, port = address.removeprefix("http://").rstrip("/").rpartition(":")
    asked = http.client.HTTPConnection(host.strip("[]"), int(port), timeout=30)
    try:
        asked.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
        if asked.getresponse().status == 200:
            on_ready(address)
    finally:
        asked.close()
