"""What became of single persons: who was shot and then died is killed, and nobody is counted twice by two of his names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.figures.counts import Count

_REFERRING = frozenset({"known", "pronoun", "named"})


def settled(counts: Sequence[Count]) -> list[Count]:
    """Settle the counts of an article.

    A name counts once for each kind. "The victim" and "he" refer to somebody: they count only where nobody was counted for
    that kind before. Where they died, the one who was hurt before them is killed.

    Args:
        counts: Counts in the order of the text.
    """
    fates = _Fates()
    for count in counts:
        fates.take(count)
    return fates.kept()


class _Fates:
    """The counts of an article so far, and who of them may come up again."""

    def __init__(self) -> None:
        self._kept: list[Count] = []
        self._names: set[tuple[str, str]] = set()
        self._kinds: set[str] = set()  # kinds of which somebody was counted
        self._unnamed = False  # whether one was killed whose name is not told yet
        self._hurt: int | None = None  # place of the last single person who was hurt

    def take(self, count: Count) -> None:
        """Take the next count, or leave it out where it refers to somebody counted before."""
        alone = count.number.low == count.number.high == 1
        if alone and count.kind == "killed":
            self._dies(count)
        is_shot = alone and count.kind == "injured" and not count.strong
        if self._refers_back(count, is_shot=is_shot):
            return
        if count.number.low != 0:
            self._kinds.add(count.kind)
        if alone and count.kind == "killed":
            self._unnamed = count.sort != "named"
        if alone and count.kind == "injured":
            self._hurt = len(self._kept)
        self._kept.append(count)

    def kept(self) -> list[Count]:
        """Give the counts that stay; a name that was killed is not also one who was shot."""
        killed = {count.name for count in self._kept if count.kind == "killed" and count.sort == "named"}
        return [
            count
            for count in self._kept
            if not (count.kind == "injured" and not count.strong and count.sort == "named" and count.name in killed)
        ]

    def _dies(self, count: Count) -> None:
        """Turn the one who was hurt last into one killed, where the count refers to him and nobody was killed before."""
        if self._hurt is None or count.sort not in _REFERRING or "killed" in self._kinds:
            return
        hurt = self._kept[self._hurt]
        if count.sort == "named" and hurt.strong:
            return
        self._kept[self._hurt] = replace(hurt, kind="killed", strong=True)
        self._unnamed = hurt.sort != "named" and count.sort != "named"
        self._kinds.add("killed")
        self._hurt = None

    def _refers_back(self, count: Count, *, is_shot: bool) -> bool:
        if count.sort == "pronoun":
            return True
        if count.sort == "known":
            return count.kind in self._kinds or (is_shot and "killed" in self._kinds)
        if count.sort != "named":
            return False
        if (count.kind, count.name) in self._names:
            return True
        self._names.add((count.kind, count.name))
        if is_shot and self._unnamed:
            self._unnamed = False
            self._names.add(("killed", count.name))
            return True
        return is_shot and ("killed", count.name) in self._names
