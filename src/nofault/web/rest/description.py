"""The API's OpenAPI description as a page: resources, their operations, and the shapes of what goes in and out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from nofault.web.rendering.markdown import markdown_html

METHODS = ("get", "post", "put", "delete")


class Field(NamedTuple):
    """A parameter, or a field of a shape. `shape` is a named shape that it holds, if it does."""

    name: str
    kind: str
    shape: str
    note: str


class Operation(NamedTuple):
    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Field]
    takes: Field | None
    answers: Field | None


class Resource(NamedTuple):
    name: str
    operations: list[Operation]


class Shape(NamedTuple):
    name: str
    description: str
    fields: list[Field]
    words: list[str]


class DescriptionPage(DocsBase):
    """Needs no script and nothing from outside: it is written from the description as any other page is."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        described = api.get_openapi_schema()
        context = {
            "info": described["info"],
            "about": markdown_html(described["info"]["description"]),
            "resources": resources_of(described),
            "shapes": shapes_of(described),
            "where": self.get_openapi_url(api, kwargs),
        }
        return render(request, "api/description.html", context)


def resources_of(described: Any) -> list[Resource]:
    """Every operation, by resource, in the order of their addresses."""
    found: dict[str, list[Operation]] = {}
    for path, methods in sorted(described["paths"].items()):
        for method in METHODS:
            if method in methods:
                operation = methods[method]
                found.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    return [Resource(name, operations) for name, operations in sorted(found.items())]


def _operation(path: str, method: str, given: Any) -> Operation:
    parameters = [Field(each["name"], kind_of(each.get("schema", {})), "", _place(each)) for each in given.get("parameters", [])]
    answers = [_content(answer, str(status)) for status, answer in given.get("responses", {}).items()]
    takes = _content(given["requestBody"], "") if "requestBody" in given else None
    return Operation(
        given["operationId"],
        method.upper(),
        path,
        given.get("summary", ""),
        given.get("description", ""),
        parameters,
        takes,
        next((answer for answer in answers if answer is not None), None),
    )


def _place(parameter: Any) -> str:
    return "in the path" if parameter["in"] == "path" else "required" if parameter.get("required") else ""


def _content(given: Any, note: str) -> Field | None:
    """The one media type of a body or an answer, with its shape."""
    for media, content in given.get("content", {}).items():
        schema = content.get("schema", {})
        return Field(media, kind_of(schema), shape_in(schema), note)
    return None


def shapes_of(described: Any) -> list[Shape]:
    shapes = []
    for name, schema in sorted(described["components"].get("schemas", {}).items()):
        required = set(schema.get("required", ()))
        fields = [
            Field(key, kind_of(each), shape_in(each), "required" if key in required else "") for key, each in schema.get("properties", {}).items()
        ]
        shapes.append(Shape(name, schema.get("description", ""), fields, [str(word) for word in schema.get("enum", ())]))
    return shapes


def kind_of(schema: Any) -> str:
    """What a value is, in words: `text`, `number or null`, `list of ActionItem`."""
    return " or ".join(dict.fromkeys(_kinds(schema)))


def _kinds(schema: Any) -> Iterator[str]:
    if "$ref" in schema:
        yield shape_in(schema)
    elif "anyOf" in schema:
        for each in schema["anyOf"]:
            yield from _kinds(each)
    elif "enum" in schema:
        yield ", ".join(str(word) for word in schema["enum"])
    elif schema.get("type") == "array":
        yield f"list of {kind_of(schema.get('items', {})) or 'values'}"
    else:
        named = {"string": "text", "boolean": "true or false", "integer": "whole number"}
        yield schema.get("format") or named.get(schema.get("type", ""), schema.get("type", "anything"))


def shape_in(schema: Any) -> str:
    """The first named shape in it; empty without one."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return next((name for each in inner if (name := shape_in(each))), "")
