"""Identifiers of events, made from what they identify."""

from __future__ import annotations

import hashlib

from onrecord.record.event import Type
from onrecord.record.span import Span


def event_id(article: str, type_: Type, trigger: Span, voice: str | None) -> str:
    """Make the id of an event from its article's id, its type, its words and its voice.

    Args:
        article: The article's id.
        type_: PLOVER's type.
        trigger: The words that tell of it.
        voice: Id of the statement that tells of it.

    Returns:
        ``e`` and 16 hexadecimal digits.
    """
    parts = (article, type_, f"{trigger.start}-{trigger.end}", voice or "")
    return "e" + hashlib.sha256("|".join(parts).encode("ascii")).hexdigest()[:16]
