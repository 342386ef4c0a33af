"""States and territories by name, people and seat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.world import demonym, find_state, metonym, state, states, states_named, states_of
from onrecord.world.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Ukraine", "UKR"),
        ("UKRAINE", "UKR"),
        ("the Netherlands", "NLD"),
        ("Netherlands", "NLD"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("Ukraine's", "UKR"),
        ("Turkey", "TUR"),
        ("Burma", "MMR"),
        ("DRC", "COD"),
        ("South Korea", "KOR"),
        ("North Macedonia", "MKD"),
        ("Kosovo", "XKX"),
    ],
)
def test_name_finds_its_state_whatever_its_case_accents_and_article(words: str, code: str) -> None:
    """A name finds its state without regard to case, accents, article and possessive."""
    found = find_state(words)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Georgia", ["GEO"]),
        ("Jordan", ["JOR"]),
        ("Congo", ["COG", "COD"]),
        ("Korea", ["KOR", "PRK"]),
        ("Guinea", ["GIN", "GNB", "GNQ", "PNG"]),
        ("Macedonia", ["MKD", "GRC"]),
        ("turkey", ["TUR"]),
        ("china", ["CHN"]),
    ],
)
def test_ambiguous_name_is_never_guessed(words: str, codes: list[str]) -> None:
    """A name that can mean something else finds no state, and lists its candidates."""
    assert find_state(words) is None
    assert sorted(one.code for one in states_named(words).states) == sorted(codes)


@pytest.mark.parametrize("words", ["us", "", "   ", "Atlantis", "the", "\x00", "’s"])
def test_other_words_find_no_state(words: str) -> None:
    """Words that name no state find none, the pronoun "us" among them."""
    assert find_state(words) is None
    assert not states_named(words).states


@pytest.mark.parametrize(
    ("words", "code"), [("Russians", "RUS"), ("Ukrainian", "UKR"), ("Dutchmen", "NLD"), ("Saudis", "SAU"), ("Burkinabé", "BFA")]
)
def test_people_and_adjectives_find_their_state(words: str, code: str) -> None:
    """An adjective or a noun for the people finds the state."""
    found = demonym(words)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("words", ["Congolese", "Dominican", "Georgian", "polish", "Ukraine"])
def test_ambiguous_people_are_never_guessed(words: str) -> None:
    """A demonym of several states, or a word that is none, finds no state."""
    assert demonym(words) is None


def test_people_of_two_states_are_both_listed() -> None:
    """Both Congos have Congolese."""
    assert {one.code for one in states_of("Congolese").states} == {"COG", "COD"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the Kremlin", ["Russia"]),
        ("Moscow", ["Russia"]),
        ("Downing Street", ["United Kingdom"]),
        ("the White House", ["United States"]),
        ("Beijing", ["China"]),
        ("Brussels", ["European Union", "Belgium"]),
        ("Zhongnanhai", ["China"]),
        ("the Pentagon", ["Department of Defense"]),
        ("Kyiv", ["Ukraine"]),
        ("Springfield", []),
    ],
)
def test_seat_stands_for_those_who_sit_there(words: str, names: list[str]) -> None:
    """A capital or seat gives everyone for whom it can stand: organisations first, then states."""
    assert [one.name for one in metonym(words)] == names


def test_every_state_is_whole_and_stands_in_the_gazetteer() -> None:
    """Every state has a code of three letters of its own, a name, and a place."""
    codes = [one.code for one in states()]
    assert len(set(codes)) == len(codes) > 230
    for one in states():
        assert len(one.code) == 3
        assert one.name
        assert state(one.code) is one
        assert gazetteer().country(one.code) is not None


def test_every_own_name_is_found_or_known_as_ambiguous() -> None:
    """Every name of every state leads back to it."""
    for one in states():
        for name in (one.name, *one.other_names):
            assert one in states_named(name).states, name


@given(st.text())
def test_any_text_can_be_asked_for(words: str) -> None:
    """No text breaks the lookup, and whatever is found alone is also among the candidates."""
    found = find_state(words)
    assert found is None or found in states_named(words).states
    assert isinstance(metonym(words), tuple)
