"""The API: every resource of `web/api`, its description, and what all share."""

from __future__ import annotations

from typing import Any

import msgspec
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from nofault import __version__, plugins
from nofault.web.rest import problems
from nofault.web.rest.authentication import SessionAuthentication, TokenAuthentication
from nofault.web.rest.bodies import model_schemas
from nofault.web.rest.description import DescriptionPage

RESOURCES = "nofault.web.api"
# Resources that are named for the API and have nothing to show yet, because nothing of theirs is kept: each with why.
LATER = {"slos": "service level objectives are read from files (`nofault budget`); an installation keeps none yet"}
DESCRIPTION = """Everything the pages do. Instants are UTC. Lists answer `items` and `next`; give `next` back as `after`.
Writes take `Idempotency-Key`; updates need `If-Match` with the `ETag` that was read, and answer 412 with both versions when somebody else was first.
A file that is sent needs no key: the same bytes under the same name again change nothing.
Errors are problem documents (RFC 9457). A fact that nobody stated is absent, one that is stated as unknown is null."""


class DescribedAPI(NinjaAPI):
    """The document model is written by msgspec, so its schemas are added to the description from there."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**options)
        schema["components"].setdefault("schemas", {}).update(model_schemas(*shapes()))
        return schema


def shapes() -> list[type]:
    """What the resources themselves say goes in and out, beside the document model: each struct of theirs."""
    return [
        kind
        for _, resource in plugins.walk(RESOURCES)
        for kind in vars(resource).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == resource.__name__
    ]


def build() -> NinjaAPI:
    api = DescribedAPI(
        title="nofault",
        version=__version__,
        description=DESCRIPTION,
        docs=DescriptionPage(),
        docs_url="/docs",
        openapi_url="/openapi.json",
        auth=[TokenAuthentication(), SessionAuthentication()],
        urls_namespace="api",
    )
    problems.install(api)
    for name, resource in plugins.walk(RESOURCES):
        api.add_router(f"/{name.replace('_', '-')}", resource.router, tags=[name.replace("_", " ")])
    return api
