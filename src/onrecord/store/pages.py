"""Pages: the very bytes that a server gave, kept so that a text can be extracted again and shown to be what was there."""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator

from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.store.clock import now

_LEVEL = 6
# The latest meeting at an address: by the one that was asked for, since outlets change the address of an article with its
# headline and redirect the old one; or by the one that answered, since several addresses may lead there.
_LATEST = """
SELECT pages.number, appearances.number, articles.id, articles.number, pages.etag, pages.last_modified
FROM pages
JOIN appearances ON appearances.page = pages.number
JOIN articles ON articles.number = appearances.article
WHERE pages.url = :url OR pages.final_url = :final_url
ORDER BY appearances.number DESC LIMIT 1
"""
_ADD_PAGE = """
INSERT INTO pages (url, final_url, captured, confirmed, sha256, headers, etag, last_modified)
VALUES (:url, :final_url, :captured, :captured, :sha256, :headers, :etag, :last_modified)
"""
_PAGES = """
SELECT pages.number, pages.url, pages.final_url, pages.captured, pages.confirmed, pages.sha256, pages.headers, articles.id
FROM pages JOIN appearances ON appearances.page = pages.number JOIN articles ON articles.number = appearances.article
WHERE pages.number > ? ORDER BY pages.number LIMIT 1
"""


class Capture(Struct, frozen=True, kw_only=True):
    """A page as it was fetched.

    Attributes:
        url: The address that was asked for.
        final_url: The address that answered.
        captured: ISO date-time of fetching.
        body: The bytes.
        headers: The answer's headers.
        etag: The version that the server names.
        last_modified: The time of the last change in the server's words.
    """

    url: str
    final_url: str
    captured: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None
    last_modified: str | None = None


class Met(Struct, frozen=True, kw_only=True):
    """The latest meeting at an address.

    Attributes:
        page: Number of the page.
        appearance: Number of the appearance.
        article: The article's id.
        article_number: Its row.
        etag: The version that the server named.
        last_modified: The time of the last change in the server's words.
    """

    page: int
    appearance: int
    article: str
    article_number: int
    etag: str | None
    last_modified: str | None


class StoredPage(Struct, frozen=True, kw_only=True):
    """A page in a store, without its bytes.

    Attributes:
        number: Its row.
        url: The address that was asked for.
        final_url: The address that answered.
        captured: When it was fetched.
        confirmed: When the same text was last met there.
        sha256: Hash of its bytes.
        headers: The answer's headers.
        article: Id of the article that was found on it.
    """

    number: int
    url: str
    final_url: str
    captured: str
    confirmed: str
    sha256: str
    headers: tuple[tuple[str, str], ...]
    article: str


def latest(connection: sqlite3.Connection, url: str, final_url: str | None = None) -> Met | None:
    """Find the latest meeting at an address.

    Args:
        connection: The store.
        url: The address that is asked for.
        final_url: The address that answered, where it is known already.
    """
    row = connection.execute(_LATEST, {"url": url, "final_url": final_url or url}).fetchone()
    return None if row is None else Met(**dict(zip(Met.__struct_fields__, row, strict=True)))


def keep(connection: sqlite3.Connection, capture: Capture) -> int:
    """Keep a page, inside the caller's transaction; gives its number."""
    sha256 = hashlib.sha256(capture.body).hexdigest()
    packed = gzip.compress(capture.body, _LEVEL, mtime=0)
    connection.execute("INSERT INTO bodies VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (sha256, len(capture.body), packed))
    plain = ("url", "final_url", "captured", "etag", "last_modified")
    row = {name: getattr(capture, name) for name in plain}
    made = connection.execute(_ADD_PAGE, {**row, "sha256": sha256, "headers": json.dumps(capture.headers)})
    return int(made.lastrowid or 0)


def confirm(connection: sqlite3.Connection, page: int, capture: Capture | None = None) -> None:
    """Note that the same text was met again, inside the caller's transaction.

    Args:
        connection: The store.
        page: The page's number.
        capture: The page as it is now; null where the server said that it has not changed.
    """
    if capture is None:
        connection.execute("UPDATE pages SET confirmed = ? WHERE number = ?", (now(), page))
        return
    connection.execute(
        "UPDATE pages SET confirmed = ?, etag = ?, last_modified = ? WHERE number = ?",
        (capture.captured, capture.etag, capture.last_modified, page),
    )


def pages(connection: sqlite3.Connection, first: int = 1) -> Iterator[StoredPage]:
    """Read the pages that articles were found on, in the order of fetching; the store may be written to meanwhile.

    Args:
        connection: The store.
        first: Number of the first.
    """
    number = first - 1
    while (row := connection.execute(_PAGES, (number,)).fetchone()) is not None:
        number, url, final_url, captured, confirmed, sha256, headers, article = row
        yield StoredPage(
            number=number,
            url=url,
            final_url=final_url,
            captured=captured,
            confirmed=confirmed,
            sha256=sha256,
            headers=tuple((name, value) for name, value in json.loads(headers)),
            article=article,
        )


def body(connection: sqlite3.Connection, sha256: str) -> bytes:
    """Unpack a page's bytes, and hold them against their hash.

    Args:
        connection: The store.
        sha256: Their hash.

    Raises:
        StoreError: They are missing or damaged.
    """
    row = connection.execute("SELECT gzip FROM bodies WHERE sha256 = ?", (sha256,)).fetchone()
    try:
        data = b"" if row is None else gzip.decompress(row[0])
    except (OSError, EOFError, zlib.error):
        data = b""
    if row is None or hashlib.sha256(data).hexdigest() != sha256:
        msg = f"the page with the hash {sha256} is missing or damaged. Restore a backup, or fetch the page again"
        raise StoreError(msg)
    return data


def drop_unused(connection: sqlite3.Connection, numbers: tuple[int, ...]) -> int:
    """Remove pages that no appearance stands on any more, and bytes that no page has any more; gives how many pages."""
    dropped = 0
    for number in numbers:
        row = connection.execute("SELECT sha256 FROM pages WHERE number = ?", (number,)).fetchone()
        used = connection.execute("SELECT 1 FROM appearances WHERE page = ? LIMIT 1", (number,)).fetchone()
        if row is None or used is not None:
            continue
        connection.execute("DELETE FROM pages WHERE number = ?", (number,))
        connection.execute("DELETE FROM bodies WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM pages WHERE sha256 = ?1)", row)
        dropped += 1
    return dropped
