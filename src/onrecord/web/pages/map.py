"""The map: where events happened, as far as articles tell."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import get_args

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException

from onrecord.errors import StoreError
from onrecord.record import Event
from onrecord.record.event import Type
from onrecord.record.place import Place
from onrecord.store.events import EventFilter
from onrecord.store.reading import article_head
from onrecord.store.told import read_row, told_rows
from onrecord.web.pages.story import told
from onrecord.web.visit import Page, Visit

_READ = 3000  # events that are read, the latest first
_SHOWN = 8  # of one place
_PADDING = 0.2  # of the shown stretch, on every side
_NARROWEST = 24.0  # degrees
_LARGEST = 0.028  # radius of the largest circle, of the map's width
_event = msgspec.json.Decoder(Event)


class Happened(Struct, frozen=True, kw_only=True):
    """An event in the table.

    Attributes:
        type: PLOVER's type.
        trigger: The words that tell of it.
        day: ISO date of the event, or else of publication.
        article: Id of an article that tells of it.
        title: Its headline.
        reports: How many reports tell of it; null where reports were not joined.
    """

    type: Type
    trigger: str
    day: str | None
    article: str
    title: str | None
    reports: int | None


class Spot(Struct, frozen=True, kw_only=True):
    """A place and what happened there.

    Attributes:
        place: Its name.
        country: ISO 3166 alpha-3 code.
        is_wide: Whether a region or country is meant, of which the point is only somewhere within.
        x: Degrees east.
        y: Degrees south.
        radius: Radius of its circle, in degrees; its area grows with the number of events.
        count: How many events.
        events: The first of them.
    """

    place: str
    country: str | None
    is_wide: bool
    x: float
    y: float
    radius: float
    count: int
    events: tuple[Happened, ...]


class MapPage(Struct, frozen=True, kw_only=True):
    """The page of the map.

    Attributes:
        type: The type that was asked for.
        since: First day of publication that was asked for.
        until: Last day.
        story: Id of the story that was asked for.
        title: Its headline.
        types: The types there are.
        read: How many events were read.
        placed: How many of them have a place with a point.
        is_all: Whether these are all events that match.
        view: Left edge, upper edge, width and height of what is shown, in degrees.
        spots: The places, those with most events first.
    """

    type: Type | None
    since: str | None
    until: str | None
    story: str | None
    title: str | None
    types: tuple[str, ...]
    read: int
    placed: int
    is_all: bool
    view: tuple[float, float, float, float]
    spots: tuple[Spot, ...]


Found = tuple[Place | None, Happened]


def world(visit: Visit) -> MapPage:
    """Select events, and put them on the map."""
    given = {name: value.strip() for name, value in visit.given.items() if value.strip()}
    type_, since, until, story = (given.get(name) for name in ("type", "since", "until", "story"))
    try:
        chosen = EventFilter(type=type_, since=since, until=until, newest=True)  # type: ignore[arg-type]  # it checks
    except StoreError as error:
        raise HTTPException(400, f"This can't be asked for: {error}.") from error
    telling = told(visit, story) if story else None
    every: Iterator[Found]
    if telling is not None:
        titles = {one.article.id: one.article.title for one in telling.articles}
        every = (
            (
                moment.where,
                Happened(
                    type=moment.type,
                    trigger=moment.trigger,
                    day=moment.start or moment.first,
                    article=moment.events[0][0],
                    title=titles.get(moment.events[0][0]),
                    reports=moment.reports,
                ),
            )
            for moment in telling.timeline
            if type_ in {None, moment.type} and _is_between(moment.start or moment.first, since, until)
        )
    else:
        every = _events(visit, chosen)
    found = list(islice(every, _READ + 1))
    spots = _spots(found[:_READ])
    return MapPage(
        type=chosen.type,
        since=since,
        until=until,
        story=telling.head.id if telling else None,
        title=telling.head.title if telling else None,
        types=get_args(Type),
        read=min(len(found), _READ),
        placed=sum(spot.count for spot in spots),
        is_all=len(found) <= _READ,
        view=(view := _view(spots)),
        spots=_sized(spots, view[2]),
    )


def _is_between(day: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since is None or day >= since) and (until is None or day[: len(until)] <= until)


def _events(visit: Visit, chosen: EventFilter) -> Iterator[Found]:
    """Read events of articles, latest publication first."""
    connection = visit.room.connection
    conditions = ["events.type = :type"] if chosen.type is not None else []
    for row, article, appearance in told_rows(connection, "events", chosen, conditions, {"type": chosen.type}):
        event = _event.decode(read_row(connection, "events", row))
        if event.where is None or event.where.latitude is None:
            yield None, _happened(event, "", None, None)
            continue
        head = article_head(connection, article, appearance)
        yield event.where, _happened(event, head.id, head.title, head.published)


def _happened(event: Event, article: str, title: str | None, published: str | None) -> Happened:
    day = event.when.start[:10] if event.when is not None else published and published[:10]
    return Happened(type=event.type, trigger=event.trigger.text, day=day, article=article, title=title, reports=None)


def _spots(found: Iterable[Found]) -> list[Spot]:
    places: dict[tuple[float, float], Place] = {}
    held: defaultdict[tuple[float, float], list[Happened]] = defaultdict(list)
    for place, happened in found:
        if place is not None and place.latitude is not None and place.longitude is not None:
            point = (round(place.longitude, 2), round(-place.latitude, 2))
            places.setdefault(point, place)
            held[point].append(happened)
    spots = [
        Spot(
            place=places[point].name,
            country=places[point].country,
            is_wide=places[point].precision in {"region", "country"},
            x=point[0],
            y=point[1],
            radius=0.0,
            count=len(events),
            events=tuple(events[:_SHOWN]),
        )
        for point, events in held.items()
    ]
    return sorted(spots, key=lambda spot: (-spot.count, spot.place, spot.x, spot.y))


def _view(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    """Choose what is shown: all spots with some room around them, twice as wide as high; the world where there are none."""
    if not spots:
        return (-180.0, -90.0, 360.0, 180.0)
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    width = min(360.0, max((right - left) * (1 + 2 * _PADDING), (bottom - top) * (1 + 2 * _PADDING) * 2, _NARROWEST))
    x = min(max((left + right - width) / 2, -180.0), 180.0 - width)
    y = min(max((top + bottom - width / 2) / 2, -90.0), 90.0 - width / 2)
    return (round(x, 2), round(y, 2), round(width, 2), round(width / 2, 2))


def _sized(spots: Sequence[Spot], width: float) -> tuple[Spot, ...]:
    most = max((spot.count for spot in spots), default=1)
    least = _LARGEST / 3
    return tuple(
        msgspec.structs.replace(spot, radius=round(width * (least + (_LARGEST - least) * math.sqrt(spot.count / most)), 3))
        for spot in spots
    )


PAGE = Page("/map", "map.html", world)
