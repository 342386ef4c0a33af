"""What was altered between two versions of a text."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli.alterations import alteration_lines, altered
from onrecord.cli.page import Page

PLAIN = Page(columns=80, colour=False)
OLD = "Lamp lit\n\nThe keeper lit the lamp at nine.\n\nNobody saw it.\n\nThe end.\n"


def lines(new: str, page: Page = PLAIN) -> list[str]:
    """Write what was altered."""
    return list(alteration_lines(OLD, new, page))


def test_words_that_differ_are_marked() -> None:
    """In a paragraph that was reworded, only the words that differ are marked."""
    assert lines(OLD.replace("nine", "ten")) == [
        "- The keeper lit the lamp at ⟦nine⟧.",
        "+ The keeper lit the lamp at ⟦ten⟧.",
    ]


def test_paragraphs_that_went_or_came() -> None:
    """Paragraphs that went and came are given whole; white space alone is no alteration."""
    assert lines(OLD.replace("Nobody saw it.\n\n", "")) == ["- Nobody saw it."]
    assert lines(OLD + "\nA ferry passed.\n") == ["+ A ferry passed."]
    assert lines(OLD.replace("\n\n", "\n \n\n")) == []
    assert (
        lines(OLD.replace("Nobody saw it.", "Ships in the bay turned round and sailed away at dawn"))[0] == "- Nobody saw it."
    )


def test_colour_and_hostile_words() -> None:
    """On a terminal lines are coloured, and control characters of the text stay harmless."""
    shown = lines(OLD.replace("nine", "ten\x1b]0;x\x07"), Page(columns=80, colour=True))
    assert shown[0].startswith("\x1b[31m- ")
    assert all("\x1b]" not in line and "\x07" not in line for line in shown)


def test_hostile_texts_take_seconds() -> None:
    """Thousands of equal lines, of blanks, or of words in one paragraph take no quadratic time."""
    lamps, words = "lamp\n" * 4000, " ".join(f"lamp{number % 7}" for number in range(1900))
    begun = time.process_time()
    assert altered(lamps, lamps + "dark\n")[1] == ["dark"]
    assert altered("\n".join(map(str, range(6000))), "\n".join(map(str, range(1, 6001)))) == (["0"], ["6000"])
    assert len(list(alteration_lines(words, words.replace("lamp3", "ferry"), PLAIN))) == 2
    assert time.process_time() - begun < 10


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["a lamp", "b", "c c", ""]), max_size=8),
    st.lists(st.sampled_from(["a lamp", "b", "d"]), max_size=8),
)
def test_what_went_stood_in_the_old_text(old: list[str], new: list[str]) -> None:
    """Everything that is said to have gone stood in the old text, what came stands in the new, and equal texts don't differ."""
    before, after = "\n\n".join(old), "\n\n".join(new)
    went, came = altered(before, after)
    assert all(one in old for one in went)
    assert all(one in new for one in came)
    assert altered(before, before) == ([], [])
