"""Feeds of every format, good and hostile. All outlets and headlines are invented."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.fetch import Client, discover, parse_feed
from onrecord.fetch.feed import MOST_ENTRIES
from tests.fetch.server import Server

HERE = "https://herald.example/feeds/all"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Island Herald &amp; Mail</title><link>https://herald.example/</link>
<item><title>The &lt;b&gt;lamp&lt;/b&gt; is lit</title><link>/story/1#top</link><guid isPermaLink="false">lamp-1</guid>
<pubDate>Mon, 02 Mar 2026 08:00:00 +0100</pubDate><description>Long.</description></item>
<item><title>Nowhere</title></item>
<item><title>Trap</title><link>javascript:alert(1)</link></item>
<item><title>Secret</title><link>file:///etc/passwd</link></item>
<item><link> https://wire.example/2 </link><pubDate>yesterday</pubDate></item>
<item><link>https://wire.example/2</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://wire.example/deep/"><title>Wire</title>
<entry><id>tag:wire.example,2026:1</id><title type="html">Lamp &amp;amp; ferry</title><link rel="self" href="self"/>
<link href="one"/><published>2026-03-02T08:00:00+02:00</published><content>Long.</content></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": [
{"id": 7, "url": "story/7", "title": "Ferry\\nlate", "date_published": "2026-03-02T08:00:00-05:00"},
{"id": "8", "external_url": "https://wire.example/8"}, {"id": "9"}, "nonsense", {"url": 10}]}"""
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://herald.example/1</loc>
<lastmod>2026-03-03</lastmod><news:news><news:publication><news:name>Herald</news:name></news:publication>
<news:publication_date>2026-03-02</news:publication_date><news:title>Lamp lit</news:title></news:news></url>
<url><loc>https://herald.example/2</loc><lastmod>2026-03-01</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://herald.example/news.xml</loc><lastmod>2026-03-02T01:00:00Z</lastmod></sitemap></sitemapindex>"""


def test_rss() -> None:
    """RSS gives links made whole, titles without markup, dates in UTC, each entry once; what is no link is counted."""
    feed = parse_feed(RSS.encode(), HERE)
    assert (feed.kind, feed.title, feed.skipped) == ("rss", "Island Herald & Mail", 3)
    first, second = feed.entries
    assert (first.id, first.link) == ("lamp-1", "https://herald.example/story/1")
    assert (first.title, first.published) == ("The lamp is lit", "2026-03-02T07:00:00Z")
    assert (second.id, second.link, second.title, second.published) == (second.link, "https://wire.example/2", None, None)


def test_atom() -> None:
    """Atom gives the alternate link, resolved against its base, and the date of publication."""
    feed = parse_feed(ATOM.encode(), HERE)
    (entry,) = feed.entries
    assert (feed.kind, feed.title, entry.id) == ("atom", "Wire", "tag:wire.example,2026:1")
    assert (entry.link, entry.published) == ("https://wire.example/deep/one", "2026-03-02T06:00:00Z")
    assert entry.title is not None
    assert entry.title.startswith("Lamp &")


def test_json_feed() -> None:
    """JSON Feed gives the same; items that are none are passed over."""
    feed = parse_feed(b"\xef\xbb\xbf" + JSON.encode(), HERE)
    assert [(one.id, one.link) for one in feed.entries] == [
        ("7", "https://herald.example/feeds/story/7"),
        ("8", "https://wire.example/8"),
    ]
    assert (feed.kind, feed.entries[0].title, feed.entries[0].published) == ("json", "Ferry late", "2026-03-02T13:00:00Z")


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_sitemaps(pack: type[bytes]) -> None:
    """A news sitemap gives headlines and dates, a plain one no date of publication, an index its sitemaps; gzip or not."""
    feed = parse_feed(pack(NEWS.encode()), HERE)
    assert [(one.link, one.title, one.published) for one in feed.entries] == [
        ("https://herald.example/1", "Lamp lit", "2026-03-02"),
        ("https://herald.example/2", None, None),
    ]
    index = parse_feed(pack(INDEX.encode()), HERE)
    assert (feed.kind, index.kind, index.entries[0].published) == ("sitemap", "index", "2026-03-02T01:00:00Z")


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251", "utf-8-sig", "iso-8859-5"])
def test_declared_encodings(encoding: str) -> None:
    """Whatever encoding a feed declares and is in, its words are read."""
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>Лампа</title></channel></rss>'
    assert parse_feed(text.encode(encoding), HERE).title == "Лампа"


def test_a_wrong_encoding_breaks_nothing() -> None:
    """A feed that declares an encoding that there is not, or is in another, still gives its entries."""
    head, tail = b'<rss version="2.0"><channel><title>\xff\xfeLamp</title><item>', b"<link>/1</link></item></channel></rss>"
    for declaration in (b'<?xml version="1.0" encoding="lamp-7"?>', b'<?xml version="1.0" encoding="utf-8"?>', b""):
        feed = parse_feed(declaration + head + tail, HERE)
        assert [one.link for one in feed.entries] == ["https://herald.example/1"]


def test_broken_xml_is_mended() -> None:
    """Bare ampersands, undeclared entities, unclosed and wrong tags cost no entry and no word."""
    first = "<item><title>Lamp & ferry&nbsp;&eacute;</title><link>/1?a=1&b=2</link></item>"
    text = f'<rss version="2.0"><channel>{first}<item><link>/2</lnk>'
    one, two = parse_feed(text.encode(), HERE).entries
    assert (one.title, one.link) == ("Lamp & ferry é", "https://herald.example/1?a=1&b=2")
    assert two.link == "https://herald.example/2"


def bomb(levels: int) -> bytes:
    """Make a feed whose title is an entity of entities."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lamp">{entities}]>'
    return (
        f'{head}<rss version="2.0"><channel><title>&e{levels - 1};</title><item><link>/1</link></item></channel></rss>'.encode()
    )


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Entity bombs take no time, and entities of the document's own, files among them, are never put in."""
    begun = time.process_time()
    for levels in (2, 3, 30):
        feed = parse_feed(bomb(levels), HERE)
        assert "lamp" not in (feed.title or "")
    assert time.process_time() - begun < 5
    (tmp_path / "secret").write_text("keeper's key", encoding="utf-8")
    external = f"""<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}"><!ENTITY % y SYSTEM "http://127.0.0.1:9/">%y;]>
<rss version="2.0"><channel><title>a&x;b</title><item><link>/1</link><title>&x;</title></item></channel></rss>"""
    assert "key" not in repr(parse_feed(external.encode(), HERE))


def test_a_feed_named_like_a_file_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that are the name of a file are not opened."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rss").write_text(RSS, encoding="utf-8")
    with pytest.raises(InputError, match="is no feed"):
        parse_feed(b"rss", HERE)


HOSTILE = {
    "empty": b" \n",
    "text": b"The lamp is lit.",
    "page": b"<!doctype html><html><body><p>x</p></body></html>",
    "other json": b'{"lamp": [1]}',
    "broken json": b'{"version": "https://jsonfeed.org/version/1", "items": [',
    "deep json": b'{"a":' * 100_000,
    "deep xml": b"<rss version='2.0'>" + b"<a>" * 50_000,
    "attributes": b'<rss version="2.0" ' + b" ".join(b'a%d="x"' % n for n in range(20_000)) + b"></rss>",
    "brackets": b"<" * 1_000_000,
    "cut gzip": gzip.compress(RSS.encode() * 100)[:200],
    "gzip of nothing": gzip.compress(b""),
    "gzip bomb": gzip.compress(bytes(60_000_000)),
    "noise": bytes(range(256)) * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_feed_is_told(name: str) -> None:
    """Whatever is no feed is refused in one printable line, in little time."""
    begun = time.process_time()
    with pytest.raises(InputError) as told:
        parse_feed(HOSTILE[name], HERE)
    assert str(told.value).isprintable()
    assert time.process_time() - begun < 5


def test_ten_thousand_entries() -> None:
    """A large feed is read whole, in seconds, however long the bodies of its articles are."""
    body = "Long words about a lamp. &lt;p&gt;" * 20
    items = "".join(
        f"<item><title>Lamp {n}</title><link>/{n}</link><description>{body}</description></item>" for n in range(10_000)
    )
    begun = time.process_time()
    feed = parse_feed(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), HERE)
    assert len(feed.entries) == 10_000
    assert time.process_time() - begun < 30


def test_the_number_of_entries_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """More entries than there may be, 50,000 as in the sitemap protocol, are not taken."""
    assert MOST_ENTRIES == 50_000
    monkeypatch.setattr("onrecord.fetch.entries.MOST_ENTRIES", 20)
    urls = "".join(f"<url><loc>/{n}</loc></url>" for n in range(30))
    assert len(parse_feed(f"<urlset>{urls}</urlset>".encode(), HERE).entries) == 20


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=50)
def test_any_bytes_are_a_feed_or_refused(data: bytes) -> None:
    """Any bytes, alone or inside a feed, give a feed or a refusal."""
    for whole in (data, RSS.encode()[:200] + data, b'{"version":"https://jsonfeed.org/version/1","items":[' + data):
        try:
            feed = parse_feed(whole, HERE)
        except InputError:
            continue
        assert all(one.link.startswith("http") for one in feed.entries)


def test_a_page_names_its_feeds() -> None:
    """Feeds are found by a page's links, resolved against its base, those of comments last; other links are none."""
    page = b"""<html><head><base href="/news/">
    <link rel="alternate" type="application/rss+xml" href="comments" title="Comments">
    <link rel="Alternate" type="application/atom+xml; charset=utf-8" href="all.xml" title="All">
    <link rel="alternate" type="application/feed+json" href="javascript:x">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="a.css"></head></html>"""
    assert [(one.url, one.title) for one in discover(page, "https://herald.example/story")] == [
        ("https://herald.example/news/all.xml", "All"),
        ("https://herald.example/news/comments", "Comments"),
    ]
    assert discover(b"", HERE) == discover(b"\x00\xff", HERE) == ()


def test_a_feed_from_a_server(server: Server, client: Client) -> None:
    """A feed that was fetched is read with the address that it came from in the end."""
    server.page("/feeds/all.xml", RSS, ETag='"a"')
    fetched = client.fetch(server.page("/old", b"", status=301, Location="/feeds/all.xml"))
    assert parse_feed(fetched.body, fetched.final_url).entries[0].link == server.url("/story/1")
    assert fetched.etag == '"a"'
