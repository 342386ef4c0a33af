"""Learn the chances of events: how likely what the tables and acts find is what a careful reader puts down.

Reads the labelled articles for development with the model, lets the tables find their events, and fits a logistic regression
(ridge, Newton's method) to whether a reader has an event of that type in that sentence. Prints F1 by five folds of articles,
for each least chance that is kept, and the calibration error; writes the table that `onrecord.events.confidence` reads.

    python -m training.events --labels labels/articles --data DATA
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.evaluation.documents import document_text, published
from onrecord.evaluation.events import pair_events
from onrecord.evaluation.labels import read_folder
from onrecord.events.confidence import features
from onrecord.events.frame import FOLDER as TABLES
from onrecord.events.merging import merge
from onrecord.events.reading import mentions
from onrecord.intake import article_from_text
from onrecord.intake.published import iso
from onrecord.meaning.model import FOLDER, load_model
from onrecord.meaning.statements import read_meaning

Table = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FOLDS = 5
RIDGE = 8.0
_STEPS = 12
_RARE = 4  # candidates that a feature must be seen with


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True, help="labels/articles")
    parser.add_argument("--data", type=Path, required=True, help="where the labelled texts lie")
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path, default=TABLES / "confidence.json")
    asked = parser.parse_args()
    described, right, articles, labelled = read(asked.labels, asked.data, asked.model)
    names, table = _table(described)
    print(f"{len(right)} events found, {right.sum()} of them labelled, {labelled} labelled in all")
    chances = by_folds(table, right, articles)
    report(chances, right, labelled)
    weights = fit(table, right)
    asked.out.write_bytes(msgspec.json.format(msgspec.json.encode(_rounded(names, weights)), indent=1) + b"\n")


def read(labels: Path, data: Path, model: Path) -> tuple[list[dict[str, float]], Flags, npt.NDArray[np.int64], int]:
    """Give the features of each event found, whether it is labelled, the number of its article, and how many are labelled."""
    loaded = load_model(model)
    described: list[dict[str, float]] = []
    right: list[bool] = []
    articles: list[int] = []
    labelled = 0
    for number, document in enumerate(read_folder(labels, "develop")):
        day = published(data, document.set, document.name)
        article = article_from_text(document_text(data, document.set, document.name), published=iso(day) if day else None)
        reading = read_meaning(article, loaded)
        found = merge(mentions(article, reading.analysis, reading.statements))
        pairs = pair_events(article.text, found, document.events)
        described += features(article, reading.statements, found)
        right += [place in pairs for place in range(len(found))]
        articles += [number] * len(found)
        labelled += len(document.events)
    return described, np.array(right), np.array(articles), labelled


def by_folds(table: Table, right: Flags, articles: npt.NDArray[np.int64]) -> Table:
    """Give each event the chance that it has by the articles of the other folds."""
    chances = np.zeros(len(right))
    for fold in range(FOLDS):
        held = articles % FOLDS == fold
        chances[held] = chance(table[held], fit(table[~held], right[~held]))
    return chances


def fit(table: Table, right: Flags) -> Table:
    """Fit weights; the first column is the constant, which the ridge leaves alone."""
    weights = np.zeros(table.shape[1])
    ridge = np.full(table.shape[1], RIDGE)
    ridge[0] = 0
    for _ in range(_STEPS):
        now = chance(table, weights)
        slope = table.T @ (now - right) + ridge * weights
        bend = (table * (now * (1 - now))[:, None]).T @ table + np.diag(ridge + 1e-9)
        weights -= np.linalg.solve(bend, slope)
    return weights


def chance(table: Table, weights: Table) -> Table:
    """Give chances by weights."""
    found: Table = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
    return found


def report(chances: Table, right: Flags, labelled: int) -> None:
    """Print what keeping events from some chance on comes to, and how far chances are from the truth."""
    for least in np.arange(0.0, 0.75, 0.05):
        kept = chances >= least
        hits = int((right & kept).sum())
        precision, recall = 100 * hits / max(kept.sum(), 1), 100 * hits / labelled
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"least {least:.2f}: precision {precision:.1f} recall {recall:.1f} F1 {f1:.1f} extra {100 - precision:.1f} %")
    bins = np.minimum((chances * 10).astype(int), 9)
    error = sum(
        abs(chances[bins == one].mean() - right[bins == one].mean()) * (bins == one).mean() for one in set(bins.tolist())
    )
    print(f"calibration error {error:.3f}")


def _table(described: list[dict[str, float]]) -> tuple[list[str], Table]:
    counts: dict[str, int] = {}
    for one in described:
        for name in one:
            counts[name] = counts.get(name, 0) + 1
    names = ["", *sorted(name for name, count in counts.items() if count >= _RARE)]
    rows = [[1.0, *(one.get(name, 0.0) for name in names[1:])] for one in described]
    return names, np.array(rows)


def _rounded(names: list[str], weights: Table) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
