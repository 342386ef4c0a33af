"""Invented reports: a dam on an invented river breaks, told over three days by three outlets; and another happening."""

from __future__ import annotations

from msgspec import structs

from onrecord.record import Account, Event, Figure, Position, Record, Ref, Span, Time
from onrecord.record.place import Place
from tests.store.builder import Said, make_record

WIRE = """Dam at Quarrow breaks, three dead

The Quarrow dam on the river Velm broke on Monday night and flooded the town of Ostrin.

Soldiers of Norland shelled the Quarrow dam, governor Mila Drost said. At least three people were killed, the governor said.

The ministry of Norland denied that its soldiers had shelled the dam.
"""
HERALD = """Ostrin flooded after Quarrow dam gives way

Ostrin lies under two metres of water since the Quarrow dam on the Velm broke on Monday night.

Norland's soldiers shelled the Quarrow dam, governor Mila Drost told the Herald.

Five people were killed in Ostrin, the governor said.

The ministry of Norland said that nobody had been killed.
"""
POST = """Velm flood: what broke the Quarrow dam?

Two days after the flood the water of the Velm is falling in Ostrin, where the Quarrow dam broke on Monday.

The ministry of Norland denied that its soldiers had shelled the Quarrow dam. Governor Mila Drost spoke of seven people killed.
"""
FAIR = """Cheese fair opens in Lindholm with a record

The cheese fair in Lindholm opened on Tuesday with ninety stalls and a wheel as heavy as a cart.

Mayor Tove Alm said that the fair had never been so full.
"""
DAYS = ("2031-04-08", "2031-04-09", "2031-04-10")


def reports() -> list[Record]:
    """Make the three reports of the flood, and one of a fair."""
    denial = "that its soldiers had shelled the dam"
    wire = _record(
        WIRE,
        [
            Said("Soldiers of Norland shelled the Quarrow dam", "said", "governor Mila Drost", form="indirect"),
            Said(
                "At least three people were killed", "the governor said", None, speaker="governor Mila Drost", form="indirect"
            ),
            Said(denial, "denied", "The ministry of Norland", form="indirect", act="deny"),
        ],
        DAYS[0],
        "Island Wire",
        ("Soldiers of Norland", "shelled", "the Quarrow dam", 0),
        [("three", 3, "at_least", "governor Mila Drost", 1)],
        denial=denial,
    )
    herald = _record(
        HERALD,
        [
            Said("Norland's soldiers shelled the Quarrow dam", "told the Herald", "governor Mila Drost", form="indirect"),
            Said(
                "Five people were killed in Ostrin", "the governor said", None, speaker="governor Mila Drost", form="indirect"
            ),
            Said("that nobody had been killed", "said", "The ministry of Norland", form="indirect"),
        ],
        DAYS[1],
        "Island Herald",
        ("Norland's soldiers", "shelled", "the Quarrow dam", 0),
        [("Five", 5, "exact", "governor Mila Drost", 1), ("nobody", 0, "exact", "The ministry of Norland", 2)],
    )
    denial = "that its soldiers had shelled the Quarrow dam"
    post = _record(
        POST,
        [
            Said(denial, "denied", "The ministry of Norland", form="indirect", act="deny"),
            Said("seven people killed", "spoke of", "Governor Mila Drost", form="indirect"),
        ],
        DAYS[2],
        "Mainland Post",
        ("its soldiers", "shelled", "the Quarrow dam", 0),
        [("seven", 7, "exact", "Governor Mila Drost", 1)],
        denial=denial,
    )
    fair = make_record(
        FAIR,
        [Said("that the fair had never been so full", "said", "Mayor Tove Alm", form="indirect")],
        title=FAIR.partition("\n")[0],
        publisher="Island Herald",
        published=DAYS[1],
        source="fair.txt",
    )
    return [wire, herald, post, fair]


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span.of(text, at, at + len(words))


def _record(  # noqa: PLR0913, PLR0917  # what a report consists of
    text: str,
    said: list[Said],
    published: str,
    publisher: str,
    shelled: tuple[str, str, str, int],
    counts: list[tuple[str, int, str, str, int]],
    denial: str | None = None,
) -> Record:
    """Make the record of a report: its statements, one event, its figures, and an account where the event is denied."""
    title = text.partition("\n")[0]
    source = f"https://{publisher.lower().replace(' ', '-')}.example/dam"
    made = make_record(text, said, title=title, publisher=publisher, published=published, source=source)
    actor, trigger, recipient, voice = shelled
    event = Event(
        id=f"e{made.article.id[7:23]}",
        type="ASSAULT",
        mode="heavy-weapons",
        trigger=_span(text, trigger),
        actor=(Ref(name=actor, mention=_span(text, actor)),),
        recipient=(Ref(name=recipient, mention=_span(text, recipient)),),
        when=Time(start="2031-04-07", end="2031-04-07", precision="day", span=_span(text, "Monday")),
        where=Place(name="Ostrin", latitude=48.5, longitude=34.0, precision="city", span=_span(text, "Ostrin")),
        status="happened",
        voice=made.statements[voice].id,
        confidence=0.8,
    )
    figures = tuple(
        Figure(
            id=f"f{number}",
            kind="killed",
            low=low,
            high=low if bound == "exact" else None,
            bound=bound,  # type: ignore[arg-type]
            span=_span(text, words),
            according_to=Ref(name=by),
            voice=made.statements[voice].id,
        )
        for number, (words, low, bound, by, voice) in enumerate(counts)
    )
    accounts: tuple[Account, ...] = ()
    if denial is not None:
        denying = next(one for one in made.statements if one.act == "deny")
        positions: tuple[Position, ...] = (
            Position(stance="asserts", voice=made.statements[voice].id, span=event.trigger),
            Position(stance="denies", voice=denying.id, span=denying.content[0]),
        )
        if denying.id == made.statements[voice].id:
            positions = positions[1:]
        accounts = (Account(id="a1", about="shelled the Quarrow dam", matter=event.id, positions=positions),)
    return structs.replace(made, events=(event,), figures=figures, accounts=accounts)
