"""What every page's frame needs: which rail entry is lit, the reader's zone and theme."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    match = request.resolver_match
    known = user is not None and user.is_authenticated
    return {
        "room": match.url_name.split("-")[0] if match and match.url_name else "",
        "reader_zone": user.zone if known else "UTC",
        "reader_theme": user.theme if known else "auto",
    }
