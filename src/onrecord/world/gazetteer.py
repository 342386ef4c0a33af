"""The world's places: towns, divisions, regions, seas and states, from one compact file.

The file (made by ``build.py``) is one zlib stream of columns; its data are GeoNames' (https://www.geonames.org, CC BY 4.0).
Reading it takes about a seventh of a second, once, when the first place is looked up.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.world.folding import fold
from onrecord.world.tables import FOLDER

FILE = FOLDER / "gazetteer.bin"
KINDS = ("city", "admin1", "admin2", "admin3", "region", "country", "own")
_STEPS = 8  # of the logarithm in which population is kept
_DEGREE = 1000  # a point is kept to a thousandth of a degree, about 100 metres


class Columns(NamedTuple):
    """The table as its builder has it: a list a column, a row a place.

    Attributes:
        numbers: Numbers in GeoNames, rising; 0 where there is none.
        names: The places' own names in their order, then the other names.
        of: The row of each other name.
        kinds: Index into ``KINDS``.
        areas: Index into the areas, which are pairs of a country and a first-level division.
        latitudes: Degrees north.
        longitudes: Degrees east.
        populations: People; 0 where not known.
        area_countries: ISO 3166 alpha-3 codes, "" for none.
        area_rows: The row of the area's first-level division, -1 for none.
    """

    numbers: list[int]
    names: list[str]
    of: list[int]
    kinds: list[int]
    areas: list[int]
    latitudes: list[float]
    longitudes: list[float]
    populations: list[int]
    area_countries: list[str]
    area_rows: list[int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the table.

    Attributes:
        row: Its row, by which places are told apart.
        name: Its name.
        kind: One of ``KINDS``; ``own`` are regions, seas and rivers that the project lists itself.
        country: ISO 3166 alpha-3 code; null for seas and what lies in several states.
        division: The row of the first-level division it lies in (its own row for a division); null where not known.
        latitude: Degrees north.
        longitude: Degrees east.
        population: People, to about a tenth; 0 where not known.
        geonames_id: Number in GeoNames; null where it has none.
    """

    row: int
    name: str
    kind: str
    country: str | None
    division: int | None
    latitude: float
    longitude: float
    population: int
    geonames_id: int | None


def encode(columns: Columns) -> bytes:
    """Pack the columns into the file's bytes."""
    count = len(columns.numbers)
    keys = fold("\n".join(columns.names)).split("\n")
    of = [*range(count), *columns.of]
    following, latest = [0] * len(keys), dict[str, int]()
    for position in range(len(keys) - 1, -1, -1):
        following[position] = latest.get(keys[position], 0)
        latest[keys[position]] = position
    spelt = [row for row in range(count) if columns.names[row] != _capitalised(keys[row])]
    parts = [
        "\n".join(keys).encode(),
        "\n".join(columns.names[row] for row in spelt).encode(),
        _planes(np.diff(np.array(spelt), prepend=0), 3),
        _planes(np.diff(np.array(columns.numbers), prepend=0), 4),
        _planes(np.array(of[count:]), 3),
        _planes(np.array(following), 3),
        _planes(np.array(columns.kinds), 1),
        _planes(np.array(columns.areas), 2),
        _planes(np.diff(np.round(np.array(columns.latitudes) * _DEGREE), prepend=0), 3),
        _planes(np.diff(np.round(np.array(columns.longitudes) * _DEGREE), prepend=0), 3),
        _planes(np.array([round(_STEPS * log2(people)) if people > 1 else 0 for people in columns.populations]), 1),
        json.dumps([columns.area_countries, columns.area_rows]).encode(),
    ]
    head = json.dumps([count, *(len(part) for part in parts)]).encode()
    return zlib.compress(head + b"\n" + b"".join(parts), 9)


def _planes(numbers: NDArray[np.generic], width: int) -> bytes:
    """Lay numbers out by bytes, all the lowest first: like bytes side by side pack better."""
    apart = numbers.astype("<i4").view(np.uint8).reshape(-1, 4)
    return b"".join(apart[:, plane].tobytes() for plane in range(width))


def _numbers(part: bytes, width: int) -> NDArray[np.int32]:
    planes = np.frombuffer(part, np.uint8).reshape(width, -1)
    whole = np.zeros(planes.shape[1], np.int32)
    for plane in range(width):
        whole |= planes[plane].astype(np.int32) << (8 * plane)
    missing = 32 - 8 * width  # a negative number had its sign in the planes that were left out
    return (whole << missing) >> missing


def _capitalised(folded: str) -> str:
    """Spell a folded name as most are; only the others are kept with their spelling."""
    return " ".join(word.capitalize() for word in folded.split(" "))


class Gazetteer:
    """The table in memory, looked up by name."""

    def __init__(self, packed: bytes) -> None:
        """Unpack the file's bytes."""
        whole = zlib.decompress(packed)
        head, _, _ = whole.partition(b"\n")
        count, *lengths = json.loads(head)
        at, parts = len(head) + 1, []
        for length in lengths:
            parts.append(whole[at : at + length])
            at += length
        self._keys = parts.pop(0).decode().split("\n")
        self._names = parts.pop(0).decode().split("\n")
        self._spelt = np.cumsum(_numbers(parts.pop(0), 3))
        self._numbers = np.cumsum(_numbers(parts[0], 4))
        self._of = np.concatenate([np.arange(count, dtype=np.int32), _numbers(parts[1], 3)])
        self._following = _numbers(parts[2], 3)
        self._kinds = np.frombuffer(parts[3], np.uint8)
        self._areas = _numbers(parts[4], 2)
        self._latitudes = np.cumsum(_numbers(parts[5], 3))
        self._longitudes = np.cumsum(_numbers(parts[6], 3))
        self._populations = np.frombuffer(parts[7], np.uint8)
        self._area_countries, self._area_rows = json.loads(parts[8])
        self._first = dict(zip(reversed(self._keys), range(len(self._keys) - 1, -1, -1), strict=True))
        self._count = count

    def __len__(self) -> int:
        """Count the places."""
        return int(self._count)

    def find(self, folded: str) -> Iterator[tuple[Entry, bool]]:
        """Look a name up.

        Args:
            folded: The name, as ``fold`` gives it.

        Yields:
            Every place so called, in the order of the file, with whether that is its own name or another.
        """
        position = self._first.get(folded, -1) if folded else -1
        seen = set()
        while position >= 0:
            row = int(self._of[position])
            if row not in seen:
                seen.add(row)
                yield self.entry(row), position < self._count
            position = int(self._following[position]) or -1

    def keys_of(self, *kinds: str) -> Iterator[str]:
        """List the folded names of all places of some kinds."""
        wanted = np.isin(self._kinds[self._of], [KINDS.index(kind) for kind in kinds])
        return (self._keys[position] for position in np.flatnonzero(wanted).tolist())

    def entry(self, row: int) -> Entry:
        """Take one place out of the table."""
        area = int(self._areas[row])
        division, steps = self._area_rows[area], int(self._populations[row])
        return Entry(
            row=row,
            name=self._name(row),
            kind=KINDS[self._kinds[row]],
            country=self._area_countries[area] or None,
            division=division if division >= 0 else None,
            latitude=int(self._latitudes[row]) / _DEGREE,
            longitude=int(self._longitudes[row]) / _DEGREE,
            population=round(2 ** (steps / _STEPS)) if steps else 0,
            geonames_id=int(self._numbers[row]) or None,
        )

    def _name(self, row: int) -> str:
        position = int(np.searchsorted(self._spelt, row))
        if position < len(self._spelt) and self._spelt[position] == row:
            return self._names[position]
        return _capitalised(self._keys[row])

    def country(self, code: str) -> Entry | None:
        """Find the entry of a state by its alpha-3 code."""
        row = self._countries.get(code)
        return None if row is None else self.entry(row)

    @property
    def _countries(self) -> dict[str, int]:
        return _country_rows(self)

    def country_rows(self) -> dict[str, int]:
        """Map alpha-3 codes to the rows of states."""
        rows = np.flatnonzero(self._kinds == KINDS.index("country"))
        return {self._area_countries[self._areas[row]]: int(row) for row in rows}


@cache
def _country_rows(table: Gazetteer) -> dict[str, int]:
    return table.country_rows()


@cache
def gazetteer() -> Gazetteer:
    """Read the table, once."""
    return Gazetteer(FILE.read_bytes())
