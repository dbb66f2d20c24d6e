"""Documents on their way in, as a person finds them: understood, asked about, refused, newer than what is here, long and hostile."""

from __future__ import annotations

from nofault.web.access import Actor
from nofault.web.models.document_imports import FileState, ImportedFile
from nofault.web.models.people import User
from nofault.web.services import parts
from nofault.web.services.bringing import open_import, receive
from nofault.web.services.documents import document_of
from nofault.web.services.import_keeping import keep_file
from nofault.web.worker import run_waiting_jobs
from tests.web.bringing_samples import DOCUMENT, PNG, archive
from tests.web.browser.sample import HOSTILE, LONG, UNBROKEN

ROWS = "".join(f"| 14:{minute:02} | Something that is told in a sentence of some length, number {minute} |\n" for minute in range(60))
ASKING = f"""# {LONG}

**Severity:** 2

## Minute by minute

- 14:32 The index was full {UNBROKEN}
- 14:40 It was rebuilt
- later <script>alert(1)</script> it was well again

## Weather

Sunny, and تأخر إرسال رسائل التأكيد.

## What now

- [ ] Alert at 70 % (Kim, by 2026-02-01)
- [x] Rebuild the index
"""


def brought(user: User) -> dict[str, str]:
    """Addresses of the pages of imports, by what each shows."""
    actor = Actor(user)
    first = open_import(actor, "2026/payments.md")
    receive(actor, first, "2026/payments.md", [DOCUMENT.format(title="Pool of connections ran dry").encode()])
    receive(actor, first, "2026/img/pool size.png", [PNG])
    run_waiting_jobs()
    incident = keep_file(actor, ImportedFile.objects.get(document_import=first, path="2026/payments.md"))
    entry = document_of(incident).timeline[0]
    entry.text = "The alert of the pool fired at 70 %"
    parts.edit_part(actor, incident, entry.id, entry, version=1)
    texts: dict[str, bytes | str] = {
        "2026/payments.md": DOCUMENT.format(title="Pool of connections ran dry").replace("Alert fired on", "Alert fired late on"),
        "2026/long.md": DOCUMENT.format(title="Queue of invoices stood still").replace("| 14:32 |", ROWS + "| 14:32 |"),
        "2026/asking.md": ASKING,
        "2026/broken.yaml": "a: [",
        f"2026/{HOSTILE.replace('/', '-')}.md": DOCUMENT.format(title=HOSTILE),
        "2026/img/pool size.png": PNG,
    }
    texts |= {f"2025/{number:03}.md": DOCUMENT.format(title=f"Failure number {number}") for number in range(60)}
    second = open_import(actor, "postmortems-of-two-years.zip")
    receive(actor, second, "postmortems-of-two-years.zip", [archive(texts)])
    run_waiting_jobs()
    waiting = open_import(actor, "on its way")
    receive(actor, waiting, "waiting.md", [b"# Waiting"])
    files = dict(ImportedFile.objects.filter(document_import=second).values_list("path", "pk"))
    here = f"/incidents/bring/{second.pk}/"
    asking = ImportedFile.objects.get(pk=files["2026/asking.md"])
    assert asking.state == FileState.ASKS
    return {
        "report": here,
        "report-refused": f"{here}?state=refused",
        "working": f"/incidents/bring/{waiting.pk}/",
        "long": f"{here}{files['2026/long.md']}/",
        "asking": f"{here}{asking.pk}/",
        "newer": f"{here}{files['2026/payments.md']}/",
        "refused": f"{here}{files['2026/broken.yaml']}/",
        "part": f"{here}{asking.pk}/parts/incident/edit/",
        "origin": f"/incidents/{incident.reference}/origin/",
        "kept": f"/incidents/{incident.reference}/",
    }
