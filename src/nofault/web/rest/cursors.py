"""Pages of a list: `next` is an opaque cursor, and nothing is ever counted."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from nofault.web.errors import InvalidError
from nofault.web.prepared import Prepared, Slot

M = TypeVar("M", bound=Model)
DEFAULT_LIMIT = 50
HIGHEST_LIMIT = 200


def page_by_id(rows: QuerySet[M], after: str, limit: int, show: Callable[[M], Any], *, newest_first: bool = True) -> dict[str, Any]:
    """`items` and `next` of a list in order of its primary key."""
    return page_by(rows, ("-id",) if newest_first else ("id",), after, limit, show)


def page_by(rows: QuerySet[M], order: tuple[str, ...], after: str, limit: int, show: Callable[[M], Any]) -> dict[str, Any]:
    """`items` and `next` of a list in the order of these columns, the last of which is unique; `-` means falling."""
    limit = max(1, min(limit, HIGHEST_LIMIT))
    if after:
        with _only_ours():
            rows = rows.filter(_beyond(order, _decode(after, len(order))))
    return _page(list(rows.order_by(*order)[: limit + 1]), order, limit, show)


def prepared_page(
    question: Prepared, *shape: Hashable, order: tuple[str, ...], after: str, limit: int, show: Callable[[Any], Any], **given: Any
) -> dict[str, Any]:
    """The same of a prepared question, which asks for a row more than is shown and, where it goes on `after` a row, is narrowed by `beyond_slots`.

    Its shape is the order, whether it goes on, the limit, and `shape`.
    """
    if not after:
        found = question.rows(order, False, limit, *shape, **given)
    else:
        values = _decode(after, len(order))
        with _only_ours():
            found = question.rows(order, True, limit, *shape, **given, **{f"after{place}": value for place, value in enumerate(values)})
    return _page(found, order, limit, show)


def beyond_slots(model: type[Model], order: tuple[str, ...]) -> Q:
    """The condition of the rows that come later in this order of the model's columns than the one that `prepared_page` goes on after."""
    fields: list[Any] = [model._meta.get_field(column.lstrip("-")) for column in order]
    return _beyond(order, [Slot(f"after{place}", field) for place, field in enumerate(fields)])


@contextmanager
def _only_ours() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, ValidationError) as error:  # a value that no such column can hold
        raise _strange() from error


def _page(found: Sequence[Any], order: tuple[str, ...], limit: int, show: Callable[[Any], Any]) -> dict[str, Any]:
    more = len(found) > limit
    items = found[:limit]
    return {"items": [show(row) for row in items], "next": _encode([_value(items[-1], column) for column in order]) if more else None}


def _beyond(order: tuple[str, ...], values: list[Any]) -> Q:
    condition, equal = Q(), Q()
    for column, value in zip(order, values, strict=True):
        name, side = column.lstrip("-"), "lt" if column.startswith("-") else "gt"
        condition |= equal & Q(**{f"{name}__{side}": value})
        equal &= Q(**{name: value})
    return condition


def _value(row: Any, column: str) -> Any:
    value = row
    for step in column.lstrip("-").split("__"):
        value = getattr(value, step)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _encode(values: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _decode(cursor: str, length: int) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, list) or len(values) != length or not all(isinstance(value, (str, int)) for value in values):
        raise _strange()
    return values


def _strange() -> InvalidError:
    return InvalidError("This cursor is not one of ours.", "Take `next` of the page before, or leave `after` out.")
