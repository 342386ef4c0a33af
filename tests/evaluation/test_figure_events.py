"""Scores of the events that figures belong to. The text is invented."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.evaluation.figure_events import FOUND, GIVEN, score_links
from onrecord.evaluation.labels import EventLabel, FigureLabel, LabelledDocument, Piece
from onrecord.evaluation.score import Score
from onrecord.record import Article, Event, Extractor, Figure, Record, Run, Span, article_id

TEXT = """Militiamen bombed the harbour of Port Adel. Twelve dockers were killed.

Nils Berg was killed by gunmen, a dozen of them.
"""
RUN = Run(version="0", model="by hand 1", sha256="0" * 64)


def piece(words: str) -> Piece:
    """Find words in the text."""
    return TEXT.index(words), TEXT.index(words) + len(words)


LABELS = LabelledDocument(
    set="invented",
    name="adel",
    text_sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    part="develop",
    reader=1,
    genre="conflict",
    events=(EventLabel(id="e1", type="ASSAULT", trigger=piece("bombed"), status="happened"),),
    figures=(FigureLabel(id="f1", kind="killed", low=12, high=12, bound="exact", span=piece("Twelve dockers"), event="e1"),),
)


def read(event: str | None, words: str = "Twelve dockers", trigger: str = "bombed") -> Record:
    """Make a record with one event and one figure."""
    head = Article(id=article_id(TEXT), text=TEXT, extractor=Extractor(name="plain", version="1"))
    told = Event(id="x", type="ASSAULT", trigger=Span.of(TEXT, *piece(trigger)), status="happened", confidence=0.9)
    span = Span.of(TEXT, *piece(words))
    number = 1 if words == "Nils Berg" else 12
    counted = Figure(id="f1", kind="killed", low=number, high=number, bound="exact", span=span, event=event)
    return Record(article=head, events=(told,), figures=(counted,), run=RUN)


@pytest.mark.parametrize(
    ("record", "score"),
    [
        (read("x"), Score(1, 1, 1, 1)),
        (read(None), Score(0, 0, 1, 0)),
        (read("x", trigger="killed by"), Score(1, 0, 1, 0)),  # an event that nobody labelled
        (read("x", words="a dozen"), Score(1, 0, 1, 0)),  # a figure that nobody labelled
        (read("x", words="Nils Berg"), Score(0, 0, 1, 0)),  # a name, which labels leave out
    ],
)
def test_a_link_is_right_where_figure_and_event_are(record: Record, score: Score) -> None:
    """A link counts as right where both of its ends are labelled and so is the link."""
    assert score_links(record, LABELS)[FOUND] == score


def test_linking_alone_is_scored_on_the_labels() -> None:
    """Given the labelled figures and events, what was read does not count."""
    assert score_links(read(None), LABELS)[GIVEN] == Score(1, 1, 1, 1)
