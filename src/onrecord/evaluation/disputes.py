"""Scores of claims paired as in dispute: ClaimDiff's pairs from two outlets, of which the one weakens the other or does not.

ClaimDiff: Ko et al. 2022, Comparing and contrasting claims on contentious issues. Its training part is split in two by story:
a story is held for measuring if the SHA-256 of its name ends in ``5 7 9 b d f``, else one develops on it. No claim or article
stands in two stories. ``evaluation/claimdiff/halves.tsv`` lists the pairs of each half by their ids.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

from onrecord.compare.disputes import in_dispute
from onrecord.errors import InputError
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.score import Score

FILE = "weak-train.json"
PARTS: tuple[Part, ...] = ("develop", "held")
_HELD = frozenset("579bdf")


class ClaimPair(Struct, frozen=True):
    """Two claims from two outlets.

    Attributes:
        pair_id: Its id.
        topic: The story.
        claim_a: The one.
        claim_b: The other.
        relation: 1 where the other weakens the one, else 0.
    """

    pair_id: str
    topic: str
    claim_a: str
    claim_b: str
    relation: int


class _Claims(Struct, frozen=True):
    data: list[ClaimPair]


def half_of(topic: str) -> Part:
    """Tell which half a story belongs to.

    Args:
        topic: Its name.
    """
    return "held" if hashlib.sha256(topic.encode()).hexdigest()[-1] in _HELD else "develop"


def read_claimdiff(folder: Path) -> list[ClaimPair]:
    """Read the pairs of claims, with whether the one weakens the other.

    Args:
        folder: A folder that holds ``weak-train.json``.

    Raises:
        InputError: The file is missing or not of this form.
    """
    path = folder / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Claims).data
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Give the folder of ClaimDiff, which holds {FILE}"
        raise InputError(msg) from error
    except msgspec.MsgspecError as error:
        msg = f"{path} is not ClaimDiff's {FILE}: {error}"
        raise InputError(msg) from error


def score_disputes(folder: Path) -> list[Row]:
    """Pair the claims of each half, and compare; beside it, the score of pairing all of them.

    The weights were learnt on the half to develop on, so that its row flatters: `training/disputes.py` prints what other
    stories of that half get.

    Args:
        folder: As for `read_claimdiff`.

    Raises:
        InputError: As there.
    """
    totals = {(measure, part): Score() for measure in ("in dispute", "all pairs") for part in PARTS}
    for pair in read_claimdiff(folder):
        part, is_true = half_of(pair.topic), pair.relation == 1
        for measure, is_found in (("in dispute", in_dispute(pair.claim_a, pair.claim_b)), ("all pairs", True)):
            right = int(is_found and is_true)
            totals[measure, part] += Score(int(is_found), right, int(is_true), right)
    return [Row(measure, part, score) for (measure, part), score in totals.items()]
