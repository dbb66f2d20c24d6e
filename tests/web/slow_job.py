"""A job for the kill test: it takes a while, and writes down each start and each end."""

from __future__ import annotations

import time
from pathlib import Path

from django_tasks import task

from nofault.web.services.jobs import check_in


@task()
def run(path: str, length_s: float = 1.0) -> None:
    _note(path, "start")
    for _ in range(int(length_s / 0.05)):
        time.sleep(0.05)
        check_in()
    _note(path, "end")


def _note(path: str, word: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{word}\n")
