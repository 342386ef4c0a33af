"""Mentions of events, as they are held against each other: the word that tells, who takes part, what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.compare.stories.stems import stem, stems
from onrecord.events.frame import frames_by_head
from onrecord.events.inflection import known_words
from onrecord.language.sentences import sentence_ends
from onrecord.record import Event

_REACH = 300  # code points on either side of a trigger in which its sentence is looked for
_LINE = re.compile(r"[\n\r]")
_EXACT = frozenset({"hour", "day", "week"})
_OF_WORDS = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_NEAR = timedelta(days=1)  # reports of one event differ by a day where it happened at night, or elsewhere


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one article tells of it.

    Attributes:
        article: Row of the article.
        sentence: What its sentence begins at: two events of one sentence are hardly ever one.
        head: Stem of the word that tells of it.
        words: Stems of all words of the trigger.
        senses: The lines of the event tables that its word stands in, which hold words of one meaning.
        parts: Stems of the words for those who take part, and for where.
        around: Stems of the other words of its sentence.
        type: PLOVER's type; events of two types are never one. Null where it is not told.
        doers: Stems of the names of those who did it.
        done_to: Stems of the names of those to whom it was done.
        days: The first and the last day that it may have happened on; null where that is not told.
        country: ISO 3166 alpha-3 code of where; null where that is not told.
    """

    article: int
    sentence: int
    head: str
    words: frozenset[str]
    senses: frozenset[str]
    parts: frozenset[str]
    around: frozenset[str]
    type: str | None = None
    doers: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()
    days: tuple[date, date] | None = None
    country: str | None = None

    def may_be(self, other: Mention) -> bool:
        """Tell whether type, time, place and those who take part allow two mentions to be of one event.

        What is done by words is its speaker's own; a deed is another where both who did it and to whom are.
        """
        if self.type != other.type or (self.country and other.country and self.country != other.country):
            return False
        if _differ(self.doers, other.doers) and (self.type in _OF_WORDS or _differ(self.done_to, other.done_to)):
            return False
        if self.days is None or other.days is None:
            return True
        return self.days[0] <= other.days[1] + _NEAR and other.days[0] <= self.days[1] + _NEAR


def mention(event: Event, article: int, text: str) -> Mention:
    """Make a mention of an event of a record.

    Args:
        event: The event.
        article: Row of its article.
        text: The article's text.
    """
    words = event.trigger.text.split()
    head = next((word for word in words if senses(word)), words[0] if words else event.type)
    start, end = _sentence(text, event.trigger.start, event.trigger.end)
    names = [ref.name for ref in (*event.actor, *event.recipient, *event.third_party)]
    names += [event.where.name] if event.where is not None else []
    around = f"{text[start : event.trigger.start]} {text[event.trigger.end : end]}"
    return Mention(
        article=article,
        sentence=start,
        head=stem(base(head)),
        words=frozenset(map(stem, words)),
        senses=senses(head),
        parts=frozenset(found for name in names for found in stems(name)),
        around=frozenset(stems(around)),
        type=event.type,
        doers=frozenset(found for ref in event.actor for found in stems(ref.name)),
        done_to=frozenset(found for ref in event.recipient for found in stems(ref.name)),
        days=_days(event),
        country=event.where.country if event.where is not None else None,
    )


def _differ(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether two sets of names are both known and share no word."""
    return bool(ones) and bool(others) and not ones & others


def senses(word: str) -> frozenset[str]:
    """Name the lines of the event tables that a word stands in by itself."""
    lines: Iterable[str] = (
        frame.name for known in known_words(word.lower()) for frame, words in frames_by_head().get(known, ()) if len(words) == 1
    )
    return frozenset(lines)


def base(word: str) -> str:
    """Give the tables' own form of a word, where they have one: "shot" is "shoot"."""
    return min((known for known in known_words(word.lower()) if known in frames_by_head()), default=word)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    begins = [low, *(hit.end() for hit in _LINE.finditer(text, low, start)), *sentence_ends(text, low, start)]
    return max(begins), min(_ends(text, end, high))


def _ends(text: str, end: int, high: int) -> Iterator[int]:
    yield high
    if hit := _LINE.search(text, end, high):
        yield hit.start()
    yield from sentence_ends(text, end, high)


def _days(event: Event) -> tuple[date, date] | None:
    if event.when is None or event.when.precision not in _EXACT:
        return None
    try:
        return date.fromisoformat(event.when.start[:10]), date.fromisoformat(event.when.end[:10])
    except ValueError:
        return None
