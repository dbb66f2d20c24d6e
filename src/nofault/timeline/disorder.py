"""How far a file is out of order, and whether its clock was set back."""

from __future__ import annotations

import numpy as np

from nofault.timeline.gather import NONE_US, Ints
from nofault.timeline.wording import length_text

STEP_US = 60_000_000  # a fall back by so much is a step of the clock ...
_LATE_AFTER = 20  # ... when so many lines stay behind for each of them
_MOST_STEPS = 3


class Disorder:
    """Taken from the times of a file's lines, block by block in file order; lines without a time do not count."""

    def __init__(self) -> None:
        self.late = self.depth_us = self.steps = self.step_us = 0
        self._top_us = self._last_us = NONE_US

    def take(self, stamped: Ints) -> None:
        """The times of the next stamped lines, at least one."""
        tops = np.maximum.accumulate(np.append(self._top_us, stamped))
        behind = tops[1:] - stamped
        self.late += int(np.count_nonzero(behind))
        self.depth_us = max(self.depth_us, int(behind.max()))
        falls = -np.diff(stamped, prepend=stamped[0] if self._last_us == NONE_US else self._last_us)
        self.steps += int(np.count_nonzero(falls >= STEP_US))
        self.step_us = max(self.step_us, int(falls.max()))
        self._top_us, self._last_us = int(tops[-1]), int(stamped[-1])

    def notes(self) -> list[str]:
        """What a reader should know about the order of the lines."""
        if not self.late:
            return []
        found = [f"{self.late:,} lines are later in the file than in time, by up to {length_text(self.depth_us / 1e6)}: put where they belong"]
        if 0 < self.steps <= _MOST_STEPS and self.late >= _LATE_AFTER * self.steps:
            times = "once" if self.steps == 1 else f"{self.steps} times"
            found.append(
                f"its stamps fall back by up to {length_text(self.step_us / 1e6)} {times} and go on from there: its clock may have been set back"
            )
        return found
