"""The only way out: every request of every integration goes through `Outlet`.

Time limits for each step and for the whole, a limit for the answer, retries that wait longer each time, no redirects, no proxies or credentials from
the environment, private addresses refused, the checked address pinned, secrets masked in every error. Nothing else in the house talks to a network.
"""

from __future__ import annotations

import random
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import httpx
from msgspec import Struct, field

from nofault.integrations.addresses import Resolver, allowed_addresses, resolve
from nofault.integrations.errors import IntegrationError, NotAllowed

# A server says with these that the same request may succeed later (RFC 9110, RFC 6585).
TRY_AGAIN = frozenset({429, 502, 503, 504})
FIRST_WAIT_S, LONGEST_WAIT_S = 0.5, 30.0
SHORTEST_SECRET = 4  # a shorter one would mask ordinary words
MASK = "•••"


class Limits(Struct, frozen=True):
    """What a request may cost. `tries` counts the first one; `read_s` bounds each wait for a byte, `whole_s` reading the whole answer of one try."""

    connect_s: float = 5.0
    read_s: float = 10.0
    whole_s: float = 30.0
    tries: int = 3
    answer_bytes: int = 5_000_000


class Request(Struct, frozen=True):
    """One request. `repeatable` says that sending it twice does no harm (it carries an idempotency key, or only reads).

    `secrets` are the texts that must not show in an error: tokens, keys, and paths that work as one.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    repeatable: bool = False
    secrets: tuple[str, ...] = ()


class Answer(Struct, frozen=True):
    """What came back: status, headers with names in small letters, and the whole body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        """Whether the status says that it was done."""
        return 200 <= self.status < 300


class Outlet:
    """Sends requests; a context manager. `allow_private` is an administrator's setting.

    `sleep`, `chance`, `clock` (seconds that only go forward) and `resolver` are the outside world, for tests to replace.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        resolver: Resolver = resolve,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
        clock: Callable[[], float] = time.monotonic,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        self.limits = limits or Limits()
        self._allow_private = allow_private
        self._resolver = resolver
        self._sleep, self._chance, self._clock = sleep, chance, clock
        timeout = httpx.Timeout(self.limits.read_s, connect=self.limits.connect_s)
        # No connection is kept: it would be found again by address, and another host there has another certificate.
        pool = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.Client(timeout=timeout, limits=pool, trust_env=False, follow_redirects=False, verify=verify)

    def __enter__(self) -> Self:
        """Open."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close all connections."""
        self._client.close()

    def send(self, request: Request) -> Answer:
        """The answer, whatever its status. Raises NotAllowed for an address that is not talked to, IntegrationError when none came.

        What is not repeatable is sent again only when it surely did not arrive: no connection, or refused with 429.
        """
        for attempt in range(1, self.limits.tries + 1):
            last = attempt == self.limits.tries
            try:
                answer = self._once(request, attempt)
            except httpx.HTTPError as error:
                if last or not (request.repeatable or isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)):
                    raise self._failed(request, error, attempt) from None  # the cause may hold the secret
                self._sleep(self._wait_s(attempt, ""))
                continue
            if last or answer.status not in TRY_AGAIN or not (request.repeatable or answer.status == 429):
                return answer
            self._sleep(self._wait_s(attempt, answer.headers.get("retry-after", "")))
        raise AssertionError("unreachable: the last try returns or raises")

    def _once(self, request: Request, attempt: int) -> Answer:
        url = _checked_url(request)
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = allowed_addresses(url.host, port, allow_private=self._allow_private, resolver=self._resolver)
        there = url.copy_with(host=addresses[(attempt - 1) % len(addresses)])
        # Uncompressed, so that the limit of the answer is also the limit of the memory.
        headers = {"host": url.netloc.decode("ascii"), "user-agent": "nofault", "accept-encoding": "identity", **request.headers}
        pinned = self._client.build_request(request.method, there, headers=headers, content=request.body, extensions={"sni_hostname": url.host})
        until = self._clock() + self.limits.whole_s
        response = self._client.send(pinned, stream=True)
        try:
            body = self._read(response, place(request.url), until)
        finally:
            response.close()
        return Answer(response.status_code, {name.lower(): value for name, value in response.headers.items()}, body)

    def _read(self, response: httpx.Response, whence: str, until: float) -> bytes:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise IntegrationError(f"{whence} answered compressed although it was asked not to.", "Switch compression off for this path.")
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > self.limits.answer_bytes:
                raise IntegrationError(f"{whence} answered more than {self.limits.answer_bytes} bytes.", "Ask for less at a time.")
            if self._clock() > until:
                raise httpx.ReadTimeout(f"no whole answer within {self.limits.whole_s:g} s", request=response.request)
        return bytes(body)

    def _wait_s(self, attempt: int, asked: str) -> float:
        """Twice as long each time with up to as much again by chance, or what the server asked for, never more than LONGEST_WAIT_S."""
        if asked.isdecimal():
            return min(float(asked), LONGEST_WAIT_S)
        return float(min(FIRST_WAIT_S * 2 ** (attempt - 1) * (1 + self._chance()), LONGEST_WAIT_S))

    def _failed(self, request: Request, error: httpx.HTTPError, attempt: int) -> IntegrationError:
        what = mask(str(error) or type(error).__name__, request.secrets)
        tries = "" if attempt == 1 else f" after {attempt} tries"
        return IntegrationError(f"{place(request.url)} gave no answer{tries}: {what}.", "Check that the service is up and can be reached from here.")


def _checked_url(request: Request) -> httpx.URL:
    try:
        url = httpx.URL(request.url)
    except httpx.InvalidURL as error:
        raise NotAllowed("This is not an address.", "Write https://host/path.") from error
    if url.scheme not in ("https", "http") or not url.host:
        raise NotAllowed(f"{place(request.url)} is not an address of a web service.", "Write https://host/path.")
    if url.userinfo:
        raise NotAllowed(f"{place(request.url)} has a name or password in its address.", "Give credentials in their own field.")
    return url


def place(url: str) -> str:
    """Scheme and host of an address: all that an error may show, since paths and queries often hold a key."""
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL:
        return "The address"
    return f"{parsed.scheme}://{parsed.host}" if parsed.host else "The address"


def mask(text: str, secrets: Sequence[str]) -> str:
    """The text with every secret replaced, longest first."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= SHORTEST_SECRET:
            text = text.replace(secret, MASK)
    return text
