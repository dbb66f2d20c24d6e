"""Archives of documents with their pictures, brought by somebody with a browser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile

from nofault.web.models.document_imports import ImportedFile
from nofault.web.worker import run_waiting_jobs

ADDRESS = "/incidents/bring/"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
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
