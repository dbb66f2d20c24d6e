from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nofault.web.settings")
django.setup(set_prefix=False)

from nofault.web.lanes import LaneHandler  # noqa: E402  (needs the settings)

application = LaneHandler()
