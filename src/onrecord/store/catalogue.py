"""The catalogue: what statements are filtered and counted by, in memory, column by column.

Counting a million rows by act, speaker and outlet takes SQLite seconds and columns of numbers milliseconds. A catalogue is of
one moment and never changes; `Catalogue.renewed` gives the next one, and reads only what was added where nothing else happened.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar, get_args

import numpy as np
import numpy.typing as npt

from onrecord.record.statement import Act, Form, Scope
from onrecord.store.book import Book
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
SELECT number, article, act, form, scope, speaker_key, speaker_name, confidence FROM statements
WHERE number > ? ORDER BY number
"""
_APPEARANCES = """
SELECT number, article, publisher_key, publisher, published FROM appearances WHERE number > ? ORDER BY number
"""
_STATE = "SELECT times FROM alterations"


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
        confidence: Confidence.
    """

    number: Integers
    article: Integers
    act: Small
    form: Small
    scope: Small
    speaker: Small
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
        speakers: The book of speakers, by their folded names.
        publishers: The book of outlets, by their folded names.
        state: How often rows were altered or removed until then.
        parts: What is worked out from the columns when it is first asked for, by name.
    """

    statements: StatementColumns
    appearances: AppearanceColumns
    speakers: Book
    publishers: Book
    state: int
    parts: dict[str, Any] = field(default_factory=dict)

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
        speakers, publishers = Book(), Book()
        with snapshot(connection):
            [state] = connection.execute(_STATE).fetchone()
            statements = _by_article(_statements(connection, 0, speakers))
            appearances = _by_knowledge(_appearances(connection, 0, publishers))
        return cls(statements=statements, appearances=appearances, speakers=speakers, publishers=publishers, state=state)

    def renewed(self, connection: sqlite3.Connection) -> Catalogue:
        """Give the catalogue of this moment: this one where nothing happened since.

        Args:
            connection: The store.
        """
        with snapshot(connection):
            [state] = connection.execute(_STATE).fetchone()
            if state != self.state:
                return Catalogue.of(connection)
            speakers, publishers = self.speakers.copy(), self.publishers.copy()
            told = _statements(connection, _last(self.statements.number), speakers)
            met = _appearances(connection, _last(self.appearances.number), publishers)
        if not len(told.number) and not len(met.number):
            return self
        return Catalogue(
            statements=_by_article(_joined(self.statements, told)),
            appearances=_by_knowledge(_joined(self.appearances, met)),
            speakers=speakers,
            publishers=publishers,
            state=state,
        )


def _last(numbers: Integers) -> int:
    return int(numbers.max()) if len(numbers) else 0


def _statements(connection: sqlite3.Connection, after: int, speakers: Book) -> StatementColumns:
    acts, forms, scopes = ({name: at for at, name in enumerate(names)} for names in (ACTS, FORMS, SCOPES))
    chunks: list[StatementColumns] = []
    cursor = connection.execute(_STATEMENTS, (after,))
    while rows := cursor.fetchmany(_CHUNK):
        number, article, act, form, scope, key, name, confidence = zip(*rows, strict=True)
        chunks.append(
            StatementColumns(
                number=np.array(number, np.int64),
                article=np.array(article, np.int64),
                act=_coded(map(acts.get, act)),
                form=_coded(map(forms.get, form)),
                scope=_coded(map(scopes.get, scope)),
                speaker=_coded(map(speakers.number, key, name)),
                confidence=np.array(confidence, np.float32),
            )
        )
    empty = StatementColumns(
        number=np.empty(0, np.int64),
        article=np.empty(0, np.int64),
        act=_coded(()),
        form=_coded(()),
        scope=_coded(()),
        speaker=_coded(()),
        confidence=np.empty(0, np.float32),
    )
    joined: StatementColumns = _joined(empty, *chunks)
    return joined


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
