"""The child's side of `documents_apart`: `python -m nofault.web.reading_documents` reads and unpacks what each line of its input names.

What a hostile file can take is bounded here: seconds of the processor, memory, members and bytes of an archive.
"""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import stat
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import msgspec

from nofault.errors import NofaultError
from nofault.postmortem.markdown.own_template import own_format
from nofault.postmortem.reading import read
from nofault.web.documents_apart import LONGEST_DOCUMENT_BYTES, LONGEST_FILE_BYTES, Answer, Member, Task, is_document, is_wanted

NICENESS = 10
SECONDS = 60  # of the processor, for one task
MEMORY_BYTES = 3 << 30
MOST_MEMBERS = 20_000
MOST_UNPACKED_BYTES = 1_000_000_000
MOST_TIMES = 200  # how much larger than in the archive a member may be, once it is large
LARGE_BYTES = 1_000_000
CHUNK = 1 << 18
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
    """The members of a ZIP archive in files `0`, `1` … below `into`, never by their own names."""
    answer, left = Answer(), MOST_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(task.path) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_MEMBERS:
                raise NofaultError(f"This archive holds {len(infos):,} files; {MOST_MEMBERS:,} are taken at once.", "Split it.")
            for number, info in enumerate(infos):
                if info.is_dir() or not is_wanted(info.filename):
                    continue
                member = _member(archive, info, Path(task.into, str(number)), left)
                left -= member.size_bytes
                answer.members.append(member)
    except zipfile.BadZipFile as error:
        raise NofaultError(f"This is no whole ZIP archive ({error}).", "Make it anew and bring it again.") from error
    return answer


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, left: int) -> Member:
    limit = LONGEST_DOCUMENT_BYTES if is_document(info.filename) else LONGEST_FILE_BYTES
    try:
        if stat.S_ISLNK(info.external_attr >> 16):
            raise NofaultError("It is a link to another file.", "Put the file itself into the archive.")
        if info.flag_bits & 1:
            raise NofaultError("It is encrypted.", "Make the archive without a password.")
        size, digest = _copied(archive, info, target, min(limit, left))
    except NofaultError as error:
        target.unlink(missing_ok=True)
        return Member(info.filename, problem=str(error))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        target.unlink(missing_ok=True)
        return Member(info.filename, problem=f"It is damaged in the archive ({error}). Make the archive anew.")
    return Member(info.filename, target.name, size, digest)


def _copied(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, limit: int) -> tuple[int, str]:
    """Copy what really comes out, whatever the archive says of it; how much it was, and its SHA-256."""
    size, digest = 0, hashlib.sha256()
    with archive.open(info) as member, target.open("xb") as file:
        while chunk := member.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise NofaultError("It is larger than what is taken of one file, or of one archive.", "Split it, or leave it out.")
            if size > LARGE_BYTES and size > MOST_TIMES * max(info.compress_size, 1):
                raise NofaultError("It is packed more tightly than any document: it looks like a bomb.", "Leave it out.")
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()


if __name__ == "__main__":
    main()
