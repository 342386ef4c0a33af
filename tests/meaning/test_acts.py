"""Acts and scopes told by the cue, and by what is said where the cue is plain. All words are invented."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning.act_choice import weights_of
from onrecord.meaning.act_signs import stem
from onrecord.meaning.acts import act_and_scope, forms
from onrecord.record.statement import Act, Form, Scope


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "that the port is open", ("say", "speech")),
        ("according to", "the port is open", ("say", "speech")),
        ("", "“It is ready”", ("say", "speech")),
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
        ("asked", "the owner to leave", ("request", "speech")),
        ("asked", "“who wanted the owner to leave?”", ("ask", "speech")),
        ("endorsed", "Tove Brandt for mayor", ("praise", "speech")),
        ("endorsed", "the plan", ("agree", "speech")),
        ("decided", "to stay", ("want", "attitude")),
        ("sought", "to stay", ("want", "attitude")),
        ("sought", "a ruling", ("request", "speech")),
        ("revealed", "that the quay had sunk", ("say", "speech")),
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
    """A plain cue says, and one that takes back what it tells is left open."""
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


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that the port should be opened", "propose"),
        ("“We thank our friends for their great support,”", "praise"),
        ("“It is ready,”", "say"),
        ("that two ships lay in the port", "say"),
    ],
)
def test_plain_words_are_told_by_what_is_said(content: str, expected: Act) -> None:
    """By the force of "should", by thanks; plain content is just said."""
    form: Form = "direct" if content.startswith("“") else "indirect"
    assert act_and_scope(["said"], [content], form)[0] == expected


def test_the_weights_name_acts_of_the_record() -> None:
    """Every act of the record is weighed, for words without any sign too."""
    weighed = weights_of([], [""], "indirect")
    assert set(weighed) == set(get_args(Act))
    assert max(weighed, key=lambda act: weighed[act]) == "say"


@pytest.mark.parametrize(("word", "other"), [("welcomed", "welcoming"), ("attacks", "attack"), ("countries", "country")])
def test_forms_of_a_word_have_one_stem(word: str, other: str) -> None:
    """So that few labels teach much."""
    assert stem(word) == stem(other)
