"""The heads' networks at run time: one small ONNX file for each question, so that what nobody asks for is not run."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import numpy as np

from onrecord.meaning.encoder import Scores, load_session
from onrecord.meaning.pieces import Ints

NETWORKS = MappingProxyType(
    {
        "boundary": ("boundary",),
        "names": ("name",),
        "grammar": ("part", "lemma"),
        "mentions": ("mention", "later", "earlier", "fresh"),
        "facts": ("fact",),
        "arcs": ("dependent", "governor", "below", "above"),
        "relations": ("relation",),
        "pairs": ("pair",),
        "act_words": ("narrow", "look"),
        "acts": ("act",),
    }
)
"""The networks, and what each gives, in order.

Most read ``states``: the encoder's, shape ``[rows, width]``. ``acts`` reads ``seen``, what the words of each statement tell
(``heads.acts``); ``relations`` reads ``below`` and ``above``, the vectors of words and of their heads; ``pairs`` reads
``later`` and ``earlier``, vectors of mentions, ``signs``, the features of pairs that differ (``pairs.distinct``), and each
pair's rows of its mentions and signs there: ``one``, ``other``, ``sign``.

``name``, ``part``, ``lemma``, ``mention``, ``relation`` and ``act`` are scores of closed lists;
``fact``, ``fresh`` and ``pair`` single scores; the others vectors to compare.
"""


class Networks:
    """The networks of one model.

    They serve any number of threads; each call runs in the thread that makes it.

    Args:
        folder: Where their files lie.

    Raises:
        ModelError: A file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        """Load the files."""
        self._sessions = {name: load_session(folder / f"{name}.onnx") for name in NETWORKS}

    def run(self, name: str, **inputs: Scores | Ints) -> list[Scores]:
        """Run one network.

        Args:
            name: Which one.
            inputs: What it reads.

        Returns:
            What it gives, each of shape ``[rows, size]``.
        """
        if not len(next(iter(inputs.values()))):
            return [np.zeros((0, 1), dtype=np.float32) for _ in NETWORKS[name]]
        found: list[Scores] = self._sessions[name].run(list(NETWORKS[name]), inputs)
        return found
