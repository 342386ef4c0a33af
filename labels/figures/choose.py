# ruff: noqa: INP001  (a folder of labels, no package)
"""Choose sentences that may hold a figure: ``python -m labels.figures.choose --data DATA``; prints them as JSON lines.

By chance with a fixed seed: of each document one sentence of 6 to 60 words with a word for what befell somebody, a number and a
reporting word, whatever they have to do with each other; documents of ``training/held.tsv`` and of ``labels/documents.tsv`` are
left out, and of MUC-4 the dev half. The part follows from the document's name alone. `UNCLEAR` are sentences that were left out
when they were read, since the sentence alone does not tell the kind or the source.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from onrecord.evaluation.documents import document_names, document_text
from onrecord.evaluation.figure_labels import MUC4
from onrecord.evaluation.muc4 import read_muc4
from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends
from training.held import held
from training.labels.listing import read_list

SEED = 20220310
QUOTAS = {"raw": 235, "statements": 70, MUC4: 150}
WORDS = range(6, 61)
BEFELL = re.compile(
    r"\b(?:kill\w*|dead|deaths?|die[sd]?|dying|fatalit\w+|injur\w+|wound\w*|hurt|missing|displace\w*|refugees?|fled|flee\w*|"
    r"evacuat\w+|detain\w*|captur\w*|hostages?|prisoners?|kidnap\w*|abduct\w*|arrest\w*|casualt\w+|victims?|shot|murder\w*|"
    r"bodies|toll)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|scores|several|"
    r"no one|nobody)\b",
    re.IGNORECASE,
)
REPORTING = re.compile(
    r"\b(?:said|says|say|according to|told|reported|reports|announced|added|claim\w*|stated|confirmed|estimate[sd]?|put the)\b",
    re.IGNORECASE,
)
UNCLEAR = frozenset({16, 25, 31, 33, 64, 78, 87, 105, 109, 146, 282, 1084, 1111})
"""By their place among the sentences as they were first read; kept as a record, not used here."""

Sentence = tuple[str, str, int, int]


def part(set_name: str, name: str) -> str:
    """Tell on which side a document is."""
    return "held" if hashlib.sha256(f"{set_name}\t{name}".encode()).digest()[0] % 2 else "develop"


def chosen(data: Path, set_name: str, quota: int) -> list[Sentence]:
    """Choose sentences of a set, one a document at most.

    Args:
        data: Folder of the data sets.
        set_name: The set.
        quota: How many at most.
    """
    found: list[Sentence] = []
    for name, text in _texts(data, set_name):
        options = [(set_name, name, low, high) for low, high in _sentences(text) if _may_hold(text[low:high])]
        if options:
            found.append(random.Random(f"{set_name}\t{name}").choice(options))  # noqa: S311  # no secret
    random.Random(SEED).shuffle(found)  # noqa: S311  # no secret
    return found[:quota]


def _texts(data: Path, set_name: str) -> Iterator[tuple[str, str]]:
    if set_name == MUC4:
        yield from ((document.name, document.text) for document in read_muc4(data / MUC4, "train"))
        return
    left_out = held(set_name) | {row.name for row in read_list() if row.set == set_name}
    yield from ((name, document_text(data, set_name, name)) for name in document_names(data, set_name) if name not in left_out)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for low, high in paragraphs(text):
        ends = [low, *sentence_ends(text, low, high), high]
        for start, end in itertools.pairwise(ends):
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            yield start + lead, end


def _may_hold(words: str) -> bool:
    signs = (BEFELL, NUMBER, REPORTING)
    return len(words.split()) in WORDS and all(sign.search(words) for sign in signs)


def main() -> None:
    """Print the sentences."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="Folder of the data sets.")
    data = parser.parse_args().data
    for set_name, quota in QUOTAS.items():
        for _, name, low, high in chosen(data, set_name, quota):
            row = {"set": set_name, "name": name, "sentence": [low, high], "part": part(set_name, name)}
            sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
