"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.identify import identify, language_name, likeliest

ENGLISH = "The council decided on Monday to close the old bridge over the river for the whole winter, the mayor said."
GERMAN = "Der Stadtrat hat am Montag beschlossen, die alte Brücke über den Fluss für den ganzen Winter zu sperren."
FRENCH = "Le conseil municipal a décidé lundi de fermer le vieux pont sur la rivière pendant tout l’hiver, selon le maire."
UKRAINIAN = "Міська рада вирішила в понеділок закрити старий міст через річку на всю зиму, повідомив мер міста."


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (UKRAINIAN, "uk")])
def test_languages_are_told_apart(text: str, code: str) -> None:
    """A sentence or two are enough to tell the language."""
    assert identify(text) == code


@pytest.mark.parametrize("text", ["", "   ", "OK", "1,234 – 5,678", "A. B."])
def test_too_little_text_tells_nothing(text: str) -> None:
    """Where a text has too few letters the language is unknown, not guessed."""
    assert identify(text) is None
    assert likeliest(text) == (None, 0.0)


def test_a_caption_does_not_decide_alone() -> None:
    """The middle of a long text is looked at too, so an English opening over a German report is not taken for English."""
    assert identify(ENGLISH + "\n\n" + "\n\n".join([GERMAN] * 60)) != "en"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("af", "Afrikaans"),
        ("bg", "Bulgarian"),
        ("eo", "Esperanto"),
        ("gd", "Scottish Gaelic"),
        ("zu", "Zulu"),
    ],
)
def test_languages_have_names(code: str, name: str) -> None:
    """A code's language is named in English, without blanks at its edges."""
    assert language_name(code) == name


def test_an_unknown_code_names_itself() -> None:
    """A code whose name is not known stands for itself."""
    assert language_name("qx") == "qx"


@given(st.text(max_size=80))
def test_any_text_is_unknown_or_a_two_letter_code(text: str) -> None:
    """For any text, lone surrogates included, the answer is null or an ISO 639-1 code, and the same each time."""
    code = identify(text)
    assert code is None or (len(code) == 2 and language_name(code).strip() == language_name(code) != code)
    assert identify(text) == code
