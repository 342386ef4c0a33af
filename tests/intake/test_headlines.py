"""Headlines of plain text: the title, its variants, and sub-headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.intake import article_from_bytes, article_from_text
from onrecord.record import Article

FIRST = (
    "The council of Lower Brennick has decided to close the old bridge over the Tarn for the whole winter. Engineers had found "
    "cracks in two of its piers last month."
)
SECOND = (
    "“Nobody should have to cross it with fear,” said Mayor Ilse Tormund after the meeting. She promised that a ferry would "
    "run every half an hour from the first of December."
)
THIRD = (
    "Shopkeepers on the northern bank fear for their trade. Their spokesman Odo Varrick said that the ferry could not replace "
    "the bridge, and that the council had not asked them."
)
EXAMPLE = Path(__file__).parents[3] / "shared" / "examples" / "antalya-talks.txt"


def _read(*paragraphs: str) -> Article:
    return article_from_text("\n\n".join(paragraphs) + "\n")


def _headlines(article: Article) -> list[str]:
    return [span.text for span in article.headlines]


def test_first_line_is_the_title() -> None:
    """A short line without a sentence's end, over paragraphs, is the title and a headline."""
    article = _read("Council closes old bridge", FIRST, SECOND)
    assert article.title == "Council closes old bridge"
    assert _headlines(article) == ["Council closes old bridge"]
    assert article.notes == ()


def test_text_without_a_headline_has_no_title() -> None:
    """A text that begins with a paragraph has no title."""
    article = _read(FIRST, SECOND)
    assert article.title is None
    assert article.headlines == ()


def test_variants_of_the_headline_are_counted() -> None:
    """Lines at the top that repeat each other are variants of the headline; the first is the title, a note counts them."""
    variants = ["“No fear any more”: Council closes “old bridge”", "“No Fear”", "Council closes “old bridge”"]
    article = _read(*variants, FIRST, SECOND)
    assert article.title == variants[0]
    assert _headlines(article) == variants
    assert article.notes == ("3 variants of the headline",)


def test_unlike_lines_at_the_top_are_no_variants() -> None:
    """Headline and kicker that share no words are headlines at the top, not variants."""
    article = _read("Council closes old bridge", "Ferry to run from December", FIRST)
    assert article.notes == ("2 headlines at the top",)


def test_quotations_are_subheadings() -> None:
    """A short quotation between paragraphs, as German papers set it, is a sub-heading."""
    article = _read("Council closes old bridge", FIRST, "“We were not asked”", SECOND, "“Cheap and dangerous at once”", THIRD)
    assert _headlines(article) == ["Council closes old bridge", "“We were not asked”", "“Cheap and dangerous at once”"]


def test_plain_subheadings_are_found() -> None:
    """A short line between paragraphs is a sub-heading."""
    article = _read("Council closes old bridge", FIRST, SECOND, "Shopkeepers fear for trade", THIRD)
    assert _headlines(article) == ["Council closes old bridge", "Shopkeepers fear for trade"]


@pytest.mark.parametrize(
    "turn",
    [
        "“Not at all.”",
        "“Did they ask you?”",
        "“Never,” he said.",
        "He nodded.",
        "“We were not asked,” said Varrick",
        "MAYOR: We had no choice",
        "Q: Were they asked",
        "- a ferry every half an hour",
        "1. A ferry",
    ],
)
def test_dialogue_and_lists_are_no_headings(turn: str) -> None:
    """Short paragraphs of dialogue, turns of an interview and list items are body, not sub-headings."""
    article = _read("Council closes old bridge", FIRST, turn, SECOND, THIRD)
    assert _headlines(article) == ["Council closes old bridge"]


def test_a_dialogue_loses_nothing() -> None:
    """A text of quotations alone, one a paragraph, has no headlines among them."""
    article = _read(FIRST, "“Who closed it?”", "“The council.”", "“And the ferry?”", "“From December.”", THIRD)
    assert article.headlines == ()


def test_wrapped_text_is_noted() -> None:
    """Where lines are wrapped at a column, no line is taken for a headline, and the note names the column."""
    lines = [
        "The council of Lower Brennick has decided to close the old bridge",
        "over the Tarn for the whole winter after engineers found cracks in",
        "two of its piers last month and the mayor promised that a ferry is",
        "going to run every half an hour from the first day of December and",
        "until the bridge is open again, which may take longer than a year.",
    ]
    article = article_from_text("\n".join(lines) + "\n\n" + "\n".join(lines) + "\n")
    assert article.headlines == ()
    assert article.notes == ("lines are wrapped at about 66 columns: a line is not a paragraph here",)


def test_only_a_headline_is_an_article() -> None:
    """A headline without a body is an article, with a note that the body is missing."""
    article = article_from_text("Council closes old bridge\n")
    assert article.title == "Council closes old bridge"
    assert article.notes == ("no body text",)


def test_lines_without_blank_lines_between_them() -> None:
    """Title and sub-headings are found too where no blank lines part the paragraphs."""
    article = article_from_text(f"Council closes old bridge\n{FIRST}\n{SECOND}\nShopkeepers fear for trade\n{THIRD}")
    assert _headlines(article) == ["Council closes old bridge", "Shopkeepers fear for trade"]


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the example lies beside the repository, where there is one")
def test_the_example_report() -> None:
    """The report that the project measures itself on: three variants, three quotations as sub-headings, a stray last line."""
    article = article_from_bytes(EXAMPLE.read_bytes())
    found = _headlines(article)
    assert article.title == found[0]
    paragraphs = [line for line in article.text.split("\n") if line]
    assert found[:3] == paragraphs[:3]
    assert [line for line in found[3:] if line[0] == "“" and line[-1] == "”"] == found[3:]
    body = [line for line in paragraphs[3:] if len(line) < 60]
    assert body == [*found[3:], "source site-34"]
    assert [span.text for span in article.furniture] == ["source site-34"]
    assert article.notes == ("3 variants of the headline", "stray last line left out of statements")
