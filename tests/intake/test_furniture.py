"""Furniture: lines of the page around an article."""

from __future__ import annotations

import pytest

from onrecord.intake import article_from_text

BODY = [
    "The council of Lower Brennick has closed the old bridge over the Tarn for the winter. Two of its piers have cracks.",
    "“Nobody should have to cross it with fear,” said Mayor Ilse Tormund after the meeting. A ferry is to run soon.",
]


def _furniture(*lines: str) -> list[str]:
    return [span.text for span in article_from_text("\n\n".join(lines)).furniture]


@pytest.mark.parametrize(
    "line",
    [
        "source site-12",
        "Source: Brennick Courier",
        "Share on Facebook",
        "Share this article | Facebook | Twitter | Email",
        "Read also: Ferry sinks off the Tarn",
        "READ MORE: Ferry sinks off the Tarn",
        "You may also like",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Sign up for our daily newsletter",
        "Follow Odo Varrick on Twitter",
        "© 2021 Brennick Courier",
        "All rights reserved.",
        "Updated: 4 May 2021, 18:05",
        "5 min read",
        "3 hours ago",
        "https://example.org/bridge",
        "editor@example.org",
        "Tags: bridge, council, ferry",
        "Leave a comment",
        "12 comments",
        "Photo: Anna Lindqvist/Example Images",
        "(Photo by Anna Lindqvist/Example Images)",
        "Reporting by Jana Roe; editing by Olaf Venn",
        "*** Advertisement ***",
    ],
)
def test_furniture_is_told_by_its_words(line: str) -> None:
    """A line of the page around the article is furniture, noted as left out of statements, and stays in the text."""
    article = article_from_text("\n\n".join([*BODY, line]))
    assert [span.text for span in article.furniture] == [line]
    assert article.text.endswith(line)
    assert article.notes == ("stray last line left out of statements",)


@pytest.mark.parametrize(
    "line",
    [
        "Sources said that the bridge may never open again.",
        "Source of the trouble was a crack in the second pier.",
        "Read my lips, said the mayor.",
        "The advertisement promised a ferry, but none came.",
        "Share prices of the ferry company fell by 4 percent.",
        "He will not comment.",
        "“Sign up for the ferry now,” the mayor told the people of the northern bank.",
        "Follow the money, said Varrick.",
        "Photos of the cracks show that the pier was never repaired, the engineers said.",
        "Updated plans were rejected by the council on Tuesday.",
        "She was reporting by telephone.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    """A sentence of the body is kept, though it begins with a word that furniture has too."""
    assert _furniture(BODY[0], line, BODY[1]) == []


def test_furniture_in_the_midst_is_counted_apart() -> None:
    """Stray lines within the text and at its end are counted apart in the notes."""
    article = article_from_text("\n\n".join([BODY[0], "Advertisement", BODY[1], "Share on Facebook", "source site-12"]))
    assert [span.text for span in article.furniture] == ["Advertisement", "Share on Facebook", "source site-12"]
    assert article.notes == ("stray last 2 lines left out of statements", "1 stray line left out of statements")


def test_a_date_line_is_furniture_only_at_the_edges() -> None:
    """A date with its year alone in a line is furniture above or below the article."""
    assert _furniture("Council closes old bridge", "Tuesday, May 4, 2021", *BODY) == ["Tuesday, May 4, 2021"]


def test_furniture_is_no_headline() -> None:
    """The title is the first line that is not furniture."""
    article = article_from_text("\n\n".join(["Advertisement", "Council closes old bridge", *BODY]))
    assert article.title == "Council closes old bridge"


def test_spans_of_furniture_are_verbatim() -> None:
    """Every span of furniture says what the text says at its place."""
    article = article_from_text("\r\n".join(["Advertisement ", *BODY, "  source site-12  "]))
    assert [article.text[span.start : span.end] for span in article.furniture] == ["Advertisement", "source site-12"]
