"""Several who speak as one: "Lind and Berg said"."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.record.span import Span


@dataclass(frozen=True, slots=True)
class Joint:
    """A group of actors that the article joins by "and".

    Attributes:
        naming: The words that first name them together.
        members: Ids of the actors.
        mentions: All words that name them together.
    """

    naming: Span
    members: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)

    def all(self) -> tuple[Span, ...]:
        """Give all words that name them together, in order."""
        return tuple(sorted({self.naming, *self.mentions}, key=lambda span: (span.start, span.end)))
