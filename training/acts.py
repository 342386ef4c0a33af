"""Learn what words do whose cue is plain: ``python -m training.acts --data DATA``.

Reads the labelled articles to develop on and the labelled cues for training (``labels/``), keeps the statements whose cue tells
no act, and fits a multinomial logistic regression (ridge, L-BFGS) over their signs (``onrecord.meaning.act_signs``). Prints
accuracy and macro F1 by five folds of documents, with the cue's act where it tells one, beside those of ``say`` for all plain
words; writes the table that ``onrecord.meaning.act_choice`` reads. Held cues and articles are never read.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import torch

import onrecord.meaning
from onrecord.evaluation.labels import read_folder
from onrecord.language.quotations import quotations
from onrecord.meaning.act_choice import ACTS, TABLE, decide
from onrecord.meaning.act_signs import signs
from onrecord.meaning.acts import by_cue
from onrecord.meaning.forms import form
from onrecord.meaning.quoted import Quoted
from onrecord.record.span import Span
from training.cues import Pieces, read_cues, read_labels, text_of

FOLDS = 5
RIDGE = 8.0
LEAST = 4  # statements that a sign must be seen with
STEPS = 60
SMALL = 0.03  # weights nearer to zero are left out


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled statement: its signs, its act, the act that its cue tells, and a number for its document."""

    signs: frozenset[str]
    act: str
    told: str | None
    document: int


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--labels", type=Path, default=Path("labels"), help="folder of the labels")
    asked = parser.parse_args()
    examples = list(collect(asked.labels, asked.data))
    report("say", examples, [one.told or "say" for one in examples])
    guesses = [one.told or "" for one in examples]
    for fold in range(FOLDS):
        names, weights = fit([one for one in examples if one.document % FOLDS != fold and one.told is None])
        for place, one in enumerate(examples):
            if one.document % FOLDS == fold and one.told is None:
                guesses[place] = guess(one.signs, names, weights)
    report("learnt", examples, guesses)
    names, weights = fit([one for one in examples if one.told is None])
    path = Path(onrecord.meaning.__file__).parent / TABLE
    path.write_bytes(_table(names, weights))
    print(f"{len(names)} signs written, {path.stat().st_size} bytes")


def collect(labels: Path, data: Path) -> Iterator[Example]:
    """Give the labelled statements that are not held."""
    for document in read_folder(labels / "articles", "develop"):
        text = text_of(data, document.set, document.name)
        for one in document.statements:
            yield _example(text, f"{document.set} {document.name}", one.cue, one.content, one.act)
    acts = read_labels(labels / "acts")
    for number, (part, cue) in read_cues(labels / "acts" / "cues.tsv").items():
        if part == "train" and acts[number][0] in ACTS:
            text = text_of(data, cue.set, cue.document)
            yield _example(text, f"{cue.set} {cue.document}", cue.cue, cue.content, acts[number][0])


def _example(text: str, document: str, cue: Pieces, content: Pieces, act: str) -> Example:
    words, said = ([text[start:end] for start, end in sorted(pieces)] for pieces in (cue, content))
    shape = form([Span.of(text, *piece) for piece in sorted(content)], Quoted(quotations(text)))
    return Example(signs(words, said, shape), act, by_cue(words, said), zlib.crc32(document.encode()))


def fit(examples: Sequence[Example]) -> tuple[dict[str, int], np.ndarray]:
    """Learn weights: places of the signs, and an array of shape ``[signs + 1, acts]`` with the constants last."""
    counts = Counter(sign for one in examples for sign in one.signs)
    names = {sign: place for place, sign in enumerate(sorted(sign for sign, count in counts.items() if count >= LEAST))}
    rows = torch.zeros(len(examples), len(names) + 1)
    rows[:, -1] = 1
    for row, one in enumerate(examples):
        rows[row, [names[sign] for sign in one.signs if sign in names]] = 1
    wanted = torch.tensor([ACTS.index(one.act) for one in examples])
    weights = torch.zeros(len(names) + 1, len(ACTS), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        total = torch.nn.functional.cross_entropy(rows @ weights, wanted, reduction="sum")
        total = total + RIDGE / 2 * (weights[:-1] ** 2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return names, weights.detach().numpy()


def guess(found: frozenset[str], names: dict[str, int], weights: np.ndarray) -> str:
    """Tell the likeliest act."""
    weighed = weights[[names[sign] for sign in found if sign in names]].sum(0) + weights[-1]
    return decide(dict(zip(ACTS, weighed.tolist(), strict=True)))


def report(name: str, examples: Sequence[Example], guesses: Sequence[str]) -> None:
    """Print accuracy and macro F1."""
    right = sum(one.act == guessed for one, guessed in zip(examples, guesses, strict=True))
    given, made = Counter(one.act for one in examples), Counter(guesses)
    both = Counter(one.act for one, guessed in zip(examples, guesses, strict=True) if one.act == guessed)
    f1 = [2 * both[act] / (given[act] + made[act]) for act in given]
    print(f"{name}: {len(examples)} statements, accuracy {100 * right / len(examples):.1f}, macro F1 {100 * np.mean(f1):.1f}")


def _table(names: dict[str, int], weights: np.ndarray) -> bytes:
    def row(values: np.ndarray) -> dict[str, float]:
        return {act: round(float(value), 2) for act, value in zip(ACTS, values, strict=True) if abs(value) >= SMALL}

    signed = {sign: kept for sign, place in names.items() if (kept := row(weights[place]))}
    encode = msgspec.json.encode
    lines = ",\n".join(f"  {encode(sign).decode()}: {encode(kept).decode()}" for sign, kept in signed.items())
    return f'{{\n "constant": {msgspec.json.encode(row(weights[-1])).decode()},\n "signs": {{\n{lines}\n }}\n}}\n'.encode()


if __name__ == "__main__":
    main()
