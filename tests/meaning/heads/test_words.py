"""Words and sentences off the boundary head's scores. Texts are invented."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.paragraphs import paragraphs
from onrecord.meaning.encoded import Encoded, paragraph_numbers
from onrecord.meaning.features import features
from onrecord.meaning.heads.words import LONGEST, Words, read_words
from onrecord.meaning.model import FOLDER
from onrecord.meaning.pieces import piece_cutter

CUTTER = piece_cutter(Path(FOLDER) / "vocabulary.txt")


def read(text: str, boundary: np.ndarray | None = None, begins: int = 1) -> Words:
    """Read words when every piece, or every one as told, begins the same."""
    pieces = CUTTER.cut(text)
    numbers = paragraph_numbers(pieces, paragraphs(text))
    nothing = np.zeros((len(pieces), 0), dtype=np.float32)
    encoded = Encoded(text, pieces, features(text, pieces, (), numbers), numbers, nothing, nothing)
    if boundary is None:
        boundary = np.zeros((len(pieces), 3), dtype=np.float32)
        boundary[:, begins] = 1
    return read_words(encoded, boundary)


def test_not_is_a_word_of_its_own() -> None:
    """The vocabulary cuts "don" and "'" and "t"; treebanks "do" and "n't"."""
    pieces = CUTTER.cut("We don’t know.")
    begins = [{"’": 1, "t": 0}.get("We don’t know."[start], 1) for start in pieces.starts.tolist()]
    words = read("We don’t know.", np.eye(3, dtype=np.float32)[begins])
    assert words.forms() == ["We", "do", "n’t", "know", "."]


def test_a_word_begins_after_every_blank_and_a_sentence_with_every_paragraph() -> None:
    """Whatever the head says: here that nothing begins anywhere."""
    words = read("One ship left\n\nTwo stayed", begins=0)
    assert words.forms() == ["One", "ship", "left", "Two", "stayed"]
    assert words.sentences.tolist() == [0, 0, 0, 1, 1]
    assert words.bounds().tolist() == [0, 3, 5]


def test_no_sentence_begins_after_a_comma_or_within_a_word() -> None:
    """Here the head would begin one everywhere; a sentence takes its opening marks with it."""
    words = read("In May, Adel fell. “Now we rest,” (he) said.", begins=2)
    starts = [words.text[int(words.starts[place]) :][:4] for place in words.bounds()[:-1]]
    assert starts == ["In M", "“Now"]


def test_a_sentence_plainly_begins_whatever_the_head_says() -> None:
    """Behind a whole word and its mark, with a word that opens sentences; not behind initials or shortened words."""
    words = read("They met on Monday. The army left. Lt. The Hon. A. Lind of Adel Corp. In all, two stayed.", begins=1)
    starts = [words.text[int(words.starts[place]) :][:8] for place in words.bounds()[:-1]]
    assert starts == ["They met", "The army"]


def test_a_sentence_without_end_is_cut() -> None:
    """Trees compare every word with every other, so no sentence is longer than the limit."""
    words = read("go " * (3 * LONGEST + 5), begins=1)
    assert np.diff(words.bounds()).tolist() == [LONGEST, LONGEST, LONGEST, 5]


def test_nothing_has_no_words() -> None:
    """An empty text, and one of blanks."""
    assert len(read("")) == len(read(" \n\t ")) == 0
    assert read("").bounds().tolist() == [0]


@given(st.text(max_size=60), st.randoms(use_true_random=False))
def test_words_are_in_order_and_verbatim(text: str, dice: object) -> None:
    """Whatever the text and the scores: no word is empty, none overlaps with another, sentences are numbered from 0 on."""
    count = len(CUTTER.cut(text))
    boundary = np.array([[dice.random() for _ in range(3)] for _ in range(count)], dtype=np.float32).reshape(count, 3)  # type: ignore[attr-defined]
    words = read(text, boundary)
    starts, ends = words.starts.tolist(), words.ends.tolist()
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert all(end <= len(text) for end in ends)
    assert set(np.diff(words.sentences).tolist()) <= {0, 1}
    assert words.bounds()[-1] == len(words)
