"""Taking a page's text anew into the store, where a better extractor finds another than the one that is there."""

from __future__ import annotations

import sqlite3

from onrecord.record import Record
from onrecord.store.clock import now
from onrecord.store.forgetting import is_forgotten
from onrecord.store.pages import StoredPage
from onrecord.store.runs import OpenRun
from onrecord.store.stored import Added
from onrecord.store.writing import write


def replace_text(connection: sqlite3.Connection, page: StoredPage, record: Record, run: OpenRun) -> Added:
    """Put an article in the place of the one that was found on a page before, inside the caller's transaction.

    The page's appearance stays and belongs to the new article. The old article goes unless it was met elsewhere too: its
    text said what the page did not, and its statements would be found twice. The page's bytes are still there, and the
    table ``extractions`` says what became of the old id.

    Args:
        connection: The store.
        page: The page.
        record: What is found on it now.
        run: The run that read it.
    """
    if is_forgotten(connection, article=record.article.id):
        return Added(forgotten=1)
    change = write(connection, record, run, replace=True, met=None)
    if record.article.id == page.article:
        return change
    ids = "SELECT number FROM articles WHERE id = ?"
    [before], [after] = (connection.execute(ids, (name,)).fetchone() for name in (page.article, record.article.id))
    connection.execute("UPDATE appearances SET article = ? WHERE page = ?", (after, page.number))
    extractor = f"{record.article.extractor.name} {record.article.extractor.version}"
    row = (page.number, page.article, record.article.id, extractor, now())
    connection.execute("INSERT INTO extractions (page, before, after, extractor, made) VALUES (?, ?, ?, ?, ?)", row)
    if connection.execute("SELECT 1 FROM appearances WHERE article = ? LIMIT 1", (before,)).fetchone() is None:
        removed = connection.execute("SELECT count(*) FROM statements WHERE article = ?", (before,)).fetchone()[0]
        connection.execute("DELETE FROM articles WHERE number = ?", (before,))
        change += Added(removed=removed)
    return change
