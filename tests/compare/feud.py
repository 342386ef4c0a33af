"""Invented reports of a feud in the harbour of Tarn: who accuses, meets, aids and attacks whom, and in whose voice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from onrecord.compare.together import compare_articles
from onrecord.record import Actor, Event, Record, Ref, Role, Span
from onrecord.record.event import Status, Type
from onrecord.record.identity import actor_id
from onrecord.record.statement import Act
from onrecord.store import Store
from onrecord.store.joined import JoinedActors
from tests.store.builder import Said, make_record

ADA, BO, CLEO = "Ada Lind", "Bo Stern", "Cleo Marsh"


@dataclass(frozen=True, slots=True)
class Deed:
    """An event to be: who, the word that tells, to whom; several doers are joined by a plus."""

    doer: str
    word: str
    other: str | None
    type: Type
    status: Status = "happened"
    voice: int | None = None


@dataclass(frozen=True, slots=True)
class Aimed:
    """A statement to be that is aimed at somebody."""

    speaker: str
    cue: str
    content: str
    target: str | None
    act: Act


def report(  # noqa: PLR0913  # what a report consists of
    text: str,
    names: tuple[str, ...],
    *,
    deeds: tuple[Deed, ...] = (),
    said: tuple[Aimed, ...] = (),
    day: str | None = "2031-04-08",
    publisher: str = "Tarn Wire",
    roles: tuple[tuple[str, str], ...] = (),
) -> Record:
    """Make a report with its actors, their statements, and what they do."""
    made = make_record(
        text,
        [Said(one.content, one.cue, one.speaker, form="indirect", act=one.act) for one in said],
        title=text.partition("\n")[0],
        publisher=publisher,
        published=day,
        source=f"https://{publisher.lower().replace(' ', '-')}.example/{text[:3].lower()}",
    )

    def span(words: str) -> Span:
        at = text.index(words)
        return Span.of(text, at, at + len(words))

    def actor(name: str) -> Actor:
        held = tuple(Role(title=title, span=span(title)) for who, title in roles if who == name)
        where = span(name)
        return Actor(id=actor_id(made.article.id, where), name=name, kind="person", mentions=(where,), roles=held)

    actors = {name: actor(name) for name in names}

    def refs(words: str | None) -> tuple[Ref, ...]:
        every = [] if words is None else words.split(" + ")
        return tuple(Ref(actor=actors[one].id, name=one, mention=span(one), how="name") for one in every)

    statements = tuple(
        structs.replace(one, speaker=refs(aimed.speaker)[0], target=refs(aimed.target)[0] if aimed.target else None)
        for one, aimed in zip(made.statements, said, strict=True)
    )
    events = tuple(
        Event(
            id=f"e{number}{made.article.id[7:22]}",
            type=deed.type,
            trigger=span(deed.word),
            actor=refs(deed.doer),
            recipient=refs(deed.other),
            status=deed.status,
            voice=None if deed.voice is None else statements[deed.voice].id,
            confidence=0.8,
        )
        for number, deed in enumerate(deeds)
    )
    return structs.replace(made, actors=tuple(actors.values()), statements=statements, events=events)


WIRE = """Quarrel in the harbour of Tarn

Harbour master Ada Lind accused Bo Stern of stealing the lamp of the lighthouse on Monday.

Ada Lind met Bo Stern at the quay. Bo Stern aided Cleo Marsh with a boat.

Cleo Marsh said that Bo Stern attacked Ada Lind.
"""
HERALD = """Ferrymen hear of a stolen lamp

On Tuesday the ferrymen heard how Ada Lind blamed Bo Stern for the missing lamp, and that Bo Stern never threatened Cleo Marsh.

Ada Lind warned Cleo Marsh about the tide.
"""


def reports() -> list[Record]:
    """Make two reports: one tells an accusation as an event, the other as the act of a statement alone."""
    wire = report(
        WIRE,
        (ADA, BO, CLEO),
        deeds=(
            Deed(ADA, "accused", BO, "ACCUSE"),
            Deed(f"{ADA} + {BO}", "met", None, "CONSULT"),
            Deed(BO, "aided", CLEO, "AID"),
            Deed(BO, "attacked", ADA, "ASSAULT", voice=1),
        ),
        said=(
            Aimed(ADA, "accused", "stealing the lamp of the lighthouse", BO, "accuse"),
            Aimed(CLEO, "said", "that Bo Stern attacked Ada Lind", None, "say"),
        ),
        roles=((ADA, "Harbour master"),),
    )
    herald = report(
        HERALD,
        (ADA, BO, CLEO),
        deeds=(Deed(BO, "threatened", CLEO, "THREATEN", status="negated"),),
        said=(
            Aimed(ADA, "blamed", "for the missing lamp", BO, "accuse"),
            Aimed(ADA, "warned", "about the tide", CLEO, "warn"),
        ),
        day="2031-05-09",
        publisher="Tarn Herald",
    )
    return [wire, herald]


def filled(path: Path, records: list[Record]) -> dict[str, int]:
    """Make a store whose articles were compared; gives the numbers of the joined actors by name."""
    with Store.open(path, create=True) as store:
        store.add_many(records)
        compare_articles(store)
        return {one.name: one.number for one in JoinedActors.of(store).listed()}
