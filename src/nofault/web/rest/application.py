"""The API: every resource of `web/api`, its description, and what all share."""

from __future__ import annotations

from typing import Any, cast

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.docs import Swagger
from ninja.openapi.schema import OpenAPISchema

from nofault import __version__, plugins
from nofault.web.api.comments import NewComment
from nofault.web.api.incidents import IncidentRow, NewIncident
from nofault.web.api.lint import LintText
from nofault.web.api.postmortems import NewState
from nofault.web.api.services import NewService
from nofault.web.api.teams import NewMember, NewTeam
from nofault.web.rest import problems
from nofault.web.rest.authentication import SessionAuthentication, TokenAuthentication
from nofault.web.rest.bodies import model_schemas

RESOURCES = "nofault.web.api"
SHAPES = (NewIncident, IncidentRow, NewState, NewTeam, NewMember, NewService, NewComment, LintText)
DESCRIPTION = """Everything the pages do. Instants are UTC. Lists answer `items` and `next`; give `next` back as `after`.
Writes take `Idempotency-Key`; updates need `If-Match` with the `ETag` that was read, and answer 412 with both versions when somebody else was first.
Errors are problem documents (RFC 9457). A fact that nobody stated is absent, one that is stated as unknown is null."""


class DescribedAPI(NinjaAPI):
    """The document model is written by msgspec, so its schemas are added to the description from there."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**options)
        schema["components"].setdefault("schemas", {}).update(model_schemas(*SHAPES))
        return schema


class Docs(Swagger):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        draw = super().render_page
        # The browsable description draws itself with styles of its own; every other page forbids that.
        loosened = csp_update({"style-src": ["'unsafe-inline'"]})(lambda asked: draw(asked, api, **kwargs))
        return cast(HttpResponse, loosened(request))


def build() -> NinjaAPI:
    api = DescribedAPI(
        title="nofault",
        version=__version__,
        description=DESCRIPTION,
        docs=Docs(),
        docs_url="/docs",
        openapi_url="/openapi.json",
        auth=[TokenAuthentication(), SessionAuthentication()],
        urls_namespace="api",
    )
    problems.install(api)
    for name, resource in plugins.walk(RESOURCES):
        api.add_router(f"/{name.replace('_', '-')}", resource.router, tags=[name.replace("_", " ")])
    return api
