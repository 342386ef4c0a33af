"""Form: whether a statement's words are quoted, in part or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.meaning.quoted import Quoted
from onrecord.record.span import Span
from onrecord.record.statement import Form

_BEFORE_QUOTE = frozenset({"that", "and", "but"})


def form(content: Sequence[Span], quoted: Quoted) -> Form:
    """Tell the form of a statement.

    Direct when all content stands in quotation marks ("that" before them aside), mixed when part of it does, scare quotes
    included, else indirect.

    Args:
        content: Pieces of what is said.
        quoted: The article's outermost quotations.
    """
    inside = outside = 0
    for span in content:
        here = sum(
            _letters(span.text[max(0, quotation.start - span.start) : max(0, quotation.end - span.start)])
            for quotation in quoted.touching(span.start, span.end)
        )
        free = max(0, _letters(span.text) - here)
        first = span.text.split(maxsplit=1)[0].lower() if span.text.strip() else ""
        if here and first in _BEFORE_QUOTE and free == len(first):
            free = 0
        inside += here
        outside += free
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _letters(words: str) -> int:
    return sum(character.isalnum() for character in words)
