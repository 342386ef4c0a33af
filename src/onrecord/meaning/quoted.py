"""The outermost quotations of an article, found quickly by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.language.quotations import Quotation


class Quoted:
    """Outermost quotations in order; they do not overlap.

    Args:
        quotations: All quotations of the article.
    """

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        """Keep the outermost ones."""
        self.all = [quotation for quotation in quotations if quotation.depth == 0]
        self._starts = [quotation.start for quotation in self.all]
        self._ends = [quotation.end for quotation in self.all]

    def touching(self, start: int, end: int) -> list[Quotation]:
        """Give the quotations that overlap with a stretch or stand right beside it."""
        return self.all[bisect_left(self._ends, start) : bisect_right(self._starts, end)]
