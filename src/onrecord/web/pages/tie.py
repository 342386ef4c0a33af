"""What is behind a tie of the network: every event and statement, each with the words that tell of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException

from onrecord.compare.network import MUTUAL, Edge, edges, happening, single, type_of
from onrecord.record import Event, Span
from onrecord.store import ArticleHead
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.joined import JoinedActor, JoinedActors
from onrecord.store.reading import article_head
from onrecord.store.stories import StoryHead
from onrecord.store.ties import Tie, Ties
from onrecord.store.told import around
from onrecord.web.pages.network import actor_of
from onrecord.web.pages.story import head_of
from onrecord.web.selection import Listed, listed
from onrecord.web.tying import Asked
from onrecord.web.visit import Page, Visit

_SHOWN = 30  # happenings on a page
_OF_ONE = 12  # tellings of one happening
_UNKNOWN = ""
_event = msgspec.json.Decoder(Event)


class Telling(Struct, frozen=True, kw_only=True):
    """One article's telling.

    Attributes:
        type: PLOVER's type, or the act of the statement.
        doer: Number of the joined actor who did it.
        other: Number of the one to whom.
        article: The article.
        is_copy: Whether it is a copy of a report.
        before: The words before those that tell of the event, in the same paragraph; an ellipsis stands for what is cut.
        words: The words that tell of the event; empty for a statement.
        after: The words after them.
        event: The event; null for a statement.
        statement: The statement; null for an event.
    """

    type: str
    doer: int
    other: int
    article: ArticleHead
    is_copy: bool
    before: str
    words: str
    after: str
    event: Event | None
    statement: Listed | None


class Together(Struct, frozen=True, kw_only=True):
    """Tellings of the same happening.

    Attributes:
        day: Date of the first publication.
        tellings: The tellings, earliest first, a dozen at most.
        left_out: How many more there are.
    """

    day: str | None
    tellings: tuple[Telling, ...]
    left_out: int


class TiePage(Struct, frozen=True, kw_only=True):
    """The page of a tie.

    Attributes:
        asked: What was asked for.
        one: The one actor; who does it, where one way is asked for.
        other: The other.
        story: The story in whose articles it is told.
        edges: What there is of each type, in each direction.
        total: How many happenings there are.
        happenings: Those on this page, latest first.
        previous: The page before.
        next: The page after.
        network: The network around the first actor.
    """

    asked: Asked
    one: JoinedActor
    other: JoinedActor
    story: StoryHead | None
    edges: tuple[Edge, ...]
    total: int
    happenings: tuple[Together, ...]
    previous: str | None
    next: str | None
    network: str


def tie(visit: Visit) -> TiePage:
    """Read what is between two actors."""
    asked = Asked.of(visit.given)
    if asked.actor is None or asked.other is None:
        raise HTTPException(400, "A tie has two actors: give their numbers as actor and other.")
    known = JoinedActors.of(visit.room.store)
    one, other = actor_of(known, asked.actor), actor_of(known, asked.other)
    story = None if asked.story is None else head_of(visit, asked.story)
    # Beginning with whom fewer articles know.
    fewer, more = sorted((one, other), key=lambda actor: actor.articles)
    chosen = asked.articles(None if story is None else story.id)
    ties = Ties.of(visit.room.store).read([fewer.number], [more.number], chosen)
    found = [one_tie for one_tie in single(asked.of_ties(ties)) if asked.way == "both" or _goes(one_tie, one.number)]
    found.sort(key=lambda tie: tie.day or _UNKNOWN)
    groups: dict[object, list[Tie]] = {}
    for found_one in found:
        groups.setdefault((happening(found_one), found_one.type), []).append(found_one)
    latest = sorted(groups.values(), key=lambda group: group[0].day or _UNKNOWN, reverse=True)
    end = asked.offset + _SHOWN
    return TiePage(
        asked=asked,
        one=one,
        other=other,
        story=story,
        edges=tuple(edges(found)),
        total=len(latest),
        happenings=tuple(_together(visit, group) for group in latest[asked.offset : end]),
        previous=asked.address("/network/tie", offset=max(0, asked.offset - _SHOWN)) if asked.offset else None,
        next=asked.address("/network/tie", offset=end) if end < len(latest) else None,
        network=asked.address(other=None, type=None, way="both"),
    )


def _goes(tie: Tie, doer: int) -> bool:
    return tie.doer == doer or type_of(tie) in MUTUAL


def _together(visit: Visit, ties: Sequence[Tie]) -> Together:
    return Together(
        day=ties[0].day,
        tellings=tuple(_telling(visit, one) for one in ties[:_OF_ONE]),
        left_out=max(0, len(ties) - _OF_ONE),
    )


def _telling(visit: Visit, tie: Tie) -> Telling:
    connection = visit.room.connection
    join = Clauses(StatementFilter()).appearance
    met = f"SELECT appearances.number FROM articles {join} WHERE articles.number = ?"  # noqa: S608  # text of this program
    [appearance] = connection.execute(met, (tie.article,)).fetchone()
    told: tuple[str, str, str] = ("", "", "")
    event: Event | None = None
    if tie.event is not None:
        query = "SELECT record FROM events WHERE article = ? AND id = ?"
        event = _event.decode(connection.execute(query, (tie.article, tie.event)).fetchone()[0])
        [length] = connection.execute("SELECT length(text) FROM articles WHERE number = ?", (tie.article,)).fetchone()
        told = _of_paragraph(event.trigger, *around(connection, tie.article, event.trigger), length)
    said = [] if tie.statement is None else [*listed(visit.room, [(tie.statement, appearance)], None)]
    return Telling(
        type=type_of(tie),
        doer=tie.doer,
        other=tie.other,
        article=article_head(connection, tie.article, appearance),
        is_copy=tie.article != tie.report,
        before=told[0],
        words=told[1],
        after=told[2],
        event=event,
        statement=said[0] if said else None,
    )


def _of_paragraph(span: Span, before: str, after: str, length: int) -> tuple[str, str, str]:
    """Keep what stands in the paragraph of some words, and no broken words at its ends."""
    *_, first = before.split("\n")
    last, *_ = after.split("\n")
    if first == before and len(before) < span.start:
        first = "… " + first.partition(" ")[2]
    if last == after and span.end + len(after) < length:
        last = last.rpartition(" ")[0] + " …"
    return first, span.text, last


PAGE = Page("/network/tie", "tie.html", tie)
