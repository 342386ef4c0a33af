"""Texts with the words marked that a search has found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct


class Marked(Struct, frozen=True):
    """A text, and where in it the words stand that were found.

    Attributes:
        text: The text.
        marks: Half-open offsets in code points, in order, none touching another.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str, highlighted: str | None, before: str, after: str) -> Marked:
        """Take the marks out of what FTS5's `highlight` made of a text.

        Args:
            text: The text.
            highlighted: The same with marks in it; null where nothing was marked.
            before: The mark before a word that was found.
            after: The mark after it.
        """
        marks: list[tuple[int, int]] = []
        at = start = 0
        for piece in re.split(f"({re.escape(before)}|{re.escape(after)})", highlighted or ""):
            if piece == before:
                start = at
            elif piece == after:
                marks.append((start, at))
            else:
                at += len(piece)
        return cls(text, tuple(marks))

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Cut the text where marks begin and end: its pieces, each with whether it is marked."""
        at = 0
        for start, end in self.marks:
            if at < start:
                yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        if at < len(self.text):
            yield self.text[at:], False

    def within(self, start: int, end: int) -> Marked:
        """Cut out a stretch with its marks."""
        inside = ((max(low, start) - start, min(high, end) - start) for low, high in self.marks if low < end and high > start)
        return Marked(self.text[start:end], tuple(inside))
