"""From a query to the statements that it selects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct

from onrecord.record import Statement
from onrecord.store import ArticleHead, Marked, reviews
from onrecord.store.catalogue import Integers
from onrecord.store.conditions import Wanted
from onrecord.store.hits import Hits, statement_hits, statements_at
from onrecord.store.selecting import Order, Selection
from onrecord.web.library import Library, Room
from onrecord.web.names import statements_of
from onrecord.web.query import Query

_KEPT = 32  # searches whose hits are remembered


class Listed(Struct, frozen=True, kw_only=True):
    """A statement in a list.

    Attributes:
        article: The head of its article, as met in the appearance that matches.
        statement: The statement.
        content: What is said, with the words that were searched for.
        speaker: The speaker's name, likewise; null is unknown.
        decision: What was decided on it; null where nothing was.
    """

    article: ArticleHead
    statement: Statement
    content: Marked
    speaker: Marked | None
    decision: reviews.Decision | None


class Selected:
    """What a query selects in a store at one moment."""

    def __init__(self, library: Library, room: Room, query: Query) -> None:
        """Select.

        Args:
            library: The library.
            room: The thread's own.
            query: The query.
        """
        self._room = room
        self._query = query
        self.hits = None if query.q is None else _hits(library, room, query.q)
        article = None if query.article is None else _article(room, query.article)
        wanted = Wanted(
            chosen=query.filter(),
            named=query.name,
            hits=_numbers(room, self.hits, query.actor),
            after=query.after,
        )
        self.selection = Selection(library.catalogue(room), wanted, article)

    @property
    def order(self) -> Order:
        """The order of the list: as it is asked for, but hits that were too many to be ranked can't come best first."""
        usual: Order = "best" if self.hits is not None and self.hits.ranked else "newest"
        asked = self._query.order
        return usual if asked is None or (asked == "best" and usual != "best") else asked

    def listed(self) -> tuple[Listed, ...]:
        """Give the statements of the page that is asked for."""
        rows = self.selection.page(self.order, self._query.limit, self._query.offset)
        return tuple(listed(self._room, rows, self._query.q))


def listed(room: Room, rows: Iterable[tuple[int, int]], q: str | None) -> Iterator[Listed]:
    """Read statements for a list.

    Args:
        room: The thread's own.
        rows: Row numbers of statements, each with that of an appearance.
        q: The words that were searched for.
    """
    for hit in statements_at(room.connection, rows, q):
        made = reviews.of_statement(room.connection, hit.statement.id)
        decision = made[-1].decision if made and made[-1].decision != "withdraw" else None
        yield Listed(article=hit.article, statement=hit.statement, content=hit.content, speaker=hit.speaker, decision=decision)


def _hits(library: Library, room: Room, text: str) -> Hits:
    """Search, or remember what was found before in the same catalogue: paging on asks the same again."""
    kept: dict[str, Hits] = library.catalogue(room).part("hits", dict)
    if text not in kept:
        for oldest in list(kept)[: len(kept) + 1 - _KEPT]:
            kept.pop(oldest, None)
        kept[text] = found = statement_hits(room.connection, text)
        return found
    return kept.get(text) or statement_hits(room.connection, text)


def _numbers(room: Room, hits: Hits | None, actor: int | None) -> Integers | None:
    """Give the rows of statements that a search has found, those of a joined actor, or what both have in common."""
    found = None if hits is None else hits.numbers
    if actor is None:
        return found
    by_actor = said(room, actor)
    return by_actor if found is None else found[np.isin(found, by_actor)]


def said(room: Room, actor: int) -> Integers:
    """Give the rows of the statements that a joined actor made, in order."""
    return room.once(("said", actor), lambda: np.sort(statements_of(room.connection, actor)))


def _article(room: Room, identifier: str) -> int:
    """Find an article's row by its id; 0 where there is none."""
    name = "sha256:" + identifier.strip().lower().removeprefix("sha256:")
    row = room.connection.execute("SELECT number FROM articles WHERE id = ?", (name,)).fetchone()
    return 0 if row is None else int(row[0])
