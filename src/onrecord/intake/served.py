"""The character encoding that a server names, where a page's bytes don't say better themselves."""

from __future__ import annotations

import codecs
import hashlib
import re

from msgspec import structs

from onrecord.intake.article import article_from_bytes
from onrecord.record import Article

# Encodings that servers name and that intake could only guess; Windows-1252 and its kin it takes for granted.
_NAMED = re.compile(r"(?:windows-|cp)125[013-8]|iso-8859-(?:[2-8]|1[0-6])|koi8-[ru]|gb\w{3,6}|big5\w*|shift_jis|euc-\w\w")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def served_article(  # noqa: PLR0913  # what article_from_bytes takes
    body: bytes,
    charset: str | None,
    *,
    source: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    captured: str | None = None,
) -> Article:
    """Make an article of what a server answered.

    Args:
        body: The page's bytes, unpacked.
        charset: The encoding that the server named.
        source: Its address.
        published: ISO date or date-time of publication; goes before what the page says.
        publisher: Name of the outlet; goes before what the page says.
        captured: ISO date-time of fetching.

    Returns:
        The article; its ``raw_sha256`` is the hash of the bytes as they were served.

    Raises:
        InputError: There is no article on the page.
    """
    needed = needed_charset(body, charset)
    data = body if needed is None else body.decode(needed).encode("utf-8")
    article = article_from_bytes(data, source=source, published=published, publisher=publisher, captured=captured)
    if needed is None:
        return article
    notes = (*article.notes, f"decoded as {needed}, as the server says")
    return structs.replace(article, notes=notes, raw_sha256=hashlib.sha256(body).hexdigest())


def needed_charset(body: bytes, charset: str | None) -> str | None:
    """Give the encoding that the server names, where it is needed to read the bytes; else null."""
    if charset is None or not _NAMED.fullmatch(charset) or body.startswith(_MARKS):
        return None
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            body.decode(charset)
        except (UnicodeDecodeError, LookupError):
            return None
        return charset
    return None
