"""Files on their way in: onto the disk as they arrive, up to a limit."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from nofault.web.errors import WebError


class TooLargeError(WebError):
    status = 413


def take_in(chunks: Iterable[bytes]) -> tuple[Path, str, int]:
    """Where the bytes lie now, their SHA-256, and how many they are. Raises TooLargeError beyond the limit."""
    handle, name = tempfile.mkstemp(dir=settings.INCOMING_DIR)  # for its owner only, as mkstemp makes it
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > settings.UPLOAD_LIMIT_BYTES:
                    raise too_large()
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name), digest.hexdigest(), size


def too_large() -> TooLargeError:
    most = settings.UPLOAD_LIMIT_BYTES // 1_000_000
    return TooLargeError(f"This file is larger than {most:,} MB, the most that one upload may have.", "Compress it (.gz, .zst, .xz), or split it.")
