"""ACLED's kinds of events and actors, as far as PLOVER's types, modes and sectors tell them (`tables/acled_*.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.exports.tables import rows
from onrecord.exports.telling import Party, Telling
from onrecord.record import Event

_CIVILIANS = "Civilians"
_ARMED = frozenset({"State forces", "Rebel group", "Political militia", "External/Other forces"})
_VIOLENT = frozenset({"Explosions/Remote violence", "Violence against civilians", "Riots"})
_CROWDS = {"demo": "Protesters", "riot": "Rioters"}
# The order in which the codebook names two sides that meet.
_ORDER = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "External/Other forces",
    "Civilians",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """What ACLED calls an event and its two sides; null is not known, or nothing that ACLED records.

    Attributes:
        event_type: The type.
        sub_event_type: The sub-type.
        disorder_type: The type of disorder.
        inter1: What the first side is.
        inter2: What the second side is.
    """

    event_type: str | None = None
    sub_event_type: str | None = None
    disorder_type: str | None = None
    inter1: str | None = None
    inter2: str | None = None

    @property
    def interaction(self) -> str | None:
        """Both sides in the order of the codebook; null where one of them is not known."""
        if self.inter1 is None or self.inter2 is None:
            return None
        return "-".join(sorted((self.inter1, self.inter2), key=_ORDER.index))

    @property
    def civilian_targeting(self) -> str | None:
        """Whether civilians were the target of violence."""
        return "Civilians targeted" if self.inter2 == _CIVILIANS and self.event_type in _VIOLENT else None


def kinds_of(telling: Telling) -> Kinds:
    """Tell what ACLED calls an event; only what happened is one.

    Args:
        telling: The event.
    """
    event = telling.event
    place = event.where.country if event.where else None
    inter1, inter2 = (_side(telling.parties(refs), place) for refs in (event.actor, event.recipient))
    if event.type == "PROTEST":
        inter1 = _CROWDS.get(event.mode or "", inter1)
    if event.status != "happened":
        return Kinds(inter1=inter1, inter2=inter2)
    event_type, sub_event_type, disorder_type = _types(event, inter1, inter2)
    return Kinds(
        event_type=event_type, sub_event_type=sub_event_type, disorder_type=disorder_type, inter1=inter1, inter2=inter2
    )


def _side(parties: tuple[Party, ...], place: str | None) -> str | None:
    """Tell what the first of some actors is; armed forces of a state are others abroad than at home."""
    if not parties:
        return None
    home, abroad = _actors().get(parties[0].sector or "", (None, None))
    if home == abroad:
        return home
    country = parties[0].country
    if country is None or place is None:
        return None
    return home if country == place else abroad


def _types(event: Event, inter1: str | None, inter2: str | None) -> tuple[str | None, str | None, str | None]:
    between = ", ".join("armed" if side in _ARMED else "civilians" if side == _CIVILIANS else "" for side in (inter1, inter2))
    for wanted in (between, ""):
        if (found := _events().get((event.type, event.mode or "", wanted))) is not None:
            return found
    return None, None, None


@cache
def _events() -> dict[tuple[str, str, str], tuple[str | None, str | None, str | None]]:
    return {
        (row["type"], row["mode"], row["between"]): (
            row["event_type"] or None,
            row["sub_event_type"] or None,
            row["disorder_type"] or None,
        )
        for row in rows("acled_events")
    }


@cache
def _actors() -> dict[str, tuple[str | None, str | None]]:
    return {row["sector"]: (row["at home"], row["abroad"]) for row in rows("acled_actors")}
