"""Word pieces and their features."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.encoded import paragraph_numbers
from onrecord.meaning.features import CASES, EDGES, QUOTES, features
from onrecord.meaning.model import FOLDER
from onrecord.meaning.pieces import PieceCutter, piece_cutter


@pytest.fixture(scope="module")
def cutter() -> PieceCutter:
    """Give the shipped vocabulary's cutter."""
    return piece_cutter(FOLDER / "vocabulary.txt")


def test_pieces_know_their_place_in_the_text(cutter: PieceCutter) -> None:
    """Pieces give offsets in code points, through accents, marks of several bytes and astral characters."""
    text = "Ñuñoa’s 🚲 mayor: “naïve”"
    pieces = cutter.cut(text)
    words = [text[start:end] for start, end, first in zip(pieces.starts, pieces.ends, pieces.first, strict=True) if first]
    assert "".join(words).startswith("Ñ")
    assert "“" in words
    assert ":" in words


@given(st.text(max_size=200))
def test_pieces_are_in_order_and_inside_any_text(text: str) -> None:
    """For any text, pieces lie inside it, in order, and features have a known number for each."""
    cutter = piece_cutter(FOLDER / "vocabulary.txt")
    text = text.encode("utf-8", "replace").decode("utf-8")
    pieces = cutter.cut(text)
    assert np.all(pieces.starts[1:] >= pieces.starts[:-1])
    assert np.all((pieces.starts >= 0) & (pieces.starts <= pieces.ends) & (pieces.ends <= len(text)))
    marks = features(text, pieces, quotations(text), paragraph_numbers(pieces, paragraphs(text)))
    for values, count in ((marks.case, CASES), (marks.quote, QUOTES), (marks.edge, EDGES)):
        assert len(values) == len(pieces)
        assert np.all((values >= 0) & (values < count))


def test_features_tell_what_lower_casing_loses(cutter: PieceCutter) -> None:
    """Case, marks of quotation and paragraph edges come back as features."""
    text = "NATO said “Peace” in 7\nX McKay"
    pieces = cutter.cut(text)
    marks = features(text, pieces, quotations(text), paragraph_numbers(pieces, paragraphs(text)))
    case = {text[s:e]: int(c) for s, e, c in zip(pieces.starts, pieces.ends, marks.case, strict=True)}
    quote = {text[s:e]: int(q) for s, e, q in zip(pieces.starts, pieces.ends, marks.quote, strict=True)}
    assert (case["NATO"], case["said"], case["Peace"], case["7"], case["X"]) == (3, 1, 2, 6, 5)
    assert (quote["“"], quote["Peace"], quote["”"], quote["in"]) == (2, 1, 3, 0)
    assert int(marks.edge[0]) == 1
    assert int(marks.edge[-1]) == 2
