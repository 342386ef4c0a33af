"""What a place name may mean: every entry of the gazetteer that could be so called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.world.folding import fold, without_article, without_possessive
from onrecord.world.gazetteer import Entry, gazetteer
from onrecord.world.states import states_named, states_of
from onrecord.world.tables import rows

_SHORTENED = {
    "st": "saint",
    "ste": "sainte",
    "ft": "fort",
    "mt": "mount",
    "pt": "point",
    "n": "north",
    "s": "south",
    "e": "east",
}
_SHORTENED |= {"w": "west", "twp": "township", "co": "county", "mts": "mountains", "hts": "heights", "spgs": "springs"}
_LENGTHENED = {long: short for short, long in _SHORTENED.items() if len(short) > 1}
_BEFORE = re.compile(
    r"^(?:(?:the )?(?:city|town|village|port|province|state|district|region|republic|county|island|borough|township|"
    r"municipality) of |(?:northern|southern|eastern|western|central|north eastern|north western|south eastern|south western|"
    r"northeastern|northwestern|southeastern|southwestern|northeast|northwest|southeast|southwest|downtown|greater|metro|metropolitan|"
    r"inner|suburban|rural|upper|lower|mainland|north|south|east|west|occupied) )"
)
_AFTER = re.compile(
    r" (?:township|city|town|village|borough|municipality|province|region|oblast|krai|district|governorate|prefecture|state|"
    r"county|department|canton|republic|area|metropolitan area|metro area|suburbs|suburb|enclave|exclave|peninsula|valley|"
    r"island|islands|desert|mountains|basin|raion|voivodeship|emirate|division|territory|archipelago)$"
)
_DIRECTIONS = frozenset({"north", "south", "east", "west", "central", "new", "old", "upper", "lower"})
_DIVISIONS = (
    "county",
    "parish",
    "province",
    "oblast",
    "region",
    "district",
    "governorate",
    "state",
    "prefecture",
    "borough",
    "krai",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One meaning of a name.

    Attributes:
        entry: The place.
        via: How the name leads to it: ``name``, ``other`` (another name), ``state`` (a state's name), ``demonym``,
            ``short`` (an abbreviation or demonym of a division), ``division`` (a division named without its kind) or
            ``part`` (a name less a word such as "northern" or "suburbs").
    """

    entry: Entry
    via: str


def candidates(words: str) -> tuple[Candidate, ...]:
    """List what a place name may mean.

    Args:
        words: The name as the article has it.

    Returns:
        Every place, the same one only once, in fixed order; empty where nothing is so called.
    """
    found: dict[int, Candidate] = {}
    for candidate in _every(without_possessive(words.strip())):
        found.setdefault(candidate.entry.row, candidate)
    return tuple(found.values())


def _every(words: str) -> Iterator[Candidate]:
    yield from _states(words)
    for entry in divisions_shortened(words):
        yield Candidate(entry, "short")
    if words == words.lower():  # a name has a capital
        return
    table, forms = gazetteer(), tuple(dict.fromkeys(_forms(fold(words))))
    found = [Candidate(entry, "name" if own else "other") for form in forms for entry, own in table.find(form)]
    if not found:
        found = [Candidate(entry, "other") for form in forms for entry, _ in table.find(_other_article(form))]
    yield from found
    for form in forms:
        for kind in _DIVISIONS:
            yield from (Candidate(entry, "division") for entry, _ in table.find(f"{form} {kind}"))
    if not found:
        yield from _parts(forms)


def _states(words: str) -> Iterator[Candidate]:
    for via, readings in (("state", states_named(words)), ("demonym", states_of(words))):
        for state in readings.states:
            entry = gazetteer().country(state.code)
            if entry is not None:
                yield Candidate(entry, via)


def _other_article(form: str) -> str:
    """Put the Arabic article before a name, or take it away: news writes "Qamishli", GeoNames "Al Qamishli"."""
    return form.removeprefix("al ") if form.startswith("al ") else f"al {form}"


def _parts(forms: tuple[str, ...]) -> Iterator[Candidate]:
    for form in forms:
        for bare in (_BEFORE.sub("", form), _AFTER.sub("", form)):
            if bare and bare != form and bare not in _DIRECTIONS:
                for entry, _ in gazetteer().find(bare):
                    yield Candidate(entry, "part")
                for state in states_named(bare.title()).states:
                    country = gazetteer().country(state.code)
                    if country is not None:
                        yield Candidate(country, "part")


def _forms(folded: str) -> Iterator[str]:
    for form in (folded, without_article(folded)):
        yield form
        words = form.split(" ")
        for exchange in (_SHORTENED, _LENGTHENED):
            yield " ".join(exchange.get(word, word) for word in words)
        if len(words) > 1 and words[-1] in _DIVISIONS:
            yield from (" ".join([*words[:-1], kind]) for kind in _DIVISIONS)
        if words[0] == "lake" or words[-1] == "lake":
            yield " ".join([*words[1:], "lake"] if words[0] == "lake" else ["lake", *words[:-1]])


def divisions_shortened(words: str) -> tuple[Entry, ...]:
    """Find the divisions that an abbreviation or demonym stands for: "Pa.", "TX", "Texans".

    Args:
        words: As the article has them: case counts, "La." is a state and "la" is not; a last period may be missing.
    """
    return _shortened().get(words, ()) or _shortened().get(f"{words}.", ())


def shortened_names() -> Iterator[str]:
    """List every abbreviation and demonym that `divisions_shortened` knows."""
    yield from _shortened()


@cache
def _shortened() -> dict[str, tuple[Entry, ...]]:
    table = gazetteer()
    found: dict[str, tuple[Entry, ...]] = {}
    for row in rows("subdivisions"):
        country = row["country"] or None
        named = [entry for entry, _ in table.find(fold(row["name"])) if entry.country == country]
        named.sort(key=lambda entry: (entry.kind not in ("admin1", "own", "region"), -entry.population))
        if named:
            found[row["words"]] = (*found.get(row["words"], ()), named[0])
    return found
