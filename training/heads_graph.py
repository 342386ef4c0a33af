"""The heads as ONNX graphs, one for each question (``onrecord.meaning.heads.network``).

Weights are kept in 16 bits, half the size, and widened when they are loaded.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from onrecord.meaning.heads.inventory import RELATIONS
from onrecord.meaning.heads.pairs import COLUMNS, ROWS
from training.heads import ACT, ARC, PAIR, QUERIES, RELATION
from training.model import WIDTH

Floats = npt.NDArray[np.float32]
_LEAK = 0.1
_VECTOR = TensorProto.FLOAT


def head_graphs(weights: Mapping[str, Floats]) -> dict[str, onnx.ModelProto]:
    """Lay all graphs.

    Args:
        weights: State of ``training.heads.Heads``, by name.
    """
    return {
        "boundary": _linear(weights, "boundary"),
        "names": _perceptron(weights, "name") if "name.0.weight" in weights else _linear(weights, "name"),
        "grammar": _linear(weights, "part", "lemma"),
        "mentions": _linear(weights, "mention", "later", "earlier", "fresh"),
        "facts": _perceptron(weights, "fact"),
        "arcs": _arcs(weights),
        "relations": _relations(weights),
        "pairs": _pairs(weights),
        "act_words": _act_words(weights),
        "acts": _acts(weights),
    }


class Graph:
    """A graph under construction."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def weight(self, name: str, values: Floats) -> str:
        """Keep a weight in 16 bits, and widen it."""
        return self.add("Cast", [self.constant(f"{name}.half", values.astype(np.float16))], name, to=TensorProto.FLOAT)

    def constant(self, name: str, values: npt.NDArray[np.generic]) -> str:
        """Keep a constant as it is."""
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, operator: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add an operator of one output."""
        self._nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def split(self, values: str, sizes: list[int], outputs: list[str]) -> None:
        """Part the last axis."""
        lengths = self.constant(f"{values}.sizes", np.array(sizes))
        self._nodes.append(helper.make_node("Split", [values, lengths], outputs, axis=1))

    def affine(self, values: str, output: str, weight: Floats, bias: Floats) -> str:
        """Add a product with a matrix, shape ``[inputs, outputs]``, and a sum with a row."""
        product = self.add("MatMul", [values, self.weight(f"{output}.weight", weight)], f"{output}.product")
        return self.add("Add", [product, self.weight(f"{output}.bias", bias)], output)

    def model(
        self, inputs: Mapping[str, int], outputs: Mapping[str, int], numbers: Mapping[str, int | None] | None = None
    ) -> onnx.ModelProto:
        """Close the graph; vectors that go in, vectors that come out, and whole numbers that go in, with their sizes."""
        kinds: list[tuple[str, int, int | None]] = [(name, _VECTOR, size) for name, size in inputs.items()]
        kinds += [(name, TensorProto.INT64, size) for name, size in (numbers or {}).items()]
        graph = helper.make_graph(
            self._nodes,
            "onrecord-heads",
            [
                helper.make_tensor_value_info(name, kind, [f"{name}.rows", *([size] if size else [])])
                for name, kind, size in kinds
            ],
            [helper.make_tensor_value_info(name, _VECTOR, ["rows", size]) for name, size in outputs.items()],
            self._constants,
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def _linear(weights: Mapping[str, Floats], *names: str) -> onnx.ModelProto:
    """Lay heads that are one linear map each."""
    graph = Graph()
    for name in names:
        graph.affine("states", name, weights[f"{name}.weight"].T, weights[f"{name}.bias"])
    return graph.model({"states": WIDTH}, {name: len(weights[f"{name}.bias"]) for name in names})


def _perceptron(weights: Mapping[str, Floats], name: str) -> onnx.ModelProto:
    """Lay a head of one hidden layer, its last layer under whatever number it has."""
    graph = Graph()
    last = max(int(key.split(".")[1]) for key in weights if key.startswith(f"{name}."))
    hidden = graph.affine("states", "hidden", weights[f"{name}.0.weight"].T, weights[f"{name}.0.bias"])
    bent = graph.add("Gelu", [hidden], "bent")
    graph.affine(bent, name, weights[f"{name}.{last}.weight"].T, weights[f"{name}.{last}.bias"])
    return graph.model({"states": WIDTH}, {name: len(weights[f"{name}.{last}.bias"])})


def _act_words(weights: Mapping[str, Floats]) -> onnx.ModelProto:
    """Lay what each word piece tells of acts, and how much each question looks at it."""
    graph = Graph()
    narrow = graph.affine("states", "plain", weights["narrow.weight"].T, weights["narrow.bias"])
    graph.add("Gelu", [narrow], "narrow")
    graph.affine("narrow", "look", weights["look.weight"].T, weights["look.bias"])
    return graph.model({"states": WIDTH}, {"narrow": ACT, "look": 2 * QUERIES})


def _acts(weights: Mapping[str, Floats]) -> onnx.ModelProto:
    """Lay the choice of an act from what was seen in cue and content."""
    graph = Graph()
    graph.affine("seen", "act", weights["act.weight"].T, weights["act.bias"])
    return graph.model({"seen": 2 * QUERIES * ACT}, {"act": len(weights["act.bias"])})


def _arcs(weights: Mapping[str, Floats]) -> onnx.ModelProto:
    """Lay the vectors of arcs and relations; those of arcs as dependents are multiplied through."""
    graph = Graph()
    mixed = graph.affine("states", "mixed", weights["syntax.weight"].T, weights["syntax.bias"])
    bent = graph.add("LeakyRelu", [mixed], "bent", alpha=_LEAK)
    graph.split(bent, [ARC, ARC, RELATION, RELATION], ["plain", "governor", "below", "above"])
    graph.affine("plain", "dependent", weights["arc"][:-1], weights["arc"][-1])
    return graph.model({"states": WIDTH}, {"dependent": ARC, "governor": ARC, "below": RELATION, "above": RELATION})


def _relations(weights: Mapping[str, Floats]) -> onnx.ModelProto:
    """Lay the biaffine form of each relation, as one product with what depends and one with what is depended on."""
    graph = Graph()
    through = weights["relation"].transpose(1, 0, 2)  # [below and 1, relations, above and 1]
    for name, part in (("close", through[:, :, :-1]), ("alone", through[:, :, -1])):
        flat = part.reshape(RELATION + 1, -1)
        graph.affine("below", name, flat[:-1], flat[-1])
    shaped = graph.add("Reshape", ["close", graph.constant("shape", np.array([0, len(RELATIONS), RELATION]))], "shaped")
    axis = graph.constant("axis", np.array([2]))
    column = graph.add("Unsqueeze", ["above", axis], "column")
    both = graph.add("Squeeze", [graph.add("MatMul", [shaped, column], "product"), axis], "both")
    graph.add("Add", [both, "alone"], "relation")
    return graph.model({"below": RELATION, "above": RELATION}, {"relation": len(RELATIONS)})


def _pairs(weights: Mapping[str, Floats]) -> onnx.ModelProto:
    """Lay the comparison of two mentions."""
    graph = Graph()
    table = weights["signs.weight"].copy()
    table[ROWS] = 0
    axis = graph.constant("axis", np.array([1]))
    rows = graph.add("Gather", [graph.weight("table", table), "signs"], "rows")
    distinct = graph.add("ReduceSum", [rows, axis], "distinct", keepdims=0)
    signs = graph.add("Gather", [distinct, "sign"], "signs.sum")
    for name, place in (("later", "one"), ("earlier", "other")):
        chosen = graph.add("Gather", [name, place], f"{name}.chosen")
        graph.split(chosen, [PAIR, PAIR], [f"{name}.sum", f"{name}.product"])
    hidden = graph.add("Relu", [graph.add("Sum", ["later.sum", "earlier.sum", signs], "hidden")], "bent")
    told = graph.affine(hidden, "told", weights["pair.weight"].T, weights["pair.bias"])
    close = graph.add("ReduceSum", [graph.add("Mul", ["later.product", "earlier.product"], "both"), axis], "close", keepdims=1)
    scale = graph.constant("scale", np.array(PAIR**-0.5, dtype=np.float32))
    graph.add("Add", [told, graph.add("Mul", [close, scale], "close.scaled")], "pair")
    numbers = {"signs": COLUMNS, "one": None, "other": None, "sign": None}
    return graph.model({"later": 2 * PAIR, "earlier": 2 * PAIR}, {"pair": 1}, numbers)
