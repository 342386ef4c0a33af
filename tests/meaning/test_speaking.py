"""When something was said: the time beside the reporting words, not the one inside what is said."""

from __future__ import annotations

import pytest

from onrecord.intake import article_from_text
from onrecord.language.paragraphs import paragraphs
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution
from onrecord.meaning.speaking import Speaking

PUBLISHED = "2024-01-17"  # a Wednesday


def _whens(text: str, told: list[tuple[str, str]]) -> list[str | None]:
    """Give the day on which each statement, a cue and its content, was made."""
    article = article_from_text(text, published=PUBLISHED)

    def fragment(words: str, role: str) -> Fragment:
        start = article.text.index(words)
        return Fragment(start, start + len(words), role, 0.9)  # type: ignore[arg-type]

    found = [Attribution(cue=[fragment(cue, "cue")], content=[fragment(content, "content")]) for cue, content in told]
    whens = Speaking(article, paragraphs(article.text)).whens(found)
    return [when.start if when else None for when in whens]


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("The envoy said on Monday that talks would resume.", [("said", "that talks would resume")], ["2024-01-15"]),
        ("The envoy said talks would resume on Friday.", [("said", "talks would resume on Friday")], [None]),
        ("On Tuesday, the envoy told reporters that talks had failed.", [("told", "that talks had failed")], ["2024-01-16"]),
        (
            "Referring to the fire at the old mill on Monday, the envoy said nobody was to blame.",
            [("said", "nobody was to blame")],
            [None],
        ),
        ("Speaking to reporters on Monday, the envoy said talks had failed.", [("said", "talks had failed")], ["2024-01-15"]),
        (
            "OSTHAVEN (Agency) - The envoy on Tuesday said talks had failed.",
            [("said", "talks had failed")],
            ["2024-01-16"],
        ),
        (
            "The envoy said on Monday that talks had failed, adding that nobody was to blame.",
            [("said", "that talks had failed"), ("adding", "that nobody was to blame")],
            ["2024-01-15", "2024-01-15"],
        ),
        (
            "The envoy spoke on Monday. The minister said talks had failed, adding that nobody was to blame.",
            [("said", "talks had failed"), ("adding", "that nobody was to blame")],
            [None, None],
        ),
    ],
    ids=[
        "beside the cue",
        "inside the content",
        "before",
        "another happening",
        "an opening",
        "after a dateline",
        "a participle",
        "another sentence",
    ],
)
def test_the_time_of_the_speaking(text: str, told: list[tuple[str, str]], expected: list[str | None]) -> None:
    """The time of the speaking."""
    assert _whens(text, told) == expected


def test_a_quotation_that_goes_on_was_said_when_its_beginning_was() -> None:
    """A quotation that goes on was said when its beginning was."""
    text = "“Talks failed,” the envoy said on Monday. “We tried.”"
    article = article_from_text(text, published=PUBLISHED)
    first = Attribution(cue=[Fragment(26, 30, "cue", 0.9)], content=[Fragment(0, 15, "content", 0.9)])
    more = Attribution(content=[Fragment(43, 54, "content", 0.9)], carries_on=first)
    assert text[26:30] == "said"
    told = [when and when.start for when in Speaking(article, paragraphs(text)).whens([first, more])]
    assert told == ["2024-01-15", "2024-01-15"]


def test_without_a_day_of_publication_a_weekday_tells_no_date() -> None:
    """Without a day of publication a weekday tells no date."""
    text = "The envoy said on Monday that talks would resume."
    article = article_from_text(text)
    found = [Attribution(cue=[Fragment(10, 14, "cue", 0.9)], content=[Fragment(25, 48, "content", 0.9)])]
    assert Speaking(article, paragraphs(text)).whens(found) == [None]
