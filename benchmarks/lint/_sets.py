"""Labelled sentences and how well somebody's flags fit them; shared by the benchmarks of this folder."""

from __future__ import annotations

import json
import os
import random
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

SHARED = Path(os.environ.get("NOFAULT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
OWN = Path(__file__).with_name("sentences.jsonl")
KEPT = Path(__file__).with_name("kept.jsonl")
KEPT_VOICES = Path(__file__).with_name("kept_voices.jsonl")
KEPT_TRADES = Path(__file__).with_name("kept_trades.jsonl")
Row = dict[str, object]
Pairs = Sequence[tuple[bool, bool]]  # wanted, flagged


def rows_of(path: Path) -> list[Row]:
    """The labelled rows of a file, without the ambiguous ones; none where there is no such file."""
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return [row for row in rows if not row.get("ambiguous")]


def own_rows() -> list[Row]:
    """The sentences of this repository."""
    return rows_of(OWN)


def shared_rows() -> list[Row]:
    """The sentences of the shared labelled set; empty where it is not there."""
    return rows_of(SHARED / "corpus" / "blame" / "sentences.jsonl")


def was_read(row: Row) -> bool:
    """Whether the row of the shared set belongs to the fold that rules were written from."""
    return zlib.crc32(str(row["text"]).encode()) % 5 < 3


def score(pairs: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    """Precision, recall, F1 and counts of (wanted, flagged) pairs."""
    counts = Counter(pairs)
    hits, alarms, misses = counts[True, True], counts[False, True], counts[True, False]
    precision = hits / (hits + alarms) if hits + alarms else 1.0
    recall = hits / (hits + misses) if hits + misses else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    clean = alarms + counts[False, False]
    return {
        "rows": sum(counts.values()),
        "positives": hits + misses,
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(f1, 3),
        "false_alarms_per_1000": round(1000 * alarms / clean, 1) if clean else 0.0,
    }


def interval(pairs: Pairs, draws: int = 1000) -> tuple[float, float]:
    """The 95 % interval of F1 over resampled rows (bootstrap, fixed seed)."""
    rng = random.Random(20260101)
    values = sorted(score(rng.choices(pairs, k=len(pairs)))["f1"] for _ in range(draws))
    return values[int(0.025 * draws)], values[int(0.975 * draws)]


def documents() -> list[Path]:
    """The published postmortems of the shared material; empty where they are not there."""
    return sorted((SHARED / "corpus" / "postmortems").rglob("*.md"))


def show(result: Mapping[str, Mapping[str, object]], as_json: bool) -> None:
    """Print groups of figures."""
    if as_json:
        print(json.dumps(result, indent=2))
        return
    for group, values in result.items():
        print(group)
        for name, value in values.items():
            print(f"  {name:40} {value}")
