"""The catalogue: what statements are filtered and counted by, in memory, column by column.

Counting a million rows by act, speaker and outlet takes SQLite seconds and columns of numbers milliseconds. A catalogue is of
one moment and never changes; `Catalogue.renewed` gives the next one, and reads only what was added where nothing else happened.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar, get_args

import numpy as np
import numpy.typing as npt

from onrecord.record.statement import Act, Form, Scope
from onrecord.store.book import Book, Books
from onrecord.store.transaction import snapshot

Integers: TypeAlias = npt.NDArray[np.int64]
Small: TypeAlias = npt.NDArray[np.int32]
Floats: TypeAlias = npt.NDArray[np.float32]
Part = TypeVar("Part")

ACTS: tuple[str | None, ...] = (None, *get_args(Act))
FORMS: tuple[str | None, ...] = (None, *get_args(Form))
SCOPES: tuple[str | None, ...] = (None, *get_args(Scope))

_CHUNK = 50_000
_STATEMENTS = """
SELECT number, article, act, form, scope, speaker_key, speaker_name, role_key, speaker_country, target_key, addressee_key,
    confidence
FROM statements WHERE number > ? ORDER BY number
"""
_APPEARANCES = """
SELECT number, article, publisher_key, publisher, published FROM appearances WHERE number > ? ORDER BY number
"""
_STATE = "SELECT times FROM alterations"
_NONE: tuple[tuple[Any, ...], ...] = ((),) * 12  # columns of no row


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementColumns:
    """The statements, by article and by row number, which follows their order in it.

    Attributes:
        number: Row numbers.
        article: Row numbers of their articles.
        act: Place in `ACTS`.
        form: Place in `FORMS`.
        scope: Place in `SCOPES`.
        speaker: Number in the book of speakers.
        role: Number in the book of roles.
        country: Number in the book of countries.
        target: Number in the book of targets.
        addressee: Number in the book of addressees.
        confidence: Confidence.
    """

    number: Integers
    article: Integers
    act: Small
    form: Small
    scope: Small
    speaker: Small
    role: Small
    country: Small
    target: Small
    addressee: Small
    confidence: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceColumns:
    """The appearances, by article and by how well they are known: the best known first, and of equals the first.

    Attributes:
        number: Row numbers.
        article: Row numbers of their articles.
        publisher: Number in the book of outlets.
        published: Date of publication; empty is unknown.
    """

    number: Integers
    article: Integers
    publisher: Small
    published: npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The columns of a store at one moment.

    Attributes:
        statements: The statements.
        appearances: The appearances.
        books: The books that their numbers stand in.
        state: How often rows were altered or removed until then.
        parts: What is worked out from the columns when it is first asked for, by name.
    """

    statements: StatementColumns
    appearances: AppearanceColumns
    books: Books
    state: int
    parts: dict[str, Any] = field(default_factory=dict)

    @property
    def speakers(self) -> Book:
        """The book of speakers."""
        return self.books.speakers

    @property
    def publishers(self) -> Book:
        """The book of outlets."""
        return self.books.publishers

    def part(self, name: str, work: Callable[[], Part]) -> Part:
        """Work something out from the columns once."""
        found: Part = self.parts[name] if name in self.parts else self.parts.setdefault(name, work())
        return found

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Catalogue:
        """Read the whole of a store.

        Args:
            connection: The store.
        """
        books = Books()
        with snapshot(connection):
            [state] = connection.execute(_STATE).fetchone()
            statements = _by_article(_statements(connection, 0, books))
            appearances = _by_knowledge(_appearances(connection, 0, books.publishers))
        return cls(statements=statements, appearances=appearances, books=books, state=state)

    def renewed(self, connection: sqlite3.Connection) -> Catalogue:
        """Give the catalogue of this moment: this one where nothing happened since.

        Args:
            connection: The store.
        """
        with snapshot(connection):
            [state] = connection.execute(_STATE).fetchone()
            if state != self.state:
                return Catalogue.of(connection)
            books = self.books.copy()
            told = _statements(connection, _last(self.statements.number), books)
            met = _appearances(connection, _last(self.appearances.number), books.publishers)
        if not len(told.number) and not len(met.number):
            return self
        return Catalogue(
            statements=_by_article(_joined(self.statements, told)),
            appearances=_by_knowledge(_joined(self.appearances, met)),
            books=books,
            state=state,
        )


def _last(numbers: Integers) -> int:
    return int(numbers.max()) if len(numbers) else 0


def _statements(connection: sqlite3.Connection, after: int, books: Books) -> StatementColumns:
    cursor = connection.execute(_STATEMENTS, (after,))
    chunks = [_chunk([], books)]
    while rows := cursor.fetchmany(_CHUNK):
        chunks.append(_chunk(rows, books))
    joined: StatementColumns = _joined(*chunks)
    return joined


def _chunk(rows: Sequence[tuple[Any, ...]], books: Books) -> StatementColumns:
    acts, forms, scopes = ({name: at for at, name in enumerate(names)} for names in (ACTS, FORMS, SCOPES))
    number, article, act, form, scope, key, name, role, country, target, to, confidence = (
        zip(*rows, strict=True) if rows else _NONE
    )
    return StatementColumns(
        number=np.array(number, np.int64),
        article=np.array(article, np.int64),
        act=_coded(map(acts.get, act)),
        form=_coded(map(forms.get, form)),
        scope=_coded(map(scopes.get, scope)),
        speaker=_coded(map(books.speakers.number, key, name)),
        role=_coded(map(books.roles.number, role, role)),
        country=_coded(map(books.countries.number, country, country)),
        target=_coded(map(books.targets.number, target, target)),
        addressee=_coded(map(books.addressees.number, to, to)),
        confidence=np.array(confidence, np.float32),
    )


def _appearances(connection: sqlite3.Connection, after: int, publishers: Book) -> AppearanceColumns:
    rows = connection.execute(_APPEARANCES, (after,)).fetchall()
    published = np.empty(len(rows), np.object_)
    published[:] = [row[4] or "" for row in rows]
    return AppearanceColumns(
        number=np.array([row[0] for row in rows], np.int64),
        article=np.array([row[1] for row in rows], np.int64),
        publisher=_coded(publishers.number(row[2], row[3]) for row in rows),
        published=published,
    )


def _coded(numbers: Iterable[int | None]) -> Small:
    return np.fromiter((number or 0 for number in numbers), np.int32)


def _joined(first: Any, *others: Any) -> Any:  # noqa: ANN401  # columns of either kind
    names = first.__slots__
    return type(first)(**{name: np.concatenate([getattr(part, name) for part in (first, *others)]) for name in names})


def _sorted(columns: Any, order: Integers) -> Any:  # noqa: ANN401  # same
    return type(columns)(**{name: getattr(columns, name)[order] for name in columns.__slots__})


def _by_article(columns: StatementColumns) -> StatementColumns:
    if np.all(columns.article[1:] >= columns.article[:-1]) and np.all(columns.number[1:] > columns.number[:-1]):
        return columns
    sorted_: StatementColumns = _sorted(columns, np.lexsort((columns.number, columns.article)))
    return sorted_


def _by_knowledge(columns: AppearanceColumns) -> AppearanceColumns:
    unknown = (columns.publisher == 0).astype(np.int64) + (columns.published == "")
    sorted_: AppearanceColumns = _sorted(columns, np.lexsort((columns.number, unknown, columns.article)))
    return sorted_
