"""From bytes or text to an article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord import __version__
from onrecord.errors import InputError
from onrecord.intake.encoding import decode
from onrecord.intake.kind import kind_of, refuse_binary
from onrecord.intake.names import shown
from onrecord.intake.page import Page, page
from onrecord.intake.published import given
from onrecord.intake.structure import structure
from onrecord.language.identify import identify, language_name
from onrecord.record import Article, Extractor, article_id

LIMIT = 10_000_000
"""Largest input, in bytes (for text that is handed over: in characters)."""

_ENGLISH = "en"
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = Extractor(name="plain", version=__version__)


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known of an article from outside."""

    source: str | None
    published: str | None
    publisher: str | None
    captured: str | None

    @classmethod
    def checked(cls, source: str | None, published: str | None, publisher: str | None, captured: str | None) -> _Given:
        return cls(
            source=_encodable(source),
            published=given(published, "published"),
            publisher=_encodable(publisher),
            captured=given(captured, "captured"),
        )

    @property
    def where(self) -> str:
        return shown(self.source)


def article_from_bytes(
    data: bytes,
    *,
    source: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    captured: str | None = None,
) -> Article:
    """Make an article of a file or of what an address answered.

    Args:
        data: Plain text in any encoding, or an HTML page.
        source: Path or address that it was read from; named in messages.
        published: ISO date or date-time of publication; goes before what the page says.
        publisher: Name of the outlet; goes before what the page says.
        captured: ISO date-time of fetching.

    Returns:
        The article. Of plain text, ``text`` is the decoded file, unchanged.

    Raises:
        InputError: The input is empty, too large, binary, or a page without an article, or a date is none.
    """
    known = _Given.checked(source, published, publisher, captured)
    if len(data) > LIMIT:
        raise InputError(too_large(known.where))
    refuse_binary(data, known.where)
    decoded = decode(data)
    _refuse_empty(decoded.text, known.where)
    raw = hashlib.sha256(data).hexdigest()
    if kind_of(decoded.text, source, known.where) == "html":
        return _article_from_page(page(decoded.text, known.where), known, decoded.notes, raw)
    return _article_from_text(decoded.text, known, decoded.notes, raw)


def article_from_text(
    text: str,
    *,
    source: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    captured: str | None = None,
) -> Article:
    """Make an article of text that is handed over in Python.

    Args:
        text: Plain text. It is kept as it is; code points that no encoding can hold are replaced one for one by U+FFFD.
        source: Path or address that it comes from, if any.
        published: ISO date or date-time of publication.
        publisher: Name of the outlet.
        captured: ISO date-time of fetching.

    Raises:
        InputError: The text is empty or too large, or a date is none.
    """
    known = _Given.checked(source, published, publisher, captured)
    if len(text) > LIMIT:
        raise InputError(too_large(known.where))
    text, replaced = _SURROGATE.subn("\ufffd", text)
    _refuse_empty(text, known.where)
    notes = [f"lone surrogates replaced by U+FFFD in {_places(replaced)}"] if replaced else []
    return _article_from_text(text, known, notes, None)


def too_large(where: str) -> str:
    """Say that an input is over the limit.

    Args:
        where: Its name.
    """
    return f"{where} is larger than {LIMIT // 1_000_000} MB, the most that one article may have. Split it into its articles"


def _article_from_text(text: str, known: _Given, notes: Sequence[str], raw: str | None) -> Article:
    shape = structure(text)
    nuls = text.count("\x00")
    language = identify(text)
    return Article(
        id=article_id(text),
        source=known.source,
        title=shape.title,
        headlines=shape.headlines,
        furniture=shape.furniture,
        byline=shape.byline,
        dateline=shape.dateline,
        publisher=known.publisher,
        published=known.published,
        captured=known.captured,
        language=language,
        text=text,
        raw_sha256=raw,
        extractor=_PLAIN,
        notes=(*notes, *([f"NUL bytes in {_places(nuls)}"] if nuls else []), *shape.notes, *_on_language(language)),
    )


def _article_from_page(found: Page, known: _Given, notes: Sequence[str], raw: str) -> Article:
    shape = structure(found.text, found.headlines)
    language = identify(found.text)
    return Article(
        id=article_id(found.text),
        source=known.source,
        title=shape.title,
        headlines=shape.headlines,
        furniture=shape.furniture,
        byline=found.metadata.byline or shape.byline,
        dateline=shape.dateline,
        publisher=known.publisher or found.metadata.publisher,
        published=known.published or found.metadata.published,
        captured=known.captured,
        language=language,
        text=found.text,
        raw_sha256=raw,
        extractor=found.extractor,
        notes=(*notes, *found.notes, *shape.notes, *_on_language(language)),
    )


def _refuse_empty(text: str, where: str) -> None:
    if any(map(str.isalnum, text)):
        return
    what = "holds no words" if text.strip() else "holds only white space" if text else "is empty"
    msg = f"{where} {what}. Give an article's text or HTML"
    raise InputError(msg)


def _on_language(language: str | None) -> tuple[str, ...]:
    if language in {None, _ENGLISH}:
        return ()
    return (f"language is {language_name(language)} ({language}): stored, statements are read in English only",)


def _encodable(words: str | None) -> str | None:
    """Make a name encodable: a path may hold bytes that are no text, which Python gives as surrogates."""
    return None if words is None else _SURROGATE.sub("\ufffd", words)


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count:,} places"
