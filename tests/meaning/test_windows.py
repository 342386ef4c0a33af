"""Windows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning.windows import CAPACITY, windows

LENGTHS = st.lists(st.sampled_from([1, 3, 40, 100, 253, 254, 255, 300, 700, 2000]), max_size=8)


@given(LENGTHS, st.none() | st.integers(60, CAPACITY))
def test_windows_keep_every_piece_once(lengths: list[int], first: int | None) -> None:
    """For any paragraphs, no window is too long, and what windows keep is every piece, once, in order."""
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    laid = windows(numbers, first=first)
    kept = [piece for window in laid for piece in range(window.keep_start, window.keep_end)]
    assert kept == list(range(len(numbers)))
    assert all(window.end - window.start <= CAPACITY for window in laid)
    assert all(window.start <= window.keep_start < window.keep_end <= window.end for window in laid)


@given(LENGTHS)
def test_a_paragraph_that_fits_is_seen_whole(lengths: list[int]) -> None:
    """Only a paragraph longer than a window is ever cut."""
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    edges = np.concatenate([[0], np.cumsum(lengths)]) if lengths else np.array([0])
    for window in windows(numbers):
        for low, high in pairwise(edges):
            if high - low <= CAPACITY and low < window.keep_end and window.keep_start < high:
                assert window.start <= low
                assert high <= window.end


def test_pieces_near_a_cut_are_seen_from_both_sides() -> None:
    """In a long paragraph each kept piece has a third of the overlap on both sides, but for the paragraph's own edges."""
    laid = windows(np.zeros(1000, dtype=np.int64))
    for before, after in pairwise(laid):
        assert before.end - before.keep_end >= 30
        assert after.keep_start - after.start >= 30
