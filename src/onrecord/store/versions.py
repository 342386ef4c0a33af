"""Versions of a page: what stood at an address before, and what took its place without a word."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

_CHANGES = """
SELECT met.number, met.source, met.publisher, met.captured, before.captured, old.id, new.id, old.title, new.title,
    old.text, new.text, pages.confirmed
FROM appearances AS met
JOIN appearances AS before ON before.number = met.replaces
JOIN articles AS new ON new.number = met.article
JOIN articles AS old ON old.number = before.article
LEFT JOIN pages ON pages.number = before.page
WHERE met.number > ? AND old.number <> new.number AND (? IS NULL OR met.captured >= ?)
ORDER BY met.number LIMIT 1
"""


class Change(Struct, frozen=True, kw_only=True):
    """A page whose text changed.

    Attributes:
        source: Its address.
        publisher: Its outlet.
        met: When the new text was first met.
        before: When the old text was first met.
        old: Id of the article that stood there.
        new: Id of the one that took its place.
        old_title: Headline of the old.
        new_title: Headline of the new.
        old_text: The old text.
        new_text: The new text.
        last_met: When the old text was last met.
    """

    source: str | None
    publisher: str | None
    met: str | None
    before: str | None
    old: str
    new: str
    old_title: str | None
    new_title: str | None
    old_text: str
    new_text: str
    last_met: str | None


def changes(connection: sqlite3.Connection, since: str | None = None) -> Iterator[Change]:
    """Read the changes, in the order in which they were met.

    Args:
        connection: The store.
        since: First day.
    """
    number = 0
    while (row := connection.execute(_CHANGES, (number, since, since)).fetchone()) is not None:
        number, *values = row
        yield Change(**dict(zip(Change.__struct_fields__, values, strict=True)))
