"""Reads for the pages of imports: the report of each, and a document beside its original."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from nofault.postmortem.grammar import Lines
from nofault.postmortem.links import relative_links, target_of, with_links
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS, encode
from nofault.postmortem.reading import Reading, decode
from nofault.postmortem.sections import Heading
from nofault.timeline.masking import display_text, mask_secrets
from nofault.web.access import Actor, visible_imports, visible_incidents
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.queries.postmortem import ORDER, answers_by_factor
from nofault.web.rendering.parts import Around, row_html
from nofault.web.rendering.sections import title_and_hint
from nofault.web.services.bringing import bytes_of
from nofault.web.services.import_corrections import OPEN, corrected, reading_of
from nofault.web.services.import_keeping import address_in, files_beside, links_attached
from nofault.web.services.import_reading import asked_of

PAGE = 50
RECENT = 20
LINES_SHOWN = 1_500  # of an original at once
LINE_SHOWN = 1_000  # characters
ITEMS_SHOWN = 300  # of one list at once
ABSENT_SHOWN = 20  # files that a document links to and that did not come along
WORK = (FileState.ARRIVED, FileState.KEEPING)
# In the order in which a person wants to look at them.
SHOWN_STATES = (
    *(FileState.ASKS, FileState.UNDERSTOOD, FileState.REFUSED, FileState.KEPT, FileState.UNCHANGED, FileState.LEFT_OUT, FileState.ASIDE),
    *WORK,
)
COLUMNS = ("id", "path", "size_bytes", "state", "problem", "title", "incident_id", "former_id")


class FileRow(NamedTuple):
    """A line of the report. `reference` is the incident that it became or that is the same, where the reader may know of it."""

    id: int
    path: str
    size_bytes: int
    state: str
    label: str
    title: str
    problem: str
    reference: str

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Progress(NamedTuple):
    """How far the work on an import is. `done` of `total` files; `is_working` while there is anything left."""

    counts: dict[str, int]
    done: int
    total: int
    is_working: bool

    def count(self, *states: str) -> int:
        return sum(self.counts.get(state, 0) for state in states)


def recent_imports(actor: Actor) -> QuerySet[DocumentImport]:
    waits = Count("files", filter=Q(files__state__in=OPEN))
    return visible_imports(actor).annotate(count=Count("files"), waits=waits).order_by("-id")[:RECENT]


def progress_of(row: DocumentImport) -> Progress:
    counts = dict(ImportedFile.objects.filter(document_import=row).order_by().values_list("state").annotate(count=Count("id")))
    total, left = sum(counts.values()), sum(counts.get(state, 0) for state in WORK)
    is_working = bool(left or not row.is_fetched) and not row.problem
    return Progress(counts, total - left, total, is_working)


def files_of(actor: Actor, row: DocumentImport, state: str, after: int, limit: int = PAGE) -> tuple[list[FileRow], int]:
    """Fifty files of an import from that number on, and the number to go on from (0: none): two statements."""
    found = ImportedFile.objects.filter(document_import=row, id__gt=after).order_by("id")
    if state in FileState.values:
        found = found.filter(state=state)
    rows = list(found.values_list(*COLUMNS, named=True)[: limit + 1])
    references = _references(actor, rows[:limit])
    shown = [_row(one, references) for one in rows[:limit]]
    return shown, shown[-1].id if len(rows) > limit else 0


def _references(actor: Actor, rows: list[Any]) -> dict[int, str]:
    named = {number for row in rows for number in (row.incident_id, row.former_id) if number}
    return dict(visible_incidents(actor).filter(pk__in=named).values_list("pk", "reference")) if named else {}


def _row(row: Any, references: dict[int, str]) -> FileRow:
    reference = references.get(row.incident_id or row.former_id or 0, "")
    # Of a document that the reader may no longer know of, only what they brought it as is left.
    title = row.title if reference or not row.incident_id else ""
    return FileRow(row.id, row.path, row.size_bytes, row.state, str(FileState(row.state).label), title, row.problem, reference)


def report_rows(actor: Actor, row: DocumentImport) -> Iterator[dict[str, Any]]:
    """The whole report, file by file."""
    after = -1
    while after:
        found, after = files_of(actor, row, "", max(after, 0), 500)
        for one in found:
            told = {"path": one.path, "state": one.state, "title": one.title, "incident": one.reference or None}
            yield told | {"problem": one.problem or None, "size_bytes": one.size_bytes}


def report_csv(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """The report as CSV. A text that a table would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("path", "state", "title", "incident", "problem", "size_bytes"))
    for row in rows:
        writer.writerow([f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" else value for value in row.values()])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


class Line(NamedTuple):
    """A line of an original. `mark` says what became of it: `read`, `kept`, or nothing; `place` leads to the part that it came into."""

    number: int
    text: str
    mark: str
    place: str


class Original(NamedTuple):
    """A stretch of the lines of an original, and where the ones before and after it begin (0: none)."""

    lines: list[Line]
    total: int
    before: int
    after: int


def original_of(file: ImportedFile, reading: Reading, first: int) -> Original:
    """The original from the stretch that holds line `first`, with the lines marked that values came from; secrets are masked."""
    lines = Lines(decode(bytes_of(file).read_bytes())[0])
    begin = (min(max(first, 1), max(len(lines), 1)) - 1) // LINES_SHOWN * LINES_SHOWN
    end = begin + LINES_SHOWN
    places = {line: place for place, line in sorted(reading.lines.items(), reverse=True)}
    kept = {number for one, last in reading.kept for number in range(max(one, begin + 1), min(last, end) + 1)}
    shown = []
    for number, text in enumerate(lines[begin:end], begin + 1):
        place = places.get(number, "")
        mark = "read" if place else "kept" if number in kept else ""
        shown.append(Line(number, display_text(mask_secrets(text.rstrip()), LINE_SHOWN), mark, key_of(place)))
    return Original(shown, len(lines), begin + 1 - LINES_SHOWN if begin else 0, end + 1 if end < len(lines) else 0)


def key_of(place: str) -> str:
    """The key of the part that a place of the model is in: `incident.title` is in `incident`, `timeline.te-1` is `te-1`."""
    name, _dot, rest = place.partition(".")
    return rest if name in PARTS and PARTS[name].is_list else name


class PartsShown(NamedTuple):
    """A section of the right side: its parts as HTML, how many there are in all, and where the next ones begin (0: none)."""

    name: str
    title: SafeString
    rows: list[SafeString]
    number: int
    after: int


class DocumentShown(NamedTuple):
    """A document as it was understood and corrected, with the report of its reader; `helps` where it may be told more.

    `absent` are the first files that it links to and that did not come along.
    """

    reading: Reading
    sections: list[PartsShown]
    asked: list[str]
    helps: bool
    unknown: list[Heading]
    kept: list[tuple[int, int]]
    absent: list[str]


def document_shown(file: ImportedFile, address: str, *, today: date, may_write: bool, part: str = "", first: int = 0) -> DocumentShown:
    """What was understood of a file. Of a long list one stretch is shown: that from `first` on of the list `part`."""
    reading = reading_of(file)
    reading.document = corrected(file, reading.document)
    links = _links(file, reading.document, address)
    document = with_links(reading.document, links)
    lines = {key_of(place): line for place, line in sorted(reading.lines.items(), key=lambda one: -one[1])}
    answers = answers_by_factor(document)
    sections = []
    for name in ("incident", *(name for name in ORDER if name != "incident")):
        kind, value = PARTS[name], getattr(document, name)
        items = value if kind.is_list else [] if value == kind.empty() else [value]
        begin = first if name == part else 0
        rows = []
        for item in items[begin : begin + ITEMS_SHOWN]:
            key = item.id if kind.is_list else name
            around = Around(tuple(answers.get(key, ())), may_add=False) if name == "factors" else Around()
            html = row_html(name, key, encode(item), address=address, today=today, may_write=may_write, around=around)
            rows.append(mark_safe(html + _line_link(lines.get(key)) + "</div>"))  # noqa: S308 - escaped where it was made
        end = begin + ITEMS_SHOWN
        if rows:
            sections.append(
                PartsShown(
                    name, title_and_hint(name, get_language() or "en")[0], rows, len(value) if kind.is_list else 0, end if end < len(items) else 0
                )
            )
    unknown = [heading for heading in reading.headings if heading.understood is None]
    asked = asked_of(reading)
    absent = absent_files(file, reading.document, links)
    helps = bool(asked) and bool(document.incident.title)
    return DocumentShown(reading, sections, asked, helps, unknown, reading.kept, absent)


def _links(file: ImportedFile, document: Postmortem, address: str) -> dict[str, str]:
    """Where the links of a document lead to what was brought beside it: before it is kept to the files, afterwards to its attachments."""
    if file.incident_id is None:
        return {link: address_in(other.pk, other.path) for link, other in files_beside(file, document).items()}
    return {link: address + place for link, place in links_attached(file, file.incident_id, document).items()}


def absent_files(file: ImportedFile, document: Postmortem, links: Collection[str]) -> list[str]:
    """The links that look like one to a file beside the document where none was brought; those that lead out of its folder are among them."""
    wanted = (link for link in relative_links(document) if link not in links and PurePosixPath(link).suffix) if file.incident_id is None else ()
    return list(dict.fromkeys(target_of(link, file.path) or link for link in wanted))[:ABSENT_SHOWN]


def _line_link(line: int | None) -> str:
    return f'<p class="came-from"><a href="?line={line}#L{line}">{line}</a></p>' if line else ""


def origin_of(incident: Incident, number: int = 0) -> tuple[ImportedFile | None, list[tuple[int, str, datetime | None]]]:
    """The file that an incident's document came from (that of this number, or the last), and all of them."""
    rows = ImportedFile.objects.filter(incident=incident, state=FileState.KEPT).order_by("-kept_at", "-id")
    named = list(rows.values_list("id", "path", "kept_at")[:RECENT])
    wanted = number if any(one[0] == number for one in named) else named[0][0] if named else 0
    return (rows.filter(pk=wanted).first() if wanted else None), named
