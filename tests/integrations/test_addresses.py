"""Which addresses an installation talks to."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from nofault.integrations.addresses import allowed_addresses, is_public
from nofault.integrations.errors import IntegrationError, NotAllowed

PUBLIC = "93.184.215.14"


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c", f"::ffff:{PUBLIC}"])
def test_the_open_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


NOT_PUBLIC = """
127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 203.0.113.9
::1 :: fe80::1 fc00::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe 2002:7f00:1::
"""


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_everything_else_is_not_however_it_is_written(address: str) -> None:
    assert not is_public(ip_address(address))


def test_one_private_address_of_a_host_refuses_the_host() -> None:
    with pytest.raises(NotAllowed, match=r"hooks\.example\.com has the private or reserved address 10\.0\.0\.5"):
        allowed_addresses("hooks.example.com", 443, allow_private=False, resolver=lambda host, port: [PUBLIC, "10.0.0.5"])


def test_an_administrator_may_allow_private_addresses() -> None:
    assert allowed_addresses("wiki.example.org", 443, allow_private=True, resolver=lambda host, port: ["10.0.0.5"]) == ["10.0.0.5"]


def test_an_address_is_not_resolved() -> None:
    with pytest.raises(NotAllowed):
        allowed_addresses("::1", 443, allow_private=False, resolver=lambda host, port: [PUBLIC])


def test_a_host_without_address_is_said_so() -> None:
    with pytest.raises(IntegrationError, match="no address"):
        allowed_addresses("hooks.example.com", 443, allow_private=False, resolver=lambda host, port: [])
