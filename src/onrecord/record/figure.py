"""Figures: how many were killed, injured, displaced, according to whom."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.record.actor import Ref
from onrecord.record.span import Span
from onrecord.record.time import Time

Kind = Literal["killed", "injured", "missing", "displaced", "detained", "captured", "arrested", "other"]
Bound = Literal["exact", "at_least", "at_most", "about"]


class Figure(Struct, frozen=True, kw_only=True):
    """One count.

    Attributes:
        id: Identifier within the record.
        kind: What befell those counted.
        low: Smallest number that the words allow; null for "dozens".
        high: Largest number that the words allow.
        bound: How the words bound the number.
        of: Words for those counted ("employees").
        part_of: Id of the figure that this one is a part of ("including a child").
        span: The words.
        voice: Id of the statement that gives the count; null for the article's own voice.
        according_to: Whose count it is.
        when: Time of the count.
        event: Id of the event it belongs to.
    """

    id: str
    kind: Kind
    low: int | None = None
    high: int | None = None
    bound: Bound
    of: str | None = None
    part_of: str | None = None
    span: Span
    voice: str | None = None
    according_to: Ref | None = None
    when: Time | None = None
    event: str | None = None
