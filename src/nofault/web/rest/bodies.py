"""The document model in and out: msgspec reads and writes it, and its schema stands in the API's description."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse

from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import cleaned
from nofault.web.errors import InvalidError

T = TypeVar("T")
# A length of the policy ("5 business days") and its like are written as they are read.
_ENCODER = msgspec.json.Encoder(enc_hook=str)
LONGEST_VERSION = 18  # digits: what a column of versions can hold
REF = "#/components/schemas/{name}"


def read_body(request: HttpRequest, kind: type[T]) -> T:
    """The request's body as a value of `kind`; what is wrong is named with its place."""
    try:
        value: T = cleaned(msgspec.json.decode(request.body, type=kind))
        return value
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        place = where.rstrip("`").lstrip(".")
        raise InvalidError(f"{place or 'body'}: {what}", "The shape is in the API's description.", {place or "": what}) from error
    except msgspec.DecodeError as error:
        raise InvalidError(f"The body is not valid JSON: {error}.", "Send one JSON value in UTF-8.") from error


def answer(value: Any, *, status: int = 200, version: int | str | None = None) -> HttpResponse:
    """A value of the model, or anything msgspec writes, as JSON; with its version as ETag."""
    response = HttpResponse(_ENCODER.encode(value), status=status, content_type="application/json")
    if version is not None:
        response["ETag"] = f'"{version}"'
    return response


def version_of(request: HttpRequest) -> int:
    """The version that `If-Match` names. Without it an update is refused, since it would overwrite unseen."""
    header = stamp_of(request)
    if not header.isdecimal() or len(header) > LONGEST_VERSION:
        raise _unversioned()
    return int(header)


def stamp_of(request: HttpRequest) -> str:
    """What `If-Match` names, where the version is not a number."""
    header = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not header:
        raise _unversioned()
    return header


def _unversioned() -> InvalidError:
    return InvalidError("An update needs the version it was made from.", 'Send If-Match with the ETag of your last read, such as "7".')


def stated_version(request: HttpRequest) -> int | None:
    """The version that `If-Match` names where it is sent: what is moved to the bin comes back, so it is not asked for."""
    return version_of(request) if request.headers.get("If-Match", "").strip() not in {"", "*"} else None


def described(request: type | None = None, response: type | None = None, *, status: int = 200) -> dict[str, Any]:
    """`openapi_extra` for an operation whose body or answer is of the document model."""
    extra: dict[str, Any] = {}
    if request is not None:
        extra["requestBody"] = {"required": True, "content": {"application/json": {"schema": {"$ref": REF.format(name=request.__name__)}}}}
    if response is not None:
        content = {"application/json": {"schema": {"$ref": REF.format(name=response.__name__)}}}
        extra["responses"] = {status: {"description": "OK", "content": content}}
    return extra


def model_schemas(*more: type) -> dict[str, Any]:
    """The schemas of the whole document model (and `more` structs) for `components`."""
    return msgspec.json.schema_components([Postmortem, *more], ref_template=REF)[1]
