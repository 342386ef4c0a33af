"""States and territories: their names, adjectives, people, capitals and seats of government, as English news writes them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.world.folding import fold, without_article, without_possessive
from onrecord.world.tables import items, rows

_SHORT = 3  # a name of so few letters is a name only when written in capitals: "US", not "us"


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory.

    Attributes:
        code: ISO 3166 alpha-3 code; XKX for Kosovo, which has none.
        name: The name that news in English uses.
        other_names: Official, short and former names.
        adjectives: "Ukrainian".
        people: Nouns for the people, singular and plural: "Russian", "Russians".
        capitals: Its capital in each spelling; several where the seats of power are parted.
        seats: Buildings, streets and districts that stand for its government: "the Kremlin".
    """

    code: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """What some words can mean.

    Attributes:
        states: Every state that they can name, in the order of the table.
        other: What else they can name ("the US state", "the bird"); "" for nothing.
    """

    states: tuple[State, ...] = ()
    other: str = ""

    @property
    def only(self) -> State | None:
        """The state, where the words can mean nothing else."""
        return self.states[0] if len(self.states) == 1 and not self.other else None


def find_state(words: str) -> State | None:
    """Find the state that some words name.

    Args:
        words: A name, without regard to case, accents and a leading "the".

    Returns:
        The state; null where the words name none, or may mean something else too ("Georgia"): see `states_named`.
    """
    return states_named(words).only


def states_named(words: str) -> Readings:
    """List every state that some words can name, and say what else they can mean."""
    return _readings(words, ("name",))


def demonym(words: str) -> State | None:
    """Find the state whose adjective or people some words are: "Ukrainian", "Russians", "Dutchmen".

    Returns:
        The state; null where the words are none, or may mean something else too ("Congolese"): see `states_of`.
    """
    return states_of(words).only


def states_of(words: str) -> Readings:
    """List every state whose adjective or people some words can be, and say what else they can mean."""
    return _readings(words, ("adjective", "people"))


def states_seated(words: str) -> Readings:
    """List every state whose capital or seat of government some words name: "Moscow", "Downing Street"."""
    return _readings(words, ("capital", "seat"))


def state(code: str) -> State:
    """Get a state by its code.

    Raises:
        KeyError: No state has that code.
    """
    return _states()[code]


def states() -> tuple[State, ...]:
    """List every state and territory, in the order of the table."""
    return tuple(_states().values())


@cache
def _states() -> dict[str, State]:
    return {
        row["code"]: State(
            row["code"],
            row["name"],
            items(row["other names"]),
            items(row["adjectives"]),
            items(row["people"]),
            items(row["capital"]),
            items(row["seats"]),
        )
        for row in rows("states")
    }


@cache
def _order() -> dict[str, int]:
    return {code: number for number, code in enumerate(_states())}


@cache
def _index() -> dict[tuple[str, str], tuple[str, ...]]:
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in _states().values():
        roles = {
            "name": (one.name, *one.other_names),
            "adjective": one.adjectives,
            "people": one.people,
            "capital": one.capitals,
            "seat": one.seats,
        }
        for role, names in roles.items():
            for name in names:
                key = (role, without_article(fold(name)))
                if one.code not in index[key]:
                    index[key].append(one.code)
    return {key: tuple(codes) for key, codes in index.items()}


@cache
def _ambiguous() -> dict[str, tuple[bool, tuple[str, ...], str]]:
    return {
        fold(row["words"]): (row["letters"] == "small", items(row["states"]), row["other meaning"] or "another word")
        for row in rows("ambiguous")
    }


@lru_cache(maxsize=1 << 14)
def _readings(words: str, roles: tuple[str, ...]) -> Readings:
    words = without_possessive(words.strip())
    key = without_article(fold(words))
    index = _index()
    codes = [code for role in roles for code in index.get((role, key), ())]
    small = words == words.lower()
    if small and len(key) <= _SHORT:
        codes = []
    only_small, others, meaning = _ambiguous().get(key, (True, (), ""))
    if only_small and not small:
        others, meaning = (), ""
    found = sorted({*codes, *(others if codes else ())}, key=_order().__getitem__)
    return Readings(tuple(_states()[code] for code in found), meaning if codes or others else "")
