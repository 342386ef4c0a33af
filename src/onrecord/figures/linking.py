"""Which event a figure belongs to: the killed of a bombing to the bombing, the arrested to the arrest.

`tables/events.tsv` names the types of events, and the modes where only some do, that can have done to people what a kind of
figure counts. Of those that happened, a figure belongs to one of its own sentence, or else of a sentence beside it; among
several to the one in the same voice, then to a deed ("bombed") rather than to the harm alone ("killed"), then to the nearest. A
part belongs where its whole does. Where no such event is told nearby, a figure belongs to none: many counts are of accidents.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import structs

from onrecord.figures.tables import rows
from onrecord.figures.triggers import trigger_rows
from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends
from onrecord.record.event import Event
from onrecord.record.figure import Figure
from onrecord.record.statement import Statement

_REACH = 1  # sentences


def link(
    text: str, statements: Sequence[Statement], figures: Sequence[Figure], events: Sequence[Event]
) -> tuple[tuple[Figure, ...], tuple[Event, ...]]:
    """Tie the figures of an article to its events.

    Args:
        text: The article's text.
        statements: Its statements, which the voices are among.
        figures: Its figures.
        events: Its events.

    Returns:
        The figures, each with the id of its event or null, and the events, each with the ids of its figures.
    """
    of = Linker(text, statements, events).link(figures)
    tied = tuple(structs.replace(figure, event=of.get(figure.id)) for figure in figures)
    mine: dict[str, list[str]] = {}
    for figure in tied:
        if figure.event is not None:
            mine.setdefault(figure.event, []).append(figure.id)
    return tied, tuple(structs.replace(event, figures=tuple(mine.get(event.id, ()))) for event in events)


class Linker:
    """Finds the events of figures in one article."""

    def __init__(self, text: str, statements: Sequence[Statement], events: Sequence[Event]) -> None:
        """Prepare an article.

        Args:
            text: Its text.
            statements: Its statements.
            events: Its events.
        """
        self._starts = sorted({at for low, high in paragraphs(text) for at in (low, *sentence_ends(text, low, high))})
        self._within = {statement.id: statement.within for statement in statements}
        self._events: dict[int, list[Event]] = {}
        for event in events:
            if event.status == "happened":
                self._events.setdefault(self._sentence(event.trigger.start), []).append(event)

    def link(self, figures: Sequence[Figure]) -> dict[str, str]:
        """Find the event of each figure.

        Args:
            figures: The article's figures.

        Returns:
            Ids of events, by ids of figures; a figure without an event is not among them.
        """
        found: dict[str, str] = {}
        wholes = [figure for figure in figures if figure.part_of is None]
        for figure in (*wholes, *(figure for figure in figures if figure.part_of is not None)):
            event = found.get(figure.part_of or "") or self._event(figure)
            if event is not None:
                found[figure.id] = event
        return found

    def _event(self, figure: Figure) -> str | None:
        voices = self._voices(figure.voice)
        at = self._sentence(figure.span.start)
        options = (
            (
                abs(there - at),
                _strangeness(event, voices),
                _is_harm(event),
                _apart(figure, event),
                event.trigger.start,
                event.id,
            )
            for there in range(at - _REACH, at + _REACH + 1)
            for event in self._events.get(there, ())
            if _can_have(event, figure)
        )
        return min(options, default=(None,))[-1]

    def _voices(self, voice: str | None) -> Mapping[str | None, int]:
        """Give the voice of a figure and those around it, each with how far out it is; null is the article's own."""
        return {one: depth for depth, one in enumerate(self._outwards(voice))}

    def _outwards(self, voice: str | None) -> Iterator[str | None]:
        seen: set[str] = set()
        while voice is not None and voice not in seen:
            seen.add(voice)
            yield voice
            voice = self._within.get(voice)
        yield None

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset)


def _strangeness(event: Event, voices: Mapping[str | None, int]) -> int:
    return voices.get(event.voice, len(voices))


def _apart(figure: Figure, event: Event) -> int:
    return max(event.trigger.start - figure.span.end, figure.span.start - event.trigger.end, 0)


def _is_harm(event: Event) -> bool:
    """Tell whether an event is told by what befell people alone."""
    return not _harms().isdisjoint(event.trigger.text.lower().split())


def _can_have(event: Event, figure: Figure) -> bool:
    modes = _events_of().get((figure.kind, event.type))
    return modes is not None and ("" in modes or event.mode in modes)


@cache
def _harms() -> frozenset[str]:
    return frozenset(word for row in trigger_rows() if row.kind in {"killed", "injured"} and row.strong for word in row.words)


@cache
def _events_of() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for kind, type_, mode in rows("events.tsv"):
        found[kind, type_] = found.get((kind, type_), frozenset()) | {mode}
    return found
