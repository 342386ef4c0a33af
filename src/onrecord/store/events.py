"""Events of a store: which to give, reading them in the order of publication, and finding one by its id."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Event, Ref
from onrecord.record.event import Status, Type
from onrecord.store.connection import connect
from onrecord.store.failures import explained
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.folding import fold
from onrecord.store.reading import article_head
from onrecord.store.stored import ArticleHead

Voice = Literal["article", "statement"]

_TIMEOUT = 10.0
_REACH = 160  # code points on either side of a trigger
_SHORTEST = 4
_LISTED = 8
_OLDEST = "appearances.published IS NULL, appearances.published, articles.number, events.ordinal"
_NEWEST = "appearances.published IS NULL, appearances.published DESC, articles.number DESC, events.ordinal"
_AROUND = "SELECT substr(text, :first + 1, :length) FROM articles WHERE number = :article"
_event = msgspec.json.Decoder(Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events to give; a null field leaves all of them in.

    Attributes:
        type: PLOVER's type.
        status: Whether it happened.
        voice: ``article`` for what the article says itself, ``statement`` for what stands in somebody's words.
        actor: Words that all stand in the name of one who did it, case and accents aside.
        recipient: The same of one to whom it was done.
        min_confidence: Lowest confidence.
        article: Id of an article, with or without ``sha256:``.
        publisher: Words of an outlet's name, as for statements.
        since: First day of publication.
        until: Last day of publication, included.
        newest: Latest publication first; else the earliest.
        limit: How many at most.
        offset: How many to leave out first.
    """

    type: Type | None = None
    status: Status | None = None
    voice: Voice | None = None
    actor: str | None = None
    recipient: str | None = None
    min_confidence: float | None = None
    article: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    newest: bool = False
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a filter that can't mean anything.

        Raises:
            StoreError: A value is not one of the field's.
        """
        for name, kind in (("type", Type), ("status", Status), ("voice", Voice)):
            value = getattr(self, name)
            if value is not None and value not in get_args(kind):
                msg = f"{name}: {value!r} is none of {', '.join(get_args(kind))}"
                raise StoreError(msg)
        for name in ("actor", "recipient"):
            words = getattr(self, name)
            if words is not None and not fold(words):
                msg = f"{name}: {words!r} holds no word to look for"
                raise StoreError(msg)
        self.of_articles()

    def of_articles(self) -> StatementFilter:
        """Give what chooses among articles as the filter that statements have.

        Raises:
            StoreError: A value is not one of the field's.
        """
        return StatementFilter(
            article=self.article,
            publisher=self.publisher,
            since=self.since,
            until=self.until,
            min_confidence=self.min_confidence,
            limit=self.limit,
            offset=self.offset,
        )

    def takes(self, event: Event) -> bool:
        """Tell whether the names that are asked for take part in an event."""
        return all(
            words is None or any(_holds(ref, words) for ref in refs)
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


def events(path: Path, chosen: EventFilter | None = None) -> Iterator[StoredEvent]:
    """Read the events of a store that match a filter, in order of publication, unknown dates last.

    Args:
        path: The store's file.
        chosen: The filter; all events without one.

    Raises:
        StoreError: The file is missing, is no store, or cannot be read.
    """
    with explained(path), closing(connect(path, create=False, readonly=True, timeout=_TIMEOUT)) as connection:
        yield from _matching(connection, chosen or EventFilter())


def find_event(path: Path, prefix: str) -> StoredEvent:
    """Find an event by its id, or the beginning of it.

    Args:
        path: The store's file.
        prefix: ``e`` and four hexadecimal digits or more.

    Raises:
        StoreError: This is no id, nothing has it, or several have; the message says what to do.
    """
    wanted = prefix.strip().lower()
    if not re.fullmatch(rf"e[0-9a-f]{{{_SHORTEST},16}}", wanted):
        msg = f"{prefix!r} is no event's id: that is e and 16 digits of 0-9 and a-f, of which {_SHORTEST} are enough"
        raise StoreError(msg)
    with explained(path), closing(connect(path, create=False, readonly=True, timeout=_TIMEOUT)) as connection:
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
        return _stored(connection, _read(connection, row), article, appearance)


def _matching(connection: sqlite3.Connection, chosen: EventFilter) -> Iterator[StoredEvent]:
    clauses = Clauses(chosen.of_articles())
    conditions = list(clauses.article)
    conditions += [f"events.{name} = :{name}" for name in ("type", "status") if getattr(chosen, name) is not None]
    if chosen.voice is not None:
        conditions.append(f"events.voice IS {'' if chosen.voice == 'article' else 'NOT '}NULL")
    if chosen.min_confidence is not None:
        conditions.append("events.confidence >= :min_confidence")
    query = [
        "SELECT events.rowid, articles.number, appearances.number",
        "FROM events JOIN articles ON articles.number = events.article",
        clauses.appearance,
        "WHERE" if conditions else "",
        " AND ".join(conditions),
        "ORDER BY",
        _NEWEST if chosen.newest else _OLDEST,
    ]
    values = {**clauses.values, "type": chosen.type, "status": chosen.status}
    rows = connection.execute(" ".join(query), values)
    read = ((_read(connection, row), article, appearance) for row, article, appearance in rows)
    matching = (found for found in read if chosen.takes(found[0]))
    stop = None if chosen.limit is None else chosen.offset + chosen.limit
    for found in islice(matching, chosen.offset, stop):
        yield _stored(connection, *found)


def _read(connection: sqlite3.Connection, row: int) -> Event:
    (record,) = connection.execute("SELECT record FROM events WHERE rowid = ?", (row,)).fetchone()
    return _event.decode(record)


def _stored(connection: sqlite3.Connection, event: Event, article: int, appearance: int) -> StoredEvent:
    first = max(0, event.trigger.start - _REACH)
    before = _words(connection, article, first, event.trigger.start)
    after = _words(connection, article, event.trigger.end, event.trigger.end + _REACH)
    return StoredEvent(article=article_head(connection, article, appearance), event=event, before=before, after=after)


def _words(connection: sqlite3.Connection, article: int, first: int, last: int) -> str:
    (words,) = connection.execute(_AROUND, {"article": article, "first": first, "length": last - first}).fetchone()
    return str(words)


def _holds(ref: Ref, words: str) -> bool:
    name = fold(ref.name)
    return all(word in name for word in fold(words).split())
