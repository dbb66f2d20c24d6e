"""Reviews: who reads before publication, and what they answered."""

from __future__ import annotations

from nofault.web.rest.items import item_router

router = item_router("reviewers", "review")
