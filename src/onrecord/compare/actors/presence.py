"""A presence: an actor as one article knows it, with all that joining looks at."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Actor
from onrecord.record.actor import Kind


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a presence is known by.

    Attributes:
        article: Row of the article in its store, or any other number that stands for it.
        actor: The actor's id in the article's record.
    """

    article: int
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """An actor of one article.

    Attributes:
        key: What it is known by.
        name: The fullest name or description that the article gives.
        kind: What the actor is.
        country: ISO 3166 alpha-3 code.
        sector: PLOVER sector code.
        roles: Offices and roles: title, and whose.
        mentions: The words of its mentions, in order.
        published: ISO date of the article's publication; null is unknown.
    """

    key: Key
    name: str
    kind: Kind
    country: str | None = None
    sector: str | None = None
    roles: tuple[tuple[str, str | None], ...] = ()
    mentions: tuple[str, ...] = ()
    published: str | None = None

    @classmethod
    def of(cls, article: int, actor: Actor, published: str | None = None) -> Presence:
        """Take from a record what joining looks at.

        Args:
            article: Row of the article.
            actor: The actor.
            published: Date of publication of the article.
        """
        return cls(
            key=Key(article, actor.id),
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            sector=actor.sector,
            roles=tuple(dict.fromkeys((role.title, role.of) for role in actor.roles)),
            mentions=tuple(" ".join(span.text.split()) for span in actor.mentions),
            published=published,
        )
