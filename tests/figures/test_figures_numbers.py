"""Number expressions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.figures.numbers import Number, find_numbers
from onrecord.figures.numerals import NumberRow, number_rows
from onrecord.figures.tokens import Sentence


def numbers(words: str) -> list[Number]:
    """Find the numbers in some words."""
    return find_numbers(Sentence.of(words, 0, len(words)))


def short(number: Number) -> str:
    """Write a number as the table's examples do."""
    if number.low is None and number.high is None:
        return "?"
    if number.bound == "about":
        return f"~{number.low}"
    if number.low == number.high:
        return f"{number.low}"
    return f"{'' if number.low is None else number.low}-{'' if number.high is None else number.high}"


@pytest.mark.parametrize("row", list(number_rows()), ids=lambda row: row.example)
def test_every_line_of_the_table_reads_its_example(row: NumberRow) -> None:
    """The example of each line, invented, means what stands behind it."""
    words, _, meant = row.example.rpartition(" = ")
    assert [short(number) for number in numbers(words)] == [meant]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("between three and five sailors", "3-5"),
        ("15 to 20 sailors", "15-20"),
        ("three or four sailors", "3-4"),
        ("3-5 sailors", "3-5"),
        ("12,500 sailors", "12500"),
        ("two hundred thousand sailors", "200000"),
        ("one thousand two hundred sailors", "1200"),
        ("two dozen sailors", "24"),
        ("half of the sailors", None),
        ("a few hundred sailors", "?"),
        ("a number of sailors", "?"),
        ("no more than 12 sailors", "-12"),
        ("fewer than a dozen sailors", "-11"),
        ("at least 1.2 million sailors", "1200000-"),
        ("nobody", "0"),
        ("no one", "0"),
        ("as many sailors", None),
    ],
)
def test_an_expression_means_what_it_says(words: str, meant: str | None) -> None:
    """Ranges, bounds, scales, words without a number, and nobody, each read as a reader would."""
    assert [short(number) for number in numbers(words)] == ([meant] if meant else [])


def test_a_falling_pair_is_no_range() -> None:
    """Where the second number is smaller, the two are no range."""
    assert [short(number) for number in numbers("20 to 15")] == ["20", "15"]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_range_rises(first: int, second: int) -> None:
    """Whatever two numbers stand together, a range has its low end below its high end."""
    for number in numbers(f"between {first} and {second} and {first} to {second:,}"):
        assert number.low is None or number.high is None or number.low <= number.high
        assert number.bound == "exact"


@given(st.integers(0, 10**12 - 1))
def test_digits_and_grouped_digits_are_one_number(amount: int) -> None:
    """An amount is the same with and without commas between its thousands."""
    assert [number.low for number in numbers(f"{amount}")] == [amount]
    assert [number.low for number in numbers(f"{amount:,}")] == [amount]


@given(
    st.lists(
        st.sampled_from(["at", "least", "a", "hundred", "and", "two", "of", "the", "dozens", "3", "-", "no", "more", "than"])
    )
)
def test_numbers_stand_in_order_and_apart(words: list[str]) -> None:
    """Whatever the words, numbers never overlap and never leave the sentence."""
    stop = 0
    for number in numbers(" ".join(words)):
        assert stop <= number.first < number.stop <= len(words)
        stop = number.stop


def test_every_bound_of_the_table_is_known() -> None:
    """The table holds no bound that the program can't read."""
    known = re.compile(r"at_least(\+1)?|at_most(-1)?|about|exact")
    assert all(known.fullmatch(row.value) for row in number_rows() if row.what in {"bound", "after"})
