"""robots.txt: what a site asks for is kept."""

from __future__ import annotations

import time

import pytest

from onrecord.errors import InputError
from onrecord.fetch import Client
from onrecord.fetch.robots import LARGEST, Rules
from tests.fetch.conftest import FakeTime, MakeClient
from tests.fetch.server import Server

ROBOTS = b"""
User-agent: *
Disallow: /

User-agent: onrecord
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/open
Crawl-delay: 7
"""


def test_what_is_forbidden_is_left_alone(server: Server, client: Client) -> None:
    """The rules for this program count before those for all, the most specific wins, and a forbidden page is not asked for."""
    server.page("/robots.txt", ROBOTS)
    for path in ("/story", "/private/open/1"):
        assert client.fetch(server.page(path, b"lamp")).body == b"lamp"
    for path in ("/private/1", "/report.pdf"):
        with pytest.raises(InputError, match=r"robots\.txt asks robots to leave it alone"):
            client.fetch(server.page(path, b"lamp"))
    assert server.asked == ["/robots.txt", "/story", "/private/open/1"]
    assert client.fetch(server.url("/private/1"), obey_robots=False).body == b"lamp"


def test_a_redirect_to_what_is_forbidden_is_not_followed(server: Server, client: Client) -> None:
    """The rules count for each address on the way."""
    server.page("/robots.txt", ROBOTS)
    with pytest.raises(InputError, match=r"private/1 was not fetched"):
        client.fetch(server.page("/old", b"", status=302, Location="/private/1"))
    assert "/private/1" not in server.asked


def test_the_delay_that_a_site_asks_for_is_kept(server: Server, client: Client, clock: FakeTime) -> None:
    """Crawl-delay is the pause between two pages."""
    server.page("/robots.txt", ROBOTS)
    url = server.page("/story", b"lamp")
    client.fetch(url)
    begun = clock.seconds
    client.fetch(url)
    assert clock.seconds - begun == pytest.approx(7)


@pytest.mark.parametrize("delay", [b"100000", b"inf", b"nan", b"-1", b"lamp", b"9" * 400])
def test_an_endless_delay_stops_nothing(server: Server, client: Client, clock: FakeTime, delay: bytes) -> None:
    """A delay beyond all patience is told, not waited for; one that is no number is passed over."""
    server.page("/robots.txt", b"User-agent: *\nCrawl-delay: " + delay)
    url = server.page("/story", b"lamp")
    client.fetch(url)
    told = ""
    try:
        client.fetch(url)
    except InputError as error:
        told = str(error)
    assert not told or "asks to wait" in told
    assert max(clock.slept) <= 60


def test_it_is_asked_for_once_a_day(server: Server, client: Client, clock: FakeTime) -> None:
    """A site's rules are kept for a day, then asked for again."""
    url = server.page("/story", b"lamp")
    for _ in range(3):
        client.fetch(url)
    assert server.asked.count("/robots.txt") == 1
    clock.seconds += 25 * 3600
    client.fetch(url)
    assert server.asked.count("/robots.txt") == 2


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_a_site_without_rules(server: Server, client: Client, status: int, *, allowed: bool) -> None:
    """No robots.txt allows all; one that the server fails to give allows nothing (RFC 9309)."""
    server.page("/robots.txt", b"", status=status)
    url = server.page("/story", b"lamp")
    if allowed:
        assert client.fetch(url).body == b"lamp"
    else:
        with pytest.raises(InputError, match="could not be had"):
            client.fetch(url)


def test_hostile_rules_are_read_in_time(server: Server, make_client: MakeClient) -> None:
    """Patterns that take forever elsewhere, huge files and bytes that are no text neither hang nor break anything."""
    evil = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 5000 + b"b\n" + b"\xff\xfe\x00" * 1000 + b"Disallow: /x\n" * 100_000
    server.page("/robots.txt", evil)
    begun = time.monotonic()
    assert make_client(delay=0).fetch(server.page("/" + "a" * 2000, b"lamp")).body == b"lamp"
    assert time.monotonic() - begun < 10


def test_only_the_beginning_counts() -> None:
    """Of a file that is larger than anybody means, the first 500 kilobytes count."""
    rules = Rules.read(b"User-agent: *\nDisallow: /early\n" + b"#" * LARGEST + b"\nDisallow: /late\n")
    assert (rules.allows("http://a.example/early"), rules.allows("http://a.example/late")) == (False, True)
