"""Every address: the pages' own `paths`, the API, and the login pages of allauth. Adding a page is adding a file in `pages/`."""

from __future__ import annotations

from django.urls import include, path

from nofault import plugins

urlpatterns = [
    *(route for _, page in plugins.walk("nofault.web.pages") for route in getattr(page, "paths", [])),
    path("accounts/", include("allauth.urls")),
]
