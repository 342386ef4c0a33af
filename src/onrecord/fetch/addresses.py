"""Which addresses may be fetched: http and https, and no host within a private network unless that was allowed.

A page may link, or a server redirect, to an address that only this machine can reach: a router, a cloud's metadata service,
a database. Whoever wrote the page must not get this program to fetch it (server-side request forgery, CWE-918). So what is
checked is the network address that is connected to, each time anew; a name is not enough, since what it resolves to changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpx2

from onrecord.errors import InputError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_LONGEST = 4000
_SCHEMES = frozenset({"http", "https"})
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_HOST = re.compile(r"[A-Za-z0-9._:-]+")
_PORTS = 1 << 16
# IPv6 addresses that stand for an IPv4 address where a gateway leads from one to the other (RFC 6052).
_GATEWAY = ip_network("64:ff9b::/96")
_NEVER_PUBLIC = (
    ip_network("192.0.0.0/24"),  # protocols' own; a metadata service lies in it
    ip_network("168.63.129.16/32"),  # a cloud's own service for its machines, at a public address
    ip_network("64:ff9b:1::/48"),  # local-use NAT64, RFC 8215
    ip_network("fec0::/10"),  # site-local, deprecated by RFC 3879 and still in use
)


def checked_url(url: str, base: str | None = None) -> httpx2.URL:
    """Read an address, and refuse one that is not fetched from any host.

    Args:
        url: The address as a user, a page or a server wrote it; white space around it does no harm.
        base: The address that a relative one belongs to.

    Returns:
        The address without its fragment, which servers never see.

    Raises:
        InputError: It is no address of the web, or one with a password in it.
    """
    where = shown(url)
    if len(url) > _LONGEST:
        msg = f"{where}… is longer than {_LONGEST:,} characters, too long for an address. Check it"
        raise InputError(msg)
    try:
        parsed = httpx2.URL(url.strip()) if base is None else httpx2.URL(base).join(url.strip())
        host = parsed.host
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        msg = f"{where} is no address ({_reason(error)}). Write it like https://news.example/story"
        raise InputError(msg) from error
    if parsed.scheme not in _SCHEMES:
        scheme = f"{parsed.scheme}: addresses are not fetched" if parsed.scheme else "it does not say http or https"
        msg = f"{where} can't be fetched: {scheme}. Write it like https://news.example/story"
        raise InputError(msg)
    if not _HOST.fullmatch(parsed.raw_host.decode("ascii", "replace")) or (parsed.port or 0) >= _PORTS:
        msg = f"{where} names no host that there could be. Write it like https://news.example/story"
        raise InputError(msg)
    if parsed.userinfo:
        msg = f"the address of {shown(host)} holds a user name or password, which would be stored with it. Leave it out"
        raise InputError(msg)
    return parsed.copy_with(fragment=None)


def networks(names: Sequence[str]) -> tuple[Network, ...]:
    """Read networks that a user allows.

    Args:
        names: Such as "192.168.1.0/24", "127.0.0.1" or "fd00::/8".

    Raises:
        InputError: One is no network.
    """
    try:
        return tuple(ip_network(name.strip(), strict=False) for name in names)
    except ValueError as error:
        msg = f"{error}: this is no network. Write it like 192.168.1.0/24 or 127.0.0.1"
        raise InputError(msg) from error


def require_allowed(address: str, host: str, allowed: Sequence[Network]) -> None:
    """Refuse a network address that is not public, unless it was allowed.

    Args:
        address: The address that would be connected to.
        host: The name that it was looked up for, for the message.
        allowed: Networks that a user allows.

    Raises:
        InputError: It is private, loopback, link-local, multicast, reserved, or a cloud's metadata service.
    """
    found = ip_address(address.partition("%")[0])
    if any(found in network for network in allowed):
        return
    if not all(map(_is_public, _carried(found))):
        named = str(found) if host.strip("[]") == str(found) else f"{shown(host)} ({found})"
        msg = f"{named} lies in a private or reserved network and is not fetched. If you trust it: --allow-network {found}"
        raise InputError(msg)


def shown(words: str) -> str:
    """Give an address as a message says it: in one line, cut, and without codes that a terminal would obey."""
    cut = words if len(words) <= 200 else words[:200] + "…"  # noqa: PLR2004
    return _UNPRINTABLE.sub(lambda hit: ascii(hit.group())[1:-1], cut)


def _is_public(address: Address) -> bool:
    special = address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global
    return not special and not any(address in network for network in _NEVER_PUBLIC)


def _carried(address: Address) -> list[Address]:
    """List the addresses that one stands for: itself, and the IPv4 addresses that it carries."""
    if isinstance(address, IPv4Address):
        return [address]
    if address in _GATEWAY:
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    carried = (address, address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return [one for one in carried if one is not None]


def _reason(error: Exception) -> str:
    return _UNPRINTABLE.sub(" ", str(error))[:200]
