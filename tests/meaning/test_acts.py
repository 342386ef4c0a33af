"""Acts and scopes told by the cue, and left open where it does not tell. All words are invented."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning.acts import act_and_scope, forms
from onrecord.record.statement import Act, Form, Scope


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "that the port is open", (None, "speech")),
        ("according to", "the port is open", (None, "speech")),
        ("", "“We are ready”", (None, "speech")),
        ("denied", "that the port is closed", ("deny", "speech")),
        ("has repeatedly denied", "that the port is closed", ("deny", "speech")),
        ("did not deny", "that the port is closed", (None, "speech")),
        ("accused", "of closing the port", ("accuse", "speech")),
        ("ruled out", "talks", ("reject", "speech")),
        ("rejected", "the offer", ("reject", "speech")),
        ("rejected", "the claim that he had fled", ("deny", "speech")),
        ("has not agreed", "to the plan", ("reject", "speech")),
        ("asked", "whether the port is open", ("ask", "speech")),
        ("asked", "to leave", ("request", "speech")),
        ("promised", "to rebuild the quay", ("promise", "speech")),
        ("promised", "to strike back", ("threaten", "speech")),
        ("rejected criticism", "that there was no evidence", ("reject", "speech")),
        ("threatened to sue", "the harbour board", ("threaten", "speech")),
        ("said he hoped", "the port would open", ("want", "speech")),
        ("hopes", "the port will open", ("want", "attitude")),
        ("doesn’t think", "the port will open", ("believe", "attitude")),
        ("believes", "“the port will open”", ("believe", "speech")),
        ("is expected", "to resign", ("predict", "attitude")),
        ("criticising", "the plan", ("criticize", "speech")),
    ],
)
def test_the_cue_tells(cue: str, content: str, expected: tuple[Act | None, Scope]) -> None:
    """What the cue does not tell is left open."""
    form: Form = "direct" if content.startswith("“") else "indirect"
    assert act_and_scope([cue] if cue else [], [content], form) == expected


def test_every_line_of_the_table_is_an_act_and_a_scope_of_the_record() -> None:
    """And no word stands under two acts, so that the order of the lines does not matter."""
    lines = (files("onrecord.meaning") / "tables/acts.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "act\tscope\twords"
    words: list[str] = []
    for line in lines[1:]:
        act, scope, row = line.split("\t")
        assert act in get_args(Act)
        assert scope in get_args(Scope)
        words += row.split()
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("deny", {"denies", "denied", "denying"}),
        ("accuse", {"accuses", "accused", "accusing"}),
        ("admit", {"admits", "admitted", "admitting"}),
        ("wish", {"wishes", "wished", "wishing"}),
        ("swear", {"swore", "sworn", "swearing"}),
        ("ruled_out", {"ruled_out"}),
    ],
)
def test_verbs_are_known_in_all_their_forms(word: str, some: set[str]) -> None:
    """Doubled consonants, silent e, y and irregular verbs included."""
    assert some <= set(forms(word))


@given(st.lists(st.text(max_size=40), max_size=3), st.lists(st.text(max_size=40), max_size=3), st.sampled_from(get_args(Form)))
def test_any_words_give_an_act_of_the_list_or_none(cue: list[str], content: list[str], form: Form) -> None:
    """Nothing is invented, and nothing raises."""
    act, scope = act_and_scope(cue, content, form)
    assert act is None or act in get_args(Act)
    assert scope in get_args(Scope)
    assert scope == "speech" or form == "indirect"
