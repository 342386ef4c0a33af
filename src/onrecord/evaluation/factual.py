"""Reading event factuality in the unified scale of Stanovsky et al. 2017: each event from -3 (did not happen) to +3 (did)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.evaluation.prose import prose


@dataclass(frozen=True, slots=True)
class FactualText:
    """One sentence with its events.

    Attributes:
        name: File and number of the sentence.
        text: The tokens set as prose.
        events: Start and end of each event's word, and how far it is told as having happened.
    """

    name: str
    text: str
    events: list[tuple[int, int, float]]


def read_factuality(path: Path) -> Iterator[FactualText]:
    """Read the sentences of a file.

    Args:
        path: ``train.conll`` or ``dev.conll`` of one of the corpora; number, word and score are its first three columns.
    """
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    for number, block in enumerate(blocks):
        rows = [line.split("\t")[1:3] for line in block.splitlines() if line.strip()]
        text = prose([word for word, _ in rows])
        events: list[tuple[int, int, float]] = []
        at = 0
        for word, score in rows:
            start = text.find(word, at)
            if start < 0:
                continue
            at = start + len(word)
            if score != "_":
                events.append((start, at, float(score)))
        yield FactualText(f"{path.parent.name}/{path.stem}#{number}", text, events)
