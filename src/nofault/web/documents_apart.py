"""Documents read in a process of its own: whatever one of them does to its reader, pages go on answering and the others are read.

This is the parent's side; `nofault.web.reading_documents` is the child. It answers each task of its input with one line.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import msgspec
from msgspec import Struct

from nofault.errors import NofaultError
from nofault.postmortem.archives import Member
from nofault.postmortem.reading import Reading, Told
from nofault.web.apart import how_it_ended

CHILD = "nofault.web.reading_documents"


class Task(Struct):
    """A document to read, called `name`; or with `into` an archive to unpack there.

    `template` is the text of the template that `told` names as its shape, where that is the organisation's own.
    """

    path: str
    name: str = ""
    told: Told = Told()
    into: str = ""
    template: str = ""


class Answer(Struct):
    """What was read or unpacked, or why not."""

    reading: Reading | None = None
    members: list[Member] = []
    error: tuple[str, str] | None = None


class DocumentReader:
    """A child that is started when first asked, and anew after it was lost. `with` ends it."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._decoder = msgspec.json.Decoder(Answer)

    def __enter__(self) -> DocumentReader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    def read(self, path: Path, name: str, told: Told, template: str = "") -> Reading:
        """What was understood of a file. Raises NofaultError where nothing was, or where it was more than its reader could take."""
        reading = self._ask(Task(str(path), name, told, template=template)).reading
        assert reading is not None  # noqa: S101  (a task without `into` is answered by a reading or an error)
        return reading

    def unpack(self, path: Path, into: Path) -> list[Member]:
        """The members of an archive, in files below `into`. Raises NofaultError."""
        return self._ask(Task(str(path), into=str(into))).members

    def _ask(self, task: Task) -> Answer:
        if self._child is None:
            self._child = subprocess.Popen([sys.executable, "-m", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        child = self._child
        assert child.stdin is not None  # noqa: S101
        assert child.stdout is not None  # noqa: S101
        with suppress(BrokenPipeError):
            child.stdin.write(msgspec.json.encode(task) + b"\n")
            child.stdin.flush()
        line = child.stdout.readline()
        if not line.endswith(b"\n"):
            status = self._end()
            raise NofaultError(f"The reading of it was lost ({how_it_ended(status)}).", "It may take more memory or time than there is. Split it.")
        answer = self._decoder.decode(line)
        if answer.error is not None:
            raise NofaultError(*answer.error)
        return answer

    def _end(self) -> int:
        child, self._child = self._child, None
        if child is None:
            return 0
        if child.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                child.wait(0.2)
        child.kill()
        with child, suppress(BrokenPipeError):
            if child.stdin is not None:
                child.stdin.close()
        return child.returncode
