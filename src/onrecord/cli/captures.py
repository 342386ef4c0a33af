"""From what was fetched to an article: the encoding that the server names, and the date that a feed knows."""

from __future__ import annotations

import codecs
import hashlib
import re

from msgspec import structs

from onrecord.fetch import Fetched
from onrecord.intake import article_from_bytes
from onrecord.record import Article
from onrecord.store import Capture, StoredPage

# Encodings that servers name and that intake could only guess; Windows-1252 and its kin it takes for granted.
_NAMED = re.compile(r"(?:windows-|cp)125[013-8]|iso-8859-(?:[2-8]|1[0-6])|koi8-[ru]|gb\w{3,6}|big5\w*|shift_jis|euc-\w\w")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def article_of(fetched: Fetched, *, published: str | None = None, publisher: str | None = None) -> Article:
    """Make an article of a page that was fetched.

    Args:
        fetched: The page.
        published: Date of publication where the page does not say, as its feed knows it.
        publisher: Name of the outlet; goes before what the page says.

    Raises:
        InputError: There is no article on the page.
    """
    charset = _needed_charset(fetched)
    data = fetched.body if charset is None else fetched.body.decode(charset).encode("utf-8")
    article = article_from_bytes(data, source=fetched.final_url, publisher=publisher, captured=fetched.captured)
    notes = article.notes
    if charset is not None:
        notes = (*notes, f"decoded as {charset}, as the server says")
    if article.published is None and published is not None:
        notes = (*notes, "date of publication taken from the feed")
    return structs.replace(
        article,
        published=article.published or published,
        notes=notes,
        raw_sha256=hashlib.sha256(fetched.body).hexdigest(),
    )


def capture_of(fetched: Fetched) -> Capture:
    """Make what the store keeps of a page that was fetched."""
    return Capture(
        url=fetched.url,
        final_url=fetched.final_url,
        captured=fetched.captured,
        body=fetched.body,
        headers=fetched.headers,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
    )


def fetched_of(page: StoredPage, body: bytes) -> Fetched:
    """Make what was fetched of what the store has kept."""
    return Fetched(url=page.url, final_url=page.final_url, status=200, headers=page.headers, body=body, captured=page.captured)


def _needed_charset(fetched: Fetched) -> str | None:
    """Name the encoding that the server names, where the bytes don't say better themselves."""
    charset = fetched.charset
    if charset is None or not _NAMED.fullmatch(charset) or fetched.body.startswith(_MARKS):
        return None
    try:
        fetched.body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            fetched.body.decode(charset)
        except (UnicodeDecodeError, LookupError):
            return None
        return charset
    return None
