"""Files that are brought in a folder or an archive: what their names say of them, how large they may be, and where each may lie."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

LONGEST_DOCUMENT_BYTES = 10_000_000
LONGEST_FILE_BYTES = 50_000_000  # of a picture or another file beside a document
DOCUMENTS = frozenset({"", ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".rst", ".yaml", ".yml", ".json"})
ARCHIVES = frozenset({".zip"})
UNWANTED = frozenset({"__MACOSX", "node_modules"})
LONGEST_NAME = 120  # characters of one folder or file name; a file system takes 255 bytes
DEEPEST = 12


def is_document(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in DOCUMENTS


def is_archive(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in ARCHIVES


def is_wanted(name: str) -> bool:
    """Whether a file of a folder may belong to a document: nothing hidden does, and nothing that tools leave there."""
    return not any(part in UNWANTED or (part.startswith(".") and part not in {".", ".."}) for part in PurePosixPath(name.replace("\\", "/")).parts)


def clean_path(name: str) -> str:
    """A path for a brought file that stays inside its folder, whatever the sender called it: no parents, no roots, no controls."""
    parts = []
    for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/"):
        shown = "".join("_" if unicodedata.category(letter)[0] == "C" else letter for letter in part).strip()
        if shown in {"", ".", ".."}:
            continue
        while len(shown) > LONGEST_NAME or len(shown.encode()) > 2 * LONGEST_NAME:
            middle = len(shown) // 2
            shown = shown[: middle - 1] + "~" + shown[middle + 2 :]
        parts.append(shown)
    return "/".join(parts[-DEEPEST:]) or "unnamed"


def clean_name(name: str) -> str:
    """A file's name without folders and without what a screen does not show."""
    return clean_path(name).rpartition("/")[2]


def numbered(path: str, number: int) -> str:
    """The path for the `number`th file that is called so: `a~2.md`, and `a.md` itself for the first."""
    if number == 1:
        return path
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return f"{folder}{slash}{stem}~{number}{dot}{suffix}" if stem else f"{path}~{number}"
