"""Limits: how much, how long and how often may be asked of a server."""

from __future__ import annotations

from dataclasses import dataclass

PAGE_SIZE = 10_000_000
"""Largest page, in bytes."""

FEED_SIZE = 50_000_000
"""Largest feed or sitemap, in bytes: what https://www.sitemaps.org/protocol.html allows a sitemap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of a client.

    Attributes:
        size: Most bytes of an answer, counted after unpacking.
        seconds: Longest time of one attempt, redirects included, waiting for a host's turn aside.
        connect_seconds: Longest time to look up a name and connect.
        silent_seconds: Longest silence of a server in the middle of an answer.
        redirects: Most redirects that are followed.
        attempts: How often an address is tried when a server is busy or a connection breaks.
        delay: Least time between the end of a request and the next to the same host, in seconds.
        longest_wait: Longest time to wait for a host that asks for patience, in seconds; where it asks for more, the address
            is given up for now.
    """

    size: int = PAGE_SIZE
    seconds: float = 60.0
    connect_seconds: float = 10.0
    silent_seconds: float = 20.0
    redirects: int = 5
    attempts: int = 3
    delay: float = 1.0
    longest_wait: float = 60.0
