"""Scores of coreference by the three measures whose mean is the CoNLL score, mentions matched by their heads.

MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998) and entity-based CEAF (Luo 2005), averaged as in CoNLL-2012
(Pradhan et al. 2014). An entity of a single mention is left out, as there. Mentions are one when their heads are, as in the
head match of CRAC's shared tasks, since edges of mentions are another question.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeAlias

from onrecord.errors import InputError
from onrecord.evaluation.score import Score

Entities: TypeAlias = Sequence[frozenset[Hashable]]


def entities(mentions: Iterable[tuple[Hashable, Hashable]]) -> Entities:
    """Put mentions together by their entity; those of one mention are left out.

    Args:
        mentions: Each mention with its entity; of a mention told twice the last counts.
    """
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, entity in dict(mentions).items():
        groups[entity].add(mention)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


def muc(predicted: Entities, true: Entities) -> Score:
    """Count links: how many join what belongs together."""
    ours, theirs = _links(predicted, true), _links(true, predicted)
    return Score(ours[1], ours[0], theirs[1], theirs[0])


def _links(of: Entities, against: Entities) -> tuple[int, int]:
    owner = {mention: number for number, entity in enumerate(against) for mention in entity}
    parts = [len({owner.get(m, (m,)) for m in entity}) for entity in of]
    return sum(len(entity) - count for entity, count in zip(of, parts, strict=True)), sum(len(entity) - 1 for entity in of)


def b_cubed(predicted: Entities, true: Entities) -> Score:
    """Count mentions, each by the share of its entity that is right."""
    return Score(sum(map(len, predicted)), _shares(predicted, true), sum(map(len, true)), _shares(true, predicted))


def _shares(of: Entities, against: Entities) -> float:
    owner = {mention: number for number, entity in enumerate(against) for mention in entity}
    total = 0.0
    for entity in of:
        counts = Counter(owner[m] for m in entity if m in owner)
        total += sum(count * count for count in counts.values()) / len(entity)
    return total


def ceaf(predicted: Entities, true: Entities) -> Score:
    """Count entities, paired one to one so that they share most.

    Raises:
        InputError: SciPy is not installed.
    """
    try:
        from scipy.optimize import linear_sum_assignment  # noqa: PLC0415
    except ImportError as error:
        msg = "scoring coreference needs SciPy: pip install 'onrecord[evaluate]'"
        raise InputError(msg) from error
    alike = [[2 * len(one & other) / (len(one) + len(other)) for other in true] for one in predicted]
    shared = 0.0
    if predicted and true:
        rows, columns = linear_sum_assignment(alike, maximize=True)
        shared = float(sum(alike[row][column] for row, column in zip(rows, columns, strict=True)))
    return Score(len(predicted), shared, len(true), shared)


MEASURES = {"muc": muc, "b cubed": b_cubed, "ceaf": ceaf}
