"""Statements as flat rows, for tables and spreadsheets: one row a statement, the same columns from every command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onrecord.record import Span, Statement, Time

STATEMENT_COLUMNS = (
    "id",  # the statement's id
    "speaker",  # name of who spoke; empty is unknown
    "how",  # on what the speaker rests: name, role, pronoun, metonym, continued, implicit
    "act",  # what the words do: say, deny, accuse …
    "scope",  # speech or attitude
    "form",  # direct, indirect or mixed
    "source",  # the words that name the source
    "cue",  # the reporting words
    "content",  # what is said
    "addressee",  # name of the one it was said to
    "target",  # name of the one it accuses, praises, asks or threatens
    "when",  # time of the speaking: an ISO date, or START/END
    "where",  # place of the speaking
    "continued",  # whether it is carried on from the statement before
    "within",  # id of the statement that it is part of
    "pull_quote",  # for a quotation in a headline: none, cut, reworded or absent, held against the body
    "matches",  # for a quotation in a headline: id of the statement in the body
    "confidence",  # chance that the statement is right, between 0 and 1
    "start",  # offset of the content's first code point in the article's text
    "end",  # offset after its last code point
    "article",  # the article's id
    "title",  # its headline
    "publisher",  # its outlet
    "published",  # its date of publication
    "article_source",  # path or address that it was read from
)
"""Every column, in order. Where words lie apart, their pieces are joined with `` … ``; all of them are verbatim."""

TABLE_COLUMNS = ("id", "speaker", "act", "form", "cue", "content", "confidence", "publisher", "published")
"""The columns that fit a person's eye."""

APART = " … "


class Heading(Protocol):
    """What a row tells of its article; an :class:`~onrecord.record.Article` is one, and so is a store's short form of it."""

    @property
    def id(self) -> str:
        """The article's id."""

    @property
    def title(self) -> str | None:
        """Its headline."""

    @property
    def publisher(self) -> str | None:
        """Its outlet."""

    @property
    def published(self) -> str | None:
        """Its date of publication."""

    @property
    def source(self) -> str | None:
        """Path or address that it was read from."""


def statement_row(heading: Heading, statement: Statement) -> dict[str, object]:
    """Lay a statement out as a row.

    Args:
        heading: Its article.
        statement: The statement.

    Returns:
        A value for each of `STATEMENT_COLUMNS`, in that order; null is unknown.
    """
    speaker, addressee, target = statement.speaker, statement.addressee, statement.target
    pull_quote = statement.pull_quote
    return {
        "id": statement.id,
        "speaker": speaker and speaker.name,
        "how": speaker and speaker.how,
        "act": statement.act,
        "scope": statement.scope,
        "form": statement.form,
        "source": joined(statement.source),
        "cue": joined(statement.cue),
        "content": joined(statement.content),
        "addressee": addressee and addressee.name,
        "target": target and target.name,
        "when": statement.when and _interval(statement.when),
        "where": statement.where and statement.where.name,
        "continued": statement.continued,
        "within": statement.within,
        "pull_quote": pull_quote and pull_quote.change,
        "matches": pull_quote and pull_quote.matches,
        "confidence": statement.confidence,
        "start": min((span.start for span in statement.content), default=None),
        "end": max((span.end for span in statement.content), default=None),
        "article": heading.id,
        "title": heading.title,
        "publisher": heading.publisher,
        "published": heading.published,
        "article_source": heading.source,
    }


def joined(spans: Sequence[Span]) -> str:
    """Join the words of pieces that lie apart."""
    return APART.join(span.text for span in spans)


def _interval(time: Time) -> str:
    return time.start if time.start == time.end else f"{time.start}/{time.end}"
