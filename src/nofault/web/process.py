"""What a process of ours does first: settings, memory, and the address it listens on. Nothing here needs the settings to be read yet."""

from __future__ import annotations

import ctypes
import os
import socket

import django

from nofault.errors import NofaultError

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
ARENAS = 2
MAPPED_BYTES = 256 << 10


def set_up() -> None:
    """Django's settings and rooms, as every command of the installation needs them first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nofault.web.settings")
    # glibc gives each thread an arena of its own, which grows and is never given back. Two are enough for a process with one lock. Large blocks,
    # such as those the search index is written with, are mapped by themselves, so that they are given back when they are free.
    try:
        glibc = ctypes.CDLL(None)
        glibc.mallopt(M_ARENA_MAX, ARENAS)
        glibc.mallopt(M_MMAP_THRESHOLD, MAPPED_BYTES)
    except (OSError, AttributeError):
        pass
    django.setup(set_prefix=False)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket, taken before anything slow is done; port 0 takes any free one. Raises NofaultError when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise NofaultError(f"{host} port {port} cannot be listened on: {error.strerror}.", "Choose another with --port.") from error
    listening.set_inheritable(True)
    return listening


def bind_next(host: str, port: int, tries: int = 200) -> socket.socket:
    """A listening socket on that port or the next free one above it."""
    for number in range(port, min(port + tries, 65536)):
        try:
            listening = bind(host, number)
            # Another process may have bound it without listening yet; only listening settles whose it is.
            listening.listen(128)
        except (NofaultError, OSError):
            continue
        return listening
    raise NofaultError(f"None of the ports from {port} is free on {host}.", "Choose another with --port.")


def address_of(listening: socket.socket) -> str:
    """What to open in a browser on this machine."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104  (compared, not bound)
    return f"http://{shown}:{port}/"
