"""The coverage: all that joining looks at, and the groups as far as they have grown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.compare.actors.forest import Forest
from onrecord.compare.actors.presence import Presence
from onrecord.compare.actors.related import Relations
from onrecord.compare.actors.traits import Traits


@dataclass(frozen=True, slots=True)
class Coverage:
    """The actors of many articles.

    Attributes:
        presences: The actors, each as one article knows it, in order.
        known: The traits of each.
        relations: Which articles tell of the same.
        forest: The groups.
    """

    presences: Sequence[Presence]
    known: Sequence[Traits]
    relations: Relations
    forest: Forest

    def both(self, one: int, other: int) -> str:
        """Write the names of two presences beside each other."""
        return f"{self.presences[one].name} / {self.presences[other].name}"

    def countries(self, places: Sequence[int]) -> frozenset[str]:
        """Give the states that some presences are said to be of."""
        return frozenset(country for place in places if (country := self.presences[place].country) is not None)

    def sectors(self, places: Sequence[int]) -> frozenset[str]:
        """Give the sectors that some presences are said to be of."""
        return frozenset(sector for place in places if (sector := self.presences[place].sector) is not None)

    def meeting(self, first: Sequence[int], second: Sequence[int]) -> tuple[int, int] | None:
        """Find two presences that one office, one article or articles on the same tell to be one."""
        offices: dict[tuple[str, str | None], int] = {}
        articles: dict[int, int] = {}
        for place in first:
            articles.setdefault(self.presences[place].key.article, place)
            for title, of in self.presences[place].roles:
                offices.setdefault((title.lower(), of), place)
        for place in second:
            one = self.presences[place]
            near = [one.key.article, *sorted(self.relations.of(one.key.article))]
            met = next((articles[article] for article in near if article in articles), None)
            if met is None:
                met = next((offices[title.lower(), of] for title, of in one.roles if (title.lower(), of) in offices), None)
            if met is not None:
                return met, place
        return None
