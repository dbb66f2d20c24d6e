"""Answers of an engine against the vendor's own published description of its API, where the sample material holds one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs


def faults(description: Path, path: str, method: str, answer: Any) -> list[str]:
    """What an answer of a call (status 200) says that the description does not allow: `place: message` of each fault."""
    return [
        f"{'/'.join(map(str, error.instance_path))}: {error.message[:200]}" for error in _validator(description, path, method).iter_errors(answer)
    ]


@cache
def _validator(description: Path, path: str, method: str) -> jsonschema_rs.Validator:
    whole = json.loads(description.read_text("utf-8"))
    response = whole["paths"][path][method]["responses"]["200"]
    if "$ref" in response:
        response = whole["components"]["responses"][response["$ref"].rsplit("/", 1)[-1]]
    schema = response["content"]["application/json"]["schema"]
    return jsonschema_rs.Draft202012Validator({**schema, "components": whole["components"]})
