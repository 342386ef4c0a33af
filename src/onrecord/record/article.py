"""Articles: what was read, where it came from, and what was odd about it."""

from __future__ import annotations

from msgspec import Struct

from onrecord.record.span import Span


class Extractor(Struct, frozen=True, kw_only=True):
    """The program that made the text out of the bytes.

    Attributes:
        name: Its name.
        version: Its version.
    """

    name: str
    version: str


class Article(Struct, frozen=True, kw_only=True):
    """One article. The same text is the same article, wherever and however often it was met.

    Attributes:
        id: ``sha256:`` and the hash of the text.
        source: Path or address that it was read from; null for text handed over in Python.
        title: The headline, where one was recognised.
        headlines: Headlines, their variants and sub-headings, as they stand in the text.
        furniture: Lines of the page around the article that stand in its text ("Read also", "source site-34"): kept in the
            text, left out of statements.
        byline: The author as printed.
        dateline: Place and time before the first sentence, as printed.
        publisher: Name of the outlet.
        published: ISO date or date-time of publication.
        captured: ISO date-time of fetching; null unless fetched.
        language: ISO 639-1 code; null where it could not be told.
        text: The text that all offsets point into.
        raw_sha256: Hash of the bytes that the text was made from; null for text handed over in Python.
        extractor: What made the text.
        notes: What was odd about the input, in plain words.
    """

    id: str
    source: str | None = None
    title: str | None = None
    headlines: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    publisher: str | None = None
    published: str | None = None
    captured: str | None = None
    language: str | None = None
    text: str
    raw_sha256: str | None = None
    extractor: Extractor
    notes: tuple[str, ...] = ()
