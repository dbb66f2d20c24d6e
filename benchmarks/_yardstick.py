"""How hindered this machine is: CPU milliseconds of one fixed piece of Python. What shares its cores and caches makes the same work dearer."""

from __future__ import annotations

import statistics
import time

WORK = 60_000


class Yardstick:
    """Taken again and again during a benchmark; `share` says what part of a figure a quiet machine would take."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    def take(self) -> float:
        """Do the work once and return its CPU milliseconds."""
        began = time.thread_time()
        table = {str(number): [number] for number in range(WORK // 4)}
        text = "".join(f"<td>{key}</td>" for key in table)
        assert len(text) > WORK
        self.taken.append((time.thread_time() - began) * 1000)
        return self.taken[-1]

    @property
    def least(self) -> float:
        return min(self.taken)

    @property
    def usual(self) -> float:
        return statistics.median(self.taken)

    @property
    def share(self) -> float:
        """The least over the median: 1 where nothing else ran."""
        return self.least / self.usual

    def __str__(self) -> str:
        return (
            f"The same piece of Python took {self.least:.1f} ms of CPU at best and {self.usual:.1f} ms in the middle of this run: "
            f"alone on this machine, figures are about {self.share:.2f} of these."
        )
