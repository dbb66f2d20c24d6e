"""What the search index costs by itself: CPU milliseconds of a search and of a commit, size on disk and memory, with 5,000 documents.

    python benchmarks/search_index.py [--documents N] [--json]

Documents have 18 to 48 lines of twelve words out of 6,000, the commonest word in almost every document; each line ends with a host name.
Searches ask for the first 20 with excerpts and let four fifths of the documents through, as for a member of an organisation. The limit
beside each figure is what the index may take of the page budget; a ratio above 1 is over it.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from nofault.knowledge.index import SearchIndex
from nofault.knowledge.searchable import SearchDoc

SEARCH_LIMIT_MS, COMMIT_LIMIT_MS, DISK_LIMIT_MB, MEMORY_LIMIT_MB = 5.0, 50.0, 40.0, 40.0
SYLLABLES = [first + second for first in "bcdfglmnprst" for second in "aeiou"]


def vocabulary(chance: random.Random) -> list[str]:
    """6,000 made-up words."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(6000)]


def documents(count: int, words: list[str], chance: random.Random) -> Iterator[SearchDoc]:
    """Documents whose words follow Zipf's law; one of them holds the only `zanzibarflux`."""
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    for number in range(count):
        lines = [" ".join(chance.choices(words, weights, k=12)) + f" pay-{chance.randint(1, 40)}.example.com" for _ in range(chance.randint(18, 48))]
        if number == count // 2:
            lines[7] += " zanzibarflux"
        yield SearchDoc(
            id=str(number),
            reference=f"INC-{number:04d}",
            title=" ".join(chance.choices(words, weights, k=7)),
            service=f"service-{number % 40}",
            body="\n".join(lines),
            tags=("audience:all" if number % 5 else "audience:few",),
        )


def cpu_ms(work: Callable[[], object], times: int) -> float:
    """CPU milliseconds of one run of `work`, all threads of this process, as the mean of `times`."""
    begun = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begun) * 1000 / times


def resident_mb() -> float:
    """What this process holds in memory now (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def measure(count: int, folder: Path) -> dict[str, tuple[float, float]]:
    """Each figure with its limit."""
    chance = random.Random(1)
    words = vocabulary(chance)
    made = list(documents(count, words, chance))
    before_mb = resident_mb()
    index = SearchIndex(folder)
    index.put(made)
    index.commit()
    figures: dict[str, tuple[float, float]] = {}
    queries = {
        "a rare word": "zanzibarflux",
        "the commonest word": words[0],
        "a reference": "INC-0114",
        "a host name": "pay-3.example.com",
        "a phrase": f'"{words[0]} {words[1]}"',
        "forty words": " ".join(words[5:45]),
    }
    for name, query in queries.items():
        search = partial(index.search, query, filters=[{"audience:all"}], excerpts=True)
        figures[f"search {name}, ms"] = (cpu_ms(search, 100), SEARCH_LIMIT_MS)
    again = iter(made * 2)

    def one_change() -> None:
        index.put([next(again)])
        index.commit()

    figures["commit of one change, ms"] = (cpu_ms(one_change, 40), COMMIT_LIMIT_MS)
    figures["on disk, MB"] = (sum(file.stat().st_size for file in folder.iterdir()) / 1e6, DISK_LIMIT_MB)
    figures["memory kept, MB"] = (resident_mb() - before_mb, MEMORY_LIMIT_MB)
    return figures


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5000, help="how many documents")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(asked.documents, Path(folder) / "index")
    if asked.json:
        json.dump({name: {"measured": round(value, 3), "limit": limit} for name, (value, limit) in figures.items()}, sys.stdout, indent=2)
        return
    for name, (value, limit) in figures.items():
        print(f"{name:32} {value:8.2f}  limit {limit:5.0f}  ratio {value / limit:.2f}")


if __name__ == "__main__":
    main()
