"""Voice: in whose words an event stands, the innermost statement that holds it, else the article's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from onrecord.record.statement import Statement


class Voices:
    """The contents of an article's statements, ready to be asked for an offset.

    Args:
        statements: The statements.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Sort the pieces of content by their beginning."""
        pieces = [(span.start, span.end, statement.id) for statement in statements for span in statement.content]
        self._pieces = sorted(pieces)
        self._starts = [start for start, _, _ in self._pieces]
        self._furthest = list(accumulate((end for _, end, _ in self._pieces), max))

    def voice(self, offset: int) -> str | None:
        """Give the statement whose content holds an offset, the shortest piece where several do.

        Args:
            offset: Place in the article's text.

        Returns:
            The statement's id; null for the article's own voice.
        """
        holding: list[tuple[int, int, str]] = []
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._furthest[at] > offset:
            start, end, name = self._pieces[at]
            if end > offset:
                holding.append((end - start, at, name))
            at -= 1
        return min(holding)[2] if holding else None
