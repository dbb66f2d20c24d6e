"""Action items: promises with an owner, a date, a test and a proof."""

from __future__ import annotations

from nofault.web.rest.items import item_router

router = item_router("action_items", "action item")
