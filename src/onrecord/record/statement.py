"""Statements: words or attitudes that an article attributes to somebody."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Struct

from onrecord.record.actor import Ref
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.time import Time

Form = Literal["direct", "indirect", "mixed"]
Scope = Literal["speech", "attitude"]
Act = Literal[
    "say",
    "claim",
    "deny",
    "accuse",
    "criticize",
    "praise",
    "justify",
    "reject",
    "demand",
    "request",
    "ask",
    "propose",
    "offer",
    "agree",
    "promise",
    "threaten",
    "warn",
    "announce",
    "condition",
    "predict",
    "regret",
    "believe",
    "want",
]
Change = Literal["none", "cut", "reworded", "absent"]
Confidence = Annotated[float, msgspec.Meta(ge=0, le=1)]


class PullQuote(Struct, frozen=True, kw_only=True):
    """A quotation in a headline, held against the body.

    Attributes:
        matches: Id of the body's statement with these words; null where the body has none.
        change: How the words differ from the body's: not at all, some left out, others put in their place, or nowhere in it.
    """

    matches: str | None = None
    change: Change


class Statement(Struct, frozen=True, kw_only=True):
    """One statement.

    Attributes:
        id: Made from the article's id and the spans alone.
        form: Whether all, none or part of the content stands in quotation marks.
        content: What is said, in one or more pieces.
        cue: The reporting words; empty where there are none.
        source: The words that name the source; empty where there are none.
        speaker: Who spoke; null is "unknown speaker".
        addressee: To whom.
        target: Whom the words accuse, praise, ask or threaten.
        act: What the words do; null where that has not been told.
        scope: Whether words were spoken or written, or an attitude only reported; null where that has not been told.
        within: Id of the statement that this one is part of.
        continued: Whether it has no cue of its own and is carried on from the statement before.
        when: Time of the speaking.
        where: Place of the speaking.
        pull_quote: For a quotation in a headline: what the body says.
        confidence: Chance that the statement is right, between 0 and 1.
    """

    id: str
    form: Form
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: Ref | None = None
    addressee: Ref | None = None
    target: Ref | None = None
    act: Act | None = None
    scope: Scope | None = None
    within: str | None = None
    continued: bool = False
    when: Time | None = None
    where: Place | None = None
    pull_quote: PullQuote | None = None
    confidence: Confidence
