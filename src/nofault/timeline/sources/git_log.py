"""The output of `git log`, in its default shape, with `--date=iso` (or iso-strict), with `--format=fuller`, with `--decorate`.

The default shape states when a change was written (author date), not when it landed; with `--format=fuller` the commit date is used.

Example: `Date:   Sun Jun 14 16:25:03 2026 +0200`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.records import Candidate, Document, DocumentFormat

_COMMIT = re.compile(rb"^commit ([0-9a-f]{7,64})(?: \(([^)\n]*)\))?\r?$", re.MULTILINE)
_DATE = re.compile(rb"^(Date|AuthorDate|CommitDate): +(.+?)\r?$", re.MULTILINE)
_TAG = re.compile(r"tag: ([^,\s)]+)")
_RELEASE = re.compile(
    r"^(?:release|bump version|version|prepare release|deploy)\b|^v?\d+\.\d+(?:\.\d+)?$|\bdeploy(?:s|ed|ment)?\b.{0,40}\b(?:prod\w*|live|staging)\b",
    re.IGNORECASE,
)
_REVERT = re.compile(r"^(?:revert|rollback|roll back|back out)\b", re.IGNORECASE)


def recognise(sample: Sample) -> float:
    """Certain when the head starts with a commit line and has a date line."""
    found = _COMMIT.search(sample.data[:4_096])
    return 0.98 if found and not sample.data[: found.start()].strip(b"\xef\xbb\xbf \r\n") and _DATE.search(sample.data) else 0.0


def _weight_of(subject: str, tags: list[str], merge: bool) -> tuple[EntryKind, float, str]:
    if tags or _RELEASE.search(subject):
        return EntryKind.DEPLOY, 62.0, "a release: " + (f"tag {tags[0]}" if tags else "the words of its subject")
    if _REVERT.search(subject):
        return EntryKind.CHANGE, 60.0, "a change that takes another one back"
    return (EntryKind.CHANGE, 50.0, "a merge") if merge else (EntryKind.CHANGE, 40.0, "a commit")


def _subject(body: str) -> str:
    return next((line.strip() for line in body.splitlines() if line.startswith("    ") and line.strip()), "")


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each commit: releases as deploys, everything else as changes."""
    starts = list(_COMMIT.finditer(document.data))
    author_dates = 0
    for found, end in zip(starts, [*(after.start() for after in starts[1:]), len(document.data)], strict=True):
        block = document.data[found.end() : end]
        dates = {match[1]: match[2].decode("latin-1") for match in _DATE.finditer(block)}
        at = document.instant(dates.get(b"CommitDate") or dates.get(b"Date") or dates.get(b"AuthorDate") or "")
        if at is None:
            document.broken += 1
            continue
        author_dates += b"CommitDate" not in dates
        document.timed += 1
        body = block.decode("utf-8", "backslashreplace")
        subject, merge = _subject(body), bool(re.search(r"^Merge: ", body, re.MULTILINE))
        tags = _TAG.findall((found[2] or b"").decode("utf-8", "backslashreplace"))
        kind, weight, why = _weight_of(subject, tags, merge)
        short, shown = found[1].decode()[:10], display_text(mask_secrets(subject), 200)
        named = (
            f"{'Release' if kind is EntryKind.DEPLOY else 'Merge' if merge else 'Commit'} {short}{f' ({display_text(tags[0], 60)})' if tags else ''}"
        )
        yield Candidate(
            us=at[0],
            code=at[1],
            kind=kind,
            text=f'{named}: "{shown}"',
            source="git",
            weight=weight,
            why=why,
            actor=None,
            evidence=[document.evidence(found.start(), f"commit {short} {next(iter(dates.values()))} {subject}")],
            done=True,
            same=found[1].decode(),
        )
    if author_dates:
        document.notes.append(
            f"{author_dates} commits give only their author date: when a change was written, not when it landed (use --format=fuller)"
        )


SOURCE = DocumentFormat(name="git log", short="git", recognise=recognise, parse=parse)
