"""Hostile pages: nested, unclosed, endless, and with metadata that lies."""

from __future__ import annotations

import json
from collections.abc import Mapping

TEXT = "<p>The ferry between Norland and Sudmark did not sail on Monday, and nobody could say why it had not sailed.</p>" * 4


def page(body: str, head: str = "") -> bytes:
    """Write a page with an article on it."""
    return f"<!doctype html><html><head>{head}</head><body><article><h1>Ferry</h1>{TEXT}{body}</article></body></html>".encode()


def markup() -> Mapping[str, bytes]:
    """Give pages whose tags are too many, too deep, or never end."""
    tags = (
        "div",
        "b",
        "table",
        "ul",
        "blockquote",
        "font",
        "svg",
        "select",
        "template",
        "noscript",
        "object",
        "math",
        "button",
    )
    deep = {f"{tag} in {tag}": page(f"<{tag}>" * 3000) for tag in tags}
    unclosed = ("script", "style", "textarea", "title", "plaintext", "xmp", "iframe", "noembed", "a href='", 'p title="')
    return {
        **deep,
        **{f"{tag} that never ends": page(f"<{tag}>lamp " * 3) for tag in unclosed},
        "a comment that never ends": page("<!-- lamp " + "- " * 30_000),
        "a CDATA that never ends": page("<![CDATA[ lamp"),
        "a declaration that never ends": page("<!lamp " + "x " * 30_000),
        "an instruction that never ends": page("<?lamp " + "x " * 30_000),
        "less-than signs": page("<" * 60_000),
        "exclamations": page("<!" * 30_000),
        "slashes": page("</" * 30_000),
        "ampersands": page("&" * 60_000),
        "numbers for characters": page("&#9999999999;&#0;&#xD800;&#x110000;&#-1;" * 2000),
        "names of no character": page("&lamp;&ferry" * 5000),
        "tags crossed": page("<b><i></b></i>" * 5000),
        "paragraphs in paragraphs": page("<p><p></p>" * 5000),
        "links": page("<a href='/x'>Ferry</a> " * 8000),
        "line breaks": page("lamp<br>" * 9000),
        "an attribute without end": page(f"<p title='{'x' * 200_000}'>lamp</p>"),
        "attributes": page("<p " + " ".join(f"a{n}=x" for n in range(5000)) + ">lamp</p>"),
        "one attribute many times": page("<p " + "id=x " * 5000 + ">lamp</p>"),
        "a name of a tag without end": page("<" + "x" * 60_000 + ">"),
        "NULs in tags": page("<p\0>lamp</\0p><\0script>x</script>"),
        "forms": page("<form><input name=x>" * 1500),
        "frames": b"<html><frameset>" + b"<frame src=x>" * 500 + b"</frameset></html>",
        "two bodies": page("</body></html><html><body>" * 500),
        "entities of a document type": b"<!DOCTYPE html [<!ENTITY a 'lamp'><!ENTITY b '&a;&a;&a;'>]>" + page("&b;" * 1000),
        "an external entity": b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + page("&x;"),
        "only scripts": b"<html><script>" + b"x();" * 20_000 + b"</script></html>",
        "only pictures": b"<html><body>" + b"<img src=x alt=lamp>" * 2000 + b"</body></html>",
        "pictures as data": page("<img src='data:image/png;base64," + "A" * 200_000 + "'>"),
        "hidden words": page("<div hidden style='display:none'>" + "lamp " * 20_000 + "</div>"),
        "a bomb of spans": page("<span>" * 4000 + "lamp" + "</span>" * 4000),
        "no page but a tag": b"<html",
        "a page of one letter a line": page("<p>" + "a<br>" * 3000),
    }


def metadata() -> Mapping[str, bytes]:
    """Give pages that say odd things of themselves."""

    def told(value: object) -> bytes:
        return page("", f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>')

    def meta(name: str, value: str) -> bytes:
        return page("", f"<meta property='{name}' content='{value}'><meta name='{name}' content='{value}'>")

    return {
        "linked data that is broken": told('{"@type": "NewsArticle", "headline": '),
        "linked data without a bottom": told('{"a":' * 20_000),
        "a list in a list": told("[" * 20_000),
        "a number without end": told('{"@type": "NewsArticle", "headline": ' + "9" * 50_000 + "}"),
        "a number beyond all": told('{"@type": "NewsArticle", "datePublished": 1e999999}'),
        "keys twice": told('{"@type": "NewsArticle", ' + '"headline": "x", ' * 2000 + '"headline": "y"}'),
        "half a pair": told('{"@type": "NewsArticle", "headline": "\\ud800 lamp"}'),
        "values of other kinds": told(
            {"@type": ["NewsArticle", 7, None], "headline": [{"x": 1}], "author": 3, "publisher": [[]]}
        ),
        "a graph that names itself": told({"@graph": [{"@id": "a", "@type": "NewsArticle", "isPartOf": {"@id": "a"}}] * 500}),
        "a body of blanks": told({"@type": "NewsArticle", "articleBody": " \n" * 50_000}),
        "a body of tags": told({"@type": "NewsArticle", "articleBody": "<p>" * 20_000}),
        "a body of another text": told({"@type": "NewsArticle", "articleBody": "Lamp. " * 5000}),
        "a thousand authors": told({"@type": "NewsArticle", "author": [{"name": "Keeper"}] * 5000}),
        "a headline without end": told({"@type": "NewsArticle", "headline": "lamp " * 20_000}),
        "a script within the data": told('{"@type": "NewsArticle", "headline": "</script><script>alert(1)</script>"}'),
        "escape codes in the outlet": meta("og:site_name", "\x1b]0;owned\x07\u202eHerald"),
        "line ends in the outlet": meta("og:site_name", "Herald\r\nX-Evil: 1"),
        "an outlet without end": meta("og:site_name", "Herald " * 10_000),
        "a date that is none": meta("article:published_time", "2026-02-30T25:61:00Z"),
        "a date before all": meta("article:published_time", "0000-00-00"),
        "a date after all": meta("article:published_time", "99999-12-31T00:00:00Z"),
        "a date without end": meta("article:published_time", "2" * 20_000),
        "a date in words": meta("article:published_time", "the day before yesterday"),
        "an encoding that is none": page("", "<meta charset='lamp-7'>"),
        "an encoding that decodes code": page("", "<meta charset='unicode_escape'>"),
        "an encoding that unpacks": page("", "<meta charset='zlib_codec'>"),
        "an encoding of two bytes": page("", "<meta charset='utf-16'>"),
        "UTF-7 by its name": page("+ADw-script+AD4-", "<meta charset='utf-7'>"),
        "two encodings": page("", "<meta charset='utf-8'><meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>"),
        "a base of another kind": page("", "<base href='javascript:alert(1)'><link rel=canonical href='file:///etc/passwd'>"),
        "a refresh without end": page("", "<meta http-equiv=refresh content='0;url=/'>" * 500),
        "many titles": page("", "<title>lamp</title>" * 3000),
        "many descriptions": page("", "<meta name=description content='lamp'>" * 3000),
    }
