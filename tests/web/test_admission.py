"""Files are read only from those who may send them: everybody else is answered before the first byte of the body."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client

from tests.web.evidence_samples import deploy_log

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]
EDGE = "xXxXx"
HEAD = f'--{EDGE}\r\nContent-Disposition: form-data; name="files"; filename="a.log"\r\nContent-Type: text/plain\r\n\r\n'.encode()


class Body(io.BytesIO):
    """A form with a file that counts what was read of it."""

    read_bytes = 0

    def read(self, size: int | None = -1) -> bytes:
        part = super().read(size)
        self.read_bytes += len(part)
        return part


def send(client: Client, address: str, data: bytes = b"line\n"):
    form = HEAD + data + f"\r\n--{EDGE}--\r\n".encode()
    body = Body(form)
    request: dict[str, Any] = {"CONTENT_TYPE": f"multipart/form-data; boundary={EDGE}", "CONTENT_LENGTH": str(len(form)), "wsgi.input": body}
    return client.generic("POST", address, **request), body.read_bytes


def addresses(incident) -> list[str]:
    return [f"/incidents/{incident.reference}/evidence/", f"/incidents/{incident.reference}/attachments/", "/incidents/bring/"]


@pytest.fixture
def strict() -> Client:
    """A client whose forms must carry their token, as a browser's do."""
    return Client(enforce_csrf_checks=True)


def test_nothing_is_read_from_somebody_who_is_not_logged_in(strict, incident):
    for address in addresses(incident):
        answer, read = send(strict, address)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith(resolve_url(settings.LOGIN_URL)), address
        assert read == 0, address


def test_nothing_is_read_from_somebody_who_may_only_read(strict, reader, incident):
    strict.force_login(reader)
    for address in addresses(incident):
        answer, read = send(strict, address)
        assert (answer.status_code, read) == (403, 0), address


def test_nothing_is_read_for_an_incident_that_one_may_not_see(strict, other_member, restricted):
    strict.force_login(other_member)
    for address in addresses(restricted)[:2]:
        answer, read = send(strict, address)
        assert (answer.status_code, read) == (404, 0), address


def test_an_address_that_takes_no_files_reads_no_large_form(strict, member):
    strict.force_login(member)
    answer, read = send(strict, "/incidents/new/", bytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE))
    assert (answer.status_code, read) == (413, 0)
    assert b"takes no files" in answer.content
    answer, read = send(Client(enforce_csrf_checks=True), "/accounts/login/", bytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE))
    assert (answer.status_code, read) == (413, 0)


def test_those_who_may_are_read_and_asked_for_their_token(strict, member, incident):
    strict.force_login(member)
    strict.get(addresses(incident)[0])
    answer, read = send(strict, addresses(incident)[0], deploy_log())
    assert answer.status_code == 403  # no token came with it
    assert read > len(deploy_log())
