"""What happened in a story, by its time: each happening once, with the reports that tell of it and the voices they give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from onrecord.record import Event, Ref
from onrecord.record.event import Status, Type
from onrecord.record.place import Place
from onrecord.store.folding import fold
from onrecord.store.stories import Happening, StoryArticle

_UNKNOWN = "9999"


class Moment(Struct, frozen=True, kw_only=True):
    """One happening.

    Attributes:
        id: Its id.
        type: PLOVER's type.
        mode: PLOVER's mode.
        status: Whether it happened, as most reports have it.
        trigger: The words that tell of it, in the report that says most.
        actor: Who did it, by every name that reports give.
        recipient: To whom.
        start: ISO date of its beginning, or null.
        end: ISO date of its end, or null.
        where: Its place.
        mentions: How often it is told.
        articles: How many articles tell of it.
        reports: How many of them are no copies of another.
        own_voice: How many reports tell of it in their own voice.
        voices: Ids of the statements that tell of it.
        first: ISO date of the first report.
        events: The events of articles: id of the article, and of the event.
    """

    id: str
    type: Type
    mode: str | None
    status: Status
    trigger: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    start: str | None
    end: str | None
    where: Place | None
    mentions: int
    articles: int
    reports: int
    own_voice: int
    voices: tuple[str, ...]
    first: str | None
    events: tuple[tuple[str, str], ...]

    @property
    def is_main(self) -> bool:
        """Whether several reports tell of it, or one tells that it happened, on which day, and who took part."""
        return self.reports > 1 or (self.status == "happened" and self.start is not None and bool(self.actor or self.recipient))


def timeline(happenings: Iterable[Happening], articles: Sequence[StoryArticle]) -> tuple[Moment, ...]:
    """Order what happened by its time; where none is told, by the day of the first report.

    Args:
        happenings: The happenings.
        articles: The articles of the story.
    """
    known = {article.number: article for article in articles}
    moments = [_moment(happening, known) for happening in happenings]
    return tuple(sorted(moments, key=lambda one: (one.start or one.first or _UNKNOWN, one.first or _UNKNOWN, one.id)))


def _moment(happening: Happening, known: Mapping[int, StoryArticle]) -> Moment:
    told = [(known[number], event) for number, event in happening.told if number in known]
    events = [event for _, event in told]
    fullest = max(events, key=lambda event: (_fullness(event), event.confidence))
    timed = [event.when for event in events if event.when is not None]
    when = min(timed, key=lambda time: (_length(time.start, time.end), time.start), default=None)
    days = [article.article.published for article, _ in told if article.article.published is not None]
    statuses = [event.status for event in events]
    return Moment(
        id=happening.id,
        type=fullest.type,
        mode=next((event.mode for event in (fullest, *events) if event.mode is not None), None),
        status=max(dict.fromkeys(statuses), key=statuses.count),
        trigger=fullest.trigger.text,
        actor=_names(ref for event in (fullest, *events) for ref in event.actor),
        recipient=_names(ref for event in (fullest, *events) for ref in event.recipient),
        start=None if when is None else when.start[:10],
        end=None if when is None else when.end[:10],
        where=_place([event.where for event in (fullest, *events) if event.where is not None]),
        mentions=len(events),
        articles=len({article.number for article, _ in told}),
        reports=len({_report(article) for article, _ in told}),
        own_voice=len({_report(article) for article, event in told if event.voice is None}),
        voices=tuple(dict.fromkeys(event.voice for event in events if event.voice is not None)),
        first=min(days, default=None),
        events=tuple((article.article.id, event.id) for article, event in told),
    )


def _report(article: StoryArticle) -> str:
    return article.copy_of or article.article.id


def _fullness(event: Event) -> int:
    return sum((bool(event.actor), bool(event.recipient), event.when is not None, event.where is not None, event.voice is None))


def _length(start: str, end: str) -> int:
    return (int(end[:4]) - int(start[:4])) * 372 + (int(end[5:7] or 1) - int(start[5:7] or 1)) * 31 + _day(end) - _day(start)


def _day(date: str) -> int:
    return int(date[8:10] or 1)


def _place(places: Sequence[Place]) -> Place | None:
    """Take the most exact place."""
    exact = ("point", "city", "region", "country", None)
    return min(places, key=lambda place: exact.index(place.precision), default=None)


def _names(refs: Iterable[Ref]) -> tuple[str, ...]:
    """Give each name once, case and accents aside."""
    found: dict[str, str] = {}
    for ref in refs:
        found.setdefault(fold(ref.name), ref.name)
    return tuple(found.values())
