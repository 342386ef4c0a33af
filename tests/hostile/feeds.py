"""Hostile feeds and sitemaps: bombs of entities, loops, endless ones, and such as are none."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

JSON_FEED = b'{"version": "https://jsonfeed.org/version/1", '
ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom" '
INDEX = b"<sitemapindex><sitemap><loc>https://herald.example/feeds/all</loc></sitemap></sitemapindex>"
ITEM = "<item><title>Ferry stays in port</title><link>/1</link></item>"


def rss(items: str = ITEM, head: str = "", title: str = "Herald") -> bytes:
    """Write a feed."""
    return f'{head}<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


def doctype(entities: str, used: str) -> bytes:
    """Write a feed whose title is made of entities of its own."""
    return rss(title=used, head=f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>')


def entities() -> Mapping[str, bytes]:
    """Give feeds with entities that unpack to much, to files, or to themselves."""
    laughs = '<!ENTITY e0 "lamp">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return {
        "a billion laughs": doctype(laughs, "&e11;"),
        "a quadratic bomb": doctype(f'<!ENTITY e "{"lamp" * 20_000}">', "&e;" * 5000),
        "entities in a circle": doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"),
        "an entity of itself": doctype('<!ENTITY a "&a;">', "&a;"),
        "a file": doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        "a device without end": doctype('<!ENTITY x SYSTEM "file:///dev/zero">', "&x;"),
        "an address": doctype('<!ENTITY x SYSTEM "http://169.254.169.254/latest/">', "&x;"),
        "a parameter that asks elsewhere": doctype('<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;', "lamp"),
        "parameters in a bomb": doctype('<!ENTITY % a "lamp"><!ENTITY % b "%a;%a;%a;">%b;', "lamp"),
        "a type from elsewhere": rss(head='<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd">'),
        "an entity in an attribute": doctype('<!ENTITY a "lamp">', "x").replace(b"<item>", b'<item id="&a;&a;">'),
        "many entities": doctype("".join(f'<!ENTITY e{n} "{n}">' for n in range(5000)), "&e7;"),
        "an inclusion": rss('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>' + ITEM),
        "a style sheet": rss(head='<?xml-stylesheet href="file:///etc/passwd" type="text/xsl"?>'),
    }


def broken() -> Mapping[str, bytes]:
    """Give feeds that are damaged, too deep, too many, or no feeds."""
    return {
        "nothing": b"",
        "blanks": b" \n" * 1000,
        "words": b"The lamp is lit.",
        "a page": b"<!doctype html><html><body><p>x</p></body></html>",
        "a cut feed": rss(ITEM * 50)[:-200],
        "tags that never end": rss("<item><title>" * 3000),
        "elements in elements": b"<rss version='2.0'>" + b"<a>" * 30_000,
        "attributes": b'<rss version="2.0" ' + b" ".join(b'a%d="x"' % n for n in range(10_000)) + b"></rss>",
        "an attribute without end": rss(f'<item x="{"y" * 300_000}"><link>/1</link></item>'),
        "names of names": rss("".join(f'<x{n} xmlns:n{n}="u{n}"/>' for n in range(3000)) + ITEM),
        "brackets": b"<" * 300_000,
        "a comment without end": b"<rss><!--" + b"- " * 100_000,
        "a CDATA without end": rss("<item><title><![CDATA[" + "lamp " * 10_000),
        "an instruction without end": b"<?xml " + b"x='1' " * 50_000,
        "ampersands": rss(f"<item><title>{'&' * 50_000}</title><link>/1</link></item>"),
        "letters that XML forbids": rss("<item><title>\x00\x01\x08\ufffe</title><link>/1</link></item>"),
        "an encoding that is none": rss(head='<?xml version="1.0" encoding="lamp-7"?>'),
        "an encoding that lies": b'<?xml version="1.0" encoding="utf-16"?>' + rss(),
        "UTF-7": '<?xml version="1.0" encoding="utf-7"?><rss/>'.encode("utf-7"),
        "UTF-16 without its mark": rss().decode().encode("utf-16-le"),
        "UTF-16 cut": rss().decode().encode("utf-16")[:-1],
        "noise": bytes(range(256)) * 200,
        "a gzip cut": gzip.compress(rss(ITEM * 100))[:60],
        "a gzip with a wrong sum": gzip.compress(rss())[:-8] + bytes(8),
        "a gzip in a gzip": gzip.compress(gzip.compress(rss())),
        "a gzip bomb": gzip.compress(bytes(60_000_000)),
        "a gzip of nothing": gzip.compress(b""),
        "JSON of another kind": b'{"lamp": [1]}',
        "JSON cut": JSON_FEED + b'"items": [',
        "JSON without a bottom": b'{"a":' * 100_000,
        "JSON of lists": JSON_FEED + b'"items": ' + b"[" * 50_000,
        "JSON with a number without end": JSON_FEED + b'"items": [' + b"9" * 100_000 + b"]}",
        "JSON with half a pair": JSON_FEED + b'"items": [{"url": "/1", "title": "\\ud800"}]}',
        "JSON that is no UTF-8": JSON_FEED + b'"title": "\xff", "items": []}',
        "JSON of other kinds": b'{"version": 7, "items": {"url": "/1"}}',
        "JSON of odd items": JSON_FEED + b'"items": [null, 1, [], {"url": {}}, {"url": "/1"}]}',
    }


def endless() -> Mapping[str, bytes]:
    """Give feeds with very many entries, entries that lead in circles or nowhere, and sitemaps of themselves."""

    def item(link: str, more: str = "") -> bytes:
        return rss(f"<item><title>Ferry</title><link>{link}</link>{more}</item>")

    urls = "".join(f"<url><loc>https://herald.example/{n}</loc></url>" for n in range(52_000))
    return {
        "many entries": rss("".join(f"<item><link>/{n}</link></item>" for n in range(2000))),
        "one entry many times": rss(ITEM * 1500),
        "entries without addresses": rss("<item><title>Ferry</title></item>" * 5000),
        "an entry that is the feed": item("https://herald.example/feeds/all"),
        "a script for an address": item("javascript:alert(1)"),
        "a file for an address": item("file:///etc/passwd"),
        "data for an address": item("data:text/html,lamp"),
        "a password in an address": item("https://user:secret@herald.example/"),
        "an address without end": item("https://herald.example/" + "x" * 50_000),
        "an address of blanks": item(" \t\n "),
        "an address of a host that is none": item("http://[::1/"),
        "a port that is none": item("http://herald.example:99999999/"),
        "escape codes in a title": rss(
            "<item><title>&#27;[2J&#x202e;lamp</title><link>/1</link></item>".replace("&#27;", "\x1b")
        ),
        "a title without end": rss(f"<item><title>{'lamp ' * 50_000}</title><link>/1</link></item>"),
        "a name without end": item("/1", f"<guid>{'x' * 50_000}</guid>"),
        "a date that is none": item("/1", "<pubDate>Mon, 99 Foo 2026 99:99:99 +9999</pubDate>"),
        "a date of digits": item("/1", f"<pubDate>{'9' * 5000}</pubDate>"),
        "a date of the year 0": item("/1", "<pubDate>0000-00-00T00:00:00Z</pubDate>"),
        "a base of scripts": ATOM + b'xml:base="javascript:x"><entry><link href="y"/></entry></feed>',
        "bases in bases": ATOM + b'xml:base="a/">' + b'<entry xml:base="b/">' * 150,
        "links of one entry": ATOM + b"><entry>" + b'<link href="/x"/>' * 5000 + b"</entry></feed>",
        "a sitemap of too many": f"<urlset>{urls}</urlset>".encode(),
        "an index of itself": INDEX,
        "a sitemap of files": b"<urlset><url><loc>file:///etc/passwd</loc></url></urlset>",
        "a sitemap of nothing": b"<urlset/>",
        "a sitemap with odd dates": INDEX.replace(b"</loc>", b"</loc><lastmod>2026-13-45</lastmod>"),
    }
