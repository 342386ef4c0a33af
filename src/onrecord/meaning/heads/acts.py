"""What the words of statements do, as the encoder's states tell: attention over the word pieces of cue and content.

After Yang et al. 2016 (hierarchical attention): a few learnt questions look at the pieces of the cue and of the content, and
what they see decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, get_args

import numpy as np

from onrecord.meaning.encoded import Encoded
from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.network import Networks
from onrecord.meaning.pieces import Ints
from onrecord.record.span import Span
from onrecord.record.statement import Act

ACTS: tuple[Act, ...] = get_args(Act)
CUE, CONTENT = 12, 64
"""Word pieces of a cue and of a content that are looked at, at most: the first ones."""

Pieces: TypeAlias = Sequence[Span]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of which its act is asked: the pieces of its cue and of its content."""

    cue: Pieces
    content: Pieces


def act_chances(encoded: Encoded, statements: Sequence[Said], networks: Networks) -> Scores:
    """Tell how likely each act is.

    Args:
        encoded: The article after the encoder's pass.
        statements: Its statements.
        networks: The networks of the heads.

    Returns:
        Chances by the order of ``ACTS``, shape ``[statements, acts]``; each row adds up to 1.
    """
    if not statements:
        return np.zeros((0, len(ACTS)), dtype=np.float32)
    looked = [[places(encoded, one.cue, CUE), places(encoded, one.content, CONTENT)] for one in statements]
    every = np.unique(np.concatenate([part for both in looked for part in both]))
    narrow, look = networks.run("act_words", states=encoded.states[every])
    questions = look.shape[1] // 2
    seen = np.zeros((len(statements), 2, questions, narrow.shape[1]), dtype=np.float32)
    for row, both in enumerate(looked):
        for part, at in enumerate(both):
            rows = np.searchsorted(every, at)
            if len(rows):
                weights = shares(look[rows, part * questions : (part + 1) * questions].T)
                seen[row, part] = weights @ narrow[rows]
    return shares(networks.run("acts", seen=seen.reshape(len(statements), -1))[0])


def places(encoded: Encoded, spans: Pieces, most: int) -> Ints:
    """Give the places of the first word pieces of some spans, in order."""
    found: list[int] = []
    for span in sorted(spans, key=lambda span: span.start):
        low = int(np.searchsorted(encoded.pieces.ends, span.start, side="right"))
        found += range(low, int(np.searchsorted(encoded.pieces.starts, span.end)))
    return np.array(found[:most], dtype=np.int64)


def shares(scores: Scores) -> Scores:
    """Turn scores into chances along the last axis."""
    if not len(scores):
        return scores
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Scores = raised / raised.sum(axis=-1, keepdims=True)
    return chances
