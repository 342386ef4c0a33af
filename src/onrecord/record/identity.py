"""Identifiers made from what they identify, so that reading the same text twice gives the same ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.record.span import Span


def article_id(text: str) -> str:
    """Make the id of an article from its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def statement_id(article: str, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]) -> str:
    """Make the id of a statement from its article's id and its spans.

    Args:
        article: The article's id.
        content: Pieces of what is said.
        cue: Pieces of the reporting words.
        source: Pieces of the source.

    Returns:
        ``s`` and 16 hexadecimal digits.
    """
    parts = (",".join(f"{span.start}-{span.end}" for span in spans) for spans in (content, cue, source))
    return "s" + hashlib.sha256("|".join([article, *parts]).encode("ascii")).hexdigest()[:16]


def actor_id(article: str, name: Span) -> str:
    """Make the id of an actor from its article's id and the words that name it.

    Args:
        article: The article's id.
        name: The words.

    Returns:
        ``a`` and 16 hexadecimal digits.
    """
    return "a" + hashlib.sha256(f"{article}|{name.start}-{name.end}".encode("ascii")).hexdigest()[:16]
