"""Acts and scopes told by the cue, and by what is said where the cue is plain. All words are invented."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.acts import act_and_scope, forms
from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.acts import ACTS, Said, act_chances
from onrecord.meaning.model import load_model
from onrecord.reader import Reader
from onrecord.record.statement import Act, Form, Scope

PLAIN: Scores = np.where(np.array(ACTS) == "say", 0.31, 0.03).astype(np.float32)
"""Chances of a statement of which the encoder is not sure."""


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
    assert act_and_scope([cue] if cue else [], [content], form, PLAIN) == expected


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
    act, scope = act_and_scope(cue, content, form, PLAIN)
    assert act is None or act in get_args(Act)
    assert scope in get_args(Scope)
    assert scope == "speech" or form == "indirect"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Mayor Tove Brandt said the port should be opened before winter.", "the port", "propose"),
        ("“We thank our friends in Norland for their great support,” Prime Minister Ada Lind said.", "We thank", "praise"),
        ("“The harbour board lied to us and stole the money,” guild leader Olav Dahl said on Monday.", "The harbour", "accuse"),
        ("The harbour master said on Monday that two ships lay in the port.", "two ships", "say"),
    ],
)
def test_plain_words_are_told_by_what_is_said(text: str, words: str, expected: Act) -> None:
    """By the force of "should", by thanks, by a wrong laid at somebody's door; plain content is just said."""
    found = [one for one in Reader(threads=1).read(text).statements if any(words in span.text for span in one.content)]
    assert [one.act for one in found] == [expected]


def test_the_encoder_overrules_a_cue_only_when_it_is_sure() -> None:
    """And when it finds what the cue tells unlikely."""
    sure = np.where(np.array(ACTS) == "accuse", 0.9, 0.1 / (len(ACTS) - 1)).astype(np.float32)
    torn = np.select([np.array(ACTS) == "accuse", np.array(ACTS) == "claim"], [0.6, 0.3], 0.1 / (len(ACTS) - 2))
    assert act_and_scope(["claimed"], ["that the board lied"], "indirect", sure)[0] == "accuse"
    assert act_and_scope(["claimed"], ["that the board lied"], "indirect", torn.astype(np.float32))[0] == "claim"


def test_chances_are_told_of_every_statement() -> None:
    """One row each, adding up to one, also where there is no cue or nothing at all."""
    reader = Reader(threads=1)
    record = reader.read("The port is open, Mayor Tove Brandt said. “It is safe.”")
    text = record.article.text
    model = load_model()
    encoded = model.encode(text, paragraphs(text), quotations(text))
    asked = [Said(one.cue, one.content) for one in record.statements] + [Said((), ()), Said((), record.statements[0].content)]
    chances = act_chances(encoded, asked, model.heads)
    assert chances.shape == (len(asked), len(ACTS))
    assert chances.sum(axis=1) == pytest.approx(np.ones(len(asked)), abs=1e-5)
    assert act_chances(encoded, [], model.heads).shape == (0, len(ACTS))
