"""Names compare without case and accents."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.store.folding import fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("José Müller", "jose muller"),
        ("Lech Wałęsa", "lech walesa"),
        ("Søren Ærø", "soren aero"),
        ("STRASSE, Straße", "strasse, strasse"),
        ("O’Brien", "o'brien"),
        ("𝕬𝖉𝖆 Ｈolm", "ada holm"),
        ("two\n words ", "two words"),
        ("Володимир Зеленський", "володимир зеленськии"),
        ("ΓΙΏΡΓΟΣ", "γιωργοσ"),
    ],
)
def test_names(name: str, folded: str) -> None:
    """Letters lose case and accent, whatever the script."""
    assert fold(name) == folded


@given(st.text())
@example("𝕬")
def test_folding_twice_is_folding_once(words: str) -> None:
    """What is folded stays as it is, so that a filter may be folded too."""
    assert fold(fold(words)) == fold(words)
