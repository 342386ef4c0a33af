"""Sitemaps (https://www.sitemaps.org/protocol.html), those of news sites with headlines and dates, and indexes of sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.fetch.entries import Found, collected, iso_date
from onrecord.fetch.feed import Feed
from onrecord.fetch.xml import Tree, local_name

_ROOTS = frozenset({"urlset", "sitemapindex"})


def is_sitemap(tree: Tree) -> bool:
    """Tell a sitemap, or an index of them, from other XML."""
    return local_name(tree.root) in _ROOTS


def sitemap(tree: Tree, url: str) -> Feed:
    """Read a sitemap, or an index of them.

    Of a news sitemap the date is that of publication. Elsewhere ``lastmod`` is the date of the last change, which is no
    date of publication: only the entries of an index have it.

    Args:
        tree: The document.
        url: Its address.
    """
    is_index = local_name(tree.root) == "sitemapindex"
    return collected("index" if is_index else "sitemap", None, _found(tree, is_index=is_index), url)


def _found(tree: Tree, *, is_index: bool) -> Iterator[Found]:
    for _, element in tree.children(tree.root):
        known = {name: child for name, child in tree.children(element) if name in {"loc", "news", "lastmod"}}
        link = _words(known.get("loc"))
        if is_index:
            yield link, link, None, iso_date(_words(known.get("lastmod")))
            continue
        news = dict(tree.children(known["news"])) if "news" in known else {}
        yield link, link, _words(news.get("title")), iso_date(_words(news.get("publication_date")))


def _words(element: Any) -> str | None:  # noqa: ANN401  # lxml ships no types
    return None if element is None else str(element.text or "").strip() or None
