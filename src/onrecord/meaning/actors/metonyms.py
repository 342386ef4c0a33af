"""Places that stand for those who govern from them: "Moscow rejected the offer", "the White House said"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.actor import Kind
from onrecord.world.organisations import Organisation, metonym
from onrecord.world.states import State, states_named


@dataclass(frozen=True, slots=True)
class Seat:
    """Whom a place stands for.

    Attributes:
        state: The state; null for an organisation.
        organisation: The organisation; null for a state.
        capital: Whether the place is the state's capital, not a house or street in it.
    """

    state: State | None
    organisation: Organisation | None
    capital: bool

    @property
    def kind(self) -> Kind:
        """A capital is its state; a house, whoever sits in it."""
        return "state" if self.capital else "organisation"

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-3 code."""
        return self.state.code if self.state else self.organisation.country if self.organisation else None

    @property
    def sector(self) -> str | None:
        """PLOVER sector."""
        return self.organisation.sector if self.organisation else "GOV"


def seat_of(name: str) -> Seat | None:
    """Tell whom a place can stand for; whether it does, the sentence must tell.

    Args:
        name: The place's name.

    Returns:
        Null for the name of a state itself, and where nobody or several are seated there.
    """
    if states_named(name).states:
        return None
    found = metonym(name)
    if len(found) != 1:
        return None
    state = found[0] if isinstance(found[0], State) else None
    organisation = found[0] if isinstance(found[0], Organisation) else None
    key = name.strip().removesuffix("'s").removesuffix("’s").casefold()
    capital = state is not None and key in {one.casefold() for one in state.capitals}
    return Seat(state, organisation, capital)
