"""The encoder at run time: one pass of the network over one window, by onnxruntime on the CPU.

Windows go through one at a time. That measured as fast as batches (figures in ARCHITECTURE.md), needs no padding,
and keeps every window's scores free of its neighbours: dynamic int8 takes one activation scale for all that goes through
together.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from onrecord.errors import ModelError
from onrecord.meaning.features import Features
from onrecord.meaning.pieces import CLS, SEP, Pieces
from onrecord.meaning.windows import Window

Scores: TypeAlias = npt.NDArray[np.float32]

INPUTS = ("ids", "case", "quote", "edge")


class Encoder:
    """The network of one model file.

    One session serves any number of threads; each call runs in the thread that makes it.

    Args:
        path: The ONNX file.

    Raises:
        ModelError: The file is missing or damaged.
    """

    def __init__(self, path: Path) -> None:
        """Load the file."""
        self._session = load_session(path)

    def run(self, pieces: Pieces, features: Features, window: Window) -> tuple[Scores, Scores]:
        """Send a window through.

        Args:
            pieces: The article's word pieces.
            features: Their features.
            window: Which of them to see.

        Returns:
            For the pieces that the window keeps: scores of the span tags, shape ``[keep_end - keep_start, tags]``, and states,
            shape ``[keep_end - keep_start, width]``.
        """
        seen = slice(window.start, window.end)
        rows = np.zeros((4, 1, window.end - window.start + 2), dtype=np.int64)
        rows[0, 0, 0], rows[0, 0, -1] = CLS, SEP
        for row, values in zip(rows[:, 0], (pieces.ids, features.case, features.quote, features.edge), strict=True):
            row[1:-1] = values[seen]
        kept = slice(1 + window.keep_start - window.start, 1 + window.keep_end - window.start)
        tags, states = self._session.run(["tags", "states"], dict(zip(INPUTS, rows, strict=True)))
        return tags[0, kept], states[0, kept]


def load_session(path: Path) -> ort.InferenceSession:
    """Open an ONNX file for runs in the thread that asks for them.

    Args:
        path: The file.

    Raises:
        ModelError: It is missing or damaged.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no base but Exception
        msg = f"the model file {path} cannot be loaded: {error}. Install onrecord again"
        raise ModelError(msg) from error
