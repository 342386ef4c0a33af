"""The forest: presences that were tied to one another, by what, and what can't be one."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.compare.actors.names import PersonName, agreement
from onrecord.compare.actors.presence import Presence
from onrecord.compare.actors.spelling import same_name
from onrecord.compare.actors.traits import Traits

How = Literal["name", "variant", "surname", "abbreviation", "state", "organisation", "description"]

_CLEARLY = 2
_BY_EVIDENCE = frozenset({"surname", "description"})


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two presences are one.

    Attributes:
        one: Place of the one.
        other: Place of the other.
        how: On what it rests; null where they were joined before.
        words: What they share, in words for people.
    """

    one: int
    other: int
    how: How | None
    words: str


class Forest:
    """Groups of presences that are one, grown tie by tie."""

    def __init__(self, presences: Sequence[Presence], known: Sequence[Traits]) -> None:
        """Begin with every presence alone.

        Args:
            presences: The presences.
            known: The traits of each.
        """
        self._known = known
        self._above = list(range(len(known)))
        self._articles: list[dict[int, list[int]]] = [
            {article: [place]} for place, article in enumerate(one.key.article for one in presences)
        ]
        self._people: list[set[PersonName]] = [{one.person} if one.person and one.person.is_full else set() for one in known]
        self._fixed: list[str | None] = [one.key if one.is_fixed else None for one in known]
        self._genders = [Counter([one.gender] if one.gender else []) for one in known]
        self._countries = [frozenset({one.country} - {None}) for one in presences]
        self._ties: defaultdict[int, list[Tie]] = defaultdict(list)

    def top(self, place: int) -> int:
        """Give the presence that stands for a group."""
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def are_one(self, one: int, other: int) -> bool:
        """Tell whether two presences are in one group."""
        return self.top(one) == self.top(other)

    def gender(self, place: int) -> str:
        """Tell the gender of a group, as most of its presences do; empty where that is not plain."""
        counts = self._genders[self.top(place)]
        he, she = counts["he"], counts["she"]
        return "he" if he > _CLEARLY * she else "she" if she > _CLEARLY * he else ""

    def tie(self, one: int, other: int, how: How, words: str, *, within: bool = False) -> bool:
        """Tie two presences, unless their groups can't be one.

        Args:
            one: The one.
            other: The other.
            how: On what it rests.
            words: What they share.
            within: Whether they may be of one article, though that parts them.

        Returns:
            Whether they are one now.
        """
        first, second = self.top(one), self.top(other)
        if first == second:
            return True
        if not self._can_be_one(first, second, within=within):
            return False
        if how in _BY_EVIDENCE and self._differ(first, second):
            return False
        self._merge(first, second)
        self._ties[one].append(Tie(one, other, how, words))
        self._ties[other].append(Tie(other, one, how, words))
        return True

    def join_again(self, one: int, other: int) -> None:
        """Put together what was joined before, whatever speaks against it."""
        first, second = self.top(one), self.top(other)
        if first != second:
            self._merge(first, second)
            self._ties[one].append(Tie(one, other, None, ""))
            self._ties[other].append(Tie(other, one, None, ""))

    def _merge(self, first: int, second: int) -> None:
        if len(self._articles[first]) < len(self._articles[second]):
            first, second = second, first
        self._above[second] = first
        for article, held in self._articles[second].items():
            self._articles[first].setdefault(article, []).extend(held)
        self._articles[second] = {}
        self._people[first] |= self._people[second]
        self._fixed[first] = self._fixed[first] or self._fixed[second]
        self._genders[first].update(self._genders[second])
        self._countries[first] |= self._countries[second]

    def told(self, root: int) -> dict[int, Tie | None]:
        """Tell by which tie each presence of a group belongs to it, from one of them on, for which there is none."""
        found: dict[int, Tie | None] = {root: None}
        waiting = deque([root])
        while waiting:
            for tie in self._ties[waiting.popleft()]:
                if tie.other not in found:
                    found[tie.other] = Tie(tie.other, tie.one, tie.how, tie.words)
                    waiting.append(tie.other)
        return found

    def _differ(self, first: int, second: int) -> bool:
        """Tell whether gender or state part two groups."""
        one, other = self._countries[first], self._countries[second]
        return {self.gender(first), self.gender(second)} == {"he", "she"} or bool(one and other and not one & other)

    def _can_be_one(self, first: int, second: int, *, within: bool) -> bool:
        fixed, other = self._fixed[first], self._fixed[second]
        if fixed is not None and other is not None and fixed != other:
            return False
        if not _agree(self._people[first], self._people[second]):
            return False
        return within or not self._parted(first, second)

    def _parted(self, first: int, second: int) -> bool:
        """Tell whether an article holds a presence of either group, and does not call them by one name."""
        small, large = sorted((self._articles[first], self._articles[second]), key=len)
        return any(
            not self._alike(one, other)
            for article, held in small.items()
            if article in large
            for one in held
            for other in large[article]
        )

    def _alike(self, one: int, other: int) -> bool:
        first, second = self._known[one], self._known[other]
        if first.key == second.key or same_name(first, second):
            return True
        if first.person is None or second.person is None or first.person.surname != second.person.surname:
            return False
        return not first.person.is_full or not second.person.is_full or agreement(first.person, second.person) > 0


def _agree(one: set[PersonName], other: set[PersonName]) -> bool:
    """Tell whether the full names of two groups can be one person's: each agrees with some name of the other group."""
    if not one or not other:
        return True
    few, many = sorted((one, other), key=len)
    return all(any(a.surname == b.surname and agreement(a, b) for b in many) for a in few)
