"""When a statement was made, where the article tells: the times that go with its reporting words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from onrecord.language.sentences import sentence_ends
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution
from onrecord.record.article import Article
from onrecord.record.time import Time
from onrecord.times.finding import find_times
from onrecord.times.said import Reporting, said_when

_DAY = len("2022-03-10")
_DATELINE = re.compile(r"\s*[A-Z][\w.,'’ /-]{1,60}?(?:\s\([^()\n]{1,40}\))?\s[-–—]{1,2}\s")


class Sentences:
    """The sentences of one article, without the datelines before them.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
    """

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> None:
        """Keep them."""
        self._text = text
        self._paragraphs = paragraphs
        self._starts = [start for start, _ in paragraphs]

    def paragraph(self, offset: int) -> int:
        """Give the number of the paragraph at an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def around(self, offset: int) -> tuple[int, int]:
        """Give the sentence at an offset, without a dateline before it ("OTTAWA (Agency) - ")."""
        low, high = self._paragraphs[self.paragraph(offset)]
        ends = [low, *sentence_ends(self._text, low, high), high]
        at = max(0, bisect_right(ends, offset) - 1)
        start, end = ends[at], ends[min(at + 1, len(ends) - 1)]
        line = _DATELINE.match(self._text, start, end) if start == low else None
        return (line.end() if line and line.end() <= offset else start), end


class Speaking:
    """The times of one article, ready to be asked.

    Args:
        article: The article.
        paragraphs: Its paragraphs.

    Attributes:
        sentences: Its sentences.
    """

    def __init__(self, article: Article, paragraphs: Sequence[tuple[int, int]]) -> None:
        """Find the times."""
        self._text = article.text
        self.sentences = Sentences(article.text, paragraphs)
        self._published = date.fromisoformat(article.published[:_DAY]) if article.published else None
        self._times = find_times(
            article.text, published=self._published, dateline=_day_of(article, self._published), paragraphs=paragraphs
        )

    def whens(self, attributions: Sequence[Attribution]) -> list[Time | None]:
        """Tell when the words of each attribution were spoken.

        A participle takes the time of the reporting words that it goes with ("said on Monday that …, adding that …"), a
        quotation that goes on the time of what it goes on with.

        Args:
            attributions: The attributions of the article.

        Returns:
            For each its time; null where the article does not say, or not as a date.
        """
        if not self._times:
            return [None] * len(attributions)
        own = {id(attribution): self._when(attribution) for attribution in attributions}
        taken = dict(own)
        for attribution in attributions:
            if own[id(attribution)] is None and attribution.cue and is_participle(self._text, min(attribution.cue)):
                taken[id(attribution)] = self._before(attribution, attributions, own)
        for attribution in attributions:
            if attribution.carries_on is not None:
                taken[id(attribution)] = taken.get(id(attribution.carries_on))
        return [taken[id(attribution)] for attribution in attributions]

    def _before(
        self, attribution: Attribution, attributions: Sequence[Attribution], own: dict[int, Time | None]
    ) -> Time | None:
        """Give the time of the nearest reporting words before these in the sentence."""
        cue = min(attribution.cue)
        start, _ = self.sentences.around(cue.start)
        earlier = [(min(a.cue).start, a) for a in attributions if a.cue and start <= min(a.cue).start < cue.start]
        return own[id(max(earlier, key=lambda pair: pair[0])[1])] if earlier else None

    def _when(self, attribution: Attribution) -> Time | None:
        if not attribution.cue:
            return None
        cue = min(attribution.cue)
        content = [(fragment.start, fragment.end) for fragment in attribution.content]
        reporting = Reporting(self.sentences.around(cue.start), (cue.start, cue.end), content)
        return said_when(self._text, reporting, self._times, published=self._published)


def is_participle(text: str, cue: Fragment) -> bool:
    """Tell whether reporting words begin with a participle: "adding that"."""
    return text[cue.start : cue.end].split(maxsplit=1)[0].lower().endswith("ing")


def _day_of(article: Article, published: date | None) -> date | None:
    """Read the day that the dateline bears ("KYIV, March 10")."""
    if not article.dateline:
        return None
    found = find_times(article.dateline, published=published)
    day = next((time.start for time in found if time.unit == "day" and time.start), None)
    return date.fromisoformat(day[:_DAY]) if day else None
