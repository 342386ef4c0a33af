"""Events of a store: which to give, reading them in the order of publication, and finding one by its id."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec
from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Event
from onrecord.record.event import Status, Type
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.reading import article_head
from onrecord.store.stored import ArticleHead
from onrecord.store.told import ToldFilter, around, holds, read_row, told_rows

_SHORTEST = 4
_LISTED = 8
_event = msgspec.json.Decoder(Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter(ToldFilter):
    """Which events to give; a null field leaves all of them in.

    Attributes:
        type: PLOVER's type.
        status: Whether it happened.
        actor: Words that all stand in the name of one who did it, case and accents aside.
        recipient: The same of one to whom it was done.
        min_confidence: Lowest confidence.
    """

    type: Type | None = None
    status: Status | None = None
    actor: str | None = None
    recipient: str | None = None
    min_confidence: float | None = None

    def __post_init__(self) -> None:
        """Refuse a filter that can't mean anything.

        Raises:
            StoreError: A value is not one of the field's.
        """
        self.require((("type", Type), ("status", Status)), ("actor", "recipient"))
        self.of_articles()

    def of_articles(self) -> StatementFilter:
        """Give what chooses among articles, the confidence included, as the filter that statements have."""
        return replace(ToldFilter.of_articles(self), min_confidence=self.min_confidence)

    def takes(self, event: Event) -> bool:
        """Tell whether the names that are asked for take part in an event."""
        return all(
            words is None or any(holds(ref.name, words) for ref in refs)
            for words, refs in ((self.actor, event.actor), (self.recipient, event.recipient))
        )


class StoredEvent(Struct, frozen=True, kw_only=True):
    """An event, the head of its article, and the words around its trigger.

    Attributes:
        article: The article.
        event: The event.
        before: The article's words before the trigger, as far as some 160 code points reach.
        after: Those after it.
    """

    article: ArticleHead
    event: Event
    before: str
    after: str


def events(connection: sqlite3.Connection, chosen: EventFilter) -> Iterator[StoredEvent]:
    """Read the events that match a filter, in order of publication, unknown dates last.

    Args:
        connection: The store.
        chosen: The filter.
    """
    conditions = [f"events.{name} = :{name}" for name in ("type", "status") if getattr(chosen, name) is not None]
    if chosen.min_confidence is not None:
        conditions.append("events.confidence >= :min_confidence")
    values: dict[str, object] = {"type": chosen.type, "status": chosen.status}
    rows = told_rows(connection, "events", chosen, conditions, values)
    read = ((_event.decode(read_row(connection, "events", row)), article, appearance) for row, article, appearance in rows)
    for found in chosen.page(one for one in read if chosen.takes(one[0])):
        yield _stored(connection, *found)


def find_event(connection: sqlite3.Connection, prefix: str) -> StoredEvent:
    """Find an event by its id, or the beginning of it.

    Args:
        connection: The store.
        prefix: ``e`` and four hexadecimal digits or more.

    Raises:
        StoreError: This is no id, nothing has it, or several have; the message says what to do.
    """
    wanted = prefix.strip().lower()
    if not re.fullmatch(rf"e[0-9a-f]{{{_SHORTEST},16}}", wanted):
        msg = f"{prefix!r} is no event's id: that is e and 16 digits of 0-9 and a-f, of which {_SHORTEST} are enough"
        raise StoreError(msg)
    query = "SELECT id, rowid, article FROM events WHERE substr(id, 1, length(?)) = ? ORDER BY id LIMIT ?"
    found = connection.execute(query, (wanted, wanted, _LISTED + 1)).fetchall()
    if not found:
        msg = f"the store holds no event whose id begins with {prefix}. List what it holds with `onrecord events`"
        raise StoreError(msg)
    if len(found) > 1:
        msg = f"several ids begin with {prefix}: {', '.join(name for name, *_ in found[:_LISTED])}. Give more of it"
        raise StoreError(msg)
    [(_, row, article)] = found
    join = Clauses(StatementFilter()).appearance
    met = f"SELECT appearances.number FROM articles {join} WHERE articles.number = ?"  # noqa: S608  # text of this program
    [appearance] = connection.execute(met, (article,)).fetchone()
    return _stored(connection, _event.decode(read_row(connection, "events", row)), article, appearance)


def _stored(connection: sqlite3.Connection, event: Event, article: int, appearance: int) -> StoredEvent:
    before, after = around(connection, article, event.trigger)
    return StoredEvent(article=article_head(connection, article, appearance), event=event, before=before, after=after)
