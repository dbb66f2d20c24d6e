"""Contributing factors: properties of the system that can be changed."""

from __future__ import annotations

from nofault.web.rest.items import item_router

router = item_router("factors", "contributing factor")
