"""F1 by source on the shared labelled sentences: each source left to itself, and intervals that know that rows of a source belong together.

    ./dev bench lint.folds          (python -m benchmarks.lint.folds [--json])

Cross-validation fits on some folds and scores on the one left out. Nothing is fitted here, since people write the rules, so a fold can only be
something that the writers did or did not read. Three figures follow from that:

- by CRC: five folds by CRC-32 modulo 5. 0 to 2 were read while rules were written, 3 and 4 never were; how far the two kinds lie apart is
  the optimism of having read.
- by source: rows of one published repository, or of the one author of the made-up rows, scored by themselves; and all rows but those.
- intervals: repositories drawn with replacement with all their rows, and for the made-up rows (one author, so nothing to draw) rows.
  A plain bootstrap over rows, which takes rows of one repository for independent, stands beside it.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections import defaultdict

from benchmarks.lint._sets import Pairs, Row, interval, score, shared_rows, show, was_read
from nofault.lint.text import lint_sentence

DRAWS = 1000
FOLDS = 5
Judged = dict[str, list[tuple[bool, bool]]]


def source_of(row: Row) -> str:
    """The repository of a published row, "own" for the made-up ones."""
    return str(row.get("repo") or "own")


def by_source(rows: list[Row]) -> Judged:
    """The (wanted, flagged) pairs of each source."""
    found: Judged = defaultdict(list)
    for row in rows:
        found[source_of(row)].append((bool(row["label"]), bool(lint_sentence(str(row["text"])))))
    return dict(found)


def clustered(judged: Judged, draws: int = DRAWS) -> tuple[float, float]:
    """The 95 % interval of F1 with repositories drawn whole and made-up rows drawn one by one (fixed seed)."""
    rng = random.Random(20260101)
    own = judged.get("own", [])
    sources = [pairs for name, pairs in judged.items() if name != "own"]
    values = []
    for _ in range(draws):
        drawn = [pair for pairs in rng.choices(sources, k=len(sources)) for pair in pairs] if sources else []
        values.append(score([*drawn, *(rng.choices(own, k=len(own)) if own else [])])["f1"])
    values.sort()
    return values[int(0.025 * draws)], values[int(0.975 * draws)]


def _all(judged: Judged) -> Pairs:
    return [pair for pairs in judged.values() for pair in pairs]


def measured(rows: list[Row]) -> dict[str, dict[str, object]]:
    """All figures: by CRC fold, by source, and with intervals for all rows and for those never read."""
    result: dict[str, dict[str, object]] = {"by CRC": {}, "by source": {}, "all but one source": {}, "intervals of F1": {}}
    for fold in range(FOLDS):
        chosen = [row for row in rows if zlib.crc32(str(row["text"]).encode()) % FOLDS == fold]
        result["by CRC"][f"{fold} {'read' if fold < 3 else 'never read'}"] = score(_all(by_source(chosen)))
    judged = by_source(rows)
    for name, pairs in sorted(judged.items()):
        result["by source"][name] = score(pairs)
        result["all but one source"][name] = score([pair for other, told in judged.items() if other != name for pair in told])
    unread = [row for row in rows if not was_read(row)]
    for name, chosen in {"all": rows, "never read": unread, "never read, real": [row for row in unread if row["source"] != "own"]}.items():
        told = by_source(chosen)
        figures = score(_all(told))
        result["intervals of F1"][name] = {"f1": figures["f1"], "sources drawn": clustered(told), "rows drawn": interval(_all(told), DRAWS)}
    return result


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    rows = shared_rows()
    if not rows:
        parser.exit(0, "The shared sentences (corpus/blame under NOFAULT_SHARED) are not here, so there is nothing to score.\n")
    result = measured(rows)
    show(result, asked.json)


if __name__ == "__main__":
    main()
