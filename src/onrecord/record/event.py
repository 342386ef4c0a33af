"""Events: who did what to whom, in whose voice. The ontology is PLOVER (Halterman et al. 2023)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.record.actor import Ref
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.statement import Confidence
from onrecord.record.time import Time

Type = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["happened", "planned", "hypothetical", "negated"]


class Event(Struct, frozen=True, kw_only=True):
    """One event.

    Attributes:
        id: Identifier within the record.
        type: PLOVER's event type.
        mode: PLOVER's mode.
        contexts: PLOVER's contexts.
        trigger: The words that tell of the event.
        actor: Who did it.
        recipient: To whom.
        third_party: Mediators, hosts, brokers.
        when: Its time.
        where: Its place.
        status: Whether it happened, is planned, is only thought of, or did not happen.
        voice: Id of the statement that tells of it; null where the article does so in its own voice.
        figures: Ids of its figures.
        confidence: Chance that the event is right, between 0 and 1.
    """

    id: str
    type: Type
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    trigger: Span
    actor: tuple[Ref, ...] = ()
    recipient: tuple[Ref, ...] = ()
    third_party: tuple[Ref, ...] = ()
    when: Time | None = None
    where: Place | None = None
    status: Status
    voice: str | None = None
    figures: tuple[str, ...] = ()
    confidence: Confidence
