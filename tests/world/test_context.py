"""States and divisions that a text names: every one, whatever stands around it. Names of people are invented."""

from __future__ import annotations

import pytest

from onrecord.world.context import read_context


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("THE UNITED STATES and its allies", {"USA"}),
        ("The Democratic Republic of the Congo's army", {"COD"}),
        ("talks in Guinea-Bissau went on", {"GNB"}),
        ("the Côte d’Ivoire delegation", {"CIV"}),
        ("Ukraine's and Ukrainians’ hopes", {"UKR"}),
        ("U.S. officials met in Trinidad and Tobago", {"USA", "TTO"}),
        ("The Minister Tove Brandt met nobody", set()),
    ],
)
def test_states_are_found_by_names_of_several_words(words: str, codes: set[str]) -> None:
    """In capitals, with articles, hyphens, accents and possessives; no longer name hides behind a shorter one."""
    assert set(read_context(words).countries) == codes


def test_divisions_are_found_by_name_and_abbreviation() -> None:
    """The words "Tex." and "West Virginia" are two, and the second is not Virginia."""
    assert len(read_context("She went from El Paso, Tex., to West Virginia.").divisions) == len({"Texas", "West Virginia"})
