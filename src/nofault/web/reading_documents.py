"""The child's side of `documents_apart`: `python -m nofault.web.reading_documents` reads and unpacks what each line of its input names.

What a hostile file can take is bounded here: seconds of the processor, memory, members and bytes of an archive.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

import msgspec

from nofault.errors import NofaultError
from nofault.postmortem.archives import unpack
from nofault.postmortem.brought import LONGEST_DOCUMENT_BYTES
from nofault.postmortem.markdown.own_template import own_format
from nofault.postmortem.reading import read
from nofault.web.documents_apart import Answer, Task

NICENESS = 10
SECONDS = 60  # of the processor, for one task
MEMORY_BYTES = 3 << 30
_ENCODER = msgspec.json.Encoder()


class TookTooLongError(Exception):
    pass


def main() -> None:
    """Answer each task of the input until it ends."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, _stop)
    decoder = msgspec.json.Decoder(Task)
    for line in sys.stdin.buffer:
        answer = _answered(decoder.decode(line))
        sys.stdout.buffer.write(_ENCODER.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


def _stop(_number: int, _frame: Any) -> None:
    raise TookTooLongError


def _answered(task: Task) -> Answer:
    # Where even the handler does not come to run, the kernel ends this process a little later, and the parent says so of this task alone.
    used_s = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (used_s + 2 * SECONDS, resource.RLIM_INFINITY))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return _unpacked(task) if task.into else _read(task)
    except NofaultError as error:
        return Answer(error=(error.message, error.hint))
    except TookTooLongError:
        return Answer(error=(f"Reading it took longer than {SECONDS} seconds.", "Split it, or leave raw logs out of it."))
    except (MemoryError, RecursionError):
        return Answer(error=("Reading it took more memory than there is for one document.", "Split it, or leave raw logs out of it."))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _read(task: Task) -> Answer:
    path = Path(task.path)
    if path.stat().st_size > LONGEST_DOCUMENT_BYTES:
        raise too_long()
    data = path.read_bytes()
    if _is_binary(data):
        raise NofaultError("This is no text.", "A document is Markdown, YAML or JSON; pictures come along with the document that shows them.")
    reading = read(data, task.name, own_format(task.template) if task.template else task.told.shape, task.told)
    reading.lines = dict(reading.lines)  # its reader puts it together only when asked, and so it cannot be sent
    return Answer(reading=reading)


def too_long() -> NofaultError:
    return NofaultError(f"This is longer than {LONGEST_DOCUMENT_BYTES // 1_000_000} MB.", "Take raw logs to the evidence of an incident instead.")


def _is_binary(data: bytes) -> bool:
    """Whether the beginning is no text: controls that no text has, other than a stray one."""
    head = data[:8192]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    odd = sum(head.count(byte) for byte in _CONTROLS)
    return odd * 20 > len(head)


_CONTROLS = [bytes([number]) for number in (*range(7), *range(14, 27), *range(28, 32))]


def _unpacked(task: Task) -> Answer:
    answer, folder = Answer(), Path(task.into)
    for member in unpack(Path(task.path), folder):
        answer.members.append(member)
        if member.file:
            with (folder / member.file).open("rb") as file:
                os.fsync(file.fileno())
    return answer


if __name__ == "__main__":
    main()
