"""From what a person names (files, folders, archives, `-`) to members, in a stable order; what cannot be one is named with the reason."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeVar

from nofault.timeline.events import Skipped
from nofault.timeline.opening import BOMB_BYTES, BOMB_RATIO, CHUNK, Member, codec_of
from nofault.timeline.zipped import Guarded, directory_of, entries_by_header

MOST_MEMBERS = 20_000
T = TypeVar("T")
_LEFT_OUT = frozenset({".git", ".hg", ".svn", "__MACOSX", ".DS_Store"})


class Found:
    """The members of some evidence, by label, and what was skipped on the way."""

    def __init__(self) -> None:
        self.members: dict[str, Member] = {}
        self.skipped: list[Skipped] = []

    def skip(self, label: str, why: str) -> None:
        """Name something that gives no member."""
        self.skipped.append(Skipped(path=label, why=why))

    def add(self, member: Member) -> None:
        """Take a member; the same file named twice is taken once."""
        self.members.setdefault(member.label, member)


@contextmanager
def found_members(paths: Sequence[Path | str]) -> Iterator[Found]:
    """The members under `paths`. They can be read inside the `with` block; temporary copies (of `-` and of compressed tars) go away with it."""
    found = Found()
    with ExitStack() as stack:
        for named in paths:
            label = str(named)
            path = _standard_input(stack) if label == "-" else Path(named)
            for file, file_label in _files(path, label, found):
                _open_file(file, _writable(file_label), found, stack)
        yield found


def _writable(label: str) -> str:
    """A label that can be written as UTF-8: bytes of a name that are none are shown as `\\x..`."""
    return label.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _standard_input(stack: ExitStack) -> Path:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nofault-")))
    with (folder / "stdin").open("wb") as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
    return folder / "stdin"


def _files(path: Path, label: str, found: Found) -> Iterator[tuple[Path, str]]:
    """The regular files at or below `path`, sorted, each with its label."""
    if not path.exists():
        found.skip(label, "does not exist" if not path.is_symlink() else "a link that leads nowhere")
        return
    if not path.is_dir():
        yield path, label
        return
    for folder, names, files in os.walk(path):
        names[:] = sorted(set(names) - _LEFT_OUT)
        for linked in (Path(folder, name) for name in names if Path(folder, name).is_symlink()):
            found.skip(str(Path(label) / linked.relative_to(path)), "a link to a folder is not followed")
        for name in sorted(set(files) - _LEFT_OUT):
            inner = Path(folder, name)
            yield inner, str(Path(label) / inner.relative_to(path))


def _open_file(path: Path, label: str, found: Found, stack: ExitStack) -> None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            found.skip(label, "not a regular file")
            return
        member = Member(label, status.st_size, datetime.fromtimestamp(status.st_mtime, UTC), lambda: path.open("rb"))
        head = member.head(1024)
        if head.startswith(b"PK\x03\x04"):
            _open_zip(path, label, found, stack)
        elif head[257:262] == b"ustar":
            _open_tar(member, path, found, stack)
        else:
            found.add(member)
    except OSError as error:
        found.skip(label, f"cannot be read: {error.strerror or error}")


def _open_zip(path: Path, label: str, found: Found, stack: ExitStack) -> None:
    archive = directory_of(path)
    if isinstance(archive, str):
        found.skip(label, f"a broken zip archive, read as far as it goes: {archive}")
        for entry in _limited(entries_by_header(path), label, found):
            if _wanted(entry.name):
                _open_entry(f"{label}!{entry.name}", entry.size, _zip_date(entry.date), partial(entry.open, path), found, entry.why_not)
        return
    stack.enter_context(archive)
    for info in _limited(sorted(archive.infolist(), key=lambda entry: entry.filename), label, found):
        if not info.is_dir() and _wanted(info.filename):
            _open_entry(f"{label}!{info.filename}", info.file_size, _zip_date(info.date_time), partial(archive.open, info), found, _unfit(info))


def _wanted(name: str) -> bool:
    """Whether a member of an archive is a file that may be evidence."""
    return not name.endswith("/") and not _LEFT_OUT & set(name.split("/"))


def _unfit(info: zipfile.ZipInfo) -> str:
    """Why a member of a zip archive is not read; empty where it is."""
    if info.flag_bits & 1:
        return "encrypted"
    if info.file_size > BOMB_BYTES and info.file_size > BOMB_RATIO * max(info.compress_size, 1):
        return f"unpacks to over {BOMB_RATIO} times its size, which looks like a decompression bomb"
    return ""


def _open_entry(label: str, size: int, at: datetime, open_plain: Callable[[], IO[bytes]], found: Found, why_not: str) -> None:
    if why_not:
        found.skip(label, why_not)
        return
    member = Member(label, size, at, lambda: io.BufferedReader(Guarded(open_plain(), member.note), CHUNK))
    _open_inner(member, found)


def _zip_date(date: tuple[int, int, int, int, int, int]) -> datetime:
    try:
        return datetime(*date, tzinfo=UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)


def _open_inner(member: Member, found: Found) -> None:
    """Take a member of an archive, unless it is an archive itself or cannot be read at all."""
    try:
        head = member.head(1024)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        found.skip(member.label, f"cannot be read: {error}")
        return
    if head.startswith(b"PK\x03\x04") or head[257:262] == b"ustar":
        found.skip(member.label, "an archive inside an archive is not opened")
    else:
        found.add(member)


def _limited(entries: Iterable[T], label: str, found: Found) -> Iterator[T]:
    for number, entry in enumerate(entries):
        if number >= MOST_MEMBERS:
            found.skip(label, f"only the first {MOST_MEMBERS:,} members are read")
            return
        yield entry


class _Slice(io.RawIOBase):
    """A stretch of a file as a file."""

    def __init__(self, path: Path, offset: int, size: int) -> None:
        self._file = path.open("rb")
        self._offset, self._size, self._at = offset, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, target: Any) -> int:
        self._file.seek(self._offset + self._at)
        data = self._file.read(max(0, min(len(target), self._size - self._at)))
        self._at += len(data)
        target[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def _open_tar(member: Member, path: Path, found: Found, stack: ExitStack) -> None:
    """The files of a tar. A compressed one is unpacked once beside, so that its members can be read without starting over each time."""
    plain = path if not _compressed(path) else _unpacked(member, stack)
    entries: list[tarfile.TarInfo] = []
    try:
        with tarfile.open(plain, "r:") as archive:
            entries.extend(entry for entry in _limited(archive, member.label, found) if not entry.isdir())
    except (tarfile.TarError, EOFError) as error:
        found.skip(member.label, f"a broken tar archive, read as far as it goes: {error}")
    for note in member.notes:
        found.skip(member.label, note)
    for entry in sorted(entries, key=lambda entry: entry.name):
        name = entry.name.removeprefix("./")
        if _LEFT_OUT & set(name.split("/")):
            continue
        if not entry.isfile():
            found.skip(f"{member.label}!{name}", "a link in an archive or a device is not followed")
            continue
        opener = _slice_opener(plain, entry.offset_data, entry.size)
        _open_inner(Member(f"{member.label}!{name}", entry.size, datetime.fromtimestamp(entry.mtime, UTC), opener), found)


def _slice_opener(path: Path, offset: int, size: int) -> Callable[[], IO[bytes]]:
    return lambda: io.BufferedReader(_Slice(path, offset, size))


def _compressed(path: Path) -> bool:
    with path.open("rb") as raw:
        return bool(codec_of(raw.read(8)))


def _unpacked(member: Member, stack: ExitStack) -> Path:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nofault-")))
    with (folder / "plain.tar").open("wb") as copy:
        for chunk in member.chunks():
            copy.write(chunk)
    return folder / "plain.tar"
