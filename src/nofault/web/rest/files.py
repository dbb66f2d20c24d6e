"""Files in and out of a request: a body read as it arrives, and bytes handed over so that no browser runs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse

from nofault.web.services.exports import Export
from nofault.web.services.receiving import too_large

CHUNK = 1 << 20
# Whatever the bytes are: nothing in them runs, loads or is framed, and only our own pages show them.
APART = {"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'", "Cross-Origin-Resource-Policy": "same-origin"}
# What of a sentence stands in a header as it is; the rest is percent-encoded.
SAYABLE = " !#$&'()*,-./:;<=>?@[]^_`{|}~+"
BYTES: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
}


def body_of(request: HttpRequest) -> Iterator[bytes]:
    """The body in pieces as it arrives. Raises TooLargeError when it says itself that it is beyond the limit."""
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > settings.UPLOAD_LIMIT_BYTES:
        raise too_large()
    # A sender may be slow: with a pool, the connection goes back there meanwhile.
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    return iter(lambda: request.read(CHUNK), b"")


def exported(export: Export) -> HttpResponse:
    """A document as the file that somebody asked for, to be saved. What it could not show is said in `X-Export-Remarks`, one `; ` between two."""
    response = HttpResponse(export.data, content_type=export.media_type)
    response["Content-Disposition"] = f'attachment; filename="{export.name}"'
    for header, value in APART.items():
        response[header] = value
    if export.remarks:
        response["X-Export-Remarks"] = quote("; ".join(export.remarks), safe=SAYABLE)
    return response


def handed_over(path: Path, name: str, media_type: str = "application/octet-stream", *, inline: bool = False) -> FileResponse:
    """The bytes of a kept file, to be saved; `inline` only for what a browser draws and never runs."""
    response = FileResponse(path.open("rb"), as_attachment=not inline, filename=name, content_type=media_type)
    for header, value in APART.items():
        response[header] = value
    return response
