"""Finding an article or a statement by its id, or by the beginning of it."""

from __future__ import annotations

import re
import sqlite3

from onrecord.errors import StoreError
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.reading import article_head, statement
from onrecord.store.stored import ArticleHead, StoredStatement

_SHORTEST = 4
_LISTED = 8
_ARTICLE_MARK = "sha256:"
# Sorts after every hexadecimal digit.
_AFTER = "g"


def find(connection: sqlite3.Connection, prefix: str) -> ArticleHead | StoredStatement:
    """Find what an id, or the beginning of one, stands for.

    Args:
        connection: The store.
        prefix: A statement's id, or an article's with or without ``sha256:``; four digits or more.

    Raises:
        StoreError: This is no id, nothing has it, or several have.
    """
    wanted = prefix.strip().lower()
    digits = wanted.removeprefix(_ARTICLE_MARK)
    is_statement = re.fullmatch(r"s[0-9a-f]*", wanted) is not None
    if not is_statement and not re.fullmatch(r"[0-9a-f]*", digits):
        msg = f"{prefix!r} is no id: a statement's is s and 16 digits of 0-9 and a-f, an article's sha256: and 64"
        raise StoreError(msg)
    if len(digits) - is_statement < _SHORTEST:
        msg = f"{prefix!r} is too short: give {_SHORTEST} digits of the id or more"
        raise StoreError(msg)
    found = _statements(connection, wanted) if is_statement else _articles(connection, _ARTICLE_MARK + digits)
    if not found:
        kind = "statement" if is_statement else "article"
        msg = f"the store holds no {kind} whose id begins with {prefix}. List what it holds with `onrecord statements`"
        raise StoreError(msg)
    if len(found) > 1:
        ids = ", ".join(name for name, _ in found[:_LISTED]) + (", …" if len(found) > _LISTED else "")
        msg = f"several ids begin with {prefix}: {ids}. Give more of it"
        raise StoreError(msg)
    [(_, number)] = found
    return _statement(connection, number) if is_statement else _article(connection, number)


def _statements(connection: sqlite3.Connection, prefix: str) -> list[tuple[str, int]]:
    query = "SELECT id, number FROM statements WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
    return connection.execute(query, (prefix, prefix + _AFTER, _LISTED + 1)).fetchall()


def _articles(connection: sqlite3.Connection, prefix: str) -> list[tuple[str, int]]:
    query = "SELECT id, number FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
    return connection.execute(query, (prefix, prefix + _AFTER, _LISTED + 1)).fetchall()


def _article(connection: sqlite3.Connection, number: int) -> ArticleHead:
    return article_head(connection, number, _appearance(connection, number))


def _statement(connection: sqlite3.Connection, number: int) -> StoredStatement:
    [article] = connection.execute("SELECT article FROM statements WHERE number = ?", (number,)).fetchone()
    return statement(connection, number, _appearance(connection, article))


def _appearance(connection: sqlite3.Connection, article: int) -> int:
    join = Clauses(StatementFilter()).appearance
    query = f"SELECT appearances.number FROM articles {join} WHERE articles.number = ?"  # noqa: S608  # text of this program
    [number] = connection.execute(query, (article,)).fetchone()
    return int(number)
