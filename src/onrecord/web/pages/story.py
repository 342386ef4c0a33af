"""One story: its articles by day, what happened, the figures as they grew, the accounts side by side, and what changed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct
from starlette.exceptions import HTTPException

from onrecord.compare.stories.changes import Changed
from onrecord.compare.stories.disputes import Dispute
from onrecord.compare.stories.figures import Series
from onrecord.compare.stories.telling import Telling
from onrecord.compare.stories.timeline import Moment
from onrecord.errors import StoreError
from onrecord.store import ArticleHead
from onrecord.store.stories import Stories, StoryHead
from onrecord.web.changes import Piece, differences
from onrecord.web.charting import Chart, charts
from onrecord.web.visit import Page, Visit

_UNKNOWN = "9999"


class Printed(Struct, frozen=True, kw_only=True):
    """A report, and the articles that are copies of it."""

    report: ArticleHead
    copies: tuple[ArticleHead, ...]


class Day(Struct, frozen=True, kw_only=True):
    """The reports of one day; null is unknown."""

    day: str | None
    reports: tuple[Printed, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """A change, and for words that drifted what differs between them."""

    change: Changed
    pieces: tuple[Piece, ...]


class StoryPage(Struct, frozen=True, kw_only=True):
    """The page of a story.

    Attributes:
        story: The story.
        days: Its reports by day, each with its copies.
        timeline: What happened, by its time.
        figures: The counts, by kind and source.
        charts: The same drawn, a chart for each kind of which there is more than one day.
        accounts: The matters in dispute, with who holds what.
        changes: What was said in other words, and figures that are others than before.
        fresh: How many statements were made for the first time after the first report.
    """

    story: StoryHead
    days: tuple[Day, ...]
    timeline: tuple[Moment, ...]
    figures: tuple[Series, ...]
    charts: tuple[Chart, ...]
    accounts: tuple[Dispute, ...]
    changes: tuple[Difference, ...]
    fresh: int


def story(visit: Visit) -> StoryPage:
    """Read a story and all that is told of it."""
    telling = told(visit, str(visit.named["story"]))
    changed = [one for one in telling.changes if one.kind != "said"]
    return StoryPage(
        story=telling.head,
        days=tuple(_days(telling)),
        timeline=telling.timeline,
        figures=telling.series,
        charts=charts(telling.series),
        accounts=telling.disputes,
        changes=tuple(Difference(change=one, pieces=_pieces(one)) for one in changed),
        fresh=len(telling.changes) - len(changed),
    )


def told(visit: Visit, prefix: str) -> Telling:
    """Read a story by its id, or the beginning of it.

    Raises:
        HTTPException: The store holds none that begins so.
    """
    try:
        return Telling.of(visit.room.store, prefix)
    except StoreError as error:
        raise HTTPException(404, f"There is no such story: {error}.") from error


def head_of(visit: Visit, prefix: str) -> StoryHead:
    """Read the head of a story by its id, or the beginning of it.

    Raises:
        HTTPException: The store holds none that begins so.
    """
    try:
        return Stories.of(visit.room.store).find(prefix)
    except StoreError as error:
        raise HTTPException(404, f"There is no such story: {error}.") from error


def _days(telling: Telling) -> Iterable[Day]:
    copies = [one for one in telling.articles if one.copy_of is not None]
    printed = [
        Printed(report=one.article, copies=tuple(copy.article for copy in copies if copy.copy_of == one.article.id))
        for one in telling.articles
        if one.copy_of is None
    ]
    printed.sort(key=lambda one: (one.report.published or _UNKNOWN)[:10])
    for day, reports in groupby(printed, key=lambda one: one.report.published and one.report.published[:10]):
        yield Day(day=day, reports=tuple(reports))


def _pieces(change: Changed) -> tuple[Piece, ...]:
    return () if change.before is None or change.kind != "words" else tuple(differences(change.before, change.after))


PAGE = Page("/stories/{story}", "story.html", story)
