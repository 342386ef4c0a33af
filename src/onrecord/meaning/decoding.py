"""Decoding: the best row of tags under what may follow what (Viterbi 1967), for many stretches of words at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

_TOGETHER = 64  # stretches decoded side by side at most
_WORDS = 20_000  # words decoded side by side at most, padding included


@dataclass(frozen=True, slots=True)
class Chain:
    """What the model learnt about rows of tags (a linear-chain conditional random field; Lafferty et al. 2001).

    Attributes:
        follow: Score of each tag (column) after each tag (row), shape ``[tags, tags]``.
        start: Score of each tag on the first word, shape ``[tags]``.
        end: Score of each tag on the last word, shape ``[tags]``.
    """

    follow: Scores
    start: Scores
    end: Scores


def decode(emissions: Sequence[Scores], chain: Chain) -> list[npt.NDArray[np.int8]]:
    """Find the best tags of each stretch.

    A stretch's tags depend on nothing but the stretch.

    Args:
        emissions: For each stretch the scores of its words, shape ``[words, tags]``.
        chain: The learnt scores of rows of tags.

    Returns:
        For each stretch its tags, shape ``[words]``.
    """
    lengths = np.array([len(scores) for scores in emissions], dtype=np.int64)
    order = np.argsort(lengths, kind="stable")
    best: list[npt.NDArray[np.int8]] = [np.zeros(0, dtype=np.int8)] * len(emissions)
    for group in _groups(order, lengths):
        rows = _viterbi([emissions[i] for i in group], lengths[group], chain)
        for i, row in zip(group, rows, strict=True):
            best[i] = row
    return best


def _groups(order: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """Put stretches of like length together, so that padding stays small."""
    low = 0
    for high in range(1, len(order) + 1):
        full = high - low == _TOGETHER
        if high == len(order) or full or lengths[order[high]] * (high + 1 - low) > _WORDS:
            yield order[low:high]
            low = high


def _viterbi(group: list[Scores], lengths: npt.NDArray[np.int64], chain: Chain) -> list[npt.NDArray[np.int8]]:
    longest = int(lengths.max(initial=0))
    if not longest:
        return [np.zeros(0, dtype=np.int8) for _ in group]
    tags_of = (len(group), len(chain.start))
    padded = np.zeros((longest, *tags_of), dtype=np.float32)
    for column, scores in enumerate(group):
        padded[: len(scores), column] = scores
    back = np.zeros((longest, *tags_of), dtype=np.int8)
    score = chain.start + padded[0]
    finals = np.zeros(tags_of, dtype=np.float32)
    done = lengths == 1
    finals[done] = score[done]
    rows = np.arange(score.size)
    by_next = np.ascontiguousarray(chain.follow.T)
    for step in range(1, longest):
        candidates = score[:, None, :] + by_next
        best = candidates.argmax(axis=2)
        back[step] = best
        score = candidates.reshape(len(rows), -1)[rows, best.reshape(-1)].reshape(tags_of) + padded[step]
        score -= score.max(axis=1, keepdims=True)  # a sum over a long stretch would lose its fractions
        done = lengths == step + 1
        finals[done] = score[done]
    tag = (finals + chain.end).argmax(axis=1)
    tags = np.zeros((len(group), longest), dtype=np.int8)
    columns = np.arange(len(group))
    for step in range(longest - 1, -1, -1):
        live = lengths > step
        tags[live, step] = tag[live]
        if step:
            tag = np.where(live, back[step, columns, tag], tag)
    return [tags[column, :length] for column, length in enumerate(lengths)]
