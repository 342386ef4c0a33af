"""The world as news names it: states, organisations and places."""

from onrecord.world.features import Outlet
from onrecord.world.organisations import Organisation, find_organisation, metonym, organisations, organisations_named
from onrecord.world.places import Resolution, resolve, resolve_all
from onrecord.world.states import Readings, State, demonym, find_state, state, states, states_named, states_of, states_seated

__all__ = [
    "Organisation",
    "Outlet",
    "Readings",
    "Resolution",
    "State",
    "demonym",
    "find_organisation",
    "find_state",
    "metonym",
    "organisations",
    "organisations_named",
    "resolve",
    "resolve_all",
    "state",
    "states",
    "states_named",
    "states_of",
    "states_seated",
]
