"""When and where: the times and places of an article that hang on the words of an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.events.frames import Trigger
from onrecord.events.syntax import Syntax
from onrecord.meaning.heads.analysis import Analysis
from onrecord.record.article import Article
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.time import Time
from onrecord.times import find_times
from onrecord.world import resolve

_DAY = len("2022-03-10")
_AT = frozenset({"in", "at", "near", "on", "outside", "inside", "across", "around", "off", "along", "over", "into", "against"})
_OF = frozenset({"of"})
"""Of a deed done to a place ("the shelling of Brenn"); of talks and the like it says whose they are."""
_THROUGH = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "ADP", "PRON"})


class Circumstances:
    """The times and places of one article's triggers.

    Args:
        article: The article.
        analysis: What the heads tell of it.
        syntax: Its trees.
        triggers: Its triggers.
    """

    def __init__(self, article: Article, analysis: Analysis, syntax: Syntax, triggers: Sequence[Trigger]) -> None:
        """Hang every time and place on the trigger that it depends on."""
        self._article, self._syntax = article, syntax
        self._types = [trigger.frame.type for trigger in triggers]
        self._owner: dict[int, int] = {}
        for number, trigger in enumerate(triggers):
            for word in (trigger.verb, trigger.head):
                self._owner.setdefault(word, number)
        self._whens = self._hang_times()
        self._wheres = self._hang_places(analysis) if triggers else {}

    def when(self, number: int) -> Time | None:
        """Give the time of a trigger, by its number; null where the article does not tell it."""
        return self._whens.get(number)

    def where(self, number: int) -> Place | None:
        """Give the place of a trigger, by its number; null where the article does not tell it."""
        return self._wheres.get(number)

    def _hang_times(self) -> Mapping[int, Time]:
        published = _day(self._article.published)
        found = find_times(self._article.text, published=published, dateline=_dateline_day(self._article, published))
        hung: dict[int, Time] = {}
        for expression in found:
            words = self._words(expression.span)
            number = self._trigger_above(words) if expression.time and expression.kind in {"date", "time"} else None
            if number is not None and expression.time is not None:
                hung.setdefault(number, expression.time)
        return hung

    def _hang_places(self, analysis: Analysis) -> Mapping[int, Place]:
        syntax = self._syntax
        hung: dict[int, Span] = {}
        for name in analysis.names:
            words = list(range(name.first, name.last + 1))
            if name.kind not in {"place", "facility"}:
                continue
            top = self._top(words)
            prepositions = syntax.prepositions(top) | syntax.prepositions(syntax.heads[top])
            number = self._trigger_above(words) if prepositions & (_AT | _OF) else None
            if number is not None and (prepositions & _AT or self._types[number] == "ASSAULT"):
                span = Span.of(self._article.text, syntax.starts[name.first], syntax.ends[name.last])
                hung.setdefault(number, span)
        places = resolve(self._article.text, list(hung.values()), dateline=self._article.dateline)
        return dict(zip(hung, places, strict=True))

    def _words(self, span: Span) -> list[int]:
        first = bisect_left(self._syntax.starts, span.start)
        return list(range(first, bisect_left(self._syntax.starts, span.end)))

    def _top(self, words: Sequence[int]) -> int:
        return next((word for word in words if self._syntax.heads[word] not in words), words[0])

    def _trigger_above(self, words: Sequence[int]) -> int | None:
        """Climb from some words to the trigger that they depend on, without passing another verb."""
        if not words:
            return None
        for above in self._syntax.ancestors(self._top(words)):
            if above in self._owner:
                return self._owner[above]
            if self._syntax.parts[above] not in _THROUGH:
                return None
        return None


def _day(stamp: str | None) -> date | None:
    return date.fromisoformat(stamp[:_DAY]) if stamp else None


def _dateline_day(article: Article, published: date | None) -> date | None:
    """Read the day that the dateline bears ("KYIV, March 10")."""
    found = find_times(article.dateline, published=published) if article.dateline else []
    return next((_day(time.start) for time in found if time.unit == "day" and time.start), None)
