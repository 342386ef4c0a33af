"""From pairs that are alike to groups: average linkage (Sokal and Michener 1958) over the pairs that there are.

Two groups are joined while the mean likeness of their pairs is high enough, the most alike first. A pair that is not listed
counts as not alike at all, so that one article between two stories does not join them; but pairs that lie too far apart in
time were never compared and count for nothing, so that a story may go on for long.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int, float]
"""Two numbers, the smaller one first, and how alike they are."""

_PLACES = 9  # decimal places that a mean is rounded to, so that sums of another order don't part equals


def linked(
    pairs: Iterable[Pair], threshold: float, days: Mapping[int, int | None] | None = None, window: int = 0
) -> list[list[int]]:
    """Group numbers.

    Args:
        pairs: The pairs, each once.
        threshold: The lowest mean likeness of two groups that are joined.
        days: The day of each number, where days count; null is unknown, and near to every day.
        window: Days that two numbers may lie apart to be compared at all.

    Returns:
        Groups of two and more, each ascending, in the order of their first.
    """
    groups = _Groups(sorted(pairs), days or {}, window)
    groups.join(threshold)
    return sorted(sorted(members) for members in groups.members.values() if len(members) > 1)


class _Groups:
    """Groups that grow."""

    def __init__(self, pairs: Sequence[Pair], days: Mapping[int, int | None], window: int) -> None:
        singles = sorted({number for one, other, _ in pairs for number in (one, other)})
        places = {number: place for place, number in enumerate(singles)}
        self.members: dict[int, list[int]] = {place: [number] for number, place in places.items()}
        self._alike: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._times: dict[int, list[int]] = {}
        self._window = window
        self._next = len(singles)
        for number, place in places.items():
            day = days.get(number)
            self._times[place] = [] if day is None else [day]
        for one, other, alike in pairs:
            self._alike[places[one]][places[other]] = self._alike[places[other]][places[one]] = alike

    def join(self, threshold: float) -> None:
        """Join the two groups that are most alike, again and again."""
        waiting = [
            (-self._mean(one, other), one, other) for one, others in self._alike.items() for other in others if one < other
        ]
        waiting = [pair for pair in waiting if -pair[0] >= threshold]
        heapq.heapify(waiting)
        while waiting:
            _, one, other = heapq.heappop(waiting)
            if one in self.members and other in self.members:
                made = self._merge(one, other)
                for near in self._alike[made]:
                    mean = self._mean(near, made)
                    if mean >= threshold:
                        heapq.heappush(waiting, (-mean, near, made))

    def _mean(self, one: int, other: int) -> float:
        return round(self._alike[one][other] / max(1, self._compared(one, other)), _PLACES)

    def _compared(self, one: int, other: int) -> int:
        """Count the pairs of two groups that lie near enough in time."""
        whole = len(self.members[one]) * len(self.members[other])
        dated = len(self._times[one]) * len(self._times[other])
        return whole - dated + _near(self._times[one], self._times[other], self._window)

    def _merge(self, one: int, other: int) -> int:
        made, self._next = self._next, self._next + 1
        self.members[made] = self.members[one] + self.members[other]
        self._times[made] = sorted(self._times[one] + self._times[other])
        sums: dict[int, float] = defaultdict(float)
        for old in (one, other):
            for near, alike in self._alike.pop(old).items():
                self._alike.get(near, {}).pop(old, None)
                if near not in (one, other):
                    sums[near] += alike
            del self.members[old]
        self._alike[made] = dict(sorted(sums.items()))
        for near, alike in sums.items():
            self._alike[near][made] = alike
        return made


def _near(ones: Sequence[int], others: Sequence[int], window: int) -> int:
    """Count the pairs of two ascending rows of days that lie no further apart than so many days."""
    count = low = high = 0
    for day in ones:
        while low < len(others) and others[low] < day - window:
            low += 1
        while high < len(others) and others[high] <= day + window:
            high += 1
        count += high - low
    return count
