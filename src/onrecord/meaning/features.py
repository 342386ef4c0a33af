"""What an uncased vocabulary does not tell: letter case, quotation marks and paragraph edges, as numbers per word piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.language.quotations import Quotation
from onrecord.meaning.pieces import Flags, Ints, Pieces

CASES = 7  # no letter, lower, Title, UPPER, miXed, one capital, digits
QUOTES = 6  # outside, inside, opening mark, closing mark, inside one that is not closed or goes on, inside an inner one
EDGES = 4  # inside a paragraph, first piece, last piece, the only piece

_OTHER, _LOWER, _UPPER, _DIGIT = range(4)  # classes of characters
_LAST_CASED = 0x2FFF  # no letters with case beyond, but for rare scripts and fullwidth forms


@dataclass(frozen=True, slots=True)
class Features:
    """Three numbers for each word piece, each of shape ``[pieces]``."""

    case: Ints
    quote: Ints
    edge: Ints


def _class_table() -> npt.NDArray[np.int8]:
    letters = [chr(code) for code in range(_LAST_CASED + 1)]
    return np.array(
        [
            _DIGIT if c.isdigit() else _UPPER if c.isupper() or c.istitle() else _LOWER if c.islower() else _OTHER
            for c in letters
        ],
        dtype=np.int8,
    )


_CLASSES = _class_table()


def features(text: str, pieces: Pieces, quoted: Sequence[Quotation], paragraphs: Ints) -> Features:
    """Compute the features of a text's word pieces.

    Args:
        text: The text.
        pieces: Its word pieces.
        quoted: Its quotations.
        paragraphs: Number of the paragraph that each piece stands in, shape ``[pieces]``.
    """
    return Features(_case(text, pieces), _quote(pieces, quoted), _edge(paragraphs))


def _case(text: str, pieces: Pieces) -> Ints:
    if not len(pieces):
        return np.zeros(0, dtype=np.int64)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _CLASSES[np.minimum(codes, _LAST_CASED)]
    counts = np.zeros((4, len(text) + 1), dtype=np.int64)
    for kind in (_LOWER, _UPPER, _DIGIT):
        np.cumsum(classes == kind, out=counts[kind, 1:])
    word = np.cumsum(pieces.first) - 1
    heads = np.flatnonzero(pieces.first)
    start = pieces.starts[heads]
    end = pieces.ends[np.append(heads[1:], len(pieces)) - 1]
    lower, upper, digit = (counts[kind, end] - counts[kind, start] for kind in (_LOWER, _UPPER, _DIGIT))
    first_upper = classes[np.minimum(start, len(text) - 1)] == _UPPER
    case = np.select(
        [
            (upper == 0) & (lower == 0) & (digit > 0),
            (upper == 0) & (lower == 0),
            upper == 0,
            (upper == 1) & (lower == 0),
            lower == 0,
            first_upper & (upper == 1),
        ],
        [6, 0, 1, 5, 3, 2],
        default=4,
    )
    return np.asarray(case[word], dtype=np.int64)


def _quote(pieces: Pieces, quoted: Sequence[Quotation]) -> Ints:
    marks = np.zeros(len(pieces), dtype=np.int64)
    for quotation in quoted:
        start, end = quotation.inner
        low, high = np.searchsorted(pieces.starts, [quotation.start, quotation.end])
        inside = marks[low:high]
        inside[:] = 5 if quotation.depth else 1 if quotation.closed and not quotation.goes_on else 4
        at = pieces.starts[low:high]
        if quotation.opened:
            inside[at < start] = 2
        if quotation.closed:
            inside[at >= end] = 3
    return marks


def _edge(paragraphs: Ints) -> Ints:
    if not len(paragraphs):
        return np.zeros(0, dtype=np.int64)
    turns: Flags = paragraphs[1:] != paragraphs[:-1]
    first = np.append(True, turns)
    last = np.append(turns, True)
    return first.astype(np.int64) + 2 * last.astype(np.int64)
