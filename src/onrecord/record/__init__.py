"""The record: the contract, what one article becomes."""

from onrecord.record.account import Account, Position
from onrecord.record.actor import Actor, Ref, Role
from onrecord.record.article import Article, Extractor
from onrecord.record.codec import from_json, schema, to_json
from onrecord.record.event import Event
from onrecord.record.figure import Figure
from onrecord.record.identity import article_id, statement_id
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.statement import PullQuote, Statement
from onrecord.record.time import Time
from onrecord.record.whole import Record, Run

__all__ = [
    "Account",
    "Actor",
    "Article",
    "Event",
    "Extractor",
    "Figure",
    "Place",
    "Position",
    "PullQuote",
    "Record",
    "Ref",
    "Role",
    "Run",
    "Span",
    "Statement",
    "Time",
    "article_id",
    "from_json",
    "schema",
    "statement_id",
    "to_json",
]
