"""Decoding."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.meaning.decoding import Chain, decode
from onrecord.meaning.tags import IMPOSSIBLE, TAGS, allowed, may_start


def chain(seed: int) -> Chain:
    """Make a chain with forbidden rows of tags and random scores for the others."""
    dice = np.random.default_rng(seed)
    follow = np.where(allowed(), dice.normal(size=(TAGS, TAGS)), IMPOSSIBLE).astype(np.float32)
    start = np.where(may_start(), dice.normal(size=TAGS), IMPOSSIBLE).astype(np.float32)
    return Chain(follow, start, dice.normal(size=TAGS).astype(np.float32))


def value(scores: np.ndarray, tags: tuple[int, ...], c: Chain) -> float:
    """Add up the scores of one row of tags."""
    total = float(c.start[tags[0]] + c.end[tags[-1]] + sum(scores[i, t] for i, t in enumerate(tags)))
    return total + float(sum(c.follow[a, b] for a, b in itertools.pairwise(tags)))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_the_best_of_all_rows_is_found(seed: int, words: int) -> None:
    """The decoded row has the best score of every possible row."""
    c = chain(seed)
    scores = np.random.default_rng(seed + 1).normal(size=(words, TAGS)).astype(np.float32)
    best = max(value(scores, row, c) for row in itertools.product(range(TAGS), repeat=words))
    (found,) = decode([scores], c)
    assert abs(value(scores, tuple(found.tolist()), c) - best) < 1e-3


def test_a_long_stretch_is_decoded_alike_at_its_end() -> None:
    """The tags of a block do not depend on how far down a long stretch it stands."""
    dice = np.random.default_rng(5)
    block = dice.normal(size=(500, TAGS)).astype(np.float32)
    (tags,) = decode([np.tile(block, (200, 1))], chain(5))
    rows = tags.reshape(200, 500)
    assert np.all(rows[1:-1] == rows[1])


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.lists(st.integers(0, 30), max_size=90))
def test_a_stretch_does_not_depend_on_its_neighbours(seed: int, lengths: list[int]) -> None:
    """A stretch decodes to the same tags alone and among any others, and a role goes on only where it began."""
    c = chain(seed)
    dice = np.random.default_rng(seed)
    stretches = [dice.normal(size=(n, TAGS)).astype(np.float32) for n in lengths]
    together = decode(stretches, c)
    for scores, tags in zip(stretches, together, strict=True):
        assert np.array_equal(decode([scores], c)[0], tags)
        assert len(tags) == len(scores)
        assert all(allowed()[a, b] for a, b in itertools.pairwise(tags.tolist()))
