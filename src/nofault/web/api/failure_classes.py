"""Failure classes that documents were given."""

from __future__ import annotations

from nofault.web.rest.items import item_router

router = item_router("failure_classes", "failure class")
