"""Archives of documents with their pictures, brought by somebody with a browser."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile

from nofault.web.models.document_imports import ImportedFile
from nofault.web.worker import run_waiting_jobs

ADDRESS = "/incidents/bring/"


def _png(width: int = 480, height: int = 120) -> bytes:
    """A small picture that a browser draws: bars that grow."""
    rows = b"".join(b"\0" + bytes(60 if height - line < (x // 24) * 6 else 215 for x in range(width)) for line in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PNG = _png()
DOCUMENT = """# Postmortem: {title} — 2026-01-14

## Summary
The pool was full.

![The pool over time](img/pool%20size.png) and [the runbook](notes/runbook.txt)

## Timeline
| Time (UTC) | Event |
|---|---|
| 14:32 | Alert fired on the pool of connections |
| 14:40 | The pool was made larger |

## Action Items
| Item | Owner | Due Date |
|---|---|---|
| Alert at 70 % of the pool | Kim Member | 2026-02-01 |
"""


def archive(files: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def bring(client, data: bytes, name: str = "postmortems.zip") -> str:
    """The address of the report of an import that was read."""
    address = client.post(ADDRESS, {"files": [SimpleUploadedFile(name, data)]}).url
    run_waiting_jobs()
    return address


def states() -> dict[str, str]:
    return dict(ImportedFile.objects.values_list("path", "state"))


def sample(title: str = "Payments failed", folder: str = "2026/") -> dict[str, bytes | str]:
    return {
        f"{folder}payments.md": DOCUMENT.format(title=title),
        f"{folder}img/pool size.png": PNG,
        f"{folder}notes/runbook.txt": "Restart the pool.",
        f"{folder}unused.bin": b"\0\1",
    }
