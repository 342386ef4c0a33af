"""Edges, forms and unclaimed quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotations import quotations
from onrecord.meaning.edges import bare, set_right
from onrecord.meaning.forms import form
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.quoted import Quoted
from onrecord.meaning.unclaimed import unclaimed
from onrecord.record.span import Span


def piece(text: str, words: str) -> Fragment:
    """Make a piece of content of some words of a text."""
    start = text.index(words)
    return Fragment(start, start + len(words), "content")


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("“We go,” she said.", "We go", "“We go,”"),
        ("“We go,” she said.", "“We go", "“We go,”"),
        ("She said “we go.”", "“we go", "“we go.”"),
        ("She said they would go. Then", "they would go.", "they would go"),
        ("They will go, she said.", "They will go,", "They will go"),
        ("She said, they go.", ", they go", "they go"),
        ("She said .5 percent left.", ".5 percent left", ".5 percent left"),
        ("She called it “a plan” of theirs.", "it “a plan” of theirs", "it “a plan” of theirs"),
        ("She said it was “a plan”.", "it was “a plan", "it was “a plan”"),
        ("“We go.\n“Now,” she said.", "“We go", "“We go."),
    ],
)
def test_edges_stand_right_against_marks(text: str, found: str, expected: str) -> None:
    """Content takes its own quotation marks in, and leaves commas and final periods outside them out."""
    fixed = set_right(text, piece(text, found), Quoted(quotations(text)))
    assert text[fixed.start : fixed.end] == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Ada Lind, the mayor, said", "Ada Lind, the mayor,", "Ada Lind, the mayor"),
        ("She said: go", "said:", "said"),
        ("LIND: go", ":", ":"),
    ],
)
def test_sources_and_cues_have_no_comma_or_colon_at_their_edges(text: str, found: str, expected: str) -> None:
    """A source or cue is its words; a cue that is a colon alone stays."""
    fixed = bare(text, piece(text, found))
    assert text[fixed.start : fixed.end] == expected


WORDS = st.text(alphabet="ab “”\"'.,;:!?-\n", min_size=1, max_size=60)


@given(WORDS, st.integers(0, 59), st.integers(1, 60))
def test_no_word_is_won_or_lost(text: str, start: int, length: int) -> None:
    """For any text and piece, setting edges right keeps exactly the letters that were there."""
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    fixed = set_right(text, Fragment(start, end, "content"), Quoted(quotations(text)))
    assert 0 <= fixed.start < fixed.end <= len(text)
    letters = [c for c in text[start:end] if c.isalnum()]
    if letters:
        assert [c for c in text[fixed.start : fixed.end] if c.isalnum()] == letters


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“We go,” she said.", "“We go,”", "direct"),
        ("She said that “we go”.", "that “we go”", "direct"),
        ("She said it was “a plan”.", "it was “a plan”", "mixed"),
        ("She said they go.", "they go", "indirect"),
        ("She said “we go” and left.", "“we go”", "direct"),
    ],
)
def test_form_follows_the_marks(text: str, content: str, expected: str) -> None:
    """All content in marks is direct, "that" before them aside; part of it mixed; none indirect."""
    start = text.index(content)
    assert form([Span.of(text, start, start + len(content))], Quoted(quotations(text))) == expected


def test_a_quotation_that_nobody_is_given_for_is_not_dropped() -> None:
    """A sentence in marks without a speaker is content all the same; a term or a title in marks is not."""
    text = "“Nobody told us that the road was closed.” The “green belt” was shown in “The Long Way Down to Town”."
    found = unclaimed(text, Quoted(quotations(text)), [], [])
    assert [text[f.start : f.end] for f in found] == ["“Nobody told us that the road was closed.”"]


def test_a_short_quotation_counts_in_a_headline() -> None:
    """In a headline two quoted words are somebody's words."""
    text = "Talks bring “no progress”\n\nThe talks ended."
    headline = (0, text.index("\n"))
    assert len(unclaimed(text, Quoted(quotations(text)), [], [headline])) == 1
    assert unclaimed(text, Quoted(quotations(text)), [], []) == []


def test_claimed_quotations_are_left_alone() -> None:
    """A quotation of which any word belongs to a statement is not taken a second time."""
    text = "“Nobody told us that the road was closed,” she said."
    claimed = [piece(text, "Nobody told us")]
    assert unclaimed(text, Quoted(quotations(text)), claimed, []) == []
