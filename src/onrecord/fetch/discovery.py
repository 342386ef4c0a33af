"""Finding the feeds that a page names: ``<link rel="alternate">``, as feed readers have done since 2002."""

from __future__ import annotations

from onrecord.fetch.entries import one_line, whole
from onrecord.fetch.feed import FeedLink

_FORMATS = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "application/rdf+xml"}
)
_MOST = 20


def discover(data: bytes, url: str) -> tuple[FeedLink, ...]:
    """Find the feeds that a page names.

    Args:
        data: The page.
        url: Its address.

    Returns:
        The feeds in the page's order, each once; feeds of comments come last.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415  # slow to load

    try:
        root = html.document_fromstring(data.replace(b"\x00", b""))
    except (etree.LxmlError, ValueError, AssertionError):
        return ()
    base = next((whole(one.get("href"), url) for one in root.iter("base") if one.get("href")), None) or url
    found: dict[str, FeedLink] = {}
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        form = (link.get("type") or "").partition(";")[0].strip().lower()
        address = whole(link.get("href"), base)
        if "alternate" in relations and form in _FORMATS and address is not None and len(found) < _MOST:
            found.setdefault(address, FeedLink(url=address, title=one_line(link.get("title"))))
    return tuple(sorted(found.values(), key=_is_of_comments))


def _is_of_comments(link: FeedLink) -> bool:
    return "comment" in f"{link.url} {link.title or ''}".lower()
