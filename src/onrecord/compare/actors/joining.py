"""Joining the actors of many articles: who is one with whom, and on what that rests.

What is joined first is surest: names that the tables know, full names, their variants and abbreviations; then surnames that
stand alone; then, among articles that tell of the same, other forms of a name, and descriptions. What nothing tells is left
apart: two actors who are one cost a reader less than one actor who is two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.compare.actors.coverage import Coverage
from onrecord.compare.actors.forest import Forest, How
from onrecord.compare.actors.full_names import join_people
from onrecord.compare.actors.organisations import join_organisations
from onrecord.compare.actors.presence import Key, Presence
from onrecord.compare.actors.related import Relations
from onrecord.compare.actors.reports import join_in_reports
from onrecord.compare.actors.surnames import join_surnames
from onrecord.compare.actors.traits import traits


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A presence as part of a joined actor.

    Attributes:
        key: The presence.
        how: On what it rests that it is a part; null for the first one, and for what was joined before.
        words: What it shares with the presence that it was tied to.
        beside: That presence.
    """

    key: Key
    how: How | None = None
    words: str = ""
    beside: Key | None = None


def join(
    presences: Iterable[Presence], relations: Relations, before: Mapping[Key, int] | None = None
) -> list[tuple[Member, ...]]:
    """Join actors of articles.

    The order in which they are given does not count. Presences of one name are compared with each other, and those of articles
    that tell of the same, so that the work grows with their number, not with that of all pairs.

    Args:
        presences: The actors, each as one article knows it.
        relations: Which articles tell of the same.
        before: The groups of those that were joined before; they stay together.

    Returns:
        The joined actors, each with its members in order, the one with the first member first.
    """
    ordered = sorted(presences, key=lambda one: one.key)
    known = [traits(one) for one in ordered]
    forest = Forest(ordered, known)
    coverage = Coverage(ordered, known, relations, forest)
    _join_again(ordered, before or {}, forest)
    for step in (join_organisations, join_people, join_surnames, join_in_reports):
        step(coverage)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(ordered)):
        groups[forest.top(place)].append(place)
    return [_members(places, ordered, forest) for _, places in sorted((places[0], places) for places in groups.values())]


def _join_again(presences: Sequence[Presence], before: Mapping[Key, int], forest: Forest) -> None:
    first: dict[int, int] = {}
    for place, one in enumerate(presences):
        if one.key in before:
            forest.join_again(first.setdefault(before[one.key], place), place)


def _members(places: Sequence[int], presences: Sequence[Presence], forest: Forest) -> tuple[Member, ...]:
    ties = forest.told(places[0])
    found = []
    for place in places:
        tie = ties[place]
        key = presences[place].key
        if tie is None:
            found.append(Member(key=key))
        else:
            found.append(Member(key=key, how=tie.how, words=tie.words, beside=presences[tie.other].key))
    return tuple(found)
