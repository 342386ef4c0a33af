"""A candidate: one mention of an event, before mentions of one happening become one event."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.events.frame import Kind
from onrecord.record.actor import Ref
from onrecord.record.event import Status, Type
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.time import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One mention of an event.

    Attributes:
        type: PLOVER's type.
        mode: Its mode.
        contexts: Its contexts.
        trigger: The words that tell of it.
        lemma: The trigger's head in its dictionary form.
        kind: Whether a verb or a noun tells of it.
        head: Place of that word among the article's.
        sentence: Number of its sentence.
        actor: Who did it.
        recipient: To whom.
        third: Mediators and hosts.
        status: Its status.
        voice: Id of the statement that tells of it; null for the article.
        when: Its time.
        where: Its place.
        why: What made it: a table's row, a statement's act, or the classifier.
        mentions: How many mentions it stands for.
        definite: Whether a noun tells of it as of something known: "the attack", "these talks".
        headline: Whether a headline tells of it.
        under: Place of the word that the trigger's verb depends on as a clause; null where it stands on its own.
    """

    type: Type
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    trigger: Span
    lemma: str
    kind: Kind
    head: int
    sentence: int
    actor: tuple[Ref, ...] = ()
    recipient: tuple[Ref, ...] = ()
    third: tuple[Ref, ...] = ()
    status: Status
    voice: str | None
    when: Time | None = None
    where: Place | None = None
    why: str
    mentions: int = 1
    definite: bool = False
    headline: bool = False
    under: int | None = None
