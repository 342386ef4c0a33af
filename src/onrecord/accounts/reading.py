"""The accounts of an article: matters on which its voices disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.accounts.claims import Claim, Claims
from onrecord.accounts.contradictions import Contradictions, matter_of, ordered
from onrecord.accounts.counts import Counts
from onrecord.accounts.happenings import Happenings
from onrecord.accounts.joining import Dispute, join
from onrecord.record.account import Account, Position, Stance
from onrecord.record.actor import Actor
from onrecord.record.article import Article
from onrecord.record.event import Event
from onrecord.record.figure import Figure
from onrecord.record.span import Span
from onrecord.record.statement import Statement


def read_accounts(
    article: Article,
    statements: Sequence[Statement],
    events: Sequence[Event],
    figures: Sequence[Figure] = (),
    actors: Sequence[Actor] = (),
) -> tuple[Account, ...]:
    """Find the matters on which at least two voices of an article disagree.

    Args:
        article: The article.
        statements: Its statements.
        events: Its events.
        figures: Its figures.
        actors: Its actors.

    Returns:
        The accounts, in order of their first positions.
    """
    claims = Claims(article, statements, actors)
    disputes = [*Happenings(claims, events).disputes(), *Counts(claims, figures).disputes(), *_contradicted(claims)]
    return join(article, disputes)


def _contradicted(claims: Claims) -> Iterator[Dispute]:
    for found in ordered([*Contradictions(claims).all()]):
        start, end = matter_of(found.asserting)
        matter = Span.of(claims.article.text, start, end)
        positions = (_position(found.asserting, "asserts"), _position(found.answering, found.stance))
        yield Dispute(matter, " ".join(matter.text.split()), positions)


def _position(claim: Claim, stance: Stance) -> Position:
    return Position(stance=stance, voice=claim.statement.id, span=claim.statement.content[0])
