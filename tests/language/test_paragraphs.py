"""Paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.paragraphs import paragraphs


def test_every_line_with_words_is_a_paragraph() -> None:
    """A line that holds more than white space is a paragraph, without the white space at its edges."""
    text = "Headline\r\n\r\n  First line. \nSecond line.\n \t \n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["Headline", "First line.", "Second line."]


def test_unicode_line_breaks_end_a_paragraph() -> None:
    """Unicode's own line and paragraph separators end a paragraph too."""
    assert len(paragraphs("One.\u2028Two.\u2029Three.\x85Four.")) == 4


@given(st.text())
def test_paragraphs_hold_all_words_in_order(text: str) -> None:
    """For any text, paragraphs are ordered, disjoint, free of edge white space, and leave no visible character out."""
    found = paragraphs(text)
    last = 0
    for start, end in found:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()
