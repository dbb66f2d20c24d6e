"""Questions to the database whose SQL is worked out once.

A page asks the same handful of questions in every request. Django works the SQL of a queryset out anew each time, which costs several times as
much as the answer does; here only what differs from call to call is put in. A question is written as a queryset like any other, with slots in the
places of what differs.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from enum import Enum
from functools import lru_cache, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Field, QuerySet
from django.db.models.query import get_related_populators

Make = Callable[[Any], Any]
SHAPES = 256  # of one question: each combination of filters and order is one


class Slot(Expression):
    """A value that is known at the call only. Where it comes as a text, `read_by` reads it, and raises what it raises of one that it cannot hold."""

    def __init__(self, name: str, read_by: Field[Any, Any] | None = None) -> None:
        super().__init__()
        self.name, self.read_by = name, read_by

    def adapted(self, value: Any) -> Any:
        """The value as the database's driver takes it."""
        if self.read_by is not None:
            return self.read_by.get_db_prep_value(value, connection)
        if isinstance(value, Enum):
            value = value.value
        return value if isinstance(value, (str, int)) else connection.ops.adapt_unknown_value(value)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class Slots(Slot):
    """A list of values that is known at the call only, for `__in`. An empty one matches nothing."""

    @property
    def mark(self) -> str:
        return f"/*{self.name}*/"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return f"({self.mark})", [self]


class Prepared:
    """A question. `build` gives its queryset, for each shape (hashable values) another one: of models, or of named tuples by `values_list`."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._statement = lru_cache(SHAPES)(partial(_statement, build))

    def rows(self, *shape: Any, **given: Any) -> list[Any]:
        """The answer. `given` holds the value of each slot, and may hold others that this shape has no slot for."""
        return self._statement(connection.vendor, *shape).rows(given)

    def first(self, *shape: Any, **given: Any) -> Any:
        """The first row, or None."""
        rows = self.rows(*shape, **given)
        return rows[0] if rows else None


class Statement:
    """The SQL of one shape, and how its rows become values."""

    def __init__(self, found: QuerySet[Any, Any]) -> None:
        compiler = found.query.get_compiler(connection=connection)
        self._sql, self._params = compiler.as_sql()
        self._many = [param for param in self._params if isinstance(param, Slots)]
        self._converters = list(compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]]).items())
        self._made = _tuples_of(found.query.selected) if found.query.selected else _models_of(compiler)

    def rows(self, given: dict[str, Any]) -> list[Any]:
        sql = self._sql
        for slots in self._many:
            sql = sql.replace(slots.mark, ", ".join(["%s"] * len(given[slots.name])) or "NULL")
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for param in self._params for value in _values(param, given)])
            rows: Iterable[Any] = cursor.fetchall()
        if self._converters:
            rows = map(self._converted, rows)
        return list(map(self._made, rows))

    def _converted(self, row: Iterable[Any]) -> list[Any]:
        values = list(row)
        for place, (converters, column) in self._converters:
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        return values


def _statement(build: Callable[..., QuerySet[Any, Any]], _vendor: str, *shape: Any) -> Statement:
    return Statement(build(*shape))


def _tuples_of(names: Iterable[str]) -> Make:
    row: Any = namedtuple("Row", names)  # type: ignore[misc]
    make: Make = row._make
    return make


def _models_of(compiler: Any) -> Make:
    """As Django makes them: the model's own columns, and those of what `select_related` names."""
    model, columns = compiler.klass_info["model"], compiler.klass_info["select_fields"]
    own = slice(columns[0], columns[-1] + 1)
    names = [column[0].target.attname for column in compiler.select[own]]
    related = get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # the stubs know a later Django

    def make(row: Any) -> Any:
        made = model.from_db(DEFAULT_DB_ALIAS, names, row[own])
        for populator in related:
            populator.populate(row, made)
        return made

    return make


def _values(param: Any, given: dict[str, Any]) -> Iterable[Any]:
    if isinstance(param, Slots):
        return map(param.adapted, given[param.name])
    return (param.adapted(given[param.name]),) if isinstance(param, Slot) else (param,)
