"""Confidence: the chance that a statement is right, calibrated on dev.

A statement counts as right when each of its roles overlaps by half with an annotated one's. A logistic regression over what
the model is sure of and what kind of statement it is (Platt 1999) turns certainties into that chance.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.meaning.linking import Attribution
from onrecord.record.statement import Form

TRAITS = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the logistic regression, shape ``[TRAITS]``."""

    weights: npt.NDArray[np.float64]

    def confidence(self, attribution: Attribution, form: Form) -> float:
        """Give the chance that an attribution is right, rounded to three places."""
        score = float(np.dot(self.weights, traits(attribution, form)))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 3)


def traits(attribution: Attribution, form: Form) -> list[float]:
    """Describe an attribution by what its chance of being right depends on."""

    def sure(role: list[float]) -> float:
        return math.log(max(1e-4, min(role))) if role else 0.0

    content = [f.certainty for f in attribution.content]
    return [
        1.0,
        sure(content),
        sure([f.certainty for f in attribution.cue]),
        sure([f.certainty for f in attribution.source]),
        float(not attribution.cue),
        float(not attribution.source),
        float(form == "direct"),
        float(form == "mixed"),
        float(len(content) - 1 if len(content) < 4 else 3),  # noqa: PLR2004 (more pieces tell no more)
        math.log1p(sum(f.end - f.start for f in attribution.content)) - 4.0,
    ]
