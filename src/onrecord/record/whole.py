"""The record of one article: the article and everything that was read in it."""

from __future__ import annotations

from msgspec import Struct

from onrecord.record.account import Account
from onrecord.record.actor import Actor
from onrecord.record.article import Article
from onrecord.record.event import Event
from onrecord.record.figure import Figure
from onrecord.record.statement import Statement


class Run(Struct, frozen=True, kw_only=True):
    """What read the article.

    Attributes:
        version: Version of onrecord.
        model: Name and version of the model.
        sha256: Hash of the model's files.
    """

    version: str
    model: str
    sha256: str


class Record(Struct, frozen=True, kw_only=True):
    """One article on record.

    Attributes:
        article: The article.
        actors: Who speaks, is spoken to, or takes part in an event.
        statements: Who said what, in order of their words.
        events: Who did what to whom.
        figures: How many were killed, injured, displaced.
        accounts: Matters on which voices disagree.
        run: What read the article.
    """

    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    accounts: tuple[Account, ...] = ()
    run: Run
