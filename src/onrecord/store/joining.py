"""What joining actors reads in a store and keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from onrecord.record import Actor
from onrecord.store import joined_decisions as decisions
from onrecord.store.failures import explained
from onrecord.store.joined import JoinedActors
from onrecord.store.opened import Opened
from onrecord.store.writer import Writer

T = TypeVar("T")

_UNJOINED = """
SELECT articles.number FROM articles LEFT JOIN joined_articles ON joined_articles.article = articles.number
WHERE joined_articles.article IS NULL OR joined_articles.run <> articles.run OR maker <> ? ORDER BY articles.number LIMIT ?
"""
_ACTORS = """
SELECT actors.article, (SELECT min(published) FROM appearances WHERE appearances.article = actors.article),
    actors.record, machine
FROM actors LEFT JOIN actor_members ON actor_members.article = actors.article AND actor_members.actor = actors.id
WHERE actors.article = ? ORDER BY ordinal
"""
_OF_BLOCK = "SELECT DISTINCT article FROM actor_members WHERE block = ? ORDER BY article DESC LIMIT ?"
_FIRST = "SELECT min(article) FROM actor_members WHERE block = ?"
_NEAR = """
SELECT article, other, likeness FROM story_pairs WHERE article = :article
UNION ALL SELECT article, other, likeness FROM story_pairs WHERE other = :article
"""
_KEEP = "INSERT OR REPLACE INTO actor_members VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

_actor = msgspec.json.Decoder(Actor)

Kept = tuple[int, str, str, int, int, str | None, str, int | None, str | None]
"""A row of the members: article, actor, block, machine, joined, how, words, and the article and actor beside."""


class JoiningWork(Opened):
    """What `onrecord.compare.actors.finding.join_actors` reads and writes."""

    def __init__(self, connection: sqlite3.Connection, path: Path, writer: Writer) -> None:
        """Take over a store's connection, as `Opened` does."""
        super().__init__(connection, path, writer)
        self._joined = JoinedActors(connection, path, writer)

    def unjoined(self, maker: int, most: int) -> tuple[int, ...]:
        """Name the rows of articles whose actors were not joined as this version does."""
        with explained(self._path):
            return tuple(number for (number,) in self._connection.execute(_UNJOINED, (maker, most)))

    def actors(self, article: int) -> list[tuple[int, str | None, Actor, int | None]]:
        """Read an article's actors: its row, its date, the actor, and the number of the joined actor that it is part of."""
        with explained(self._path):
            rows = self._connection.execute(_ACTORS, (article,)).fetchall()
        return [(row, published, _actor.decode(record), machine) for row, published, record, machine in rows]

    def near(self, article: int) -> list[tuple[int, int, float]]:
        """Read the pairs of articles alike that one is in."""
        with explained(self._path):
            return self._connection.execute(_NEAR, {"article": article}).fetchall()

    def of_block(self, block: str, most: int) -> list[int]:
        """Name the rows of the latest articles in which an actor has names of a block."""
        with explained(self._path):
            return [article for (article,) in self._connection.execute(_OF_BLOCK, (block, most))]

    def first_of(self, block: str) -> int | None:
        """Name the row of the first article of a name that can mean nobody else; null where there is none."""
        with explained(self._path):
            found = self._connection.execute(_FIRST, (block,)).fetchone()[0]
        return None if found is None else int(found)

    def free_number(self) -> int:
        """Give a number that no joined actor has."""
        return decisions.free_number(self._connection)

    def absorb(self, number: int, others: Iterable[int]) -> None:
        """Make joined actors part of another, inside the caller's transaction."""
        for other in others:
            self._connection.execute("UPDATE actor_members SET machine = ? WHERE machine = ?", (number, other))
            self._connection.execute("UPDATE actor_members SET joined = ? WHERE joined = ?", (number, other))

    def keep(self, rows: Iterable[Kept]) -> None:
        """Keep members, inside the caller's transaction."""
        self._connection.executemany(_KEEP, rows)

    def close(self, articles: Sequence[int], maker: int, numbers: Iterable[int]) -> None:
        """Note which articles were joined, let decisions overrule, and count anew, inside the caller's transaction."""
        query = "INSERT OR REPLACE INTO joined_articles SELECT number, run, ? FROM articles WHERE number = ?"
        self._connection.executemany(query, ((maker, article) for article in articles))
        self._joined.refresh({*numbers, *decisions.apply(self._connection)})

    def drop(self) -> None:
        """Forget all that was joined, decisions aside, inside the caller's transaction."""
        for table in ("joined_articles", "actor_members", "joined_actors"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names of ours
