"""Whatever is fetched or given: no crash, no hang, and what is refused is named in one line with the next step."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest

from onrecord.errors import InputError
from onrecord.fetch import Client, discover, parse_feed
from onrecord.fetch.addresses import checked_url
from onrecord.fetch.robots import Rules
from onrecord.fetch.unpacking import unpacked
from onrecord.intake import article_from_bytes
from tests.fetch.server import Answer, Server
from tests.hostile import addresses, answers, feeds, packed, pages, texts

WHERE = "https://herald.example/feeds/all"
SECONDS = 10  # of processor time, which no input may take
LIMIT = 1_000_000

GIVEN: Mapping[str, bytes] = {**texts.texts(), **texts.files(), **pages.markup(), **pages.metadata()}
FEEDS: Mapping[str, bytes] = {**feeds.entities(), **feeds.broken(), **feeds.endless()}
PACKED = packed.packed()
ADDRESSES = addresses.addresses()
RULES = addresses.rules()
ANSWERS: Mapping[str, Answer] = {**answers.redirects(), **answers.endless(), **answers.malformed()}


@contextmanager
def told(named: str) -> Iterator[None]:
    """Let a refusal pass if it names the input in one printable line and says what to do next, and no other error."""
    begun = time.process_time()
    try:
        yield
    except InputError as error:
        message = str(error)
        assert message.isprintable(), message
        assert named in message, message
        assert re.search(r"[.)…] [A-Z].{5,}|: --allow-network", message), message
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("name", GIVEN)
def test_what_is_given_for_an_article(name: str) -> None:
    """A hostile text, page or file is an article whose spans are verbatim, or is refused by its name."""
    with told("report.txt"):
        article = article_from_bytes(GIVEN[name], source="report.txt")
        spans = (*article.headlines, *article.furniture)
        assert all(article.text[span.start : span.end] == span.text for span in spans)
        assert article.text.strip()


@pytest.mark.parametrize("name", FEEDS)
def test_what_is_given_for_a_feed(name: str) -> None:
    """A hostile feed gives entries with addresses of the web and nothing of the machine's, or is refused by its address."""
    with told(WHERE):
        feed = parse_feed(FEEDS[name], WHERE)
        assert all(one.link.startswith(("http://", "https://")) and "secret" not in one.link for one in feed.entries)
        assert len({one.id for one in feed.entries}) == len(feed.entries) <= 50_000
        assert "root:" not in repr(feed.entries[:100])
        assert len(feed.title or "") <= 1000
    begun = time.process_time()
    assert all(link.url.startswith("http") for link in discover(FEEDS[name][:200_000], WHERE))
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("name", PACKED)
def test_what_is_packed(name: str) -> None:
    """A hostile packed answer is unpacked up to the limit and no further, or refused."""
    coding, data = PACKED[name]
    with told("a page"):
        pieces = (data[at : at + 4096] for at in range(0, len(data), 4096))
        assert len(unpacked(pieces, coding, LIMIT, "a page")) <= LIMIT


@pytest.mark.parametrize("name", ADDRESSES)
def test_what_is_given_for_an_address(name: str, client: Client) -> None:
    """A hostile address is refused before anything is asked for, and its password is not repeated."""
    refusing = Client(client.limits)
    with told(""), pytest.raises(InputError) as refused:
        refusing.fetch(ADDRESSES[name], obey_robots=False)
    assert str(refused.value).isprintable()
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("name", RULES)
def test_what_is_given_for_robots_txt(name: str) -> None:
    """A hostile robots.txt gives rules that are asked in little time, with a pause that is a number."""
    begun = time.process_time()
    rules = Rules.read(RULES[name])
    assert rules.allows(str(checked_url("https://herald.example/story/1?x=" + "a" * 2000))) in {True, False}
    assert 0 <= rules.delay() < float("inf")
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("name", ANSWERS)
def test_what_a_server_answers(name: str, server: Server, client: Client) -> None:
    """A hostile server is given up in time; what it gives is within the limit, or is refused by its address."""
    server.answers["/story"] = ANSWERS[name]
    begun = time.monotonic()
    with told("http"):
        found = client.fetch(server.url("/story"))
        assert len(found.body) <= LIMIT
    assert time.monotonic() - begun < 60
    assert len(server.asked) <= 7


def test_how_many_there_are() -> None:
    """There are two hundred hostile inputs and more, each of them another."""
    told_apart: dict[str, set[bytes]] = {}
    kinds: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("article", GIVEN),
        ("feed", FEEDS),
        ("packed", PACKED),
        ("address", ADDRESSES),
        ("robots", RULES),
    )
    for kind, found in kinds:
        told_apart[kind] = {hashlib.sha256(_bytes(value)).digest() for value in found.values()}
        assert len(told_apart[kind]) == len(found), kind
    assert sum(map(len, told_apart.values())) + len(ANSWERS) >= 200
    assert all(len(found) >= 10 for found in told_apart.values())


def _bytes(value: object) -> bytes:
    plain: Callable[[object], bytes] = lambda one: one if isinstance(one, bytes) else repr(one).encode("utf-8", "replace")  # noqa: E731
    return plain(value)
