"""Train the heads once more, alone, on the states that an exported encoder gives.

::

    python -m training.polish --data DATA --model MODEL --heads JOINT/step-N.pt --scripts JOINT/scripts.json

The encoder stays as it is, int8 included, so that the heads learn to read just what they will see; its states are worked out
once, and an epoch over all sets takes a minute or two. Names get a hidden layer of their own. Writes the heads into the model.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import nn

from onrecord.meaning.model import Model, load_model
from onrecord.meaning.windows import Window
from training.corpora import Targets
from training.data import Example, cut
from training.heads import HIDDEN, Heads
from training.heads_graph import head_graphs
from training.mixed import Mixture, groups, mixed
from training.model import WIDTH
from training.stated import ActTargets, Told, statement_places

EPOCHS = 4
RATE = 1e-3
SEED = 1

GRAPHS = {"acts": ("act_words", "acts")}  # heads that one set alone teaches
DOCUMENTS = 12  # with labelled statements, in a batch

Cached = tuple[Example, Targets, np.ndarray]
CachedTold = tuple[Told, np.ndarray]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--model", type=Path, required=True, help="folder of an exported model")
    parser.add_argument("--heads", type=Path, required=True, help="the checkpoint that it was exported from")
    parser.add_argument("--scripts", type=Path, required=True, help="the edits from form to lemma, scripts.json of that run")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--only", nargs="+", choices=tuple(GRAPHS), help="train on these alone, and write no other heads")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    model = load_model(options.model)
    mixture = Mixture(options.data, model.cutter)
    heads = Heads(len(json.loads(options.scripts.read_text())))
    stored = torch.load(options.heads, weights_only=True)["heads"]
    heads.load_state_dict(heads.state_dict() | stored)
    heads.name = nn.Sequential(nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Dropout(0.2), nn.Linear(HIDDEN, heads.name.out_features))
    chosen = options.only or [*mixture.sets, "acts"]
    cached = {name: [(e, t, states_of(e, model)) for e, t in mixture.sets[name]] for name in chosen if name != "acts"}
    told = [(one, states_of(one.example, model)) for one in mixture.told] if "acts" in chosen else []
    train(heads, cached, told, options.epochs)
    weights = {name: values.numpy() for name, values in heads.state_dict().items()}
    written = {name for only in options.only or () for name in GRAPHS[only]}
    for name, graph in head_graphs(weights).items():
        if not written or name in written:
            (options.model / "heads" / f"{name}.onnx").write_bytes(graph.SerializeToString())


def states_of(example: Example, model: Model) -> np.ndarray:
    """Work out the states of a text's word pieces, in 16 bits, shape ``[pieces, width]``."""
    seen = [model.encoder.run(example.pieces, example.features, window)[1] for _, window in cut(example)]
    return np.concatenate(seen).astype(np.float16) if seen else np.zeros((0, WIDTH), dtype=np.float16)


def train(heads: Heads, cached: dict[str, list[Cached]], told: list[CachedTold], epochs: int) -> None:
    """Train the heads, at a rate that falls to nothing."""
    optimizer = torch.optim.AdamW(heads.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    laid = list(_batches(cached, told, epochs))
    losses: dict[str, list[float]] = {}
    for step, losses_of in enumerate(laid):
        for setting in optimizer.param_groups:
            setting["lr"] = RATE * min((step + 1) / 50, 1 - step / len(laid))
        heads.train()
        found = losses_of(heads)
        if not found:
            continue
        optimizer.zero_grad()
        torch.stack(list(found.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
        optimizer.step()
        for part, loss in found.items():
            losses.setdefault(part, []).append(float(loss.detach()))
        if (step + 1) % 100 == 0:
            means = {part: round(float(np.mean(values)), 3) for part, values in losses.items()}
            print(json.dumps({"step": step + 1, "of": len(laid), **means}), flush=True)
            losses = {}


def _batches(
    cached: dict[str, list[Cached]], told: list[CachedTold], epochs: int
) -> Iterator[Callable[[Heads], dict[str, torch.Tensor]]]:
    """Give, batch by batch of one set each, what computes its losses."""
    for epoch in range(epochs):
        dice = random.Random(f"{SEED} {epoch}")
        laid = [
            partial(_losses, name, group) for name, items in cached.items() for group in groups(dice.sample(items, len(items)))
        ]
        shuffled = dice.sample(told, len(told))
        laid += [partial(_act_losses, shuffled[at : at + DOCUMENTS]) for at in range(0, len(shuffled), DOCUMENTS)]
        yield from dice.sample(laid, len(laid))


def _losses(name: str, group: Sequence[Cached], heads: Heads) -> dict[str, torch.Tensor]:
    batch = mixed(name, [(example, targets) for example, targets, _ in group])
    states = _states(group, tuple(batch.batch.mask.shape))
    found = heads.loss(states, batch.marks, batch.facts)
    flat = states.reshape(-1, WIDTH)
    linked = [heads.pair_loss(flat[item.places], item.pairs, item.entities, item.known) for item in batch.linked]
    return found | ({"pair": torch.stack(linked).mean()} if linked else {})


def _act_losses(group: Sequence[CachedTold], heads: Heads) -> dict[str, torch.Tensor]:
    states = torch.from_numpy(np.concatenate([known for _, known in group]).astype(np.float32))
    starts = np.cumsum([0, *(len(known) for _, known in group[:-1])])
    rows = [(one.example, int(start), said) for (one, _), start in zip(group, starts, strict=True) for said in one.statements]
    places = np.stack([statement_places(example, said, start) for example, start, said in rows])
    targets = ActTargets(torch.from_numpy(places), torch.tensor([said.act for _, _, said in rows]))
    return {"acts": heads.act_loss(states, targets, hidden=False)}


def _states(group: Sequence[Cached], shape: tuple[int, ...]) -> torch.Tensor:
    """Put states where the pieces stand in their windows; nothing elsewhere."""
    states = np.zeros((*shape, WIDTH), dtype=np.float32)
    row = 0
    for example, _, known in group:
        window: Window
        for _, window in cut(example):
            kept = slice(window.keep_start - window.start + 1, window.keep_end - window.start + 1)
            states[row, kept] = known[window.keep_start : window.keep_end]
            row += 1
    return torch.from_numpy(states)


if __name__ == "__main__":
    main()
