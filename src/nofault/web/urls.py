"""Every address: the pages' own `paths`, the API, and the login pages of allauth. Adding a page is adding a file in `pages/`."""

from __future__ import annotations

from django.urls import include, path

from nofault import plugins
from nofault.web.rest import application

urlpatterns = [
    *(route for _, page in plugins.walk("nofault.web.pages") for route in getattr(page, "paths", [])),
    path("api/v1/", application.build().urls),
    path("accounts/", include("allauth.urls")),
]
