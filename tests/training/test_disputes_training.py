"""Learning when two claims are in dispute, on numbers made for it."""

from __future__ import annotations

import numpy as np
import pytest

from training.disputes import by_folds, f1, fit


def made() -> tuple[np.ndarray, np.ndarray]:
    """Make 200 pairs of which the second sign tells whether they are in dispute, and the third nothing."""
    dice = np.random.default_rng(1)
    true = np.arange(200) % 10 == 0
    return np.column_stack([np.ones(200), true + dice.normal(0, 0.2, 200), dice.normal(0, 1, 200)]), true


def test_a_sign_that_tells_weighs_more() -> None:
    """The sign that tells gets a weight of its own direction, larger than that of one that tells nothing."""
    table, true = made()
    weights = fit(table, true)
    assert weights[1] > 2 * abs(weights[2])
    assert f1(table @ weights >= 0, true) > 0.9


def test_a_story_is_never_told_by_itself() -> None:
    """A sign that only names a story does not help to tell that story's pairs."""
    stories = [str(number % 20) for number in range(200)]
    true = np.array([int(story) < 10 for story in stories])
    table = np.column_stack([np.ones(200), *(np.array([story == str(one) for story in stories]) for one in range(20))]).astype(
        float
    )
    assert f1(table @ fit(table, true) >= 0, true) == pytest.approx(1.0)
    chances = by_folds(table, true, stories, seed=0)
    assert abs(float(chances[true].mean()) - float(chances[~true].mean())) < 0.2
