"""Scores of how far events are told as having happened, on given events, in the unified scale of Stanovsky et al. 2017."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from onrecord.errors import InputError
from onrecord.evaluation.coreference import analysis_of
from onrecord.evaluation.factual import read_factuality
from onrecord.evaluation.folder import Row
from onrecord.evaluation.score import Score
from onrecord.meaning.model import Model


def score_factuality(folder: Path, model: Model) -> list[Row]:
    """Score the events of the sentences for development.

    Args:
        folder: One of the corpora, such as FactBank, with ``dev.conll``.
        model: The model to score.

    Returns:
        The mean absolute error, from 0 to 6, and F1 of events that did not happen (below 0).

    Raises:
        InputError: The file is not there.
    """
    path = folder / "dev.conll"
    if not path.is_file():
        msg = f"{folder} holds no dev.conll"
        raise InputError(msg)
    errors: list[float] = []
    negated = Score()
    for item in read_factuality(path):
        analysis = analysis_of(item.text, model)
        for start, _, true in item.events:
            word = max(int(np.searchsorted(analysis.words.starts, start, side="right")) - 1, 0)
            found = float(analysis.facts[word])
            errors.append(abs(found - true))
            right = found < 0 and true < 0
            negated += Score(found < 0, right, true < 0, right)
    return [Row("error", "all", Score(len(errors), 0, len(errors), 0), float(np.mean(errors))), Row("negated", "all", negated)]
