"""Learn when two claims are in dispute: ``python -m training.disputes FOLDER``, where FOLDER holds ClaimDiff.

Learnt is a logistic regression over the signs of pairs (`onrecord.compare.disputes.signs`), on the stories to develop on
alone; a pair in dispute weighs as much more than another as there are fewer of them. The chance from which claims are paired
is the one with the best F1 when each tenth of the stories is told by what the other nine teach, five times over. Prints that
F1, beside that of pairing all claims; writes ``onrecord/compare/disputes/tables/weights.json``. No model is read.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from onrecord.compare.disputes.chance import TABLE
from onrecord.compare.disputes.signs import SIGNS, signs, wording
from onrecord.evaluation.disputes import half_of, read_claimdiff

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FOLDS = 10
TIMES = 5
RIDGE = 20.0


def main() -> None:
    """Learn, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of ClaimDiff")
    parser.add_argument("--out", type=Path, default=TABLE)
    asked = parser.parse_args()
    pairs = [pair for pair in read_claimdiff(asked.folder) if half_of(pair.topic) == "develop"]
    table = np.array([signs(wording(pair.claim_a), wording(pair.claim_b)) for pair in pairs])
    true = np.array([pair.relation == 1 for pair in pairs])
    stories = [pair.topic for pair in pairs]
    told = [by_folds(table, true, stories, seed) for seed in range(TIMES)]
    best, enough = max((float(np.mean([f1(chances >= least, true) for chances in told])), least) for least in _least())
    precision = np.mean([true[chances >= enough].mean() for chances in told])
    print(f"{len(pairs)} pairs of {len(set(stories))} stories, {true.sum()} in dispute")
    print(f"all pairs: F1 {100 * f1(np.ones(len(true), dtype=bool), true):.1f}")
    print(f"by folds of stories, chance {enough:.2f} and more: F1 {100 * best:.1f}, precision {100 * precision:.1f}")
    weights = {name: round(weight, 4) for name, weight in zip(SIGNS, fit(table, true).tolist(), strict=True)}
    asked.out.write_text(json.dumps({**weights, "enough": round(enough, 2)}, indent=1) + "\n", encoding="utf-8")


def by_folds(table: Numbers, true: Flags, stories: list[str], seed: int) -> Numbers:
    """Give each pair the chance that the stories of the other folds teach.

    Args:
        table: The signs of the pairs, shape ``[pairs, signs]``.
        true: Whether they are in dispute.
        stories: The story of each; all pairs of one are told together.
        seed: Draws the folds.
    """
    names = sorted(set(stories))
    order = np.random.default_rng(seed).permutation(len(names))
    fold_of = {names[place]: number % FOLDS for number, place in enumerate(order.tolist())}
    folds = np.array([fold_of[story] for story in stories])
    chances = np.zeros(len(true))
    for fold in range(FOLDS):
        weights = fit(table[folds != fold], true[folds != fold])
        chances[folds == fold] = 1 / (1 + np.exp(-table[folds == fold] @ weights))
    return chances


def fit(table: Numbers, true: Flags) -> Numbers:
    """Fit the weights of signs, shape ``[signs]``; the first sign is the constant, which is free of the penalty.

    Args:
        table: The signs of the pairs, shape ``[pairs, signs]``.
        true: Whether they are in dispute.
    """
    spread = table[:, 1:].std(axis=0)
    scale = np.append(1.0, np.where(spread > 0, spread, 1.0))
    scaled, weight = table / scale, np.where(true, len(true) / (2 * true.sum()), len(true) / (2 * (~true).sum()))

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        told = scaled @ weights
        free = np.append(0.0, weights[1:])
        slope = scaled.T @ (weight * (1 / (1 + np.exp(-told)) - true)) + RIDGE * free
        return float(np.sum(weight * (np.logaddexp(0, told) - true * told)) + RIDGE / 2 * np.sum(free**2)), slope

    found: Numbers = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    weights: Numbers = found / scale
    return weights


def f1(found: Flags, true: Flags) -> float:
    """Give the F1 of pairs that are told to be in dispute, from 0 to 1."""
    both = int((found & true).sum())
    return 2 * both / max(1, int(found.sum() + true.sum()))


def _least() -> list[float]:
    return [round(0.3 + step / 50, 2) for step in range(30)]


if __name__ == "__main__":
    main()
