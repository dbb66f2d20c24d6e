"""Whatever a document holds comes back from every format, and whatever bytes come in give a document or one clear error."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings

from nofault.errors import NofaultError
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import formats, read, write
from tests.postmortem.documents import documents

FULL = sorted(formats())
# Signs that mean something to one of the readers.
JUNK = [b"\x00", b"\xff\xfe", b"\r", b"|", b"\n|", b"---\n", b"```\n", b"<!--", b"-->", b"# ", b"    ", b"\t", b"- ", b"> ", b": ", b"&a ", b"*a"]
JUNK += [b"{", b"[", b"}", b"'", b'"', "\u2028".encode(), "\u0085".encode(), b"14:32", b"unknown", b"(ai-1)"]


def check_round_trip(name: str, document: Postmortem) -> None:
    text = write(document, name)
    back = read(text, shape=name).document
    assert back == document
    assert write(back, name) == text


@pytest.mark.parametrize("name", FULL)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_any_document_comes_back_from(name, document):
    check_round_trip(name, document)


@pytest.mark.soak
@pytest.mark.parametrize("name", FULL)
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_any_of_many_documents_comes_back_from(name, document):
    check_round_trip(name, document)


def mutated(draw: random.Random, originals: list[bytes]) -> bytes:
    data = bytearray(draw.choice(originals))
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(data) + 1)
        kind = draw.random()
        if kind < 0.4:
            data[at:at] = draw.choice(JUNK)
        elif kind < 0.65:
            del data[at : at + draw.randint(1, 60)]
        elif kind < 0.85:
            begin = draw.randrange(len(data) + 1)
            data[at:at] = data[begin : begin + draw.randint(1, 200)]
        else:
            data[at : at + 1] = bytes([draw.randrange(256)])
    return bytes(data)


def check_mutated(seed: int, count: int, originals: list[bytes]) -> int:
    """Read and convert mutated documents; how many could be read."""
    draw = random.Random(seed)
    readable = 0
    for _ in range(count):
        data = mutated(draw, originals)
        try:
            document = read(data).document
        except NofaultError:
            continue
        readable += 1
        check_round_trip(draw.choice(FULL), document)
    return readable


OWN = """\
# Postmortem: Payment pool exhausted — 2026-01-14

**Severity:** SEV2

## Summary

The pool was exhausted.

- It had a limit.

## Timeline

| Time (UTC) | Event | Source |
|---|---|---|
| 14:32 | Deploy | log |

- 14:40 UTC – Rollback

## Action items

- [x] Alert at 70 %
- [ ] Load test

## Notes

```yaml
a: 1
```
"""


def test_mutated_documents_give_a_document_or_one_clear_error():
    document = read(OWN).document
    originals = [OWN.encode(), *(write(document, name).encode() for name in FULL)]
    assert check_mutated(1, 300, originals) > 100


@pytest.mark.soak
def test_many_mutated_documents_give_a_document_or_one_clear_error(shared):
    originals = [path.read_bytes() for path in sorted((shared / "corpus" / "postmortems").rglob("*.md"))]
    originals += [write(read(data).document, name).encode() for data in originals[:20] for name in FULL]
    assert check_mutated(2, 100_000, originals) > 20_000


ODD = """\
---
path: outages/2026-02-03
---
What this page is about.

# Outage — 2026-02-03

## Timeline

- 14:02 UTC Deploy

![Pool](pool.png)

## Where we got lucky

- A quiet day

## Weather

Sunny.

| a |
|---|
| 1 |

## Lessons learned

- A default hides a missing file

## Lunch

Soup.
"""


@pytest.mark.parametrize("name", ["classic", "smart", "action-first", "six-rules", "coe", "near-miss", "security", "chaos"])
def test_sections_of_no_kind_are_written_as_sections(name):
    document = read(ODD).document
    text = write(document, name)
    shown = (
        "What this page is about.\n",
        "```yaml\npath: outages/2026-02-03\n```",
        "\n\nSunny.\n\n| a |",
        "\n\nSoup.",
        "![Pool](pool.png)\n",
    )
    assert [words for words in shown if words not in text] == []
    assert "\n- Sections:" not in text
    check_round_trip(name, document)


def check_samples(shared, every: int) -> None:
    """Round trips of the sample documents, each through every third format (or all, for 1), another third for the next one."""
    for number, path in enumerate(sorted((shared / "corpus" / "postmortems").rglob("*.md"))):
        document = read(path.read_bytes(), path.name).document
        for name in FULL[number % every :: every]:
            check_round_trip(name, document)
            assert read(write(document, name)).shape == name


def test_every_sample_document_comes_back_from_a_third_of_the_formats(shared):
    check_samples(shared, 3)


@pytest.mark.soak
def test_every_sample_document_comes_back_from_every_format(shared):
    check_samples(shared, 1)
