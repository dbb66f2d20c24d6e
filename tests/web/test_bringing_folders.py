"""A folder of the machine that the installation runs on: for administrators alone, below allowed roots, following no link."""

from __future__ import annotations

import os

import pytest

from nofault.web.access import Actor
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.services.bringing import open_folder
from nofault.web.services.documents import document_of
from nofault.web.worker import run_waiting_jobs
from tests.web.bringing_samples import ADDRESS, sample, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def repository(settings, tmp_path):
    root = tmp_path / "repositories"
    (root / "ours/.git").mkdir(parents=True)
    (root / "ours/.git/config.md").write_text("# Not this")
    for name, data in sample().items():
        path = root / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    (tmp_path / "secret.md").write_text("# Secret")
    settings.IMPORT_ROOTS = [root]
    return root / "ours"


def test_an_administrator_brings_a_folder_of_the_machine(client, administrator, repository):
    client.force_login(administrator)
    assert 'name="folder"' in client.get(ADDRESS).content.decode()
    address = client.post(ADDRESS, {"folder": str(repository)}).url
    run_waiting_jobs()
    assert states()["2026/payments.md"] == FileState.UNDERSTOOD
    assert not [path for path in states() if ".git" in path]
    client.post(f"{address}keep/")
    run_waiting_jobs()
    assert document_of(Incident.objects.get()).attachments


def test_nobody_else_brings_a_folder_of_the_machine(client, repository):
    assert 'name="folder"' not in client.get(ADDRESS).content.decode()
    assert client.post(ADDRESS, {"folder": str(repository)}).status_code == 403
    assert not DocumentImport.objects.exists()


@pytest.mark.parametrize(
    "folder", ["/etc", "..", "{root}/../", "{root}/ours/../../", "{root}x", "{root}/none", "{root}/out", "\0", "{root}/ours/2026/payments.md"]
)
def test_a_folder_outside_the_allowed_ones_is_refused(client, administrator, repository, tmp_path, folder):
    (repository.parent / "out").symlink_to(tmp_path)
    client.force_login(administrator)
    answer = client.post(ADDRESS, {"folder": folder.format(root=repository.parent)})
    assert answer.status_code == 422
    assert "below one that may be brought" in answer.content.decode()
    assert not DocumentImport.objects.exists()


def test_without_a_setting_no_folder_is_brought(client, administrator, repository, settings):
    settings.IMPORT_ROOTS = []
    client.force_login(administrator)
    answer = client.post(ADDRESS, {"folder": str(repository)})
    assert answer.status_code == 422
    assert "NOFAULT_IMPORT_ROOTS" in answer.content.decode()


def test_no_link_and_no_pipe_in_a_folder_is_followed(administrator, repository, tmp_path):
    (repository / "link.md").symlink_to(tmp_path / "secret.md")
    (repository / "elsewhere").symlink_to(tmp_path)
    os.mkfifo(repository / "pipe.md")
    open_folder(Actor(administrator), str(repository))
    run_waiting_jobs()
    found = dict(ImportedFile.objects.values_list("path", "state"))
    assert (found["link.md"], found["pipe.md"]) == (FileState.REFUSED, FileState.REFUSED)
    assert "link to another file" in ImportedFile.objects.get(path="link.md").problem
    assert not [path for path in found if path.startswith("elsewhere")]
    assert "Secret" not in "".join(ImportedFile.objects.values_list("reading", flat=True))


def test_a_folder_that_is_swapped_for_a_link_before_it_is_fetched_is_refused(administrator, repository, tmp_path):
    open_folder(Actor(administrator), str(repository))
    repository.rename(repository.parent / "moved")
    repository.symlink_to(tmp_path)
    run_waiting_jobs()
    assert not ImportedFile.objects.exists()
    assert "below one that may be brought" in DocumentImport.objects.get().problem
