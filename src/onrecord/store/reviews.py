"""Reviews: what people decided on statements that a model has read. They are added and never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Record, Run, Statement
from onrecord.record.verify import spans
from onrecord.store.clock import now
from onrecord.store.columns import json

Decision = Literal["accept", "reject", "fix", "withdraw"]

_LONGEST_AUTHOR = 100
_ADD = """
INSERT INTO reviews (article, statement, decision, seen, fixed, author, made, version, model, sha256)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_COLUMNS = "number, article, statement, decision, seen, fixed, author, made, version, model, sha256"
_OF_STATEMENT = f"SELECT {_COLUMNS} FROM reviews WHERE statement = ? ORDER BY number"  # noqa: S608  # text of this module
_OF_ARTICLE = f"SELECT {_COLUMNS} FROM reviews WHERE article = ? ORDER BY number"  # noqa: S608  # same
_ARTICLES = """
SELECT DISTINCT reviews.article FROM reviews JOIN articles ON articles.id = reviews.article ORDER BY articles.number
"""
# The last decision on each statement counts; one that was withdrawn leaves none.
_REVIEWED = """
SELECT decision, count(*) FROM reviews
WHERE number IN (SELECT max(number) FROM reviews GROUP BY statement) AND decision <> 'withdraw' GROUP BY decision
"""
_REVIEWED_STATEMENTS = """
SELECT statement FROM reviews
WHERE number IN (SELECT max(number) FROM reviews GROUP BY statement) AND decision <> 'withdraw'
"""


class Review(Struct, frozen=True, kw_only=True):
    """One decision.

    Attributes:
        number: Its row.
        article: The article's id.
        statement: Id of the statement as it was read.
        decision: What was decided; "withdraw" takes back what was decided before.
        seen: The statement as it was read.
        fixed: The statement as it should be; null unless it was fixed.
        author: Who decided.
        made: When, in UTC.
        run: What had read the statement.
    """

    number: int
    article: str
    statement: str
    decision: Decision
    seen: Statement
    fixed: Statement | None
    author: str
    made: str
    run: Run


def add(  # noqa: PLR0913  # the facts of a decision
    connection: sqlite3.Connection,
    record: Record,
    statement: Statement,
    *,
    decision: Decision,
    author: str,
    fixed: Statement | None = None,
) -> None:
    """Write down a decision, inside the caller's transaction.

    Args:
        connection: The store.
        record: The record as it is stored.
        statement: One of its statements.
        decision: What was decided.
        author: Who decided.
        fixed: The statement as it should be, where it is fixed.

    Raises:
        StoreError: The decision is none, the author has no name, or the words of a fix are not the article's.
    """
    who = author.strip()
    if decision not in get_args(Decision) or (fixed is None) == (decision == "fix"):
        msg = f"{decision!r} is no decision that can be made so: it is one of {', '.join(get_args(Decision))}"
        raise StoreError(msg)
    if not who or len(who) > _LONGEST_AUTHOR:
        msg = f"a decision needs the name of who makes it, of {_LONGEST_AUTHOR} characters at most"
        raise StoreError(msg)
    text = record.article.text
    for path, span in () if fixed is None else spans(fixed):
        if not span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            msg = f"{path}: {span.text!r} does not stand in the article at {span.start}:{span.end}. Mark words of the article"
            raise StoreError(msg)
    run = record.run
    written = None if fixed is None else json(fixed)
    row = (record.article.id, statement.id, decision, json(statement), written, who, now(), run.version, run.model, run.sha256)
    connection.execute(_ADD, row)


def of_statement(connection: sqlite3.Connection, statement: str) -> tuple[Review, ...]:
    """Read every decision on a statement, the first first."""
    return tuple(map(_review, connection.execute(_OF_STATEMENT, (statement,))))


def latest(connection: sqlite3.Connection, article: str) -> dict[str, Review]:
    """Read the decision that counts on each statement of an article, by the statement's id."""
    found = {review.statement: review for review in map(_review, connection.execute(_OF_ARTICLE, (article,)))}
    return {statement: review for statement, review in found.items() if review.decision != "withdraw"}


def articles(connection: sqlite3.Connection) -> Iterator[str]:
    """Name the articles on which decisions were made and that the store still holds, in their order."""
    yield from (article for (article,) in connection.execute(_ARTICLES).fetchall())


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the statements by the decision that counts on them."""
    return {decision: int(count) for decision, count in connection.execute(_REVIEWED)}


def reviewed(connection: sqlite3.Connection) -> frozenset[str]:
    """Name the statements on which a decision counts."""
    return frozenset(statement for (statement,) in connection.execute(_REVIEWED_STATEMENTS))


def _review(row: tuple[int, str, str, Decision, str, str | None, str, str, str, str, str]) -> Review:
    number, article, statement, decision, seen, fixed, author, made, version, model, sha256 = row
    return Review(
        number=number,
        article=article,
        statement=statement,
        decision=decision,
        seen=_statement.decode(seen),
        fixed=None if fixed is None else _statement.decode(fixed),
        author=author,
        made=made,
        run=Run(version=version, model=model, sha256=sha256),
    )


_statement = msgspec.json.Decoder(Statement)
