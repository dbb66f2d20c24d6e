"""Files on their way in: onto the disk as they arrive, up to a limit, under a name that leads nowhere else."""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from nofault.web.errors import WebError

LONGEST_NAME = 120  # characters of one folder or file name; a file system takes 255 bytes
DEEPEST = 12


class TooLargeError(WebError):
    status = 413


def clean_path(name: str) -> str:
    """A path for a brought file that stays inside the import's folder, whatever the sender called it: no parents, no roots, no controls."""
    parts = []
    for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/"):
        shown = "".join("_" if unicodedata.category(letter)[0] == "C" else letter for letter in part).strip()
        if shown in {"", ".", ".."}:
            continue
        while len(shown) > LONGEST_NAME or len(shown.encode()) > 2 * LONGEST_NAME:
            middle = len(shown) // 2
            shown = shown[: middle - 1] + "~" + shown[middle + 2 :]
        parts.append(shown)
    return "/".join(parts[-DEEPEST:]) or "unnamed"


def clean_name(name: str) -> str:
    """A file's name without folders and without what a screen does not show."""
    return clean_path(name).rpartition("/")[2]


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
