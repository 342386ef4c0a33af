"""What is learnt of event types: from words and from the tables' events. Sentences are invented."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.plv import by_folds
from onrecord.events.between import event_features, word_features
from onrecord.events.learning import fit
from onrecord.events.syntax import Syntax
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.model import load_model


def read(text: str) -> Syntax:
    """Read the trees of a text."""
    model = load_model()
    return Syntax(model.analyse(model.encode(text, paragraphs(text), quotations(text))))


def test_words_tell_where_they_stand() -> None:
    """A verb between source and target counts as such, the names themselves count as no words, and the length is 1."""
    text = "Norland bombed Westmark on Sunday."
    found = word_features(read(text), (0, 7), (15, 23))
    assert {"between bomb", "path bomb"} <= set(found)
    assert not [name for name in found if name.split()[-1] in {"norland", "westmark"} and not name.startswith("pair ")]
    assert math.isclose(sum(value * value for value in found.values()), 1.0)


@pytest.mark.parametrize("text", ["", "?", "a" * 900, "\u202e\x00 \ufffd"])
def test_hostile_text_is_described(text: str) -> None:
    """Empty and odd texts, and offsets that no word begins in, give features and no error."""
    syntax = read(text)
    assert all(math.isfinite(value) for value in word_features(syntax, (0, 0), (5000, 5001)).values())
    assert event_features(syntax, [], (0, 0), (5000, 5001)) == {"best none": pytest.approx(0.15)}


def test_what_is_learnt_is_told() -> None:
    """Examples come back as their own type, and unknown features change nothing."""
    described = [{"bomb": 1.0}, {"bomb": 1.0, "help": 0.1}, {"help": 1.0}, {"help": 1.0, "bomb": 0.1}]
    learnt = fit(described, ["ASSAULT", "ASSAULT", "AID", "AID"])
    assert [learnt.best(one) for one in described] == ["ASSAULT", "ASSAULT", "AID", "AID"]
    assert learnt.scores({"bomb": 1.0, "never seen": 9.0}) == learnt.scores({"bomb": 1.0})


def test_nothing_can_be_learnt_from_nothing() -> None:
    """No examples, or one without its type, are refused."""
    with pytest.raises(ValueError, match="examples"):
        fit([], [])
    with pytest.raises(ValueError, match="types"):
        fit([{"a": 1.0}], [])


@given(st.lists(st.sampled_from(["AID", "ASSAULT"]), min_size=10, max_size=30))
def test_no_sentence_is_told_by_its_own_label(roots: list[str]) -> None:
    """With a feature of its own for each sentence, what is told of one does not depend on its own label."""
    described = [{f"only {place}": 1.0} for place in range(len(roots))]
    turned = ["AID" if roots[0] == "ASSAULT" else "ASSAULT", *roots[1:]]
    assert by_folds(described, roots)[0] == by_folds(described, turned)[0]
