"""The start: what came in, what is followed, what is kept."""

from __future__ import annotations

from msgspec import Struct

from onrecord.store.saved import Look, look, searches
from onrecord.web.pages.articles import ListedArticle, arrived
from onrecord.web.query import Query
from onrecord.web.searching import Kept, kept
from onrecord.web.visit import Page, Visit

_SHOWN = 12


class Start(Struct, frozen=True, kw_only=True):
    """The page of the start.

    Attributes:
        articles: How many articles the store holds.
        statements: How many statements.
        speakers: Names of speakers.
        outlets: Names of outlets.
        new: How many articles came after the last look.
        look: The last look.
        arrived: The articles that came last.
        searches: The searches that are kept, with their counts.
    """

    articles: int
    statements: int
    speakers: int
    outlets: int
    new: int
    look: Look
    arrived: tuple[ListedArticle, ...]
    searches: tuple[Kept, ...]


def start(visit: Visit) -> Start:
    """Look what there is."""
    catalogue = visit.catalogue()
    last = look(visit.room.connection)
    rows, total = arrived(visit, Query(limit=_SHOWN))
    _, new = arrived(visit, Query(limit=1, after=last.seen))
    return Start(
        articles=total,
        statements=len(catalogue.statements.number),
        speakers=len(catalogue.speakers.keys) - 1,
        outlets=len(catalogue.publishers.keys) - 1,
        new=new,
        look=last,
        arrived=rows,
        searches=tuple(kept(visit, search) for search in searches(visit.room.connection)),
    )


PAGE = Page("/", "start.html", start)
