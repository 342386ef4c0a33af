"""Proof that a store is sound: spans verbatim, hashes and ids right, rows and records in agreement, pages and file intact."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Record
from onrecord.record.verify import faults as record_faults
from onrecord.record.verify import spans
from onrecord.store import pages, reading
from onrecord.store.columns import Row, part_row, span_rows, statement_row
from onrecord.store.folding import fold
from onrecord.store.parts import TABLES
from onrecord.store.transaction import snapshot

_STATEMENTS = """
SELECT number, id, ordinal, form, act, scope, speaker_name, speaker_actor, speaker_how, continued, within, confidence,
    content, source, speaker_key, addressee_key, target_key, role_key, speaker_country, record
FROM statements WHERE article = ? ORDER BY ordinal
"""
_SPANS = 'SELECT role, ordinal, start, "end", text FROM spans WHERE statement = ? ORDER BY role, ordinal'
# A rank of 1 has the index held against its table, not only against itself.
_INDEXES = {
    "articles_fts": "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)",
    "statements_fts": "INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)",
}
_KINDS = ("speaker", "role", "target", "addressee")
_REBUILD = "it disagrees with its table. Rebuild it: sqlite3 FILE \"INSERT INTO {0} ({0}) VALUES ('rebuild')\""


class Fault(Struct, frozen=True):
    """One thing that is wrong.

    Attributes:
        where: The id of the article or statement, or the part of the file.
        what: What is wrong there.
    """

    where: str
    what: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.where}: {self.what}"


class Verification(Struct, kw_only=True):
    """What was checked, and what is wrong.

    Attributes:
        articles: Articles whose hash was checked.
        statements: Statements whose id was checked.
        spans: Spans that were held against their article's text.
        pages: Pages as servers gave them, whose bytes were held against their hash.
        faults: What is wrong.
        unchecked: What could not be checked, and why.
    """

    articles: int = 0
    statements: int = 0
    spans: int = 0
    pages: int = 0
    faults: list[Fault] = msgspec.field(default_factory=list)
    unchecked: list[str] = msgspec.field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(connection: sqlite3.Connection) -> Verification:
    """Check a whole store.

    Args:
        connection: The store.
    """
    found = Verification()
    try:
        with snapshot(connection):
            found.faults += _file_faults(connection)
            for number, article in connection.execute("SELECT number, id FROM articles ORDER BY number"):
                _verify_article(connection, found, number, article)
            _verify_bodies(connection, found)
            found.faults += _name_faults(connection)
        _verify_indexes(connection, found)
    except sqlite3.DatabaseError as error:
        if _primary(error) not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise
        found.faults.append(Fault("file", f"it is damaged, and what lies behind could not be read: {error}"))
    return found


def _file_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Fault("file", line)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(f"table {table}", f"row {row} belongs to a row of {parent} that is not there")


def _verify_article(connection: sqlite3.Connection, found: Verification, number: int, article: str) -> None:
    try:
        record = reading.record(connection, article)
    except (msgspec.DecodeError, sqlite3.OperationalError, StoreError) as error:
        found.faults.append(Fault(article, f"its record can't be read: {error}"))
        return
    found.articles += 1
    found.statements += len(record.statements)
    found.spans += sum(1 for _ in spans(record))
    found.faults += (Fault(article, fault) for fault in record_faults(record))
    found.faults += _statement_faults(connection, record, number)
    found.faults += _part_faults(connection, record, number)
    found.faults += _appearance_faults(connection, record, number)


def _statement_faults(connection: sqlite3.Connection, record: Record, article: int) -> Iterator[Fault]:
    cursor = connection.execute(_STATEMENTS, (article,))
    names = [column[0] for column in cursor.description]
    actors = {actor.id: actor for actor in record.actors}
    for ordinal, (statement, values) in enumerate(zip(record.statements, cursor, strict=True)):
        row = dict(zip(names, values, strict=True))
        number = row.pop("number")
        yield from _disagreements(str(row["id"]), row, statement_row(statement, ordinal, actors))
        stored = connection.execute(_SPANS, (number,)).fetchall()
        if stored != sorted(span_rows(statement)):
            yield Fault(str(row["id"]), "its rows in the table spans differ from its record")


def _part_faults(connection: sqlite3.Connection, record: Record, article: int) -> Iterator[Fault]:
    for table in TABLES:
        names = ("ordinal", *table.columns, "record")
        query = " ".join(("SELECT", ", ".join(names), "FROM", table.name, "WHERE article = ? ORDER BY ordinal"))
        rows = connection.execute(query, (article,))
        for ordinal, (part, values) in enumerate(zip(getattr(record, table.name), rows, strict=True)):
            where = f"{record.article.id} {table.name}[{ordinal}]"
            yield from _disagreements(where, dict(zip(names, values, strict=True)), part_row(part, ordinal, table.columns))


def _appearance_faults(connection: sqlite3.Connection, record: Record, article: int) -> Iterator[Fault]:
    where = record.article.id
    rows = connection.execute("SELECT publisher, publisher_key FROM appearances WHERE article = ?", (article,)).fetchall()
    if not rows:
        yield Fault(where, "the store does not say where it was met")
    for publisher, key in rows:
        if key != (None if publisher is None else fold(publisher)):
            yield Fault(where, f"the key of the publisher {publisher!r} is {key!r}, so that the filter misses it")


def _name_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    for kind in _KINDS:
        held = f"SELECT {kind}_key FROM statements WHERE {kind}_key IS NOT NULL"  # noqa: S608  # names of this module
        listed = f"SELECT key FROM names WHERE kind = '{kind}'"  # noqa: S608  # same
        for (key,) in connection.execute(f"{held} EXCEPT {listed}"):
            yield Fault("table names", f"the {kind} {key!r} is missing, so that the filter misses it")
        for (key,) in connection.execute(f"{listed} EXCEPT {held}"):
            yield Fault("table names", f"the {kind} {key!r} is kept, and no statement has it")


def _disagreements(where: str, stored: Row, expected: Row) -> Iterator[Fault]:
    for name, value in expected.items():
        if stored[name] != value:
            yield Fault(where, f"the column {name} holds {stored[name]!r}, the record {value!r}")


def _verify_bodies(connection: sqlite3.Connection, found: Verification) -> None:
    """Unpack the bytes of every page, one after the other, and hold them against their hash and size."""
    for sha256, size in connection.execute("SELECT sha256, size FROM bodies ORDER BY sha256"):
        where = f"page {sha256}"
        try:
            found_size = len(pages.body(connection, sha256))
        except StoreError as error:
            found.faults.append(Fault(where, str(error)))
            continue
        found.pages += 1
        if found_size != size:
            found.faults.append(Fault(where, f"the column size holds {size!r}, and it has {found_size} bytes"))
    # What nothing refers to would outlive the forgetting of its article.
    for (sha256,) in connection.execute("SELECT sha256 FROM bodies WHERE sha256 NOT IN (SELECT sha256 FROM pages)"):
        found.faults.append(Fault(f"page {sha256}", "its bytes are kept, but the store does not say where they were met"))


def _verify_indexes(connection: sqlite3.Connection, found: Verification) -> None:
    """Have FTS5 hold its indexes against the tables; it takes the check for a write, so a reader is let write for it."""
    [quiet] = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")
    try:
        for name, check in _INDEXES.items():
            try:
                connection.execute(check)
            except sqlite3.DatabaseError as error:
                if _primary(error) == sqlite3.SQLITE_READONLY:
                    found.unchecked.append(f"{name}, which can be checked only by somebody who may write to the file")
                elif _primary(error) == sqlite3.SQLITE_CORRUPT:
                    found.faults.append(Fault(name, _REBUILD.format(name)))
                else:
                    raise
    finally:
        connection.execute(f"PRAGMA query_only = {int(quiet)}")


def _primary(error: sqlite3.Error) -> int | None:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
