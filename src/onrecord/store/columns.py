"""A record's parts as rows: the columns to filter by, beside the whole part as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from onrecord.record import Account, Actor, Article, Event, Figure, Ref, Span, Statement
from onrecord.store.folding import fold

Row = dict[str, str | int | float | bool | None]
APART = " … "
"""Stands between pieces that lie apart, where they are joined for search."""

BETWEEN_ROLES = " | "
"""Stands between the roles of one speaker."""

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


def statement_row(statement: Statement, ordinal: int, actors: Mapping[str, Actor]) -> Row:
    """Lay out a statement.

    Args:
        statement: The statement.
        ordinal: Its place among those of its article.
        actors: The actors of its article, by id.
    """
    speaker = statement.speaker
    actor = None if speaker is None else actors.get(speaker.actor or "")
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
        "speaker_key": name_key(speaker),
        "addressee_key": name_key(statement.addressee),
        "target_key": name_key(statement.target),
        "role_key": role_key(speaker, actor),
        "speaker_country": None if actor is None else actor.country,
        "record": json(statement),
    }


def name_key(ref: Ref | None) -> str | None:
    """Fold the name of a reference, for the filter; null where there is no reference."""
    return None if ref is None else fold(ref.name)


def role_key(speaker: Ref | None, actor: Actor | None) -> str | None:
    """Fold the roles of a speaker, for the filter.

    Args:
        speaker: The reference to the speaker; its own words are a role where it rests on one ("the minister").
        actor: The actor that it stands for; null where it is not resolved.

    Returns:
        The roles, each once; null where the article tells none.
    """
    roles = [f"{role.title} of {role.of}" if role.of else role.title for role in (actor.roles if actor else ())]
    if speaker is not None and speaker.how == "role":
        roles += (speaker.mention.text if speaker.mention else speaker.name,)
    return BETWEEN_ROLES.join(dict.fromkeys(map(fold, roles))) or None


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
