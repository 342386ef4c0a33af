"""Features of pairs of mentions: rows of one table, alike for alike pairs. Names are invented."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning.heads.pairs import COLUMNS, ROWS, SIGNS, TABLES, Mentioned, Tokens, distinct, mentioned, pair_features

WORDS = "Minister Tove Brandt met the OPC . She told Brandt that the Osthaven Port Committee failed the minister .".split()  # noqa: SIM905 (reads better in a row)
PARTS = "PROPN PROPN PROPN VERB DET PROPN PUNCT PRON VERB PROPN SCONJ DET PROPN PROPN PROPN VERB DET NOUN PUNCT".split()  # noqa: SIM905 (same)
SENTENCES = [0] * 7 + [1] * 12
HEADS = [2, 5, 7, 9, 14, 17]  # Brandt, OPC, She, Brandt, Committee, minister
SAME_FORM, SAME_CORE, INSIDE, SAME_LAST, INITIALS, OTHER_NAME, SAME_SENTENCE = range(SIGNS)


@pytest.fixture
def six() -> Mentioned:
    """Describe the six mentions."""
    kinds = np.array([1, 2, 1, 1, 2, 1])
    return mentioned(Tokens(WORDS, PARTS, SENTENCES), HEADS, kinds, np.zeros(6, dtype=np.bool_))


def signs(mentions: Mentioned, later: int, earlier: int) -> set[int]:
    """Give the signs that hold between two of them."""
    return {int(row) for row in pair_features(mentions, np.array([later]), np.array([earlier]))[0, :SIGNS] if row != ROWS}


def test_names_are_compared_by_the_proper_nouns_around_their_heads(six: Mentioned) -> None:
    """The full name holds the short one."""
    assert six.cores == (("minister", "tove", "brandt"), ("opc",), (), ("brandt",), ("osthaven", "port", "committee"), ())
    assert signs(six, 3, 0) == {SAME_FORM, INSIDE, SAME_LAST}
    assert signs(six, 1, 0) == {OTHER_NAME, SAME_SENTENCE}


def test_initials_stand_for_a_name() -> None:
    """All of them, in order."""
    tokens = Tokens(["OPC", "Osthaven", "Port", "Committee"], ["PROPN"] * 4, [0, 1, 1, 1])
    two = mentioned(tokens, [0, 3], np.array([2, 2]), np.zeros(2, dtype=np.bool_))
    assert INITIALS in signs(two, 1, 0)
    assert OTHER_NAME not in signs(two, 1, 0)


def test_pronouns_are_kinds_and_no_forms(six: Mentioned) -> None:
    """Two pronouns of one form are no match by form; the table of pronouns tells them."""
    assert six.pronouns.tolist() == [0, 0, 2, 0, 0, 0]
    twice = mentioned(Tokens(["She", "she"], ["PRON", "PRON"], [0, 0]), [0, 1], np.array([1, 1]), np.zeros(2, dtype=np.bool_))
    assert signs(twice, 1, 0) == {SAME_SENTENCE}


@given(st.integers(0, 12), st.randoms(use_true_random=False))
def test_every_number_is_a_row_of_its_own_table_and_alike_pairs_are_one(count: int, dice: object) -> None:
    """Signs and tables never point into one another; what differs is kept once."""
    choose = dice.choice  # type: ignore[attr-defined]
    words = [choose(["Ada", "she", "they", "port", "OP"]) for _ in range(count)]
    parts = [choose(["PROPN", "PRON", "NOUN"]) for _ in range(count)]
    sentences = sorted(choose(range(40)) for _ in range(count))
    kinds = np.array([choose(range(1, 4)) for _ in range(count)], dtype=np.int64)
    quoted = np.array([choose([True, False]) for _ in range(count)], dtype=np.bool_)
    later, earlier = np.tril_indices(count, -1)
    found = pair_features(mentioned(Tokens(words, parts, sentences), range(count), kinds, quoted), later, earlier)
    assert found.shape == (len(later), COLUMNS)
    low = SIGNS
    for column, size in enumerate(TABLES, start=SIGNS):
        assert ((found[..., column] >= low) & (found[..., column] < low + size)).all()
        low += size
    assert low == ROWS
    assert ((found[..., :SIGNS] == np.arange(SIGNS)) | (found[..., :SIGNS] == ROWS)).all()
    rows, which = distinct(found)
    assert (rows[which] == found).all()
    assert len({tuple(row) for row in rows.tolist()}) == len(rows)
