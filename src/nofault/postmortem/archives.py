"""ZIP archives of documents and what lies beside them: each member on its own, and nothing that a hostile one says of itself is believed."""

from __future__ import annotations

import hashlib
import lzma
import stat
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from nofault.errors import NofaultError
from nofault.postmortem.brought import LONGEST_DOCUMENT_BYTES, LONGEST_FILE_BYTES, clean_path, is_archive, is_document, is_wanted

MOST_MEMBERS = 20_000
MOST_UNPACKED_BYTES = 1_000_000_000  # of all members together
MOST_TIMES = 200  # how much larger than in the archive a member may be, once it is large
LARGE_BYTES = 1_000_000
CHUNK = 1 << 18
BROKEN = (BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_UTF8, _ENCRYPTED = 1 << 11, 1  # flags, as APPNOTE.TXT 4.4.4 has them


class Member(Struct):
    """A member of an archive: a path for it that leads nowhere else, the name of its file in the folder, or why there is none."""

    path: str
    file: str = ""
    size_bytes: int = 0
    sha256: str = ""
    problem: str = ""


def unpack(path: Path, into: Path) -> Iterator[Member]:
    """The wanted members of an archive, in files `0`, `1` … below `into`, never by their own names. One that cannot be had stops no other.

    Two members may be called the same. Raises NofaultError where it is no whole archive, or of too many files.
    """
    try:
        archive = ZipFile(path)
    except BROKEN as error:
        raise NofaultError(f"This is no whole ZIP archive ({error}).", "Make it anew.") from error
    with archive:
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            raise NofaultError(f"This archive holds {len(infos):,} files; {MOST_MEMBERS:,} are taken at once.", "Split it.")
        left = MOST_UNPACKED_BYTES
        for number, info in enumerate(infos):
            name = _name(info)
            if not info.is_dir() and is_wanted(name):
                member = _member(archive, info, clean_path(name), into / str(number), left)
                left -= member.size_bytes
                yield member


def _name(info: ZipInfo) -> str:
    """What a member is called. Many tools write UTF-8 and do not say so; what is none stays in the code page that the format names."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename


def _member(archive: ZipFile, info: ZipInfo, path: str, target: Path, left: int) -> Member:
    limit = LONGEST_DOCUMENT_BYTES if is_document(path) else LONGEST_FILE_BYTES
    try:
        if stat.S_ISLNK(info.external_attr >> 16):
            raise NofaultError("It is a link to another file.", "Put the file itself into the archive.")
        if info.flag_bits & _ENCRYPTED:
            raise NofaultError("It is encrypted.", "Make the archive without a password.")
        if is_archive(path):
            raise NofaultError("An archive in an archive is not unpacked.", "Bring it by itself.")
        size, digest = _copied(archive, info, target, min(limit, left))
    except NofaultError as error:
        target.unlink(missing_ok=True)
        return Member(path, problem=str(error))
    except BROKEN as error:
        target.unlink(missing_ok=True)
        return Member(path, problem=f"It is damaged in the archive ({error}). Make the archive anew.")
    return Member(path, target.name, size, digest)


def _copied(archive: ZipFile, info: ZipInfo, target: Path, limit: int) -> tuple[int, str]:
    """Copy what really comes out, whatever the archive says of it; how many bytes it was, and its SHA-256."""
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
    return size, digest.hexdigest()
