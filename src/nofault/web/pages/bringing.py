"""A postmortem that was written elsewhere becomes a document here: looked at first, then made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from nofault.errors import NofaultError
from nofault.postmortem.parts import PARTS
from nofault.postmortem.reading import Reading, decode, formats, read
from nofault.web.access import Verb, actor_of, require_organisation
from nofault.web.admission import admits_files
from nofault.web.forms import labels
from nofault.web.frame import toast
from nofault.web.models.incident import Incident
from nofault.web.services.incidents import bring_document

LONGEST_BYTES = 2_000_000
NOTHING = gettext_lazy("Choose a file, or paste the text of the document.")
TOO_LONG = gettext_lazy("This is longer than 2 MB. Take raw logs to the evidence of an incident instead.")


class DocumentForm(forms.Form):
    """A file, or its text; `shape` where the text itself does not say what it is."""

    file = forms.FileField(required=False, error_messages={"empty": gettext_lazy("This file is empty.")})
    text = forms.CharField(required=False, strip=False, max_length=LONGEST_BYTES, error_messages={"max_length": TOO_LONG})
    name = forms.CharField(required=False, max_length=255)
    shape = forms.ChoiceField(required=False, choices=[])
    title = forms.CharField(required=False, max_length=300)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        choice: Any = self.fields["shape"]
        choice.choices = [("", _("Find out")), *((name, module.TITLE) for name, module in sorted(formats().items()))]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file = given.get("file")
        if file is not None and file.size > LONGEST_BYTES:
            self.add_error("file", TOO_LONG)
        elif file is not None:
            given["text"], given["asked"] = decode(file.read())
            given["name"] = file.name
        elif not given.get("text", "").strip() and "text" not in self.errors and "file" not in self.errors:
            self.add_error("file", NOTHING)
        return given

    def reading(self) -> Reading:
        """What was understood. Raises NofaultError where nothing can be."""
        given = self.cleaned_data
        reading = read(given["text"], given["name"], given["shape"])
        reading.questions[:0] = given.get("asked", [])
        facts = reading.document.incident
        facts.title = given["title"].strip() or facts.title
        return reading


def _may_create(request: HttpRequest) -> None:
    require_organisation(actor_of(request), Verb.CREATE)


@admits_files(_may_create)
@login_required
@require_http_methods(["GET", "POST"])
def bring_page(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_organisation(actor, Verb.CREATE)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if not form.is_valid():
        return render(request, "incidents/bring.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        reading = form.reading()
        if "make" in request.POST:
            incident = bring_document(actor, reading.document)
            toast(request, _("%(reference)s was made. It begins as a draft.") % {"reference": incident.reference})
            return redirect(f"/incidents/{incident.reference}/")
    except NofaultError as error:
        return render(request, "incidents/bring.html", {"form": form, "problem": error}, status=422)
    return render(request, "incidents/bring.html", {"form": form, "shown": shown(reading), "text": form.cleaned_data["text"]})


def shown(reading: Reading) -> dict[str, Any]:
    """What a person wants to know before the document is made."""
    document = reading.document
    found = []
    for name, kind in PARTS.items():
        value = getattr(document, name)
        if value and name != "incident" and (kind.is_list or value != kind.empty()):
            found.append((labels.PARTS[name][0], len(value) if kind.is_list else 0))
    reference = document.incident.reference
    return {
        "title": document.incident.title,
        "reference": reference,
        "is_taken": bool(reference) and Incident.objects.filter(reference=reference).exists(),
        "shape": formats()[reading.shape].TITLE,
        "found": found,
        "untimed": sum(1 for entry in document.timeline if not entry.at),
        "unknown": [heading for heading in reading.headings if heading.understood is None],
        "questions": reading.questions,
    }


paths = [path("incidents/bring/", bring_page, name="incidents-bring")]
