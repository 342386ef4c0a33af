"""Reading a feed of any format from bytes that were fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, cast

import msgspec

from onrecord.errors import InputError
from onrecord.fetch.addresses import shown
from onrecord.fetch.entries import Found, collected, iso_date, one_line
from onrecord.fetch.feed import Feed
from onrecord.fetch.limits import FEED_SIZE
from onrecord.fetch.sitemap import is_sitemap, sitemap
from onrecord.fetch.unpacking import gunzipped
from onrecord.fetch.xml import tidied

_GZIP = b"\x1f\x8b"
_BLANK = b" \t\r\n"
_MARKS = b"\xef\xbb\xbf"
_READ = frozenset(
    {"title", "link", "guid", "id", "origlink", "published", "pubdate", "issued", "created", "date", "updated", "modified"}
)
_JSON_FEED = re.compile(r"https?://jsonfeed\.org/version/")


def parse_feed(data: bytes, url: str) -> Feed:
    """Read a feed: RSS, Atom, JSON Feed, a sitemap or an index of sitemaps, also as a gzip file.

    Nothing in it is obeyed: entities are not expanded, and nothing is fetched.

    Args:
        data: The feed.
        url: Its address, to which relative ones belong.

    Raises:
        InputError: This is no feed, or it is damaged beyond reading.
    """
    where = shown(url)
    if data.startswith(_GZIP):
        data = gunzipped(data, FEED_SIZE, where)
    start = data.removeprefix(_MARKS).lstrip(_BLANK)
    if not start:
        raise InputError(_no_feed(where, "it is empty"))
    if start.startswith(b"{"):
        return _json_feed(start, url, where)
    tree = tidied(data)
    if tree is None:
        raise InputError(_no_feed(where, "it is no XML"))
    if is_sitemap(tree):
        return sitemap(tree, url)
    return _syndicated(tree.written(_READ), url, where)


def _json_feed(data: bytes, url: str, where: str) -> Feed:
    """Read a JSON Feed (https://www.jsonfeed.org/version/1.1/)."""
    try:
        whole: object = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(_no_feed(where, f"its JSON is damaged: {shown(str(error))}")) from error
    version = whole.get("version") if isinstance(whole, dict) else None
    items = whole.get("items") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(items, list) or not _JSON_FEED.match(str(version)):
        raise InputError(_no_feed(where, "its JSON is none"))

    def found() -> Iterator[Found]:
        for item in items:
            if isinstance(item, dict):
                link = item.get("url") or item.get("external_url")
                name = item.get("id")
                name = str(name) if isinstance(name, int | float) else name
                yield one_line(name), one_line(link), one_line(item.get("title")), iso_date(item.get("date_published"))

    return collected("json", whole.get("title"), found(), url)


def _syndicated(data: bytes, url: str, where: str) -> Feed:
    """Read RSS or Atom, with feedparser."""
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  # slow to load

    # As a stream: bytes would be taken for the name of a file if there is one of that name.
    parsed = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,  # nothing of an entry is shown as HTML
        resolve_relative_uris=False,
    )
    version = cast("str", parsed.get("version") or "")
    if not version and not parsed.entries:
        raise InputError(_no_feed(where, "it is XML of another kind"))

    def found() -> Iterator[Found]:
        for entry in cast("list[dict[str, Any]]", parsed.entries):
            published = iso_date(entry.get("published")) or _stamp(entry.get("published_parsed"))
            yield one_line(entry.get("id")), one_line(entry.get("link")), _text(entry.get("title")), published

    kind = "atom" if version.startswith("atom") else "rss"
    return collected("atom" if kind == "atom" else "rss", _text(parsed.feed.get("title")), found(), url)


def _text(words: object) -> str | None:
    """Take the markup out of a title, which some feeds write as HTML."""
    line = one_line(words)
    return None if line is None else one_line(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", line))


def _stamp(parts: object) -> str | None:
    """Turn feedparser's reading of a date, which knows many more forms, into ISO 8601."""
    if not isinstance(parts, tuple):
        return None
    year, month, day, hour, minute, second, *_ = parts
    return iso_date(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")


def _no_feed(where: str, reason: str) -> str:
    return f"{where} is no feed that can be read ({reason}). Give the address of an RSS, Atom or JSON feed, or of a sitemap"
