"""Labels as a record, so that a stage can be scored on what people read, whatever the stages before it missed."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.evaluation.labels import ActorLabel, EventLabel, FigureLabel, LabelledDocument, Piece, StatementLabel, TimeLabel
from onrecord.record.actor import Actor, Ref
from onrecord.record.article import Article
from onrecord.record.event import Event
from onrecord.record.figure import Figure
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.statement import PullQuote, Statement
from onrecord.record.time import Time
from onrecord.record.whole import Record, Run


def given_record(article: Article, labels: LabelledDocument) -> Record:
    """Make a record of the labels of an article: actors, statements, events and figures, under the labels' own ids.

    Args:
        article: The article, with the text that was labelled.
        labels: The labels.
    """
    made = _Given(article.text, {one.id: one for one in labels.actors})
    return Record(
        article=article,
        actors=tuple(made.actor(one) for one in labels.actors),
        statements=tuple(made.statement(one) for one in labels.statements),
        events=tuple(made.event(one) for one in labels.events),
        figures=tuple(made.figure(one) for one in labels.figures),
        run=Run(version="", model="labels", sha256=labels.text_sha256),
    )


class _Given:
    def __init__(self, text: str, actors: dict[str, ActorLabel]) -> None:
        self._text, self._actors = text, actors

    def _span(self, piece: Piece) -> Span:
        return Span.of(self._text, *piece)

    def _spans(self, pieces: Iterable[Piece]) -> tuple[Span, ...]:
        return tuple(map(self._span, pieces))

    def _ref(self, actor: str, near: Piece) -> Ref:
        """Refer to an actor by the mention that is nearest to some words."""
        label = self._actors[actor]
        mention = min((label.name, *label.mentions), key=lambda one: (abs(one[0] - near[0]), one))
        return Ref(actor=actor, name=" ".join(self._span(label.name).text.split()), mention=self._span(mention))

    def actor(self, label: ActorLabel) -> Actor:
        return Actor(
            id=label.id,
            name=" ".join(self._span(label.name).text.split()),
            kind=label.kind,
            country=label.country,
            sector=label.sector,
            mentions=self._spans(label.mentions),
        )

    def statement(self, label: StatementLabel) -> Statement:
        near = label.content[0]
        quote = label.pull_quote
        return Statement(
            id=label.id,
            form=label.form,
            content=self._spans(label.content),
            cue=self._spans(label.cue),
            source=self._spans(label.source),
            speaker=self._ref(label.speaker, near) if label.speaker else None,
            addressee=self._ref(label.addressee, near) if label.addressee else None,
            target=self._ref(label.target, near) if label.target else None,
            act=label.act,
            scope=label.scope,
            within=label.within,
            continued=label.continued,
            pull_quote=PullQuote(matches=quote.matches, change=quote.change) if quote else None,
            confidence=1.0,
        )

    def event(self, label: EventLabel) -> Event:
        near = label.trigger
        return Event(
            id=label.id,
            type=label.type,
            mode=label.mode,
            trigger=self._span(near),
            actor=tuple(self._ref(one, near) for one in label.actor),
            recipient=tuple(self._ref(one, near) for one in label.recipient),
            third_party=tuple(self._ref(one, near) for one in label.third_party),
            when=self._time(label.when),
            where=Place(name=self._span(label.where).text, span=self._span(label.where)) if label.where else None,
            status=label.status,
            voice=label.voice,
            confidence=1.0,
        )

    def figure(self, label: FigureLabel) -> Figure:
        source = label.according_to
        return Figure(
            id=label.id,
            kind=label.kind,
            low=label.low,
            high=label.high,
            bound=label.bound,
            of=self._span(label.of).text if label.of else None,
            part_of=label.part_of,
            span=self._span(label.span),
            voice=label.voice,
            according_to=self._ref(source, label.span) if source else None,
            when=self._time(label.when),
            event=label.event,
        )

    def _time(self, label: TimeLabel | None) -> Time | None:
        """Give a labelled time; null where no calendar date follows from it."""
        if label is None or label.start is None or label.end is None:
            return None
        return Time(start=label.start, end=label.end, precision=label.precision, span=self._span(label.span))
