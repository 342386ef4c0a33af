"""What words do whose cue is plain ("said", or none at all): a multinomial logistic regression over their signs.

Weights stand in ``tables/act_weights.json``, learnt by ``training/acts.py`` on labelled statements whose cue tells no act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from types import MappingProxyType
from typing import get_args

import msgspec

from onrecord.meaning.act_signs import signs
from onrecord.record.statement import Act, Form

ACTS: tuple[Act, ...] = get_args(Act)
TABLE = "tables/act_weights.json"
SURE = 0.4  # chance that another act than say needs, so as not to be guessed


class ActWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the table holds.

    Attributes:
        constant: By act, what it weighs without any sign.
        signs: By sign and act, what the sign adds.
    """

    constant: Mapping[Act, float]
    signs: Mapping[str, Mapping[Act, float]]


def likeliest(cue: Sequence[str], content: Sequence[str], form: Form) -> Act:
    """Tell the likeliest act of words whose cue is plain; ``say`` where nothing tells another.

    Args:
        cue: Pieces of the reporting words.
        content: Pieces of what is said.
        form: The statement's form.
    """
    return decide(weights_of(cue, content, form))


def decide(weighed: Mapping[Act, float]) -> Act:
    """Choose the act of the highest weight, or ``say`` where its chance is small."""
    best = max(ACTS, key=lambda act: weighed[act])
    total = sum(exp(weight - weighed[best]) for weight in weighed.values())
    return best if 1 / total >= SURE else "say"


def weights_of(cue: Sequence[str], content: Sequence[str], form: Form) -> Mapping[Act, float]:
    """Weigh every act: logarithms of chances, up to a constant, so that another judge's may be added."""
    table = _weights()
    weighed = {act: table.constant.get(act, 0.0) for act in ACTS}
    for sign in sorted(signs(cue, content, form)):
        for act, weight in table.signs.get(sign, {}).items():
            weighed[act] += weight
    return MappingProxyType(weighed)


@cache
def _weights() -> ActWeights:
    return msgspec.json.decode((files("onrecord.meaning") / TABLE).read_bytes(), type=ActWeights)
