"""A record's parts as rows: the columns to filter by, beside the whole part as JSON."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.record import Account, Actor, Article, Event, Figure, Span, Statement
from onrecord.store.folding import fold

Row = dict[str, str | int | float | bool | None]
APART = " … "
"""Stands between pieces that lie apart, where they are joined for search."""

_encode = msgspec.json.Encoder().encode


def json(value: msgspec.Struct | tuple[Span, ...] | tuple[str, ...]) -> str:
    """Encode a part of a record."""
    return _encode(value).decode("utf-8")


def article_row(article: Article) -> Row:
    """Lay out an article."""
    plain = ("id", "title", "publisher", "published", "language", "text", "source", "captured", "byline", "dateline")
    return {
        **{name: getattr(article, name) for name in plain},
        **{name: json(getattr(article, name)) for name in ("headlines", "furniture", "notes")},
        "raw_sha256": article.raw_sha256,
        "extractor_name": article.extractor.name,
        "extractor_version": article.extractor.version,
    }


def appearance_row(article: Article) -> Row:
    """Lay out where an article was met."""
    plain = ("source", "publisher", "published", "captured")
    publisher = article.publisher
    return {
        **{name: getattr(article, name) for name in plain},
        "publisher_key": None if publisher is None else fold(publisher),
    }


def statement_row(statement: Statement, ordinal: int) -> Row:
    """Lay out a statement."""
    speaker = statement.speaker
    return {
        "id": statement.id,
        "ordinal": ordinal,
        "form": statement.form,
        "act": statement.act,
        "scope": statement.scope,
        "speaker_name": None if speaker is None else speaker.name,
        "speaker_actor": None if speaker is None else speaker.actor,
        "speaker_how": None if speaker is None else speaker.how,
        "continued": statement.continued,
        "within": statement.within,
        "confidence": statement.confidence,
        "content": _joined(statement.content),
        "source": _joined(statement.source) or None,
        "speaker_key": None if speaker is None else fold(speaker.name),
        "record": json(statement),
    }


def span_rows(statement: Statement) -> Iterator[tuple[str, int, int, int, str]]:
    """Lay out a statement's spans: role, ordinal, start, end, text."""
    for role, spans in (("content", statement.content), ("cue", statement.cue), ("source", statement.source)):
        for ordinal, span in enumerate(spans):
            yield role, ordinal, span.start, span.end, span.text


def part_row(part: Actor | Event | Figure | Account, ordinal: int, names: tuple[str, ...]) -> Row:
    """Lay out an actor, event, figure or account.

    Args:
        part: The part.
        ordinal: Its place among its like.
        names: The fields that have a column.
    """
    return {"ordinal": ordinal, **{name: getattr(part, name) for name in names}, "record": json(part)}


def _joined(spans: tuple[Span, ...]) -> str:
    return APART.join(span.text for span in spans)
