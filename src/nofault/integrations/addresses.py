"""Which addresses an installation talks to: none of its own network unless an administrator allowed it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from nofault.integrations.errors import IntegrationError, NotAllowed

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], list[str]]

NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host name, in the system's order. Raises IntegrationError when there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise IntegrationError(f"The host {host} has no address.", "Check the name, and that this machine can resolve names.") from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def allowed_addresses(host: str, port: int, *, allow_private: bool, resolver: Resolver = resolve) -> list[str]:
    """The addresses to connect to, resolved once so that they cannot change between the check and the connection (DNS rebinding).

    Raises NotAllowed when any address of the host is private, this machine's, link-local (cloud metadata), multicast or reserved.
    """
    found = [host] if _literal(host) else resolver(host, port)
    if not found:
        raise IntegrationError(f"The host {host} has no address.", "Check the name.")
    refused = [text for text in found if not allow_private and not is_public(ip_address(text.partition("%")[0]))]
    if refused:
        raise NotAllowed(f"The host {host} has the private or reserved address {refused[0]}.", "An administrator can allow private addresses.")
    return found


def is_public(address: Address) -> bool:
    """Whether the address belongs to the open internet; an IPv4 address wrapped in IPv6 is judged as what it leads to."""
    inner = _wrapped(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _wrapped(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def _literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
