"""Scores of names on newswire from all over the world (Shan et al. 2023), both edges and the kind right.

The sets mark amounts of money, where the program marks all numbers: numbers are left out on both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from onrecord.errors import InputError
from onrecord.evaluation.coreference import analysis_of
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.named import NamedText, read_bio
from onrecord.evaluation.score import Score
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.model import Model

HELD_COUNTRIES = ("bangladesh", "chile", "kw", "nm", "nz", "tw", "uae")
"""Newswire of these is kept for development, no model is trained on it."""

NEWSWIRE_KINDS = MappingProxyType(
    {
        "Person": "person", "Organization": "organisation", "Location": "place", "NORP": "group", "Date": "date",
        "Money": "number", "Facility": "facility", "Product": "product", "Misc": "other",
    }
)  # fmt: skip
"""The newswire's types in the program's terms."""
GROUPS = ("all", "person", "organisation", "place", "group", "date", "facility", "product", "other")


def newswire_files(folder: Path, part: Part) -> list[Path]:
    """List the files of one part: of the countries kept for development, or of the others.

    Args:
        folder: Files ``COUNTRY_OUTLET_NUMBER.txt.tsv``.
        part: ``held`` or ``develop``.
    """
    return [
        path for path in sorted(folder.glob("*.txt.tsv")) if (path.name.split("_")[0] in HELD_COUNTRIES) == (part == "held")
    ]


def score_names(folder: Path, part: Part, model: Model) -> list[Row]:
    """Find the names of one part of the newswire and compare.

    Args:
        folder: The newswire.
        part: ``held`` for the countries kept for development, ``develop`` for those that the model was trained on.
        model: The model to score.

    Raises:
        InputError: There is no file of that part.
    """
    totals: dict[str, Score] = defaultdict(Score)
    for path in newswire_files(folder, part):
        named = read_bio(path, address_first=True)
        for group, score in score_named(named, analysis_of(named.text, model)):
            totals[group] += score
    if not totals:
        msg = f"{folder} holds no newswire of that part: expected files COUNTRY_OUTLET_NUMBER.txt.tsv"
        raise InputError(msg)
    return [Row("name", group, totals[group]) for group in GROUPS]


def score_named(named: NamedText, analysis: Analysis) -> Iterator[tuple[str, Score]]:
    """Compare the names of one text, all together and by kind."""
    words = analysis.words
    found = {(int(words.starts[name.first]), int(words.ends[name.last]), name.kind) for name in analysis.names}
    true = {(start, end, NEWSWIRE_KINDS[kind]) for start, end, kind in named.entities}
    for group in GROUPS:
        ours, theirs = (
            {item for item in items if item[2] == group or (group == "all" and item[2] in GROUPS)} for items in (found, true)
        )
        right = len(ours & theirs)
        yield group, Score(len(ours), right, len(theirs), right)
