"""Trees: one root, no cycle, and the best there is under the scores of arcs."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning.heads.inventory import RELATIONS
from onrecord.meaning.heads.trees import best_relations, best_tree, read_heads

ROOT = RELATIONS.index("root")


def is_tree(heads: np.ndarray) -> bool:
    """Tell whether there is one root, which every word reaches."""
    roots = [word for word, head in enumerate(heads.tolist()) if head == word]
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = int(heads[at])
        if [at] != roots:
            return False
    return len(roots) == 1


def scores(draw: st.DrawFn, largest: int) -> np.ndarray:
    """Draw a square of scores, often with equal ones."""
    count = draw(st.integers(1, largest))
    values = st.integers(-4, 4).map(float)
    told = draw(st.lists(values, min_size=count * count, max_size=count * count))
    return np.array(told, dtype=np.float32).reshape(count, count)


@st.composite
def small(draw: st.DrawFn) -> np.ndarray:
    """Draw scores of a sentence so short that all its trees can be tried."""
    return scores(draw, 4)


@st.composite
def longer(draw: st.DrawFn) -> np.ndarray:
    """Draw scores of a longer one."""
    return scores(draw, 25)


@given(longer())
def test_there_is_one_root_and_no_cycle(square: np.ndarray) -> None:
    """Whatever the scores."""
    assert is_tree(best_tree(square))


@given(small())
def test_no_tree_scores_better(square: np.ndarray) -> None:
    """Against every tree of up to four words."""
    words = range(len(square))
    trees = [np.array(heads) for heads in product(words, repeat=len(square))]
    best = max(square[words, tree].sum() for tree in trees if is_tree(tree))
    assert square[words, best_tree(square)].sum() == pytest.approx(best)


def test_the_words_of_a_sentence_stay_in_it() -> None:
    """Heads are places in the article, and no sentence reaches into another."""
    dice = np.random.default_rng(1)
    vectors = dice.normal(size=(2, 9, 5)).astype(np.float32)
    bounds = np.array([0, 4, 5, 9])
    heads = read_heads(vectors[0], vectors[1], bounds)
    for low, high in pairwise(bounds.tolist()):
        assert is_tree(heads[low:high] - low)


def test_root_is_the_relation_of_roots_and_of_nothing_else() -> None:
    """Even where it scores best elsewhere, and worst there."""
    told = np.zeros((2, len(RELATIONS)), dtype=np.float32)
    told[:, ROOT] = [5, -5]
    assert (best_relations([told], np.array([1, 1])) == ROOT).tolist() == [False, True]
    assert len(best_relations([], np.zeros(0, dtype=np.int64))) == 0
