"""The lines of a draft, one label each, as readers write them: JSON objects whose first field says what they are."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from onrecord.evaluation.labels import Reading
from onrecord.record.actor import How
from onrecord.record.actor import Kind as ActorKind
from onrecord.record.event import Status, Type
from onrecord.record.figure import Kind as FigureKind
from onrecord.record.statement import Act, Change, Form, Scope

Spans: TypeAlias = str | tuple[str, ...]
Ids: TypeAlias = str | tuple[str, ...]


class DocumentLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """The first line: set and name, which reading, and numbers of sentences that are headlines or furniture."""

    document: tuple[str, str]
    reader: Reading = 1
    headlines: tuple[int | str, ...] = ()
    furniture: tuple[int | str, ...] = ()


class ActorLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """An actor; a role is a title's span, or a title's and that of what it is an office of."""

    actor: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    name: str
    roles: tuple[str | tuple[str, str], ...] = ()
    mentions: tuple[str, ...] = ()


class StatementLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """A statement; form, scope and how are worked out where they are not given."""

    statement: str
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    speaker: str | None = None
    how: How | None = None
    addressee: str | None = None
    target: str | None = None
    act: Act
    scope: Scope | None = None
    form: Form | None = None
    within: str | None = None
    continued: bool = False
    when: str | None = None
    where: str | None = None
    pull_quote: tuple[str | None, Change] | None = None


class EventLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """An event; its figures are those that name it."""

    event: str
    type: Type
    mode: str | None = None
    trigger: str
    actor: Ids = ()
    recipient: Ids = ()
    third_party: Ids = ()
    when: str | None = None
    where: str | None = None
    status: Status = "happened"
    voice: str | None = None


class FigureLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """A count: ``3``, ``3-5``, ``>=31``, ``<=5``, ``~30``, or ``?`` for words without a number."""

    figure: str
    kind: FigureKind
    count: str
    span: str
    of: str | None = None
    part_of: str | None = None
    voice: str | None = None
    according_to: str | None = None
    when: str | None = None
    event: str | None = None


class AccountLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """A dispute; a position is a stance, a voice, and its words, which may be left out for a statement's whole content."""

    account: str
    matter: str
    positions: tuple[tuple[str | None, ...], ...]


Line: TypeAlias = DocumentLine | ActorLine | StatementLine | EventLine | FigureLine | AccountLine
LINES: dict[str, type[Line]] = {
    "document": DocumentLine,
    "actor": ActorLine,
    "statement": StatementLine,
    "event": EventLine,
    "figure": FigureLine,
    "account": AccountLine,
}
