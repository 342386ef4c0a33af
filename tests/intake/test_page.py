"""HTML pages."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from importlib.metadata import version

import pytest

from onrecord.errors import InputError
from onrecord.intake import article_from_bytes
from onrecord.record import Article
from tests.intake.samples import LINKED_DATA, PAGE

TITLE = "Ministers part without a word on the dam"


def read(page: str) -> Article:
    """Read a page."""
    return article_from_bytes(page.encode(), source="https://example.org/dam")


def test_the_article_is_taken_out_of_the_page() -> None:
    """Paragraphs stand apart, entities are decoded, and nothing of the page around the article is left."""
    article = read(PAGE.format(head=""))
    assert article.text.startswith(TITLE + "\n\n")
    assert "ministers of Norland & Suderia met" in article.text
    assert "“We will come back when there is something to come back for,” said Norland’s minister, Ada Exempla." in article.text
    for rest in ("Home", "Most read", "Mayor denies", "Copyright"):
        assert rest not in article.text
    assert (article.extractor.name, article.extractor.version) == ("trafilatura", version("trafilatura"))
    assert article.language == "en"


def test_headings_are_headlines() -> None:
    """The title and what the page marks as headings are headlines, with their words verbatim."""
    article = read(PAGE.format(head=""))
    assert article.title == TITLE
    assert [span.text for span in article.headlines] == [TITLE, "“No step closer”", "What comes next"]
    assert all(article.text[span.start : span.end] == span.text for span in article.headlines)


def test_bold_lines_are_sub_headings() -> None:
    """A paragraph that is one bold line is a heading, as many pages have them; bold type in a sentence is none."""
    page = PAGE.format(head="").replace("<h2>", "<p><strong>").replace("</h2>", "</strong></p>")
    assert [span.text for span in read(page).headlines] == [TITLE, "“No step closer”", "What comes next"]


def test_the_title_is_put_first() -> None:
    """A title that the extracted text lacks is put before it, so that the quotations in it can be read."""
    page = PAGE.format(head="").replace(f"<h1>{TITLE}</h1>", "")
    article = read(page.replace("<head>", '<head><meta property="og:title" content="“No,” says minister">'))
    assert article.text.startswith("“No,” says minister\n\nThe foreign ministers")
    assert article.title == "“No,” says minister"
    assert article.headlines[0].end == len("“No,” says minister")


def test_the_page_says_what_it_is() -> None:
    """Authors, date and publisher come from the page's own JSON-LD."""
    article = read(PAGE.format(head=LINKED_DATA))
    assert article.byline == "Jane Roe, Max Muster"
    assert article.published == "2022-03-10T18:05:00+03:00"
    assert article.publisher == "The Example Courier"


def test_the_user_knows_better() -> None:
    """Date and publisher that the user gives go before the page's."""
    page = PAGE.format(head=LINKED_DATA).encode()
    article = article_from_bytes(page, published="2022-03-09", publisher="Example Wire")
    assert (article.published, article.publisher) == ("2022-03-09", "Example Wire")


def test_a_line_break_ends_a_paragraph() -> None:
    """Pages that part paragraphs by line breaks have paragraphs, too."""
    article = read(
        "<html><body><article><p>They met on the river on Monday.<br><br>They left by the side door, he said.</p></article>"
    )
    assert article.text == "They met on the river on Monday.\n\nThey left by the side door, he said."


def test_the_body_in_the_json_ld_is_the_last_resort() -> None:
    """Where the page's body holds no article, its JSON-LD may; the record says where the text is from."""
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers part", '
        '"articleBody": "They met on the river &amp; left.\\n\\nShe said \\u201cno\\u201d to all, \\ud800twice."}</script>'
    )
    article = read(f"<html><head>{linked}</head><body><div id='app'></div></body></html>")
    assert article.text == "Ministers part\n\nThey met on the river & left.\n\nShe said “no” to all, twice."
    assert article.extractor.name == "json-ld"
    assert "text taken from the page's own JSON-LD: none was found in its body" in article.notes


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><a href='/'>Home</a> <a href='/world'>World</a></body></html>",
        "<html><body>" + "<a href='/'>The latest news</a>" * 400 + "</body></html>",
        "<!DOCTYPE html><html><head><title>Please wait</title></head><body><script>go()</script></body></html>",
        "<html>" + "<" * 5000,
        "<p></p>a",
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    """Menus, empty frames and broken pages give one line, with the way to go on."""
    with pytest.raises(
        InputError, match=r"^https://example\.org/dam is an HTML page without an article.*Save the article"
    ) as caught:
        read(page)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 20_000 + "They met on the river on Monday.",
        "<html><body><p>They met on the river on Monday." + "<b>" * 20_000,
        "<html><body><article>" + "<h2>Talks</h2><p>They met on the river on Monday, he said.</p>" * 1500,
        "<html><body><p " + "a='b' " * 50_000 + ">They met on the river on Monday.",
        '<html><script type="application/ld+json">' + "[" * 50_000 + "</script><p>They met on the river on Monday.</p>",
        "<html><p>They met on the river on Monday.\x00\x00 And left.</p>",
        "<html><p>They met on the river on &#xD800; &#0; &#x110000; Monday.</p>",
        "<!--" * 50_000 + "<html>",
        "<html><body><p>They met on the river on Monday.</p></span></html></body>< p>&&&<![CDATA[",
    ],
)
def test_hostile_pages_do_no_harm(page: str) -> None:
    """Deep, long and broken pages are read or refused in little time, without another error."""
    start = time.perf_counter()
    try:
        article = read(page)
    except InputError:
        pass
    else:
        assert all(article.text[span.start : span.end] == span.text for span in article.headlines)
    assert time.perf_counter() - start < 10


def test_reading_a_page_logs_nothing(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    """The parsers' own warnings reach neither the standard error nor, unless somebody asks, a log."""
    with caplog.at_level(logging.CRITICAL), pytest.raises(InputError):
        read("<html></html>")
    assert capfd.readouterr() == ("", "")


def test_reading_is_the_same_every_time() -> None:
    """Nothing is carried over from one page to the next."""
    first = read(PAGE.format(head=LINKED_DATA))
    read("<html><body><p>They met on the river on Monday, he said.</p></body></html>")
    assert read(PAGE.format(head=LINKED_DATA)) == first


def test_plain_text_loads_no_parser() -> None:
    """Importing the intake, and reading UTF-8 text, loads neither an HTML parser nor an encoding detector."""
    code = (
        "import sys, onrecord.intake as i; i.article_from_text('They met.');"
        "sys.exit(any(name in sys.modules for name in ('trafilatura', 'lxml', 'charset_normalizer')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - this Python, fixed words
