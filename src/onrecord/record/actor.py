"""Actors, and references to them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.record.span import Span

Kind = Literal["person", "group", "organisation", "state", "place_as_actor"]
How = Literal["name", "role", "pronoun", "metonym", "continued", "implicit"]


class Role(Struct, frozen=True, kw_only=True):
    """An office or role, as the article gives it.

    Attributes:
        title: The office: "Foreign Minister".
        of: What it is an office of: "Ukraine"; null where the article does not say.
        span: The words that say so.
    """

    title: str
    of: str | None = None
    span: Span


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody who speaks, is spoken to or takes part in an event.

    Attributes:
        id: Identifier within the record.
        name: The fullest name or description that the article gives.
        kind: What the actor is.
        country: ISO 3166 alpha-3 code.
        sector: PLOVER sector code.
        roles: Offices and roles, with the words that say so.
        mentions: Every mention, pronouns included.
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sector: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()


class Ref(Struct, frozen=True, kw_only=True):
    """A reference to an actor.

    Attributes:
        actor: The actor's id; null where the reference is not resolved to an actor of the record.
        name: The actor's name; for a reference that is not resolved, the article's own words.
        mention: The words that name the actor, anywhere in the article.
        how: On what the reference rests; null where that has not been told.
    """

    actor: str | None = None
    name: str
    mention: Span | None = None
    how: How | None = None

    def __str__(self) -> str:
        """Give the name."""
        return self.name
