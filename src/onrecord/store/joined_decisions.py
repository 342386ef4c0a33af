"""Decisions on joined actors: rows with author and time, which overrule what the program joined and never change it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.store.clock import now

_LONGEST_AUTHOR = 100
_ADD = "INSERT INTO actor_decisions (decision, of, made, author, at) VALUES (?, ?, ?, ?, ?)"
_ADD_MEMBERS = """
INSERT INTO actor_decision_members SELECT ?, articles.id, actor_members.actor
FROM actor_members JOIN articles ON articles.number = actor_members.article WHERE joined = ?
"""
_COUNTING = """
SELECT number, decision, made FROM actor_decisions WHERE decision <> 'withdraw'
AND number NOT IN (SELECT of FROM actor_decisions WHERE of IS NOT NULL) ORDER BY number
"""
_MEMBERS = """
SELECT actor_members.article, actor_members.actor, joined FROM actor_decision_members
JOIN articles ON articles.id = actor_decision_members.article
JOIN actor_members ON actor_members.article = articles.number AND actor_members.actor = actor_decision_members.actor
WHERE decision = ? ORDER BY 1, 2
"""
_FREE = """
SELECT 1 + max(ifnull((SELECT max(number) FROM joined_actors), 0), ifnull((SELECT max(made) FROM actor_decisions), 0),
    ifnull((SELECT max(machine) FROM actor_members), 0))
"""


class Decision(Struct, frozen=True, kw_only=True):
    """A decision.

    Attributes:
        number: Its number.
        decision: What was decided.
        of: For "withdraw", the decision that was taken back.
        made: For "split", the number of the actor that it makes.
        author: Who decided.
        at: When, in UTC.
    """

    number: int
    decision: Literal["merge", "split", "withdraw"]
    of: int | None
    made: int | None
    author: str
    at: str


def listed(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Read every decision, the first first."""
    rows = connection.execute("SELECT number, decision, of, made, author, at FROM actor_decisions ORDER BY number")
    return tuple(Decision(**dict(zip(Decision.__struct_fields__, row, strict=True))) for row in rows)


def free_number(connection: sqlite3.Connection) -> int:
    """Give a number that no joined actor has or had by a decision."""
    return int(connection.execute(_FREE).fetchone()[0])


def merge(connection: sqlite3.Connection, numbers: Sequence[int], author: str) -> int:
    """Write down that joined actors are one, inside the caller's transaction; gives the number that it will have.

    Raises:
        StoreError: There are fewer than two, or the author has no name.
    """
    chosen = sorted(set(numbers))
    if len(chosen) < 2:  # noqa: PLR2004  # one is no pair
        msg = "only two actors or more can be merged: give their numbers"
        raise StoreError(msg)
    decision = _add(connection, "merge", author)
    for number in chosen:
        connection.execute(_ADD_MEMBERS, (decision, number))
    members = connection.execute(_MEMBERS, (decision,)).fetchall()
    return int(members[0][2])


def split(connection: sqlite3.Connection, number: int, articles: Iterable[str], author: str) -> int:
    """Write down that an actor of some articles is somebody else, inside the caller's transaction; gives the new number.

    Raises:
        StoreError: The actor is in none of the articles, or in no others, or the author has no name.
    """
    chosen = set(articles)
    rows = connection.execute(
        "SELECT articles.id, actor FROM actor_members JOIN articles ON articles.number = article WHERE joined = ?", (number,)
    ).fetchall()
    out = [(article, actor) for article, actor in rows if article in chosen]
    if not out or len(out) == len(rows):
        msg = f"actor {number} is in {'none' if not out else 'no other'} of these articles, so there is nothing to split"
        raise StoreError(msg)
    made = free_number(connection)
    decision = _add(connection, "split", author, made=made)
    connection.executemany("INSERT INTO actor_decision_members VALUES (?, ?, ?)", ((decision, *one) for one in out))
    return made


def withdraw(connection: sqlite3.Connection, decision: int, author: str) -> None:
    """Take a decision back, inside the caller's transaction.

    Raises:
        StoreError: There is no such decision, or it was taken back before.
    """
    if decision not in {number for number, *_ in connection.execute(_COUNTING)}:
        msg = f"{decision}: there is no such decision on actors, or it was taken back before"
        raise StoreError(msg)
    _add(connection, "withdraw", author, of=decision)


def apply(connection: sqlite3.Connection) -> set[int]:
    """Put members where decisions say, from where the program put them, inside the caller's transaction.

    Returns:
        Numbers of the joined actors that may have changed.
    """
    moved = set(connection.execute("SELECT joined, machine FROM actor_members WHERE joined <> machine").fetchall())
    connection.execute("UPDATE actor_members SET joined = machine WHERE joined <> machine")
    touched = {number for pair in moved for number in pair}
    for decision, kind, made in connection.execute(_COUNTING).fetchall():
        members = connection.execute(_MEMBERS, (decision,)).fetchall()
        held = {joined for *_, joined in members}
        touched |= held | ({made} if made is not None else set())
        if kind == "split":
            query = "UPDATE actor_members SET joined = ? WHERE article = ? AND actor = ?"
            connection.executemany(query, ((made, article, actor) for article, actor, _ in members))
        elif members:
            target = members[0][2]
            query = "UPDATE actor_members SET joined = ? WHERE joined = ?"
            connection.executemany(query, ((target, number) for number in sorted(held - {target})))
    return touched


def _add(connection: sqlite3.Connection, decision: str, author: str, *, of: int | None = None, made: int | None = None) -> int:
    who = author.strip()
    if not who or len(who) > _LONGEST_AUTHOR:
        msg = f"a decision needs the name of who makes it, of {_LONGEST_AUTHOR} characters at most"
        raise StoreError(msg)
    return int(connection.execute(_ADD, (decision, of, made, who, now())).lastrowid or 0)
