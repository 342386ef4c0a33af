"""Agreement of two readings of the same cues: accuracy, Cohen's kappa, F1 of each act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from onrecord.errors import InputError
from onrecord.record.statement import Act
from training.cues import NO_STATEMENT, Reading


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Give Cohen's kappa of two readings (Educational and Psychological Measurement 20, 1960), from -1 to 1."""
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    ours, theirs = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(ours[value] * theirs[value] for value in ours) / len(pairs) ** 2
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def agreement(one: Reading, other: Reading) -> Iterator[str]:
    """Compare two readings on what both have read.

    Args:
        one: Act and scope by number.
        other: The same by another reader.

    Yields:
        Lines of a table: accuracy and kappa of act and scope, F1 of each act, and what is taken for what.

    Raises:
        InputError: They have no cue in common.
    """
    both = sorted(one.keys() & other.keys())
    if not both:
        msg = "no cue was read by both readers. Label some with: python -m training.cues keep READER"
        raise InputError(msg)
    for place, name in enumerate(("act", "scope")):
        pairs = [(one[number][place], other[number][place]) for number in both]
        same = sum(ours == theirs for ours, theirs in pairs)
        yield f"{name:<11}{100 * same / len(both):5.1f} %   kappa {kappa(pairs):.3f}   {same} of {len(both)}"
    acts = [(one[number][0], other[number][0]) for number in both]
    for act in (*get_args(Act), NO_STATEMENT):
        same, ours, theirs = acts.count((act, act)), sum(a == act for a, _ in acts), sum(b == act for _, b in acts)
        if ours + theirs:
            yield f"{act:<11}{200 * same / (ours + theirs):5.1f} F1  {same} of {ours} and {theirs}"
    for (ours_act, theirs_act), count in Counter(pair for pair in acts if pair[0] != pair[1]).most_common():
        yield f"{count:>4} {ours_act} / {theirs_act}"
