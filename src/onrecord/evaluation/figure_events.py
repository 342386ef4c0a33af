"""Scores of which event each figure belongs to, on labelled articles.

``event``: links of figures to events; one is right where its figure is the labelled one (by kind and words) and its event the
labelled one (by type and sentence). ``event, given both``: the same, with the labelled figures and events in place of those
that were found, so that the linking alone is scored. Names without a count, which the labels leave out, are left out too.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.evaluation.events import pair_events
from onrecord.evaluation.labels import EventLabel, FigureLabel, LabelledDocument, Piece
from onrecord.evaluation.score import Score
from onrecord.figures import is_counted
from onrecord.figures.linking import Linker
from onrecord.record.event import Event
from onrecord.record.figure import Figure
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.record.whole import Record

FOUND = ("event", "all")
GIVEN = ("event, given both", "all")


def score_links(record: Record, document: LabelledDocument) -> dict[tuple[str, str], Score]:
    """Score the links of one article.

    Args:
        record: What was read.
        document: The labels.
    """
    return {FOUND: _found(record, document), GIVEN: _given(record.article.text, document)}


def _found(record: Record, document: LabelledDocument) -> Score:
    labels = {event.id: place for place, event in enumerate(document.events)}
    events = pair_events(record.article.text, record.events, document.events)
    theirs = {event.id: events.get(place) for place, event in enumerate(record.events)}
    figures = pair_figures(record.figures, [(label.kind, label.span) for label in document.figures])
    score = Score(true=sum(label.event is not None for label in document.figures))
    for place, figure in enumerate(record.figures):
        if figure.event is None or not is_counted(figure):
            continue
        label = document.figures[figures[place]] if place in figures else None
        wanted = None if label is None or label.event is None else labels[label.event]
        right = int(wanted is not None and theirs[figure.event] == wanted)
        score += Score(predicted=1, predicted_right=right, true_found=right)
    return score


def pair_figures(ours: Sequence[Figure], theirs: Sequence[tuple[str, Piece]]) -> dict[int, int]:
    """Pair figures with labels of their kind whose words they overlap, the closest first.

    Args:
        ours: The figures that were found.
        theirs: The kind and the words of each label.

    Returns:
        For places among ours, places among theirs.
    """
    options = sorted(
        (-_shared((one.span.start, one.span.end), span), i, j)
        for i, one in enumerate(ours)
        for j, (kind, span) in enumerate(theirs)
        if one.kind == kind and one.span.start < span[1] and span[0] < one.span.end
    )
    pairs: dict[int, int] = {}
    for _, i, j in options:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _shared(one: Piece, other: Piece) -> float:
    return (min(one[1], other[1]) - max(one[0], other[0])) / max(one[1] - one[0], other[1] - other[0], 1)


def _given(text: str, document: LabelledDocument) -> Score:
    statements = [
        Statement(id=one.id, form=one.form, content=(), within=one.within, confidence=1) for one in document.statements
    ]
    linker = Linker(text, statements, [_event(text, label) for label in document.events])
    links = linker.link([_figure(text, label) for label in document.figures])
    right = sum(links.get(label.id) == label.event for label in document.figures if label.event is not None)
    return Score(len(links), right, sum(label.event is not None for label in document.figures), right)


def _event(text: str, label: EventLabel) -> Event:
    return Event(
        id=label.id,
        type=label.type,
        mode=label.mode,
        trigger=_span(text, label.trigger),
        status=label.status,
        voice=label.voice,
        confidence=1,
    )


def _figure(text: str, label: FigureLabel) -> Figure:
    return Figure(
        id=label.id,
        kind=label.kind,
        low=label.low,
        high=label.high,
        bound=label.bound,
        part_of=label.part_of,
        span=_span(text, label.span),
        voice=label.voice,
    )


def _span(text: str, piece: Piece) -> Span:
    return Span.of(text, *piece)
