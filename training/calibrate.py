"""Calibrate the confidence of statements on annotated articles: ``python -m training.calibrate --data POLNEAR/dev``.

Fits the logistic regression of ``onrecord.meaning.confidence`` and writes its weights into the model. Prints the expected
calibration error (Guo et al. 2017; ten bins of equal count) of predictions made for articles that the fit did not see, by
five folds of articles, and the reliability table behind it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from onrecord.evaluation.brat import Attribution, read_folder
from onrecord.evaluation.linked import overlap_by_half, partners
from onrecord.intake import article_from_text
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.confidence import TRAITS, traits
from onrecord.meaning.forms import form
from onrecord.meaning.model import FOLDER, load_model
from onrecord.meaning.quoted import Quoted
from onrecord.meaning.statements import attributions
from onrecord.meaning.tags import ROLES
from onrecord.record.span import Span

FOLDS = 5
BINS = 10


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="annotated articles that the model was not trained on")
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--picture", type=Path, help="write the reliability diagram here, as SVG")
    options = parser.parse_args()
    rows, right, article = collect(options.data, options.model)
    chances = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = article % FOLDS == fold
        chances[held] = _chance(rows[held], _fit(rows[~held], right[~held]))
    error, table = calibration_error(chances, right)
    path = options.model / "numbers.json"
    numbers = json.loads(path.read_text())
    numbers["calibration"] = _fit(rows, right).round(4).tolist()
    path.write_text(json.dumps(numbers) + "\n")
    print(json.dumps({"statements": len(rows), "right": round(float(right.mean()), 3), "ece": round(error, 4)}))
    for low, high, said, true, count in table:
        print(f"said {low:.2f} to {high:.2f}, mean {said:.3f}: {true:.3f} right of {count}")
    if options.picture:
        options.picture.write_text(picture(table))


def picture(table: Sequence[tuple[float, float, float, float, int]], side: int = 320, edge: int = 48) -> str:
    """Draw the reliability diagram: what was said across, what was right upwards, a dot a bin, the diagonal for a perfect one.

    Args:
        table: The bins, as `calibration_error` gives them.
        side: Length of an axis, in pixels.
        edge: Space around, in pixels.
    """
    whole = side + 2 * edge

    def across(share: float) -> float:
        return edge + share * side

    def up(share: float) -> float:
        return edge + (1 - share) * side

    ticks = [step / 5 for step in range(6)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" width="{whole}" height="{whole}" role="img">',
        '<g font-family="sans-serif" font-size="12" fill="#444">',
        "<title>Confidence said against share right, on the development part</title>",
        f'<rect width="{whole}" height="{whole}" fill="#fff"/>',
        f'<path d="M{across(0)} {up(0)}H{across(1)}M{across(0)} {up(0)}V{up(1)}" stroke="#999" fill="none"/>',
        f'<path d="M{across(0)} {up(0)}L{across(1)} {up(1)}" stroke="#bbb" stroke-dasharray="4 4"/>',
        *(f'<text x="{across(t)}" y="{up(0) + 16}" text-anchor="middle">{t:.1f}</text>' for t in ticks),
        *(f'<text x="{across(0) - 8}" y="{up(t) + 4}" text-anchor="end">{t:.1f}</text>' for t in ticks),
        f'<text x="{across(0.5)}" y="{whole - 10}" text-anchor="middle">confidence said</text>',
        f'<text x="14" y="{up(0.5)}" text-anchor="middle" transform="rotate(-90 14 {up(0.5)})">share right</text>',
        *(f'<circle cx="{across(said):.1f}" cy="{up(true):.1f}" r="5" fill="#1f5fa8"/>' for _, _, said, true, _ in table),
        "</g></svg>",
    ]
    return "\n".join(parts) + "\n"


def collect(folder: Path, model_folder: Path) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Read articles and tell which statements are right.

    A statement is right when each role overlaps by half with a true one's; one without a cue, when its content does.

    Args:
        folder: Annotated articles.
        model_folder: The model's files.

    Returns:
        Traits ``[statements, traits]``, whether right ``[statements]``, and the article's number ``[statements]``.
    """
    model = load_model(model_folder)
    rows: list[list[float]] = []
    right: list[bool] = []
    article: list[int] = []
    for number, item in enumerate(read_folder(folder)):
        quotes = quotations(item.text)
        quoted = Quoted(quotes)
        encoded = model.encode(item.text, paragraphs(item.text), quotes)
        found = attributions(article_from_text(item.text), quotes, encoded, model)
        ours = [Attribution(*(tuple((f.start, f.end) for f in sorted(getattr(a, role))) for role in ROLES)) for a in found]
        pairs = partners(item.text, ours, item.attributions, "half")
        for i, (one, offsets) in enumerate(zip(found, ours, strict=True)):
            shape = form([Span.of(item.text, start, end) for start, end in offsets.content], quoted)
            rows.append(traits(one, shape))
            alone = not one.cue and any(overlap_by_half(offsets.content, true.content) for true in item.attributions)
            right.append(i in pairs or alone)
            article.append(number)
    return np.array(rows), np.array(right), np.array(article)


def calibration_error(
    chances: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]
) -> tuple[float, list[tuple[float, float, float, float, int]]]:
    """Compare what was said with what was true, in bins of equal count.

    Returns:
        The expected calibration error, and for each bin: lowest and highest chance, mean chance, share right, count.
    """
    table = []
    error = 0.0
    for part in np.array_split(np.argsort(chances, kind="stable"), BINS):
        said, true = float(chances[part].mean()), float(right[part].mean())
        error += abs(said - true) * len(part) / len(chances)
        table.append((float(chances[part].min()), float(chances[part].max()), said, true, len(part)))
    return error, table


def _fit(rows: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    weights = torch.zeros(TRAITS, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")
    inputs, targets = torch.from_numpy(rows), torch.from_numpy(right).double()

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(inputs @ weights, targets)
        loss = loss + 1e-4 * weights.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    fitted: npt.NDArray[np.float64] = weights.detach().numpy()
    return fitted


def _chance(rows: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    chances: npt.NDArray[np.float64] = 1 / (1 + np.exp(-(rows @ weights)))
    return chances


if __name__ == "__main__":
    main()
