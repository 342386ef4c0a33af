"""All offsets of a document's labels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from onrecord.evaluation.labels import EventLabel, FigureLabel, LabelledDocument, Piece, StatementLabel


def pieces(labels: LabelledDocument) -> Iterator[tuple[str, Piece]]:
    """Walk all offsets, each with the id of its label."""
    for name, lines in (("headlines", labels.headlines), ("furniture", labels.furniture)):
        yield from ((name, piece) for piece in lines)
    for actor in labels.actors:
        roles = chain.from_iterable((role.span, role.title, role.of) for role in actor.roles)
        yield from ((actor.id, piece) for piece in (actor.name, *actor.mentions, *roles) if piece)
    for statement in labels.statements:
        yield from ((statement.id, piece) for piece in (*statement.content, *statement.cue, *statement.source))
        yield from _told(statement)
    for event in labels.events:
        yield event.id, event.trigger
        yield from _told(event)
    for figure in labels.figures:
        yield from ((figure.id, piece) for piece in (figure.span, figure.of) if piece)
        yield from _told(figure)
    for account in labels.accounts:
        yield from ((account.id, position.span) for position in account.positions)
        if not isinstance(account.matter, str):
            yield account.id, account.matter


def _told(label: StatementLabel | EventLabel | FigureLabel) -> Iterator[tuple[str, Piece]]:
    """Give the words of a label's time and place."""
    if label.when:
        yield label.id, label.when.span
    if not isinstance(label, FigureLabel) and label.where:
        yield label.id, label.where
