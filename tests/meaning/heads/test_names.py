"""Names: rows of begin and inside tags, none of which crosses a sentence."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning.heads.inventory import NAME_TAGS, NAMES
from onrecord.meaning.heads.names import Name, agreed, read_names

PERSON, PLACE = 1 + 2 * NAMES.index("person"), 1 + 2 * NAMES.index("place")


def scores(*tags: int) -> np.ndarray:
    """Give scores under which these tags are best."""
    told = np.zeros((len(tags), NAME_TAGS), dtype=np.float32)
    told[np.arange(len(tags)), tags] = 4
    return told


def test_a_name_goes_on_while_its_tag_does() -> None:
    """Two names side by side stay two."""
    found = read_names(scores(PERSON, PERSON + 1, PERSON, 0, PLACE), np.array([0, 5]))
    assert found == [Name(0, 1, "person"), Name(2, 2, "person"), Name(4, 4, "place")]


def test_no_name_crosses_the_end_of_a_sentence() -> None:
    """What would go on begins anew."""
    found = read_names(scores(PERSON, PERSON + 1), np.array([0, 1, 2]))
    assert found[0] == Name(0, 0, "person")
    assert all(name.first == name.last for name in found)


def test_a_name_is_of_one_kind_in_an_article() -> None:
    """The kind that its mentions are most likely together; a surname alone is the person's who bears it."""
    told = scores(PLACE, 0, PERSON, 0, PERSON, 0, PERSON, PERSON + 1, 0, PLACE)
    told[9, PERSON] = 3
    names = read_names(told, np.array([0, 10]))
    forms = ["Osthaven", "and", "Osthaven", "and", "Osthaven", ",", "Tove", "Brandt", "of", "Brandt"]
    assert [name.kind for name in agreed(names, told, forms)] == ["person"] * 5


def test_a_year_before_a_name_is_a_date() -> None:
    """And a year in the midst of one stays in it."""
    other = 1 + 2 * NAMES.index("other")
    told = scores(other, other + 1, 0, other, other + 1)
    found = agreed(read_names(told, np.array([0, 5])), told, ["2022", "Harbour Cup", ",", "Harbour", "2050"])
    assert found == [Name(0, 0, "date"), Name(1, 1, "other"), Name(3, 4, "other")]


def test_nothing_has_no_names() -> None:
    """No words."""
    assert read_names(np.zeros((0, NAME_TAGS), dtype=np.float32), np.zeros(1, dtype=np.int64)) == []


@given(st.lists(st.integers(0, NAME_TAGS - 1), min_size=1, max_size=30))
def test_names_are_in_order_and_apart(tags: list[int]) -> None:
    """Whatever the scores say, inside tags without a beginning included."""
    found = read_names(scores(*tags), np.array([0, len(tags)]))
    assert all(name.first <= name.last < len(tags) for name in found)
    assert all(one.last < other.first for one, other in pairwise(found))
