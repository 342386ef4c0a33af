"""How long the rest will take, told honestly: from what was just measured, and not before enough was."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

_WINDOW = 300.0
_ENOUGH = 20.0
_FEW = 50


class Estimate:
    """Tells the rate, and the time left.

    Two things set the end: how much is left for all workers together, and the longest shard that one worker has still to
    read alone. The later of the two holds.

    Args:
        workers: How many read side by side.
    """

    def __init__(self, workers: int) -> None:
        """Begin without measurements."""
        self._workers = workers
        self._measured: deque[tuple[float, int]] = deque()

    def note(self, now: float, documents: int) -> None:
        """Note how many documents are done.

        Args:
            now: Seconds by any clock that only goes forward.
            documents: Documents that this run has done so far.
        """
        self._measured.append((now, documents))
        while len(self._measured) > 1 and now - self._measured[1][0] > _WINDOW:
            self._measured.popleft()

    @property
    def rate(self) -> float | None:
        """Documents a second, over the last five minutes; null before enough was measured."""
        if len(self._measured) < 2:  # noqa: PLR2004  # two points make a rate
            return None
        (begun, before), (now, done) = self._measured[0], self._measured[-1]
        if now - begun < _ENOUGH or done - before < _FEW:
            return None
        return (done - before) / (now - begun)

    def left(self, waiting: Sequence[int], under_way: Sequence[int]) -> float | None:
        """Estimate the seconds that are left; null before enough was measured.

        Args:
            waiting: Documents of each shard that nobody has begun.
            under_way: Documents that are left of each shard under way.
        """
        rate = self.rate
        if rate is None:
            return None
        alone = rate / max(1, min(self._workers, len(under_way)))
        longest = max([0, *under_way, *waiting])
        return max((sum(waiting) + sum(under_way)) / rate, longest / alone)


def in_words(seconds: float) -> str:
    """Say a length of time as roughly as it is known."""
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} s"
