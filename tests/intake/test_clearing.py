"""Boxes around an article, old layouts, and what is restored from the page. All pages are invented."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from onrecord.errors import InputError
from onrecord.intake import article_from_bytes

BODY = [
    "The council of Lomme voted on Tuesday night to mend the bridge over the brook, which has been closed for a year.",
    "Mayor Ada Exempla said that the town could not wait for the state, and that children had waded through the water.",
    "Work begins in May and is to end before the autumn, as far as the weather allows it, the builder said.",
    "It costs two million crowns, of which a third was collected by the people of the village themselves.",
]
TITLE = "Lomme mends its bridge"
LEAD = "Two million crowns, a third of them collected in jars."


def page(*, head: str = f"<h1>{TITLE}</h1>", before: str = "", among: str = "", after: str = "") -> str:
    """Make a page with boxes before, among and after the paragraphs."""
    paragraphs = [f"<p>{words}</p>" for words in BODY]
    paragraphs.insert(2, among)
    inside = "".join(paragraphs)
    return f"<html><body>{before}<main>{head}<div class='text'>{inside}</div></main>{after}</body></html>"


def read(html: str) -> str:
    """Read a page; gives its text."""
    return article_from_bytes(html.encode(), source="https://example.org/bridge").text


PLAIN = "\n\n".join([TITLE, *BODY])
BOX = "<p>Sign up and get the five stories that matter, every morning at six, before anybody else has read them.</p>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='newsletter-box'>{BOX}</div>",
        f"<aside>{BOX}</aside>",
        f"<div role='dialog'>{BOX}</div>",
        f"<section id='donate'>{BOX}</section>",
        f"<div class='inlineRelated'><a href='/x'>Old bridge was never safe</a>{BOX}</div>",
        f"<div class='card'><a href='/x'>Read it</a>{BOX}</div>",
    ],
)
def test_boxes_are_cleared_wherever_they_stand(box: str) -> None:
    """A box that is named as one, before, among or after the paragraphs, leaves nothing in the text."""
    assert read(page(before=box)) == PLAIN
    assert read(page(among=box)) == PLAIN
    assert read(page(after=box)) == PLAIN


def test_a_dialog_longer_than_the_article_is_cleared() -> None:
    """A dialog for consent that holds more words than the article is none."""
    terms = "<p>We and our partners store information on a device and process personal data, for many purposes.</p>" * 12
    assert read(page(before=f"<div id='cmp-container'>{terms}</div>")) == PLAIN


def test_the_article_is_never_cleared_with_its_box() -> None:
    """A name of a box on what holds the headline, or most of the text, clears nothing."""
    assert read(page().replace("<main>", "<main class='newsletter'>")) == PLAIN
    assert read(page().replace("class='text'", "class='text related support'")) == PLAIN
    assert read(page().replace("<body>", "<body class='comments-open has-newsletter'>")) == PLAIN


def test_the_hidden_rest_of_an_article_is_read() -> None:
    """What a paywall covers, but the page holds, is the article's."""
    first, *rest = (f"<p>{words}</p>" for words in BODY)
    covered = f"<div class='paywalled' style='display:none' aria-hidden='true'>{''.join(rest)}</div>"
    assert read(f"<html><body><article><h1>{TITLE}</h1>{first}{covered}</article></body></html>") == PLAIN


def test_an_offer_named_paywall_stays_hidden() -> None:
    """An offer to subscribe has fields and buttons, and is no part of the article."""
    offer = f"<div class='paywall' style='display:none'>{BOX}{BOX}<button>Subscribe</button></div>"
    assert read(page(after=offer)) == PLAIN


@pytest.mark.parametrize("lead", [f"<p class='dek'>{LEAD}</p>", f"<h2>{LEAD}</h2>", f"<header><div>{LEAD}</div></header>"])
def test_the_standfirst_is_restored(lead: str) -> None:
    """The sentence between headline and first paragraph is the article's, and no heading."""
    article = article_from_bytes(page(head=f"<h1>{TITLE}</h1>{lead}<div>By Ada Lind</div>").encode())
    assert article.text == "\n\n".join([TITLE, LEAD, *BODY])
    assert [span.text for span in article.headlines] == [TITLE]


def test_a_caption_is_no_standfirst() -> None:
    """What stands in a figure, or is called a caption, is not taken for the standfirst."""
    figure = "<figure><figcaption>The bridge stands in the water, seen from the mill.</figcaption></figure>"
    named = "<div class='img-caption'>The bridge stands in the water, seen from the mill.</div>"
    assert read(page(head=f"<h1>{TITLE}</h1>{figure}")) == PLAIN
    assert read(page(head=f"<h1>{TITLE}</h1>{named}")) == PLAIN


def test_a_pull_quote_is_read_once() -> None:
    """A line that only repeats words of a paragraph does not make a second statement."""
    assert read(page(among="<div class='big'>“the town could not wait for the state”</div>")) == PLAIN


def test_tables_of_a_layout_and_line_breaks_become_paragraphs() -> None:
    """A page laid out in tables, whose paragraphs are parted by two line breaks, is read like any other."""
    text = "<br><br>".join(BODY)
    html = (
        f"<html><head><title>{TITLE}</title></head><body><table><tr><td><a href='/'>Home</a><br><a href='/n'>News</a></td>"
        f"<td><table><tr><td><font size=5><b>{TITLE}</b></font><br><br><font>{text}</font></td></tr></table></td></tr></table>"
    )
    assert read(html) == PLAIN


def test_the_next_article_of_an_endless_page_is_left() -> None:
    """An article with a main headline of its own, below the page's, is another."""
    other = (
        "<article><h1>Mill burns down</h1><p>The mill of Skarr burnt down on Friday night, the fire service said.</p></article>"
    )
    assert read(page().replace("<main>", "<main><article>").replace("</main>", f"</article>{other}</main>")) == PLAIN


def test_a_title_is_no_furniture() -> None:
    """A headline that sounds like a line of the page, "Watch: …", is the title all the same."""
    article = article_from_bytes(page(head="<h1>Watch: how Lomme mends its bridge</h1>").encode())
    assert article.title == "Watch: how Lomme mends its bridge"
    assert article.furniture == ()


def test_the_outlet_behind_a_title_is_left_out() -> None:
    """Of "Headline | Outlet" in the tags of a page the headline is taken, where the page names the outlet."""
    tags = f"<meta property='og:title' content='{TITLE} | Open City'><meta property='og:site_name' content='Open City'>"
    assert read(page().replace("<body>", f"<head>{tags}</head><body>")) == PLAIN


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div class='related'>" * 2_000 + BOX,
        "<html><body>" + "<table><tr><td>" * 2_000 + BOX,
        "<html><body><div>" + "<br>" * 15_000 + BOX,
        "<html><body>" + f"<div class='paywall'>{BOX}</div>" * 4_000,
        "<html><body><h1>A</h1>" + "<p>They met on the river on Monday, he said.</p>" * 8_000,
    ],
)
def test_hostile_boxes_take_little_time(html: str) -> None:
    """Boxes in boxes, endless breaks and thousands of the same are read or refused in seconds."""
    begun = time.process_time()
    with suppress(InputError):
        read(html)
    assert time.process_time() - begun < 10
