"""What a page says of itself: title, authors, date of publication and publisher.

Read are, in this order, schema.org's NewsArticle and its kin in JSON-LD, OpenGraph and the meta tags of the trade, and the
page's ``<time>`` elements. The first that says something holds; nothing is guessed from addresses or running text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.intake.published import iso
from onrecord.intake.tree import Element

Node = dict[str, object]
"""A node of JSON-LD."""

_ARTICLES = frozenset({
    "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle",
    "BlogPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "Report", "ReportageNewsArticle",
    "ReviewNewsArticle", "SatiricalArticle", "ScholarlyArticle", "SocialMediaPosting", "TechArticle",
})  # fmt: skip
_MOST_NODES = 5000  # of a page's JSON-LD; no page of good will has more
_WRAPPER = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*+;?\s*+$|;\s*+$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_UNFIT = re.compile("[\x00\ud800-\udfff]")  # JSON can name code points that no text can hold

_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title")
_AUTHOR = (
    "author",
    "byl",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "article:published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publication_date", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.created", "citation_publication_date", "date",
)  # fmt: skip
_MARKS = (" | ", " — ", " – ", " - ", " :: ")
_PUBLISHER = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself.

    Attributes:
        title: The headline.
        byline: The authors, separated by commas.
        published: ISO date or date-time.
        publisher: The outlet's name.
        body: ``articleBody`` of the JSON-LD.
        notes: What could not be read.
    """

    title: str | None
    byline: str | None
    published: str | None
    publisher: str | None
    body: str | None
    notes: tuple[str, ...]


def metadata(tree: Element) -> Metadata:
    """Read what a page says of itself.

    Args:
        tree: The page, as parsed by lxml.
    """
    nodes = list(_nodes(tree))
    by_id = {name: node for node in nodes if len(node) > 1 and isinstance(name := node.get("@id"), str)}
    articles = [node for node in nodes if not _ARTICLES.isdisjoint(_types(node))]
    article = next((node for node in articles if _headline(node)), articles[0] if articles else {})
    tags = _meta_tags(tree)
    dates = [
        *_strings(article.get("datePublished")),
        *(value for name in _PUBLISHED for value in tags.get(name, ())),
        *_times(tree),
    ]
    published = next(filter(None, map(iso, dates)), None)
    notes = () if published or not dates else (f"date of publication on the page cannot be read: {dates[0][:60]!r}",)
    body = next(iter(_strings(article.get("articleBody"))), None)
    outlet = _first(tags, _PUBLISHER)
    return Metadata(
        title=_headline(article) or _without_outlet(_first(tags, _TITLE), outlet) or _html_title(tree, outlet),
        byline=", ".join(_names(article.get("author"), by_id)) or _author(tags),
        published=published,
        publisher=next(iter(_names(article.get("publisher"), by_id)), None) or outlet,
        body=_plain(body) if body else None,
        notes=notes,
    )


def _nodes(tree: Element) -> Iterator[Node]:
    """Walk the JSON-LD nodes that may describe the page itself; items of a list of other articles do not."""
    left = _MOST_NODES
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        stack: list[object] = [_json(script.text or "")]
        while stack and left:
            left -= 1
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(reversed(node))
            elif isinstance(node, dict):
                yield node
                stack.extend(node[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in node)


def _json(text: str) -> object:
    for candidate in (text, _WRAPPER.sub("", _WRAPPER.sub("", text.strip()))):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: Node) -> set[str]:
    return {name.rsplit("/", 1)[-1] for name in _strings(node.get("@type"))}


def _headline(node: Node) -> str | None:
    return next(
        (clean for key in ("headline", "name", "title") for value in _strings(node.get(key)) if (clean := _clean(value))), None
    )


def _names(value: object, by_id: dict[str, Node]) -> list[str]:
    """Read the names of persons or organisations, given as words, objects, references or lists of these."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        words = item
        if isinstance(item, dict):
            node = item if "name" in item else by_id.get(str(item.get("@id")), item)
            words = node.get("name")
        found.extend(_clean(word) for word in _strings(words) if _is_name(word))
    return list(dict.fromkeys(found))


def _is_name(words: str) -> bool:
    return bool(_clean(words)) and not words.strip().lower().startswith(("http:", "https:", "www.", "@"))


def _strings(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str) and item.strip()]


def _meta_tags(tree: Element) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        for name in dict.fromkeys((meta.get("property"), meta.get("name"), meta.get("itemprop"))):
            if name and content and content.strip():
                tags.setdefault(name.strip().lower(), []).append(content)
    return tags


def _first(tags: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((clean for name in names for value in tags.get(name, ()) if (clean := _clean(value))), None)


def _author(tags: dict[str, list[str]]) -> str | None:
    for name in _AUTHOR:
        found = [_clean(value) for value in tags.get(name, ()) if _is_name(value)]
        if found:
            return ", ".join(dict.fromkeys(found)).removeprefix("By ")
    return None


def _times(tree: Element) -> list[str]:
    """Read the dates of ``<time>`` elements: those marked as publication, else one that stands alone on the page."""
    times = [(element, date) for element in tree.iter("time") if (date := element.get("datetime"))]
    marked = [
        date for element, date in times if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    ]
    if marked:
        return marked
    alone = list(dict.fromkeys(date for _, date in times))
    return alone if len(alone) == 1 else []


def _html_title(tree: Element, publisher: str | None) -> str | None:
    """Read the ``<h1>`` if there is one alone, else the ``<title>`` without the outlet's name."""
    heads = [_clean("".join(element.itertext())) for element in tree.iter("h1")]
    if len(heads) == 1 and heads[0]:
        return heads[0]
    title = _clean(next(("".join(element.itertext()) for element in tree.iter("title")), ""))
    words, mark, _ = _parted(title)
    return _without_outlet(words if mark == " | " else title, publisher) or None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Leave out the outlet's name behind a headline."""
    words, mark, last = _parted(title or "")
    return words if mark and outlet is not None and last.casefold() == outlet.casefold() else title


def _parted(title: str) -> tuple[str, str, str]:
    """Part what stands behind the last mark from a headline."""
    return next((parts for mark in _MARKS if (parts := title.rpartition(mark))[1]), (title, "", ""))


def _clean(value: str) -> str:
    return " ".join(_plain(value).split())


def _plain(value: str) -> str:
    return _TAG.sub("", _UNFIT.sub("", html.unescape(value)))
