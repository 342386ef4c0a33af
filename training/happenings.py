"""Learn when two mentions are of one event: ``python -m training.happenings FOLDER``, where FOLDER holds ECB+.

Learnt is a logistic regression over the pairs of mentions of topics 1 to 30 that stand in one story, as the program finds
stories; written is `onrecord/compare/stories/tables/happenings.json`.
"""

from __future__ import annotations

import argparse
import json
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from onrecord.compare.stories.happenings import FEATURES, TABLE, pair
from onrecord.compare.stories.rarity import Rarity
from onrecord.evaluation.clusters import DEVELOP, read_meant
from onrecord.meaning.model import FOLDER, load_model

_PENALTY = 1.0


def main() -> None:
    """Learn, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    meant = read_meant(parser.parse_args().folder, DEVELOP, load_model(FOLDER))
    rarity = Rarity()
    values: list[tuple[float, ...]] = []
    true: list[bool] = []
    for story in sorted({one.story for one in meant}):
        held = [one for one in meant if one.story == story]
        for one, other in combinations(held, 2):
            values.append(pair(one.mention, other.mention, rarity))
            true.append(one.chain == other.chain)
    x, y = np.array(values), np.array(true, dtype=np.float64)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        told = x @ weights
        free = np.append(0.0, weights[1:])
        slope = x.T @ (1 / (1 + np.exp(-told)) - y) + 2 * _PENALTY * free
        return float(np.sum(np.logaddexp(0, told) - y * told) + _PENALTY * np.sum(free**2)), slope

    found = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B").x
    table = {name: round(float(weight), 4) for name, weight in zip(FEATURES, found, strict=True)}
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
