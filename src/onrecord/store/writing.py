"""Writing a record: new articles in whole, known ones only where they were met anew or were read by another run."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.record import Record
from onrecord.store.clock import now
from onrecord.store.columns import appearance_row, article_row, part_row, span_rows, statement_row
from onrecord.store.forgetting import is_forgotten
from onrecord.store.indexing import catch_up, indexed_together, note_removed
from onrecord.store.parts import TABLES, insertion
from onrecord.store.runs import OpenRun
from onrecord.store.stored import Added

_ARTICLE = (
    "id",
    "title",
    "publisher",
    "published",
    "language",
    "text",
    "source",
    "captured",
    "byline",
    "dateline",
    "headlines",
    "furniture",
    "notes",
    "raw_sha256",
    "extractor_name",
    "extractor_version",
    "run",
)
_STATEMENT = (
    "number",
    "id",
    "article",
    "run",
    "ordinal",
    "form",
    "act",
    "scope",
    "speaker_name",
    "speaker_actor",
    "speaker_how",
    "continued",
    "within",
    "confidence",
    "content",
    "source",
    "speaker_key",
    "addressee_key",
    "target_key",
    "role_key",
    "speaker_country",
    "record",
)
_ADD_ARTICLE = insertion("articles", _ARTICLE)
_CHANGE_ARTICLE = " ".join(
    ("UPDATE articles SET", ", ".join(f"{name} = :{name}" for name in _ARTICLE), "WHERE number = :number")
)
_ADD_STATEMENT = insertion("statements", _STATEMENT)
_ADD_SPAN = 'INSERT INTO spans (statement, role, ordinal, start, "end", text) VALUES (?, ?, ?, ?, ?, ?)'
_ADD_APPEARANCE = """
INSERT INTO appearances (article, source, publisher, published, captured, first_seen, publisher_key, page, replaces)
VALUES (:article, :source, :publisher, :published, :captured, :first_seen, :publisher_key, :page, :replaces)
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where an article was met, beside what it says itself.

    Attributes:
        page: Number of the page that it was found on; null where it was not fetched.
        replaces: Number of the appearance whose text it took the place of.
    """

    page: int | None = None
    replaces: int | None = None


UNFETCHED = Meeting()
"""An article that was not fetched."""


def write(
    connection: sqlite3.Connection,
    record: Record,
    run: OpenRun,
    *,
    replace: bool = False,
    met: Meeting | None = UNFETCHED,
) -> Added:
    """Write a sound record, inside the caller's transaction; nothing of one whose article was forgotten.

    Args:
        connection: The store.
        record: The record.
        run: The run that made it.
        replace: Whether to replace what the same version and model read before.
        met: Where the article was met, beside what it says itself; null where it was not met anew.
    """
    if is_forgotten(connection, article=record.article.id):
        return Added(forgotten=1)
    with indexed_together(connection):
        return _write(connection, record, run, replace=replace, met=met)


def _write(connection: sqlite3.Connection, record: Record, run: OpenRun, *, replace: bool, met: Meeting | None) -> Added:
    known = connection.execute("SELECT number, run FROM articles WHERE id = ?", (record.article.id,)).fetchone()
    if known is None:
        added = connection.execute(_ADD_ARTICLE, {**article_row(record.article), "run": run.row(connection)})
        article = int(added.lastrowid or 0)
        _write_parts(connection, record, article, run.row(connection))
        change = Added(articles=1, statements=len(record.statements))
    elif replace or not run.made(connection, known[1]):
        article = known[0]
        change = _replace(connection, record, article, run.row(connection))
    else:
        article = known[0]
        change = Added()
    return change if met is None else change + Added(appearances=_write_appearance(connection, record, article, met))


def _replace(connection: sqlite3.Connection, record: Record, article: int, run: int) -> Added:
    before = {name for (name,) in connection.execute("SELECT id FROM statements WHERE article = ?", (article,))}
    catch_up(connection)
    connection.execute("DELETE FROM statements WHERE article = ?", (article,))
    note_removed(connection)
    for table in TABLES:
        connection.execute(table.removal, (article,))
    connection.execute(_CHANGE_ARTICLE, {**article_row(record.article), "run": run, "number": article})
    _write_parts(connection, record, article, run)
    after = {statement.id for statement in record.statements}
    return Added(replaced=1, statements=len(after - before), removed=len(before - after))


def _write_parts(connection: sqlite3.Connection, record: Record, article: int, run: int) -> None:
    actors = {actor.id: actor for actor in record.actors}
    [last] = connection.execute("SELECT ifnull(max(number), 0) FROM statements").fetchone()
    known = {"article": article, "run": run}
    rows = (
        {**statement_row(statement, ordinal, actors), **known, "number": last + 1 + ordinal}
        for ordinal, statement in enumerate(record.statements)
    )
    connection.executemany(_ADD_STATEMENT, rows)
    spans = ((number, *span) for number, statement in enumerate(record.statements, last + 1) for span in span_rows(statement))
    connection.executemany(_ADD_SPAN, spans)
    for table in TABLES:
        parts = enumerate(getattr(record, table.name))
        rows = ({**part_row(part, ordinal, table.columns), "article": article} for ordinal, part in parts)
        connection.executemany(table.insertion, rows)


def _write_appearance(connection: sqlite3.Connection, record: Record, article: int, met: Meeting) -> int:
    known = {"article": article, "first_seen": now(), "page": met.page, "replaces": met.replaces}
    row = {**appearance_row(record.article), **known}
    return max(0, connection.execute(_ADD_APPEARANCE, row).rowcount)
