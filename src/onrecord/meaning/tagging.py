"""Tagging: from the encoder's scores to fragments of source, cue and content."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.meaning.decoding import Chain, decode
from onrecord.meaning.encoded import Encoded
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.pieces import Ints
from onrecord.meaning.tags import OUTSIDE, ROLES

_FIRST_COMBINING = "\u0300"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, and in which paragraph each stands; all of shape ``[words]``."""

    starts: Ints
    ends: Ints
    paragraphs: Ints


def tag(encoded: Encoded, chain: Chain) -> list[Fragment]:
    """Find the fragments of an article.

    Args:
        encoded: The article after the encoder's pass.
        chain: Scores of rows of tags.

    Returns:
        Fragments in order; they do not overlap.
    """
    pieces = encoded.pieces
    if not len(pieces):
        return []
    heads = np.flatnonzero(pieces.first)
    ends = with_marks(encoded.text, pieces.ends[np.append(heads[1:], len(pieces)) - 1])
    words = Words(pieces.starts[heads], ends, encoded.paragraphs[heads])
    scores = encoded.tags[heads]
    turns = np.flatnonzero(np.diff(words.paragraphs)) + 1
    tags = np.concatenate(decode(np.split(scores, turns), chain))
    return read_fragments(words, tags, scores)


def with_marks(text: str, ends: Ints) -> Ints:
    """Move the ends of words over combining marks: the vocabulary knows no accents, so its pieces end before them."""
    if text.isascii():
        return ends
    moved = ends.copy()
    for number, end in enumerate(ends.tolist()):
        at = end
        while at < len(text) and text[at] >= _FIRST_COMBINING and unicodedata.category(text[at]) in {"Mn", "Mc", "Me"}:
            at += 1
        moved[number] = at
    return moved


def read_fragments(words: Words, tags: npt.NDArray[np.int8], scores: npt.NDArray[np.float32]) -> list[Fragment]:
    """Read fragments off the tags of words.

    Args:
        words: The words.
        tags: Their tags, shape ``[words]``.
        scores: Their scores, shape ``[words, tags]``, for the certainty.
    """
    opens = (tags != OUTSIDE) & (tags % 2 == 1)
    starts = np.flatnonzero(opens)
    goes_on = (tags != OUTSIDE) & ~opens
    stops = np.append(np.flatnonzero(~goes_on), len(tags))
    ends = stops[np.searchsorted(stops, starts, side="right")]
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    found: list[Fragment] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        label = int(tags[start])
        begins = float(chances[start, label])
        same = end < len(tags) and words.paragraphs[end] == words.paragraphs[start]
        stays = 1.0 - float(chances[end, label + 1]) if same else 1.0
        inside = float(chances[np.arange(start + 1, end), label + 1].min(initial=1.0))
        certainty = begins * stays * inside
        found.append(Fragment(int(words.starts[start]), int(words.ends[end - 1]), ROLES[(label - 1) // 2], certainty))
    return found
