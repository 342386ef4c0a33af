"""Measures of coreference, on the example by which Bagga and Baldwin (1998) introduced B-cubed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.mentions import MEASURES, b_cubed, ceaf, entities, muc

TRUE = [frozenset("12345"), frozenset("67"), frozenset("89ABC")]
FOUND = [frozenset("12345"), frozenset("6789ABC")]


def test_the_known_example() -> None:
    """Two entities run together: all links are found, and one too many."""
    assert [muc(FOUND, TRUE).precision, muc(FOUND, TRUE).recall] == pytest.approx([90, 100])
    assert b_cubed(FOUND, TRUE).precision == pytest.approx(76.19, abs=0.01)
    assert b_cubed(FOUND, TRUE).recall == pytest.approx(100)
    shared = 1 + 2 * 5 / 12
    assert [ceaf(FOUND, TRUE).precision, ceaf(FOUND, TRUE).recall] == pytest.approx([50 * shared, 100 * shared / 3])


def test_an_entity_of_one_mention_is_left_out() -> None:
    """As in CoNLL-2012."""
    assert entities([(1, "a"), (2, "b"), (3, "a")]) == [frozenset({1, 3})]


partitions = st.dictionaries(st.integers(0, 15), st.integers(0, 5)).map(lambda drawn: entities(drawn.items()))


@given(partitions)
def test_the_truth_scores_full(true: list[frozenset[int]]) -> None:
    """By every measure; nothing scores nothing."""
    for measure in MEASURES.values():
        assert measure(true, true).f1 == pytest.approx(100 if true else 0)


@given(partitions, partitions)
def test_precision_is_the_other_side_of_recall(one: list[frozenset[int]], other: list[frozenset[int]]) -> None:
    """And no score leaves 0 to 100."""
    for measure in MEASURES.values():
        score = measure(one, other)
        assert score.precision == pytest.approx(measure(other, one).recall)
        assert -1e-9 <= score.f1 <= 100 + 1e-9
