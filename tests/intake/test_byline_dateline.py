"""Bylines and datelines."""

from __future__ import annotations

import pytest

from onrecord.intake import article_from_text
from onrecord.intake.byline import byline
from onrecord.intake.dateline import dateline

BODY = [
    "The council of Lower Brennick has closed the old bridge over the Tarn for the winter. Two of its piers have cracks.",
    "“Nobody should have to cross it with fear,” said Mayor Ilse Tormund after the meeting. A ferry is to run soon.",
]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jana Roe", "Jana Roe"),
        ("BY JANA ROE", "JANA ROE"),
        ("By: Jana Roe", "Jana Roe"),
        ("By Jana Roe and Olaf Venn", "Jana Roe and Olaf Venn"),
        ("By Jana Roe, Olaf Venn and Kiri de la Mare", "Jana Roe, Olaf Venn and Kiri de la Mare"),
        ("By Jana Roe, Associated Press", "Jana Roe, Associated Press"),
        ("By Jana van der Roe in Brennick", "Jana van der Roe in Brennick"),
        ("By Reuters", "Reuters"),
        ("Jana Roe, Reuters", "Jana Roe, Reuters"),
        ("Jana Roe | Staff Writer", "Jana Roe | Staff Writer"),
    ],
)
def test_bylines_are_read_as_printed(line: str, author: str) -> None:
    """A byline gives the author as printed, without "By"."""
    assert byline(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the bridge was closed",
        "By Monday",
        "By The Sea",
        "by then it was over",
        "By the time she came, it was over.",
        "Jana Roe",
        "Council closes old bridge",
        "By Jana Roe\nand others",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    """What is not plainly a byline is left alone."""
    assert byline(line) is None


def test_a_name_over_an_outlet_is_a_byline() -> None:
    """A name alone counts as a byline where the next line is an outlet's name."""
    assert byline("Jana Roe", "Reuters") == "Jana Roe"


def test_the_byline_is_taken_out_of_the_headlines() -> None:
    """A byline between title and body is the article's, left out of statements, and no headline."""
    article = article_from_text("\n\n".join(["Council closes old bridge", "By Jana Roe", *BODY]))
    assert article.byline == "Jana Roe"
    assert article.title == "Council closes old bridge"
    assert [span.text for span in article.headlines] == ["Council closes old bridge"]
    assert [span.text for span in article.furniture] == ["By Jana Roe"]
    assert article.notes == ()


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("BRENNICK, May 4 (Reuters) - The council", "BRENNICK, May 4 (Reuters)"),
        ("LOWER BRENNICK, Tarnland — The council", "LOWER BRENNICK, Tarnland"),
        ("BRENNICK (AP) — The council", "BRENNICK (AP)"),
        ("BRENNICK – The council", "BRENNICK"),
        ("Brennick, 4 May 2021 – The council", "Brennick, 4 May 2021"),
        ("Brennick, Tarnland (CNN) The council", "Brennick, Tarnland (CNN)"),
        ("DHAKA: The council", "DHAKA"),
    ],
)
def test_datelines_are_read_as_printed(opening: str, place: str) -> None:
    """Place, date and agency before the dash are the dateline."""
    assert dateline(f"{opening} closed the bridge.") == place


@pytest.mark.parametrize(
    "opening",
    [
        "The council closed the bridge - for good.",
        "The Tarn – the river that divides Brennick – is high.",
        "MAYOR: The council closed the bridge.",
        "UPDATE - The council closed the bridge.",
        "“BRENNICK, May 4 - The council closed the bridge.",
        "",
    ],
)
def test_other_openings_are_no_datelines(opening: str) -> None:
    """A dash in a sentence, a speaker's name or a label makes no dateline."""
    assert dateline(opening) is None


def test_the_dateline_stays_in_the_text() -> None:
    """The dateline is read from the first paragraphs, and the paragraph stays as it is."""
    text = "\n\n".join(["Council closes old bridge", "BRENNICK, May 4 (Reuters) - " + BODY[0], BODY[1]])
    article = article_from_text(text)
    assert article.dateline == "BRENNICK, May 4 (Reuters)"
    assert article.text == text
