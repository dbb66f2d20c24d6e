"""The whole installation in one file, and back: the database as of one moment, and every kept file.

What is not in it: the secret key (people log in again after a restore elsewhere), and what is worked out anew (the search index).
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django.utils import timezone

from nofault import __version__
from nofault.errors import NofaultError
from nofault.web.models.people import User
from nofault.web.services.installation import migrate, pending_migrations
from nofault.web.services.jobs import workers_alive

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
FILES = "files"
# Folders of the data folder that hold nothing to keep.
DERIVED = frozenset({"search", "incoming"})


class BackupError(NofaultError):
    """A backup or a restore that cannot be done; nothing was changed."""


def back_up(target: Path) -> int:
    """Write a backup for its owner only, whole or not at all. How many bytes it has. It may be made while the installation runs."""
    if target.exists():
        raise BackupError(f"{target} exists already.", "Name another file, or move that one away.")
    with _work_folder() as work:
        # The database first: what it names of files is on the disk by then.
        snapshot = work / DATABASE
        _dump(snapshot)
        manifest = {"format": FORMAT, "version": __version__, "database": connection.vendor, "made_at": timezone.now().isoformat()}
        (work / MANIFEST).write_text(json.dumps(manifest))
        part = target.with_name(f"{target.name}.part")
        try:
            _pack(work, part, compressed=target.suffix == ".gz")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    return target.stat().st_size


def _pack(work: Path, part: Path, *, compressed: bool) -> None:
    """One archive of the manifest, the database and the kept files, on the disk when this returns."""
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz" if compressed else "w") as archive:
            archive.add(work / MANIFEST, MANIFEST)
            archive.add(work / DATABASE, DATABASE)
            for folder in _kept_folders():
                archive.add(folder, f"{FILES}/{folder.name}")
        file.flush()
        os.fsync(file.fileno())


def restore(source: Path, *, replace: bool = False) -> dict[str, Any]:
    """Make the installation what the backup holds, and bring it up to this version. The manifest of the backup.

    Raises BackupError when it is in use, when it holds accounts and `replace` was not said, or when the backup is not whole.
    """
    _check_free(replace)
    with _work_folder() as work:
        manifest = _unpack(source, work)
        _load(work / DATABASE)
        (work / FILES).mkdir(exist_ok=True)
        for folder in _kept_folders():
            shutil.rmtree(folder)
        for folder in (work / FILES).iterdir():
            folder.chmod(0o700)
            folder.replace(settings.DATA_DIR / folder.name)
    shutil.rmtree(settings.SEARCH_DIR, ignore_errors=True)
    migrate()
    return manifest


def _kept_folders() -> list[Path]:
    return sorted(path for path in settings.DATA_DIR.iterdir() if path.is_dir() and path.name not in DERIVED)


@contextmanager
def _work_folder() -> Iterator[Path]:
    # On the disk of the data, so that a restore is renames.
    with tempfile.TemporaryDirectory(dir=settings.INCOMING_DIR) as name:
        yield Path(name)


def _check_free(replace: bool) -> None:
    if pending_migrations() and not connection.introspection.table_names():
        return
    if "web_worker" in connection.introspection.table_names() and workers_alive():
        raise BackupError("The installation is in use.", "Stop `nofault serve` and every `nofault worker`, wait half a minute, then restore.")
    if not replace and "web_user" in connection.introspection.table_names() and User.objects.exists():
        raise BackupError("The installation holds accounts and documents.", "Make a backup of it, then say --replace to put this one in its place.")


def _unpack(source: Path, work: Path) -> dict[str, Any]:
    try:
        with tarfile.open(source) as archive:
            for member in archive:
                _take_out(archive, member, work)
        manifest: dict[str, Any] = json.loads((work / MANIFEST).read_text())
    except (OSError, tarfile.TarError, ValueError, EOFError) as error:
        raise BackupError(f"{source} is not a whole backup: {error}.", "Use a file that `nofault backup` made.") from error
    if manifest.get("format") != FORMAT or not (work / DATABASE).is_file():
        raise BackupError(f"{source} is not a backup that this version reads.", f"Restore it with nofault {manifest.get('version', '?')} or newer.")
    if manifest["database"] != connection.vendor:
        raise BackupError(
            f"{source} holds a {manifest['database']} database, and this installation is on {connection.vendor}.",
            "Set DATABASE_URL for a database of that kind.",
        )
    return manifest


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, work: Path) -> None:
    """A plain file or folder below `work`; a backup of ours holds nothing else. (Python's own filter is not in every 3.11.)"""
    if not (member.isfile() or member.isdir()) or not (work / member.name).resolve().is_relative_to(work.resolve()):
        raise BackupError(f"The backup holds {member.name!r}, which no backup of ours does.", "Use a file that `nofault backup` made.")
    archive.extract(member, work, set_attrs=False)
    taken = work / member.name
    taken.chmod(0o700 if member.isdir() else 0o600)
    # The date of a file of evidence says of which year its stamps are.
    os.utime(taken, (member.mtime, member.mtime))


def _dump(target: Path) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        return
    _run_tool("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def _load(dump: Path) -> None:
    if connection.vendor == "sqlite":
        _check_sqlite(dump)
        connection.close()
        kept = Path(settings.DATABASES["default"]["NAME"])
        for rest in ("-wal", "-shm"):
            kept.with_name(kept.name + rest).unlink(missing_ok=True)
        dump.chmod(0o600)
        dump.replace(kept)
        return
    connection.close()
    _run_tool("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(dump))


def _check_sqlite(dump: Path) -> None:
    try:
        opened = sqlite3.connect(f"file:{dump}?mode=ro", uri=True)
        found = opened.execute("PRAGMA integrity_check").fetchone()[0]
        opened.close()
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise BackupError(f"The database in the backup is damaged: {found}.", "Use another backup.")


def _run_tool(name: str, *arguments: str) -> None:
    """Run a program of PostgreSQL against the database."""
    found = shutil.which(name, path=settings.POSTGRES_BIN or None)
    if found is None:
        raise BackupError(f"{name} was not found.", "Install the PostgreSQL client (Debian: postgresql-client), or set NOFAULT_PG_BIN to its folder.")
    command, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *connecting, database = command[1:]
    every = {**os.environ, **(environment or {})}
    done = subprocess.run([found, *connecting, f"--dbname={database}", *arguments], env=every, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        raise BackupError(f"{name} failed: {said[-1]}.", "Nothing was changed.")
