"""Answers of a Prometheus range query: series of values as text. `NaN` and infinite values are left out and counted.

Example: `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"job":"shop"},"values":[[1781447100,"0.31"]]}]}}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from nofault.timeline.layouts import Sample
from nofault.timeline.metrics import Series, finite, series_candidates
from nofault.timeline.records import Candidate, Document, DocumentFormat, json_values

_SHAPE = re.compile(rb'"resultType"\s*:\s*"matrix"|"values"\s*:\s*\[\s*\[\s*\d{9,11}(?:\.\d+)?\s*,\s*"')


def recognise(sample: Sample) -> float:
    """Certain when the head is JSON with a matrix."""
    head = sample.data.lstrip(b"\xef\xbb\xbf \t\r\n")
    return 0.98 if head.startswith((b"{", b"[")) and _SHAPE.search(head) and b'"metric"' in head else 0.0


def _results(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _results(inner)
    elif isinstance(value, dict) and isinstance(value.get("data"), dict):
        yield from _results(value["data"].get("result"))
    elif isinstance(value, dict) and isinstance(value.get("values"), list):
        yield value


def name_of(labels: dict[str, Any]) -> str:
    """A series in words: its metric and its labels."""
    rest = ", ".join(f"{key} {value}" for key, value in sorted(labels.items()) if key not in ("__name__", "instance"))
    return f"{labels.get('__name__') or 'the query'}{f' ({rest})' if rest else ''}"


def _place_of(document: Document, start: int, us: int) -> int:
    return document.find_number(us // 1_000_000, start)


def parse(document: Document) -> Iterator[Candidate]:
    """For each series the stretch in which it stands out, where there is one."""
    odd = 0
    for offset, value in json_values(document):
        place = offset
        for result in _results(value):
            labels = result.get("metric")
            series = Series(name_of(labels if isinstance(labels, dict) else {}), [], [], [])
            for pair in result["values"]:
                at = document.instant(pair[0]) if isinstance(pair, list) and len(pair) == 2 else None
                number = finite(pair[1]) if at is not None else None
                if at is None or number is None:
                    odd += 1
                    continue
                series.add(at[0], number, place)
            document.timed += len(series.us)
            yield from series_candidates(document, series, "prometheus", partial(_place_of, document, place))
    if odd:
        document.notes.append(f"{odd} values are no finite numbers (NaN, +Inf) and are left out")


SOURCE = DocumentFormat(name="Prometheus range query", short="prometheus", recognise=recognise, parse=parse)
