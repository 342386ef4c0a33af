"""One article after the encoder's single pass: its word pieces, their tag scores, and the states that all heads read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.language.quotations import Quotation
from onrecord.meaning.encoder import Encoder
from onrecord.meaning.features import Features, features
from onrecord.meaning.pieces import Ints, PieceCutter, Pieces
from onrecord.meaning.windows import windows


@dataclass(frozen=True, slots=True)
class Encoded:
    """What one pass gives.

    Attributes:
        text: The article's text.
        pieces: Its word pieces.
        features: What the vocabulary does not tell of them.
        paragraphs: Number of the paragraph that each piece stands in, shape ``[pieces]``.
        tags: Scores of the span tags, shape ``[pieces, tags]``.
        states: The encoder's states, shape ``[pieces, width]``.
    """

    text: str
    pieces: Pieces
    features: Features
    paragraphs: Ints
    tags: npt.NDArray[np.float32]
    states: npt.NDArray[np.float32]


def encode(
    text: str, paragraphs: Sequence[tuple[int, int]], quoted: Sequence[Quotation], cutter: PieceCutter, encoder: Encoder
) -> Encoded:
    """Send an article through the encoder, window by window.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
        quoted: Its quotations.
        cutter: Cuts text into word pieces.
        encoder: The network.
    """
    pieces = cutter.cut(text)
    numbers = paragraph_numbers(pieces, paragraphs)
    marks = features(text, pieces, quoted, numbers)
    seen = [encoder.run(pieces, marks, window) for window in windows(numbers)]
    tags, states = (
        np.concatenate([kept[place] for kept in seen]) if seen else np.zeros((0, 0), dtype=np.float32) for place in range(2)
    )
    return Encoded(text, pieces, marks, numbers, tags, states)


def paragraph_numbers(pieces: Pieces, paragraphs: Sequence[tuple[int, int]]) -> Ints:
    """Number the paragraph that each piece stands in, shape ``[pieces]``."""
    starts = np.array([start for start, _ in paragraphs] or [0], dtype=np.int64)
    return np.maximum(np.searchsorted(starts, pieces.starts, side="right") - 1, 0)
