"""Accounts: matters on which the voices of an article disagree. The record shows that they do, not who is right."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.record.span import Span

Stance = Literal["asserts", "denies", "doubts", "justifies"]


class Position(Struct, frozen=True, kw_only=True):
    """What one voice holds of a matter.

    Attributes:
        stance: Whether it asserts the matter, denies, doubts or justifies it.
        voice: Id of the statement that holds so; null for the article's own voice.
        span: The words that carry it.
    """

    stance: Stance
    voice: str | None = None
    span: Span


class Account(Struct, frozen=True, kw_only=True):
    """One matter in dispute.

    Attributes:
        id: Identifier within the record.
        about: The matter, in words of the article.
        matter: Id of the event in dispute, or the words of the proposition.
        positions: Who holds what; at least two voices.
    """

    id: str
    about: str
    matter: str | Span
    positions: tuple[Position, ...] = ()
