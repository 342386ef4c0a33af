"""The names of a speaker, and the actors whom a name means."""

from __future__ import annotations

import sqlite3

import numpy as np
from msgspec import Struct

from onrecord.store.catalogue import Integers

# One text of all numbers is read several times as quickly as a row for each.
_STATEMENTS = """
SELECT group_concat(statements.number) FROM actor_members CROSS JOIN statements
ON statements.article = actor_members.article AND statements.speaker_actor = actor_members.actor WHERE joined = ?
"""
_SPEAKER = """
SELECT joined FROM statements JOIN actor_members
ON actor_members.article = statements.article AND actor_members.actor = statements.speaker_actor WHERE statements.number = ?
"""
_MEANT = """
SELECT joined, count(*) FROM statements LEFT JOIN actor_members
ON actor_members.article = statements.article AND actor_members.actor = statements.speaker_actor
WHERE speaker_key = ? GROUP BY joined ORDER BY 2 DESC, 1
"""
# Beside the only minimum, columns are those of its row: of the first article that tells why the name is the actor's.
_NAMES = """
SELECT actors.name, count(*), min(CASE WHEN how IS NOT NULL THEN actor_members.article END), how, words, articles.id, title
FROM (SELECT * FROM actor_members WHERE joined = ? ORDER BY article DESC LIMIT 1000) AS actor_members
JOIN actors ON actors.article = actor_members.article AND actors.id = actor_members.actor
JOIN articles ON articles.number = actor_members.article
GROUP BY actors.name ORDER BY 2 DESC, 1 LIMIT ?
"""


class JoinedName(Struct, frozen=True, kw_only=True):
    """A name that articles give to a joined actor.

    Attributes:
        name: The name.
        articles: How many articles give it.
        how: On what it rests that it is this actor's; null for the name that was met first, and only once.
        words: What it shares with another name of the actor, in words.
        article: Id of the article in which it does.
        title: Its headline.
    """

    name: str
    articles: int
    how: str | None
    words: str
    article: str
    title: str | None


def statements_of(connection: sqlite3.Connection, actor: int) -> Integers:
    """Give the rows of the statements that a joined actor made, by whatever name."""
    [numbers] = connection.execute(_STATEMENTS, (actor,)).fetchone()
    return np.empty(0, np.int64) if numbers is None else np.fromstring(str(numbers), np.int64, sep=",")


def actors_meant(connection: sqlite3.Connection, key: str) -> list[tuple[int | None, int]]:
    """Tell which joined actors a speaker's name means, and in how many statements; null for what was not joined.

    Args:
        connection: The store.
        key: The name, folded.
    """
    return connection.execute(_MEANT, (key,)).fetchall()


def actor_of_statement(connection: sqlite3.Connection, statement: int) -> int | None:
    """Give the number of the joined actor who made a statement; null where there is none."""
    row = connection.execute(_SPEAKER, (statement,)).fetchone()
    return None if row is None else int(row[0])


def names_of(connection: sqlite3.Connection, actor: int, most: int) -> tuple[JoinedName, ...]:
    """Read the names of a joined actor in its last 1,000 articles with the evidence that they are its own, most articles first.

    Args:
        connection: The store.
        actor: Number of the joined actor.
        most: How many at most.
    """
    rows = connection.execute(_NAMES, (actor, most))
    return tuple(
        JoinedName(name=name, articles=articles, how=how, words=words, article=article, title=title)
        for name, articles, _, how, words, article, title in rows
    )
