"""What a page says of itself."""

from __future__ import annotations

import json

import pytest

from onrecord.intake.metadata import Metadata, metadata
from onrecord.intake.tree import parsed

WRAPPED = """<script type="application/ld+json">//<![CDATA[
{"@type": "Article", "headline": "No", "datePublished": "2022-03-10T18:05:00Z"}
//]]></script>"""


def about(head: str, body: str = "<p>Hello.</p>") -> Metadata:
    """Read what a page with this head says of itself."""
    tree = parsed(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return metadata(tree)


def linked(data: object) -> str:
    """Make a JSON-LD block."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "kind", ["NewsArticle", "Article", "ReportageNewsArticle", ["Thing", "NewsArticle"], "https://schema.org/NewsArticle"]
)
@pytest.mark.parametrize(
    "wrap", [lambda node: node, lambda node: [node], lambda node: {"@graph": [{"@type": "WebPage"}, node]}]
)
def test_articles_are_found_wherever_they_stand(kind: object, wrap: object) -> None:
    """An article's node is found alone, in a list, in a graph, under any of its types' names."""
    assert callable(wrap)
    found = about(linked(wrap({"@type": kind, "headline": "No word &amp; no dam", "datePublished": "2022-03-10"})))
    assert (found.title, found.published) == ("No word & no dam", "2022-03-10")


def test_other_articles_on_the_page_are_not_this_one() -> None:
    """Items of a list of articles do not describe the page."""
    items = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Mayor denies everything"}]}
    assert about(linked(items), "<h1>No word</h1>").title == "No word"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Jane Roe", "Jane Roe"),
        ({"@type": "Person", "name": "Jane Roe"}, "Jane Roe"),
        ([{"name": "Jane Roe"}, "Max Muster", {"name": "Jane Roe"}], "Jane Roe, Max Muster"),
        ({"@id": "#jane"}, "Jane Roe"),
        ("https://example.org/jane", None),
        ([{"name": None}, {"name": ["Jane Roe"]}, 3, {}], "Jane Roe"),
        ({}, None),
    ],
)
def test_authors_are_given_in_many_ways(author: object, expected: str | None) -> None:
    """Words, objects, references and lists of these give names; an address is no name."""
    node = {"@type": "NewsArticle", "headline": "No word", "author": author}
    assert about(linked([node, {"@type": "Person", "@id": "#jane", "name": "Jane Roe"}])).byline == expected


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-03-10T18:05:00Z">',
        '<meta itemprop="datePublished" content="2022-03-10T18:05:00Z">',
        '<meta name="Parsely-Pub-Date" content="2022-03-10T18:05:00Z">',
        '<script type="application/ld+json">{broken</script><meta name="date" content="2022-03-10T18:05:00Z">',
        WRAPPED,
    ],
)
def test_dates_stand_in_many_places(head: str) -> None:
    """Meta tags of the trade are read, and JSON-LD that is wrapped or broken does no harm."""
    assert about(head).published == "2022-03-10T18:05:00Z"


def test_a_time_element_counts_when_it_is_clear() -> None:
    """A date of publication is one that is marked as such, or stands alone."""
    one, two = '<time datetime="2022-03-10">then</time>', '<time datetime="2022-03-11">later</time>'
    assert about("", one + one).published == "2022-03-10"
    assert about("", one + two).published is None
    assert about("", one + two.replace("<time", '<time itemprop="datePublished"')).published == "2022-03-11"


def test_a_date_that_cannot_be_read_is_noted() -> None:
    """A page's date that is none is null, with a note; another place may still tell it."""
    broken = linked({"@type": "NewsArticle", "headline": "No", "datePublished": "10 March"})
    assert about(broken).published is None
    assert about(broken).notes == ("date of publication on the page cannot be read: '10 March'",)
    assert about(broken + '<meta name="date" content="2022-03-10">').published == "2022-03-10"
    assert about(broken + '<meta name="date" content="2022-03-10">').notes == ()


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="No word"><title>Other</title>', "<h1>Third</h1>", "No word"),
        ("<title>No word | Example Courier</title>", "", "No word"),
        ('<meta property="og:site_name" content="Example Courier"><title>No word - Example Courier</title>', "", "No word"),
        ("<title>Talks - no word</title>", "", "Talks - no word"),
        ("<title>Other</title>", "<h1>No <i>word</i></h1>", "No word"),
        ("", "", None),
    ],
)
def test_titles_are_taken_in_order(head: str, body: str, title: str | None) -> None:
    """The page's own title goes before its heading and its window's title, which loses the outlet's name."""
    assert about(head, body + "<p>Hello.</p>").title == title


def test_code_points_that_no_text_can_hold_are_dropped() -> None:
    """JSON can name surrogates and NUL; the record cannot."""
    found = about(r'<script type="application/ld+json">{"@type": "Article", "headline": "No\ud800 \u0000word"}</script>')
    assert found.title == "No word"


@pytest.mark.parametrize(
    "data",
    [[], {}, None, 3, "NewsArticle", [[[[]]]], {"@graph": 5}, {"@type": {"a": 1}}, {"@type": "Article", "headline": {"a": []}}],
)
def test_odd_json_ld_does_no_harm(data: object) -> None:
    """JSON-LD of any shape is read or passed over."""
    assert about(linked(data)).published is None
