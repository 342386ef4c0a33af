"""Reading GAP (Webster et al. 2018): a pronoun against two names, of which one, the other or neither is meant."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AmbiguousPronoun:
    """One text with a pronoun and two names.

    Attributes:
        name: Its id.
        text: The text.
        pronoun: Start and end of the pronoun.
        names: Start and end of the two names.
        meant: Whether the pronoun means each of them; at most one is true.
    """

    name: str
    text: str
    pronoun: tuple[int, int]
    names: tuple[tuple[int, int], tuple[int, int]]
    meant: tuple[bool, bool]


def read_gap(path: Path) -> Iterator[AmbiguousPronoun]:
    """Read a tab-separated file of GAP.

    Args:
        path: The file.
    """
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            spans = [(int(row[f"{key}-offset"]), int(row[f"{key}-offset"]) + len(row[key])) for key in ("Pronoun", "A", "B")]
            meant = row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"
            yield AmbiguousPronoun(row["ID"], row["Text"], spans[0], (spans[1], spans[2]), meant)
