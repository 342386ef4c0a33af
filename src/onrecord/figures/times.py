"""When it befell them: the time in a count's sentence that is not the time of saying so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from onrecord.figures.counts import Count
from onrecord.record.article import Article
from onrecord.record.statement import Statement
from onrecord.record.time import Time
from onrecord.times import find_times

_DAY = len("2022-03-10")


class Times:
    """The times in the sentences of some counts.

    Args:
        article: The article.
        statements: Its statements, whose times of speaking are left out.
        bounds: Half-open offsets of the sentences that hold a count.
    """

    def __init__(self, article: Article, statements: Sequence[Statement], bounds: Sequence[tuple[int, int]]) -> None:
        """Find the times."""
        published = date.fromisoformat(article.published[:_DAY]) if article.published else None
        line = find_times(article.dateline or "", published=published)
        day = next((time.start for time in line if time.unit == "day" and time.start), None)
        spoken = {(said.when.span.start, said.when.span.end) for said in statements if said.when}
        found = find_times(
            article.text,
            published=published,
            dateline=date.fromisoformat(day[:_DAY]) if day else None,
            paragraphs=sorted(set(bounds)),
        )
        self._times = [
            time.time
            for time in found
            if time.time and time.kind in {"date", "time"} and (time.span.start, time.span.end) not in spoken
        ]
        self._starts = [time.span.start for time in self._times]

    def of(self, count: Count) -> Time | None:
        """Give the nearest time in a count's sentence; null where there is none.

        Args:
            count: The count.
        """
        low = bisect_left(self._starts, count.sentence.starts[0])
        high = bisect_left(self._starts, count.sentence.ends[-1])
        near = bisect_left(self._starts, count.start, low, high)
        options = [self._times[at] for at in (near - 1, near) if low <= at < high]
        return min(options, key=lambda time: max(time.span.start - count.end, count.start - time.span.end), default=None)
