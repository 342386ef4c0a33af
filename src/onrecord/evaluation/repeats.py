"""Scores of statements that repeat one another: on pairs of invented ones, some cut or reworded, others only alike."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from onrecord.compare.repeats import says_the_same
from onrecord.errors import InputError
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.score import Score

RELATIONS = ("same", "cut", "reworded", "none")


def score_repeats(folder: Path, part: Part) -> list[Row]:
    """Tell of each pair whether the two say the same, and compare.

    Args:
        folder: ``develop.tsv`` and ``held.tsv``: what the second wording is to the first (``same``, ``cut``, ``reworded``,
            ``none``), and the two wordings.
        part: Which of the two.

    Returns:
        F1 over the pairs that do, and of each relation how many were found.

    Raises:
        InputError: The file is missing or not of this form.
    """
    totals: defaultdict[str, Score] = defaultdict(Score)
    for relation, one, other in read_pairs(folder / f"{part}.tsv"):
        is_found, is_true = says_the_same(one, other) is not None, relation != "none"
        totals["all"] += Score(int(is_found), int(is_found and is_true), int(is_true), int(is_found and is_true))
        if is_true:
            totals[relation] += Score(int(is_found), int(is_found), 1, int(is_found))
    return [Row("repeat", group, totals[group]) for group in ("all", *RELATIONS[:-1])]


def read_pairs(path: Path) -> list[tuple[str, str, str]]:
    """Read pairs with what they are to each other.

    Args:
        path: A file of tab-separated values with a head line.

    Raises:
        InputError: The file is missing or not of this form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Give a folder such as evaluation/repeats"
        raise InputError(msg) from error
    pairs: list[tuple[str, str, str]] = []
    for number, line in enumerate(lines, 2):
        fields = line.split("\t")
        if len(fields) != 3 or fields[0] not in RELATIONS:  # noqa: PLR2004  # the columns
            msg = f"{path}, line {number}: expected one of {', '.join(RELATIONS)} and two wordings, parted by tabs"
            raise InputError(msg)
        pairs.append((fields[0], fields[1], fields[2]))
    return pairs
