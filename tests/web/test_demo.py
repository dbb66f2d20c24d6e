"""The demonstration is made by the services from its evidence, and says what the evidence says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nofault.demo import plot
from nofault.demo.cast import create_cast
from nofault.demo.earlier import UNBUILT_ALERT, earlier_incident
from nofault.demo.evidence import write_evidence
from nofault.demo.story import deploy_before, tell_story, work_through
from nofault.lint.document import lint_document
from nofault.postmortem.model import Postmortem
from nofault.postmortem.states import missing_for_publication
from nofault.web.models.history import Change
from nofault.web.models.incident import ActionItem
from nofault.web.services.documents import document_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def folders(tmp_path, settings):
    for name in ("EVIDENCE_DIR", "INCOMING_DIR"):
        setattr(settings, name, tmp_path / name.lower())
        (tmp_path / name.lower()).mkdir()
    return tmp_path / "evidence"


def told(folder: Path, change=None) -> Postmortem:
    """The document that the made-up team writes from the evidence, once `change` has been at the files."""
    deployed_at = deploy_before(NOW)
    cast = create_cast()
    earlier = earlier_incident(cast, deployed_at - timedelta(days=96))
    write_evidence(folder, deployed_at=deployed_at)
    if change:
        change(folder)
    return document_of(work_through(cast, folder, deployed_at, earlier))


def test_the_evidence_is_the_same_for_the_same_instant_and_seed(tmp_path):
    at = deploy_before(NOW)
    first, second = (write_evidence(tmp_path / name, deployed_at=at) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert 18e6 < sum(path.stat().st_size for path in first) < 22e6


def test_the_story_ends_in_a_published_document_with_open_and_late_promises(folders):
    story = tell_story(folders, now=NOW)
    document = document_of(story.incident)
    assert document.state == "published"
    assert missing_for_publication(document) == []
    assert {item.state for item in document.action_items} == {"committed", "in_progress", "verified"}
    assert ActionItem.objects.filter(incident=story.incident, state="committed", due_on__lt=NOW.date()).count() == 1
    assert [item.text for item in document_of(story.earlier).action_items if item.state == "committed"] == [UNBUILT_ALERT]
    assert all(change.actor_id for change in Change.objects.filter(incident=story.incident)), "each change is somebody's"


def test_its_own_linter_has_nothing_to_ask_about_it(folders):
    assert [finding for finding in lint_document(told(folders)) if finding.finding.fails] == []


def test_the_timeline_finds_what_the_plot_holds(folders):
    document, deployed_at = told(folders), deploy_before(NOW)
    markers = document.incident.markers
    for marker, minute, within_s in (
        (markers.trigger_at, 0.2, 1),
        (markers.onset_at, 4.0, 60),
        (markers.alert_at, 10.1, 1),
        (markers.page_at, 10.2, 1),
        (markers.acknowledged_at, 13.6, 1),
        (markers.declared_at, 16.0, 1),
        (markers.mitigated_at, 26.0, 1),
        (markers.recovered_at, 27.5, 90),
        (markers.closed_at, 40.0, 1),
    ):
        assert abs((marker - plot.instant(deployed_at, minute)).total_seconds()) <= within_s
    assert not any("mailer" in entry.text for entry in document.timeline)


def test_a_changed_line_of_evidence_changes_the_document(folders):
    def later(folder: Path) -> None:
        path = folder / "alertmanager" / "webhooks.jsonl"
        first = plot.instant(deploy_before(NOW), 10.1).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        second = plot.instant(deploy_before(NOW), 11.6).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        text = path.read_text()
        assert first in text
        path.write_text(text.replace(first, second))

    document = told(folders, later)
    # The pager speaks at 10.2 minutes; the alert that was moved behind it is found where it says that it was.
    assert document.incident.markers.alert_at == plot.instant(deploy_before(NOW), 11.6)


def test_requests_that_did_not_fail_are_not_counted(folders):
    counted = told(folders).impact.requests_failed

    def mended(folder: Path) -> None:
        path = folder / "edge-1" / "access.log"
        path.write_text(path.read_text().replace('" 504 ', '" 200 '))

    assert counted is not None
    Change.objects.all().delete()
    write_evidence(folders, deployed_at=deploy_before(NOW))
    mended(folders)
    from nofault.demo.story import count_requests
    from nofault.web.models.incident import Incident

    document = document_of(Incident.objects.get(reference="INC-2026-0002"))
    fewer = count_requests(folders / "edge-1" / "access.log", document.incident.markers)
    assert 0 < fewer.failed < counted.value
