"""Parts that the linter has nothing to ask about say so in their row, and no row can say so of another text."""

from __future__ import annotations

import pytest

from nofault.postmortem.model import Note, TimelineEntry
from nofault.postmortem.parts import encode
from nofault.web.access import Actor
from nofault.web.jobs.hear_silence import hear
from nofault.web.models.incident import Part
from nofault.web.services import findings, silence
from nofault.web.services.parts import add_part, edit_part

pytestmark = pytest.mark.django_db
QUIET = "The pool of connections ran out at the gateway."
BLAMING = "The engineer carelessly broke the gateway."


@pytest.fixture
def judged(monkeypatch) -> list[str]:
    """The texts that the linter was asked about."""
    asked: list[str] = []
    own = findings.findings_of

    def told(kind: str, data: str):
        asked.append(data)
        return own(kind, data)

    monkeypatch.setattr(findings, "findings_of", told)
    return asked


@pytest.fixture
def part(member, incident) -> Part:
    return add_part(Actor(member), incident, "lessons", Note(text=QUIET))


def _page(client, member, incident) -> str:
    client.force_login(member)
    return client.get(f"/incidents/{incident.reference}/").text


def _other_linter(monkeypatch) -> None:
    monkeypatch.setattr(silence, "_linter", lambda: b"another linter")


def test_a_quiet_part_is_marked_when_it_is_written_and_the_page_asks_no_more(client, member, incident, part, judged):
    assert part.silence
    blaming = add_part(Actor(member), incident, "lessons", Note(text=BLAMING))
    assert not blaming.silence
    assert "carelessly" in _page(client, member, incident)
    assert blaming.data in judged
    assert part.data not in judged


def test_an_edit_writes_the_mark_anew(member, incident, part):
    edit_part(Actor(member), incident, part.key, Note(text=BLAMING), version=1)
    assert not Part.objects.get(pk=part.pk).silence
    edit_part(Actor(member), incident, part.key, Note(text=f"{QUIET} Nothing watched it."), version=2)
    assert Part.objects.get(pk=part.pk).silence not in ("", part.silence)


def test_a_mark_says_nothing_about_another_text(client, member, incident, part):
    Part.objects.filter(pk=part.pk).update(data=encode(Note(id=part.key, text=BLAMING)))
    assert 'data-code="' in _page(client, member, incident)


def test_another_linter_judges_anew_and_the_night_marks_again(client, member, incident, part, judged, monkeypatch):
    add_part(Actor(member), incident, "timeline", TimelineEntry(text=BLAMING))
    _other_linter(monkeypatch)
    _page(client, member, incident)
    assert part.data in judged
    judged.clear()
    assert hear() >= 1
    assert hear() == 0
    _page(client, member, incident)
    assert part.data not in judged
