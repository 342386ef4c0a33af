"""Scores of fragments and of whole statements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.brat import Attribution
from onrecord.evaluation.folder import score_text
from onrecord.evaluation.fragments import score_fragments
from onrecord.evaluation.linked import partners
from onrecord.evaluation.score import Score

TEXT = "“The bridge is safe,” Ada Lind said. Bo Berg denied it."
FULL = Attribution(((22, 30),), ((31, 35),), ((0, 21),))


def test_the_sentence_used_here_is_marked_right() -> None:
    """The offsets of these tests fall on the words meant."""
    assert [TEXT[slice(*part[0])] for part in (FULL.source, FULL.cue, FULL.content)] == [
        "Ada Lind",
        "said",
        "“The bridge is safe,”",
    ]


def test_edge_punctuation_is_set_aside() -> None:
    """A fragment is right with or without the marks at its edges, wrong when a word is missing."""
    assert score_fragments(TEXT, [(1, 19)], [(0, 21)]) == Score(1, 1, 1, 1)
    assert score_fragments(TEXT, [(5, 19)], [(0, 21)]) == Score(1, 0, 1, 0)


def test_a_shared_fragment_counts_once() -> None:
    """A source that serves two statements is one fragment."""
    assert score_fragments(TEXT, [(22, 30), (22, 30)], [(22, 30)]) == Score(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("predicted", "exact", "half"),
    [
        (FULL, True, True),
        (Attribution(((22, 30),), ((31, 35),), ((1, 19),)), True, True),
        (Attribution(((26, 30),), ((31, 35),), ((0, 21),)), False, True),
        (Attribution(((27, 30),), ((31, 35),), ((0, 21),)), False, False),
        (Attribution((), ((31, 35),), ((0, 21),)), False, False),
        (Attribution(((22, 30),), ((31, 35),), ((0, 21), (45, 54))), False, True),
    ],
)
def test_whole_statements_are_matched_exactly_or_by_half(predicted: Attribution, *, exact: bool, half: bool) -> None:
    """Exact wants the same fragments in every role; half wants half of the longer side in every role."""
    assert bool(partners(TEXT, [predicted], [FULL], "exact")) == exact
    assert bool(partners(TEXT, [predicted], [FULL], "half")) == half


def test_one_true_statement_has_one_partner() -> None:
    """Two predictions of one statement are one right and one wrong."""
    assert len(partners(TEXT, [FULL, FULL], [FULL], "half")) == 1


def test_groups_are_told_by_form_and_cue() -> None:
    """A direct quotation with "said" counts as direct and as say, and not as the other groups."""
    scores = score_text(TEXT, [FULL], [FULL])
    counted = {group for (measure, group), score in scores.items() if measure == "linked exact" and score.true}
    assert counted == {"all", "direct", "say"}


SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 5)).map(lambda p: (p[0], p[0] + p[1])), max_size=3)
ATTRIBUTIONS = st.lists(st.builds(Attribution, SPANS.map(tuple), SPANS.map(tuple), SPANS.map(tuple)), max_size=5)


@given(ATTRIBUTIONS)
def test_a_text_scored_against_itself_is_perfect(found: list[Attribution]) -> None:
    """Whatever is annotated, the same annotation has no miss and no surplus."""
    kept = [a for a in found if any(TEXT[s:e].strip("“”,. ") for part in (a.source, a.cue, a.content) for s, e in part)]
    for score in score_text(TEXT, kept, kept).values():
        assert score.predicted_right == score.predicted == score.true == score.true_found
