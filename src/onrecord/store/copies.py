"""What a store knows of copies: marks of articles, pairs that are copies, their groups, and the statements that they share."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from onrecord.record import Span
from onrecord.store.failures import explained
from onrecord.store.writer import Writer

T = TypeVar("T")
R = TypeVar("R", bound=Sequence[Any])

ROOT = "ifnull((SELECT original FROM copied_statements WHERE statement = statements.number), statements.number)"
"""The row of the statement that copies of one report have in common: the earliest article's."""

_MOST_OF_ONE_MARK = 20  # articles; what stands in more of them is found by the others, or is a line that a site always prints
_UNCOMPARED = """
SELECT number FROM articles
WHERE NOT EXISTS (SELECT 1 FROM compared WHERE compared.article = articles.number AND maker = ?) ORDER BY number LIMIT ?
"""
_SHARING = "SELECT article FROM copy_marks WHERE mark = ? AND article <> ? ORDER BY article LIMIT ?"
_MEMBERS = """
SELECT articles.number, articles.id, articles.title, articles.run, length(articles.text),
    min(appearances.published), min(ifnull(appearances.captured, appearances.first_seen))
FROM articles JOIN appearances ON appearances.article = articles.number WHERE articles.number = ? GROUP BY articles.number
"""
_ADD_STATEMENT = "INSERT OR IGNORE INTO copied_statements (statement, original, same) VALUES (?, ?, ?)"
_GROUPS = """
SELECT original, count(*) FROM copies GROUP BY original
ORDER BY (SELECT min(published) FROM appearances WHERE appearances.article = original) IS NULL,
    (SELECT min(published) FROM appearances WHERE appearances.article = original), original
"""
_GROUP = """
SELECT article FROM copies WHERE original = (SELECT original FROM copies WHERE article = ?) ORDER BY place, article
"""
_DRIFT = """
SELECT earlier.id, later.id, earlier.content, later.content, later.article FROM copied_statements
JOIN statements AS later ON later.number = copied_statements.statement
JOIN statements AS earlier ON earlier.number = copied_statements.original
JOIN copies ON copies.article = later.article
WHERE copies.original = ? AND NOT same ORDER BY copies.place, later.ordinal
"""

_spans = msgspec.json.Decoder(tuple[Span, ...])


def once(rows: Iterable[R], limit: int | None = None, offset: int = 0) -> Iterator[R]:
    """Give one row of those that stand for the same statement in copies of one report: the first that comes.

    Args:
        rows: Rows whose last column is `ROOT`.
        limit: How many at most.
        offset: How many to leave out first.
    """
    seen: set[int] = set()

    def is_new(row: R) -> bool:
        root = row[-1]
        known = root in seen
        seen.add(root)
        return not known

    return islice(filter(is_new, rows), offset, None if limit is None else offset + limit)


class Member(Struct, frozen=True, kw_only=True):
    """An article of a group.

    Attributes:
        number: Its row.
        id: Its id.
        title: Its headline.
        run: The run that read it.
        length: Characters of its text.
        published: The earliest date of publication that it was met with; null where none is known.
        met: When it was fetched first, or else first stored.
    """

    number: int
    id: str
    title: str | None
    run: int
    length: int
    published: str | None
    met: str


class Drift(Struct, frozen=True, kw_only=True):
    """A statement that a copy gives in other words.

    Attributes:
        earlier: Id of the statement in an earlier article of the group.
        later: Id of the statement in the copy.
        before: What is said there.
        after: What is said here.
        article: The copy's row.
    """

    earlier: str
    later: str
    before: str
    after: str
    article: int


class Copies:
    """The copies that a store knows; `Store.copies` gives it. `onrecord.compare.find_copies` finds them."""

    def __init__(self, connection: sqlite3.Connection, path: Path, writer: Writer) -> None:
        """Take over a store's connection.

        Args:
            connection: The store.
            path: Its file, for messages.
            writer: What writes to it.
        """
        self._connection = connection
        self._path = path
        self._writer = writer

    def transacted(self, work: Callable[[], T]) -> T:
        """Do work in one transaction."""
        return self._writer.transacted(work)

    def uncompared(self, maker: int, most: int) -> tuple[int, ...]:
        """Name the rows of articles that have no marks of this version."""
        with explained(self._path):
            return tuple(number for (number,) in self._connection.execute(_UNCOMPARED, (maker, most)))

    def text(self, article: int) -> tuple[str, tuple[Span, ...]]:
        """Read an article's text, and which spans of it are headlines and furniture."""
        query = "SELECT text, headlines, furniture FROM articles WHERE number = ?"
        with explained(self._path):
            text, headlines, furniture = self._connection.execute(query, (article,)).fetchone()
        return text, (*_spans.decode(headlines), *_spans.decode(furniture))

    def candidates(self, article: int, marks: Sequence[int], most: int) -> list[int]:
        """Name the articles that share most marks with one, at most so many."""
        shared: Counter[int] = Counter()
        for mark in marks:
            shared.update(number for (number,) in self._connection.execute(_SHARING, (mark, article, _MOST_OF_ONE_MARK)))
        return sorted(shared, key=lambda number: (-shared[number], number))[:most]

    def note(self, article: int, maker: int, marks: Iterable[int], pairs: Mapping[int, float]) -> None:
        """Keep an article's marks and the articles that it is a copy of, inside the caller's transaction."""
        execute, many = self._connection.execute, self._connection.executemany
        execute("DELETE FROM copy_marks WHERE article = ?", (article,))
        many("INSERT INTO copy_marks (mark, article) VALUES (?, ?)", ((mark, article) for mark in marks))
        rows = ((min(article, other), max(article, other), share) for other, share in pairs.items())
        many("INSERT OR REPLACE INTO copy_pairs (article, other, share) VALUES (?, ?, ?)", rows)
        execute("INSERT OR REPLACE INTO compared (article, maker) VALUES (?, ?)", (article, maker))

    def pairs(self) -> list[tuple[int, int]]:
        """Read all pairs."""
        with explained(self._path):
            return list(self._connection.execute("SELECT article, other FROM copy_pairs ORDER BY article, other"))

    def member(self, article: int) -> Member:
        """Read what a group is ordered by."""
        with explained(self._path):
            row = self._connection.execute(_MEMBERS, (article,)).fetchone()
        return Member(**dict(zip(Member.__struct_fields__, row, strict=True)))

    def kept(self) -> dict[int, tuple[int, int, int]]:
        """Read the groups as they are kept: original, place and run, by article."""
        with explained(self._path):
            rows = self._connection.execute("SELECT article, original, place, run FROM copies").fetchall()
        return {article: (original, place, run) for article, original, place, run in rows}

    def drop_group(self, articles: Iterable[int]) -> None:
        """Forget which group articles belong to, and what their statements share, inside the caller's transaction."""
        for article in articles:
            self._connection.execute("DELETE FROM copies WHERE article = ?", (article,))
            query = "DELETE FROM copied_statements WHERE statement IN (SELECT number FROM statements WHERE article = ?)"
            self._connection.execute(query, (article,))

    def keep_group(self, members: Sequence[Member]) -> None:
        """Keep a group in its order, inside the caller's transaction."""
        query = "INSERT OR REPLACE INTO copies (article, original, place, run) VALUES (?, ?, ?, ?)"
        original = members[0].number
        rows = ((member.number, original, place, member.run) for place, member in enumerate(members))
        self._connection.executemany(query, rows)

    def statements(self, article: int) -> list[tuple[int, str, str | None]]:
        """Read an article's statements: row, content, and the key of the speaker."""
        query = "SELECT number, content, speaker_key FROM statements WHERE article = ? ORDER BY ordinal"
        with explained(self._path):
            return self._connection.execute(query, (article,)).fetchall()

    def keep_statements(self, rows: Iterable[tuple[int, int, bool]]) -> None:
        """Keep which statements an earlier article of the group has too, inside the caller's transaction."""
        self._connection.executemany(_ADD_STATEMENT, rows)

    def groups(self) -> Iterator[tuple[Member, ...]]:
        """Read the groups, earliest first, and each in its order."""
        with explained(self._path):
            originals = self._connection.execute(_GROUPS).fetchall()
        for original, _ in originals:
            yield self.group(original)

    def group(self, article: int) -> tuple[Member, ...]:
        """Read the group of an article by its row; empty where there are no copies of it."""
        with explained(self._path):
            numbers = self._connection.execute(_GROUP, (article,)).fetchall()
        return tuple(self.member(number) for (number,) in numbers)

    def number(self, article: str) -> int:
        """Give the row of an article that the store holds."""
        with explained(self._path):
            [number] = self._connection.execute("SELECT number FROM articles WHERE id = ?", (article,)).fetchone()
        return int(number)

    def folded(self, members: Sequence[Member]) -> int:
        """Count the statements of a group that an earlier article of it has too."""
        query = (
            "SELECT count(*) FROM copied_statements JOIN statements ON statements.number = copied_statements.statement "
            "JOIN copies ON copies.article = statements.article WHERE copies.original = ?"
        )
        with explained(self._path):
            return int(self._connection.execute(query, (members[0].number,)).fetchone()[0])

    def drift(self, members: Sequence[Member]) -> tuple[Drift, ...]:
        """Read which statements of a group were given in other words."""
        with explained(self._path):
            rows = self._connection.execute(_DRIFT, (members[0].number,)).fetchall()
        return tuple(Drift(**dict(zip(Drift.__struct_fields__, row, strict=True))) for row in rows)
