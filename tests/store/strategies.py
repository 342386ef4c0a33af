"""Records of any content, for Hypothesis: every field of the contract is filled at one time or another."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec import structs

from onrecord.record import (
    Account,
    Actor,
    Article,
    Event,
    Extractor,
    Figure,
    Place,
    Position,
    PullQuote,
    Record,
    Ref,
    Role,
    Run,
    Span,
    Statement,
    Time,
    article_id,
    statement_id,
)

T = TypeVar("T", Actor, Event, Figure, Account)

words = st.text(st.characters(codec="utf-8"), max_size=12)
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200)
maybe = st.none() | words
runs = st.builds(Run, version=words, model=words, sha256=words)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a sound record."""
    text = draw(texts)
    span = _spans(text)
    article = draw(_articles(text, span))
    statements = draw(st.lists(_statements(article, span), max_size=4, unique_by=lambda statement: statement.id))
    for number in range(1, len(statements)):
        if draw(st.booleans()):
            statements[number] = structs.replace(statements[number], within=statements[number - 1].id)
    return Record(
        article=article,
        statements=tuple(statements),
        actors=draw(_many(_actors(span))),
        events=draw(_many(_events(span))),
        figures=draw(_many(_figures(span))),
        accounts=draw(_many(_accounts(span))),
        run=draw(runs),
    )


def _spans(text: str) -> SearchStrategy[Span]:
    offsets = st.integers(0, len(text))
    return st.tuples(offsets, offsets).map(lambda pair: Span.of(text, min(pair), max(pair)))


def _pieces(span: SearchStrategy[Span]) -> SearchStrategy[tuple[Span, ...]]:
    return st.lists(span, max_size=2).map(tuple)


def _articles(text: str, span: SearchStrategy[Span]) -> SearchStrategy[Article]:
    return st.builds(
        Article,
        id=st.just(article_id(text)),
        text=st.just(text),
        source=maybe,
        title=maybe,
        headlines=_pieces(span),
        furniture=_pieces(span),
        byline=maybe,
        dateline=maybe,
        publisher=maybe,
        published=maybe,
        captured=maybe,
        language=maybe,
        raw_sha256=maybe,
        extractor=st.builds(Extractor, name=words, version=words),
        notes=st.lists(words, max_size=2).map(tuple),
    )


@st.composite
def _statements(draw: st.DrawFn, article: Article, span: SearchStrategy[Span]) -> Statement:
    content, cue, source = (draw(_pieces(span)) for _ in range(3))
    return Statement(
        id=statement_id(article.id, content, cue, source),
        form=draw(st.sampled_from(("direct", "indirect", "mixed"))),
        content=content,
        cue=cue,
        source=source,
        speaker=draw(st.none() | _refs(span)),
        addressee=draw(st.none() | _refs(span)),
        act=draw(st.sampled_from((None, "say", "deny"))),
        scope=draw(st.sampled_from((None, "speech", "attitude"))),
        continued=draw(st.booleans()),
        when=draw(st.none() | _times(span)),
        where=draw(st.none() | _places(span)),
        pull_quote=draw(st.none() | st.builds(PullQuote, matches=maybe, change=st.just("cut"))),
        confidence=draw(st.floats(0, 1)),
    )


def _refs(span: SearchStrategy[Span]) -> SearchStrategy[Ref]:
    return st.builds(Ref, actor=maybe, name=words, mention=st.none() | span, how=st.sampled_from((None, "name", "pronoun")))


def _times(span: SearchStrategy[Span]) -> SearchStrategy[Time]:
    return st.builds(Time, start=words, end=words, precision=st.just("day"), span=span)


def _places(span: SearchStrategy[Span]) -> SearchStrategy[Place]:
    degrees = st.none() | st.floats(-90, 90)
    return st.builds(Place, name=words, country=maybe, latitude=degrees, longitude=degrees, span=span)


def _actors(span: SearchStrategy[Span]) -> SearchStrategy[Actor]:
    roles = st.lists(st.builds(Role, title=words, of=maybe, span=span), max_size=2).map(tuple)
    return st.builds(Actor, id=words, name=words, kind=st.just("person"), country=maybe, roles=roles, mentions=_pieces(span))


def _events(span: SearchStrategy[Span]) -> SearchStrategy[Event]:
    return st.builds(
        Event,
        id=words,
        type=st.just("ACCUSE"),
        trigger=span,
        actor=st.lists(_refs(span), max_size=1).map(tuple),
        when=st.none() | _times(span),
        where=st.none() | _places(span),
        status=st.just("planned"),
        voice=maybe,
        confidence=st.floats(0, 1),
    )


def _figures(span: SearchStrategy[Span]) -> SearchStrategy[Figure]:
    count = st.none() | st.integers(0, 10**6)
    return st.builds(Figure, id=words, kind=st.just("missing"), low=count, high=count, bound=st.just("about"), span=span)


def _accounts(span: SearchStrategy[Span]) -> SearchStrategy[Account]:
    positions = st.lists(st.builds(Position, stance=st.just("denies"), voice=maybe, span=span), max_size=2).map(tuple)
    return st.builds(Account, id=words, about=words, matter=words | span, positions=positions)


def _many(part: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(part, max_size=2, unique_by=lambda one: one.id).map(tuple)
