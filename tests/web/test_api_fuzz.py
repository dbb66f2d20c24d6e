"""Whatever is sent to the API, it answers, and never with an error of its own."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings

from nofault.web.access import Actor
from nofault.web.services.tokens import create_token

EXAMPLES = 12


@pytest.mark.django_db(transaction=True)
def test_no_request_is_answered_with_an_error_of_ours(member, incident):
    secret = create_token(Actor(member), "fuzz", ["read", "write", "admin"])[1]
    description = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    operations = [found.ok() for found in description.get_all_operations()]
    assert len(operations) > 30

    for operation in operations:

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def send(case):
            if "reference" in (case.path_parameters or {}):
                case.path_parameters["reference"] = incident.reference
            response = case.call(headers={"Authorization": f"Bearer {secret}"})
            assert response.status_code < 500, response.text
            if response.status_code >= 400:
                assert response.headers["content-type"][0] == "application/problem+json"

        send()
