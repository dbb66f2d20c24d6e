"""Timeline entries of the documents."""

from __future__ import annotations

from nofault.web.rest.items import item_router

router = item_router("timeline", "timeline entry")
