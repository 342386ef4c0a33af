"""The compact table of places."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.world.folding import fold
from onrecord.world.gazetteer import FILE, KINDS, Columns, Gazetteer, encode, gazetteer

COLUMNS = Columns(
    numbers=[0, 7, 2_988_507],
    names=["Sea of Examples", "Exampleville", "São Exemplo", "old exampleville", "exampleville"],
    of=[1, 2],
    kinds=[KINDS.index("own"), KINDS.index("city"), KINDS.index("country")],
    areas=[0, 1, 1],
    latitudes=[-12.5, 48.853, -90.0],
    longitudes=[179.999, -180.0, 2.349],
    populations=[0, 1_000, 1_400_000_000],
    area_countries=["", "XKX"],
    area_rows=[-1, 2],
)


def test_what_is_packed_is_read_again() -> None:
    """Every column comes back: names with their accents, points to a thousandth, people to a tenth, unknown as null."""
    table = Gazetteer(encode(COLUMNS))
    sea, town, state = (table.entry(row) for row in range(3))
    assert (sea.name, sea.country, sea.geonames_id, sea.division, sea.population) == ("Sea of Examples", None, None, None, 0)
    assert (sea.latitude, sea.longitude) == (-12.5, 179.999)
    assert (town.name, town.country, town.geonames_id, town.division) == ("Exampleville", "XKX", 7, 2)
    assert (town.latitude, town.longitude) == (48.853, -180.0)
    assert town.population == pytest.approx(1_000, rel=0.1)
    assert (state.name, state.geonames_id) == ("São Exemplo", 2_988_507)
    assert state.population == pytest.approx(1.4e9, rel=0.1)
    assert table.country("XKX") == state
    assert table.country("UKR") is None


def test_name_finds_all_its_places_once_own_names_told_from_others() -> None:
    """A folded name gives every place so called, in the order of the table."""
    table = Gazetteer(encode(COLUMNS))
    assert [(entry.row, own) for entry, own in table.find("exampleville")] == [(1, True), (2, False)]
    assert [entry.row for entry, _ in table.find("old exampleville")] == [1]
    assert list(table.find("nowhere")) == []
    assert list(table.find("")) == []


def test_shipped_table_is_small_and_quick() -> None:
    """The table takes less than three megabytes and is read in less than a second even on a busy machine."""
    assert FILE.stat().st_size < 3_000_000
    packed, start = FILE.read_bytes(), time.process_time()
    table = Gazetteer(packed)
    assert time.process_time() - start < 1
    assert len(table) > 190_000


@pytest.mark.parametrize(
    ("name", "country", "number"),
    [("mariupol", "UKR", 701822), ("kiev", "UKR", 703448), ("texas", "USA", 4736286), ("crimea", "UKR", 703883)],
)
def test_known_places_have_their_numbers(name: str, country: str, number: int) -> None:
    """Places keep their number in GeoNames."""
    assert (country, number) in [(entry.country, entry.geonames_id) for entry, _ in gazetteer().find(name)]


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    """A folded name stays as it is."""
    assert fold(fold(words)) == fold(words)
