"""An event with what its article tells beside it: who takes part, who tells of it, how many were hurt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends
from onrecord.record import Actor, Event, Figure, Record, Ref, Statement
from onrecord.store import ArticleHead, Store
from onrecord.store.events import EventFilter


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part in an event.

    Attributes:
        ref: The event's reference.
        actor: The actor of the record; null where the reference is not resolved.
    """

    ref: Ref
    actor: Actor | None

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-3 code of the country; null is not known."""
        return None if self.actor is None else self.actor.country

    @property
    def sector(self) -> str | None:
        """PLOVER's sector; null is not known."""
        return None if self.actor is None else self.actor.sector

    @property
    def raw(self) -> str | None:
        """The article's words for it; null where none name it."""
        return None if self.ref.mention is None else self.ref.mention.text

    @property
    def title(self) -> str | None:
        """The office or role that the article gives first; null where it gives none."""
        return self.actor.roles[0].title if self.actor and self.actor.roles else None


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as its article tells it.

    Attributes:
        article: The head of the article, as met in the appearance that was chosen.
        event: The event.
        record: The whole record of the article.
    """

    article: ArticleHead
    event: Event
    record: Record

    def parties(self, refs: Sequence[Ref]) -> tuple[Party, ...]:
        """Tell who references of the event are."""
        return tuple(Party(ref, self._actor(ref)) for ref in refs)

    @property
    def statement(self) -> Statement | None:
        """The statement that tells of the event; null for the article's own voice."""
        return next((one for one in self.record.statements if one.id == self.event.voice), None)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that belong to the event."""
        return tuple(figure for figure in self.record.figures if figure.id in self.event.figures)

    @property
    def sentence(self) -> str:
        """The sentence that the trigger begins in, in its own words."""
        text, start = self.record.article.text, self.event.trigger.start
        for low, high in paragraphs(text):
            if low <= start < high:
                edges = [low, *sentence_ends(text, low, high), high]
                first = max(edge for edge in edges if edge <= start)
                return text[first : min(edge for edge in edges if edge > start)].strip()
        return self.event.trigger.text

    def _actor(self, ref: Ref) -> Actor | None:
        return next((actor for actor in self.record.actors if actor.id == ref.actor), None)


def tellings(store: Store, chosen: EventFilter) -> Iterator[Telling]:
    """Read the events that match a filter, each with the record of its article.

    Args:
        store: The store.
        chosen: The filter.

    Yields:
        Events in order of publication, unknown dates last; a record is read once for the events of its article.
    """
    record: Record | None = None
    for found in store.events(chosen):
        if record is None or record.article.id != found.article.id:
            record = store.record(found.article.id)
        yield Telling(found.article, found.event, record)
