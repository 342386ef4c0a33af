"""How a plain text is laid out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.layout import ends_sentence, layout
from onrecord.language.paragraphs import paragraphs
from tests.intake.samples import REPORT, WRAPPED


def test_lines_know_their_blank_neighbours() -> None:
    """A blank line before or after is told, and the edges of the text count as such."""
    units = layout("a\nb\n\nc\r\n\r\nd").units
    assert [(unit.words, unit.blank_before, unit.blank_after) for unit in units] == [
        ("a", True, False),
        ("b", False, True),
        ("c", True, True),
        ("d", True, True),
    ]


def test_wrapped_lines_are_joined() -> None:
    """Where lines break in mid-sentence at the page's edge, the lines between blank ones are one unit."""
    found = layout(WRAPPED)
    assert found.wrapped_at == 72
    assert len(found.units) == 3
    assert layout(REPORT).wrapped_at is None


def test_short_paragraphs_are_not_wrapped_lines() -> None:
    """Verses, lists and short sentences in lines of their own are not taken for wrapped text."""
    assert layout("\n".join(["Short one here", "And another line", "The third of them"] * 5)).wrapped_at is None
    assert layout("\n".join(f"{'The minister said that this was it. ' * 2}".strip() for _ in range(9))).wrapped_at is None


def test_sentences_end_in_many_ways() -> None:
    """Closing marks and brackets after the full stop do not hide it."""
    assert all(map(ends_sentence, ["No.", "“No.”", "No!", "(No.)", "No…", "said:", "没有。"]))
    assert not any(map(ends_sentence, ["No", "“No”", "No,", "", "p.m. today"]))


@given(st.text(alphabet="ab .\n\r\u2028\x0c“”", max_size=300))
def test_units_are_verbatim(text: str) -> None:
    """Units lie in order, apart, and hold the text's own words; where lines are not wrapped they are the paragraphs."""
    found = layout(text)
    assert all(text[unit.start : unit.end] == unit.words for unit in found.units)
    if found.wrapped_at is None:
        assert [(unit.start, unit.end) for unit in found.units] == paragraphs(text)
