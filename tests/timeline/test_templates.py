from __future__ import annotations

import pytest

from nofault.timeline import templates
from nofault.timeline.templates import OTHERS, Templates, template_of


@pytest.mark.parametrize(
    ("text", "template"),
    [
        (b"pool exhausted after 31 ms", b"pool exhausted after * ms"),
        (b'user "web" failed from 203.0.113.9:443', b"user * failed from *"),
        (b"retry=3 path=/var/lib/x took 4.2s", b"retry=* path=* took *"),
        (b"request 3f2a9c1d-77 done", b"request * done"),
        (b"open /srv/app/current/config failed", b"open * failed"),
        (b"connection refused", b"connection refused"),
    ],
)
def test_variable_parts_become_stars(text, template):
    assert template_of(text) == template


def test_messages_that_differ_in_numbers_only_are_one_template():
    found = Templates()
    assert [found.number(text) for text in (b"took 1 ms", b"took 22 ms", b"gave up", b"took 333 ms")] == [0, 0, 1, 0]
    assert found.texts == [b"took * ms", b"gave up"]


def test_beyond_the_limit_templates_are_counted_as_one(monkeypatch):
    monkeypatch.setattr(templates, "_TEMPLATES", 2)
    found = Templates()
    assert [found.number(text) for text in (b"a", b"b", b"c", b"d", b"a")] == [0, 1, 2, 2, 0]
    assert found.texts[2] == OTHERS
    assert found.capped
