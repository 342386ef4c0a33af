"""Organisations by name and abbreviation."""

from __future__ import annotations

import pytest

from onrecord.world import find_organisation, find_state, organisations, organisations_named, states

SECTORS = frozenset(
    {
        "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY",
        "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN",
        "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
    }
)  # fmt: skip
ACTORS = frozenset({None, "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("UN", "United Nations"),
        ("U.N.", "United Nations"),
        ("the United Nations", "United Nations"),
        ("the EU", "European Union"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("Nato", "North Atlantic Treaty Organization"),
        ("WHO", "World Health Organization"),
        ("Hizbullah", "Hezbollah"),
        ("the Taliban", "Taliban"),
        ("Al Qaida", "al-Qaeda"),
        ("ISIS", "Islamic State"),
        ("Interpol", "International Criminal Police Organization"),
    ],
)
def test_name_or_abbreviation_finds_the_organisation(words: str, name: str) -> None:
    """A name, another spelling or an abbreviation finds the organisation."""
    found = find_organisation(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["who", "is", "Who", "Is", "let", "un", "mend", "", "the", "Smith & Sons"])
def test_words_of_the_language_are_no_abbreviations(words: str) -> None:
    """Short abbreviations count only in their capitals."""
    assert find_organisation(words) is None


def test_shared_abbreviation_is_never_guessed() -> None:
    """RSF are reporters in one article and a force in another: both are listed, none is chosen."""
    assert find_organisation("RSF") is None
    assert {one.name for one in organisations_named("RSF")} == {"Reporters Without Borders", "Rapid Support Forces"}


def test_every_organisation_has_codes_that_exist() -> None:
    """Sector and actor codes are PLOVER's, and countries are of the table of states."""
    codes = {one.code for one in states()}
    for one in organisations():
        assert one.sector in SECTORS, one.name
        assert one.plover_country in ACTORS, one.name
        assert one.country is None or one.country in codes, one.name
        assert one in organisations_named(one.name)


def test_organisations_are_no_states() -> None:
    """No organisation's full name is a state's."""
    assert [one.name for one in organisations() if find_state(one.name)] == []
