"""Spans: the very words of an article, with their place."""

from __future__ import annotations

from typing import Annotated

import msgspec

Offset = Annotated[int, msgspec.Meta(ge=0)]


class Span(msgspec.Struct, frozen=True):
    """A stretch of an article's text.

    Attributes:
        start: Offset of the first code point in ``article.text``.
        end: Offset after the last code point.
        text: The words, always equal to ``article.text[start:end]``.
    """

    start: Offset
    end: Offset
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Take a span out of a text.

        Args:
            text: The article's text.
            start: Offset of the first code point.
            end: Offset after the last code point.
        """
        return cls(start, end, text[start:end])
