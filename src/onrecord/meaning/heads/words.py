"""Words and sentences as treebanks count them, read off the boundary head.

A word is one of Universal Dependencies (https://universaldependencies.org/u/overview/tokenization.html): "didn't" is two,
"U.S." one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from onrecord.meaning.encoded import Encoded
from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.inventory import BOUNDARIES
from onrecord.meaning.pieces import Ints
from onrecord.meaning.tagging import with_marks

LONGEST = 256  # words in a sentence at most; a longer one is cut, since trees compare every word with every other
_BLANKS = 20  # characters to look back over blanks
_OPENING = "([{“‘«„\"'"
_CLOSING = ")]}”’»“\"' \t\n\r\xa0"  # and blanks
_GOES_ON = ",&(/"
_WORD, _SENTENCE = BOUNDARIES.index("word"), BOUNDARIES.index("sentence")
_PLAIN = re.compile(
    r"(?<![\w.])[A-Za-z][a-z]{4,}[.!?][\"”’)]*\s+"
    r"(?=(?:An?|And|As|At|But|For|He|Her|His|However|I|If|In|It|Its|On|She|That|The|Their|There|These|They|This|We|When)\s)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, in order; arrays of shape ``[words]``.

    Attributes:
        text: The article's text.
        starts: Offset of each word's first code point.
        ends: Offset after its last.
        pieces: Its first word piece.
        sentences: Number of its sentence, from 0, not falling.
        paragraphs: Number of its paragraph, not falling.
    """

    text: str
    starts: Ints
    ends: Ints
    pieces: Ints
    sentences: Ints
    paragraphs: Ints

    def __len__(self) -> int:
        """Count the words."""
        return len(self.starts)

    def forms(self) -> list[str]:
        """Give the words as printed."""
        return [self.text[start:end] for start, end in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]

    def bounds(self) -> Ints:
        """Give the places where sentences begin, and the number of words last, shape ``[sentences + 1]``."""
        if not len(self):
            return np.zeros(1, dtype=np.int64)
        return np.concatenate([[0], np.flatnonzero(np.diff(self.sentences)) + 1, [len(self)]]).astype(np.int64)


def read_words(encoded: Encoded, boundary: Scores) -> Words:
    """Read words and sentences.

    A word begins after every blank, a sentence with every paragraph, and neither inside a word of the vocabulary, whatever the
    head says.

    Args:
        encoded: The article after the encoder's pass.
        boundary: Scores of what each piece begins, shape ``[pieces, 3]``.
    """
    pieces = encoded.pieces
    if not len(pieces):
        nothing = np.zeros(0, dtype=np.int64)
        return Words(encoded.text, nothing, nothing, nothing, nothing, nothing)
    begins = boundary.argmax(axis=1)
    apart = np.append(True, pieces.starts[1:] > with_marks(encoded.text, pieces.ends[:-1]))
    begins[apart & (begins == 0)] = _WORD
    begins[~pieces.first] = 0
    begins[np.isin(pieces.starts, _plain_beginnings(encoded.text)) & (begins > 0)] = _SENTENCE
    _settle(encoded, begins)
    first = np.flatnonzero(begins)
    starts = _clitics(encoded.text, pieces.starts[first], pieces.ends[first - 1])
    last = np.append(first[1:], len(pieces)) - 1
    ends = np.minimum(with_marks(encoded.text, pieces.ends[last]), np.append(starts[1:], len(encoded.text)))
    sentences = _numbered(begins[first] == _SENTENCE)
    return Words(encoded.text, starts, ends, first, sentences, encoded.paragraphs[first])


def _plain_beginnings(text: str) -> list[int]:
    """Find where a sentence plainly begins: a word that opens sentences, behind a whole word with its mark."""
    return [found.end() for found in _PLAIN.finditer(text)]


def _settle(encoded: Encoded, begins: Ints) -> None:
    """Let sentences begin where they can: with a paragraph, or after a mark that may end one, its opening marks included."""
    text, starts = encoded.text, encoded.pieces.starts
    for place in np.flatnonzero(begins == _SENTENCE).tolist():
        at = place
        while at and starts[at] == encoded.pieces.ends[at - 1] and text[starts[at - 1]] in _OPENING:
            at -= 1
        begins[place] = _WORD
        if at and starts[at] > encoded.pieces.ends[at - 1] and _may_end(text, int(starts[at])):
            begins[at] = _SENTENCE
    begins[np.append(True, np.diff(encoded.paragraphs) > 0)] = _SENTENCE


def _may_end(text: str, start: int) -> bool:
    """Tell whether a sentence may end before an offset: after a mark but a comma, or a closed bracket or quotation."""
    before = text[max(0, start - _BLANKS) : start].rstrip()
    inner = before.rstrip(_CLOSING)[-1:]
    if inner.isalnum():
        return before[-1:] != inner and not text[start].islower()
    return inner not in _GOES_ON


def _clitics(text: str, starts: Ints, before: Ints) -> Ints:
    """Begin "n't" at its n, which the vocabulary's pieces count with the word before it."""
    moved = starts.copy()
    for number, start in enumerate(starts.tolist()):
        if number and text[start] in "'’" and text[start + 1 : start + 2] in {"t", "T"} and before[number] == start:
            inside = text[start - 1] in "nN" and start - 1 > starts[number - 1]
            moved[number] = start - 1 if inside else start
    return moved


def _numbered(opens: np.ndarray) -> Ints:
    """Number the sentences, cutting those that are too long."""
    at = np.flatnonzero(opens)
    place = np.arange(len(opens)) - at[np.cumsum(opens) - 1]
    return np.cumsum(opens | (place % LONGEST == 0)) - 1
