"""Forgetting an article: for the law, or for the safety of a source.

All that came from it goes: its text, statements and the rest of its record, the bytes of its pages, its headlines in feeds.
What stays is a tombstone: hashes of the text and of its addresses, so that neither is taken in again, and no word of them.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.store import pages
from onrecord.store.clock import now

_ADDRESSES = """
SELECT appearances.page, appearances.source, pages.url, pages.final_url FROM appearances
LEFT JOIN pages ON pages.number = appearances.page WHERE appearances.article = ?
"""
_VERSIONS = """
WITH RECURSIVE family (number) AS (
    SELECT number FROM appearances WHERE article = :article
    UNION SELECT other.number FROM family JOIN appearances AS one ON one.number = family.number
        JOIN appearances AS other ON other.replaces = one.number OR other.number = one.replaces
)
SELECT DISTINCT articles.id FROM family JOIN appearances USING (number) JOIN articles ON articles.number = appearances.article
WHERE articles.number <> :article ORDER BY articles.number
"""


class Forgotten(Struct, frozen=True, kw_only=True):
    """What forgetting removed.

    Attributes:
        article: The article's id.
        statements: How many statements went.
        appearances: How many appearances went.
        pages: How many pages went, with their bytes.
        versions: Ids of other texts that stood at the same addresses and are still there.
    """

    article: str
    statements: int
    appearances: int
    pages: int
    versions: tuple[str, ...]


def forget(connection: sqlite3.Connection, articles: Sequence[str], reason: str | None) -> tuple[Forgotten, ...]:
    """Remove articles, inside the caller's transaction; the file's free space is overwritten.

    Args:
        connection: The store.
        articles: Ids of articles that the store holds, each once.
        reason: Why, for the tombstones.

    Raises:
        StoreError: The store does not hold one of them.
    """
    gone = tuple(_forget(connection, article, reason) for article in articles)
    for index in ("articles_fts", "statements_fts"):
        # Merges the index into one piece, without the words that were only marked as removed.
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608  # names of this module
    return gone


def versions(connection: sqlite3.Connection, article: str) -> tuple[str, ...]:
    """Name the other texts that stood at the addresses of an article.

    Raises:
        StoreError: The store holds no such article.
    """
    number = _number(connection, article)
    return tuple(name for (name,) in connection.execute(_VERSIONS, {"article": number}))


def _forget(connection: sqlite3.Connection, article: str, reason: str | None) -> Forgotten:
    number = _number(connection, article)
    others = versions(connection, article)
    met = connection.execute(_ADDRESSES, (number,)).fetchall()
    addresses = {address for _, *some in met for address in some if address is not None}
    [statements] = connection.execute("SELECT count(*) FROM statements WHERE article = ?", (number,)).fetchone()
    connection.execute("DELETE FROM articles WHERE number = ?", (number,))
    connection.execute("DELETE FROM extractions WHERE before = ?1 OR after = ?1", (article,))
    dropped = pages.drop_unused(connection, tuple({page for page, *_ in met if page is not None}))
    connection.execute("INSERT INTO tombstones VALUES (?, ?, ?)", (article, now(), reason))
    for address in sorted(addresses):
        # A path of this machine is no address that is polled; where it lay is no one's business any more.
        if address.startswith(("http://", "https://")):
            row = (_hash(address), article)
            connection.execute("INSERT INTO forgotten_addresses VALUES (?, ?) ON CONFLICT DO NOTHING", row)
            connection.execute(
                "UPDATE entries SET title = NULL, published = NULL, name = 'forgotten ' || number, link = '', "
                "last_error = NULL, next_due = NULL WHERE link = ?",
                (address,),
            )
    return Forgotten(article=article, statements=statements, appearances=len(met), pages=dropped, versions=others)


def _number(connection: sqlite3.Connection, article: str) -> int:
    row = connection.execute("SELECT number FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:
        msg = f"{article}: the store holds no article with this id"
        raise StoreError(msg)
    return int(row[0])


def is_forgotten(connection: sqlite3.Connection, *, article: str | None = None, address: str | None = None) -> bool:
    """Tell whether an article or an address was forgotten."""
    if article is not None and connection.execute("SELECT 1 FROM tombstones WHERE article = ?", (article,)).fetchone():
        return True
    query = "SELECT 1 FROM forgotten_addresses WHERE sha256 = ?"
    return address is not None and connection.execute(query, (_hash(address),)).fetchone() is not None


def _hash(address: str) -> str:
    return hashlib.sha256(address.encode("utf-8")).hexdigest()
