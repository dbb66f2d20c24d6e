from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nofault.timeline import masking
from nofault.timeline.masking import MASK, display_text, line_text, mask_addresses, mask_secrets

SECRETS = [
    ("Authorization: Bearer abcdef0123456789", "abcdef0123456789"),
    ("curl -H 'authorization: Basic dXNlcjpwYXNz'", "dXNlcjpwYXNz"),
    ("connecting to postgres://app:s3cr3t-pw@db.example.com:5432/app", "s3cr3t-pw"),
    ("aws key AKIAIOSFODNN7EXAMPLE used", "AKIAIOSFODNN7EXAMPLE"),
    ('{"password":"two words, really"}', "two words, really"),
    ('{\\"api_key\\":\\"k-12345\\"}', "k-12345"),
    ("login token=abc.def-123 ok", "abc.def-123"),
    ("DB_PASSWORD=hunter2", "hunter2"),
    ("mail to responder@example.com bounced", "responder@example.com"),
    ("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_DEF-1 refused", "eyJzdWIiOiIxMjM0In0"),
    ("pushed with ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghijklmnopqrstuvwxyz0123456789"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----", "MIIEow"),
    ("-----BEGIN PRIVATE KEY-----\nMIIEow cut short", "MIIEow"),
    ("post to https://hooks.slack.com/services/T000/B000/XXXX failed", "T000/B000/XXXX"),
]


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_a_secret_is_masked(text, secret):
    masked = mask_secrets(text)
    assert secret not in masked
    assert MASK in masked


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_a_secret_is_masked_in_whatever_case_it_is_written(text, secret):
    shouted = mask_secrets(text.upper())
    assert secret.upper() not in shouted
    assert MASK in shouted
    # The patterns take these two for an s and a k.
    if "pass" in text.lower():
        assert MASK in mask_secrets(text.replace("s", "\N{LATIN SMALL LETTER LONG S}").replace("k", "\N{KELVIN SIGN}"))


@pytest.mark.parametrize(
    "text", ["GET /cart HTTP/1.1", "token bucket is full", "https://status.example.com/page?id=7", "the password page is slow", "passed: 12"]
)
def test_a_text_without_a_secret_stays_as_it_is(text):
    assert mask_secrets(text) == text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('203.0.113.9 - - "GET /cart" 502', '[masked] - - "GET /cart" 502'),
        ("client: 198.51.100.7, upstream: 10.2.0.7:8080", "client: [masked], upstream: 10.2.0.7:8080"),
        ("from 2001:db8::17: refused, node fd12::1 at 10:02:03", "from [masked]: refused, node fd12::1 at 10:02:03"),
        ("agent 7.1.2.900 took aa:bb:cc:dd:ee:ff", "agent 7.1.2.900 took aa:bb:cc:dd:ee:ff"),
        ("peer 192.0.2.53.", "peer [masked]."),
    ],
)
def test_addresses_of_machines_outside_are_masked_and_those_inside_a_network_stay(line, shown):
    assert mask_addresses(line) == shown


@pytest.mark.parametrize("letter", ["\u0130", "\u0131"])
def test_letters_that_count_as_an_i_hide_no_secret(letter):
    assert mask_secrets(f"BEARER {letter}PassWord") == f"BEARER {MASK}"


def test_the_words_around_a_secret_stay():
    assert mask_secrets("user x password=abc from 203.0.113.9") == f"user x password={MASK} from 203.0.113.9"


def test_a_terminal_escape_does_not_reach_the_reader():
    assert display_text("\x1b[31mred\x1b[0m \x1b]0;title\x07end") == "red end"


def test_control_characters_and_turned_text_become_visible():
    assert display_text("a\x00b\rc\u202ed") == "a\\x00b\\x0dc\\u202ed"


def test_a_long_text_is_cut_with_a_count_of_the_rest():
    assert display_text("x" * 1_500, 500) == "x" * 500 + " … [1,000 more characters]"


def test_invalid_bytes_of_a_line_are_shown_as_such():
    assert line_text(b"caf\xe9 ok\r\n") == "caf\\xe9 ok"


@given(st.text())
def test_shown_text_never_holds_a_control_character(text):
    assert all(character >= " " and not "\x7f" <= character <= "\x9f" for character in display_text(text))


PIECES = ["PassWord", "passed", "= ", ": ", "x9-Y", "BEARER ", "İ", "ſecret", "AKIA", "ABCDEFGH12345678", "a.b@Example.org", '"', "\n", "ß"]


@given(st.lists(st.sampled_from(PIECES)))
def test_the_quick_look_leaves_out_nothing_that_the_patterns_find(pieces):
    text = "".join(pieces)
    slow = text
    for _signs, _in_small_letters, pattern in masking._SECRETS:
        slow = pattern.sub(masking._masked, slow)
    assert mask_secrets(text) == slow
