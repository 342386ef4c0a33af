"""From pairs of copies to groups, and the order within a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.store import Member


def grouped(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Join pairs that share an article into groups (union-find), each ascending, in the order of their first."""
    above: dict[int, int] = {}

    def top(one: int) -> int:
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for one in sorted(above):
        groups[top(one)].append(one)
    return [groups[first] for first in sorted(groups)]


def ordered(members: Iterable[Member]) -> list[Member]:
    """Put a group in order: by the day of publication, unknown ones last; within a day by the time, where all tell it.

    Where a day or time tells nothing, the longest comes first: agencies' reports are cut more often than they are added to.
    Of equals the one that was met first comes first.
    """
    days: defaultdict[tuple[bool, str], list[Member]] = defaultdict(list)
    for member in members:
        days[member.published is None, (member.published or "")[:10]].append(member)
    found: list[Member] = []
    for _, same_day in sorted(days.items()):
        is_timed = all("T" in (member.published or "") for member in same_day)
        found += sorted(same_day, key=lambda one: ((one.published or "") if is_timed else "", -one.length, one.met, one.number))
    return found
