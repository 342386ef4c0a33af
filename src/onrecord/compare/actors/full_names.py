"""Joining people by full names, with their variants; those of one name whom states or offices part stay apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.compare.actors.coverage import Coverage
from onrecord.compare.actors.names import BY_NAME, agreement

_MOST_NAMES = 400  # names of one surname that are held against each other


def join_people(coverage: Coverage) -> None:
    """Join people by their full names."""
    blocks: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, one in enumerate(coverage.known):
        if one.form == "person":
            blocks[one.block][one.key].append(place)
    for names in blocks.values():
        for same in names.values():
            _join_namesakes(same, coverage)
        _join_variants(names, coverage)


def _join_namesakes(same: Sequence[int], coverage: Coverage) -> None:
    """Join presences of one full name, but for those that are told to be somebody else."""
    name = coverage.presences[same[0]].name
    of: defaultdict[str | None, list[int]] = defaultdict(list)
    for place in same:
        of[coverage.presences[place].country].append(place)
    for held in of.values():
        for place in held[1:]:
            coverage.forest.tie(held[0], place, "name", name)
    order = sorted(of, key=lambda country: (country is None, -len(of[country]), country or ""))
    only_one = len(order) - (None in of) <= 1
    for one, other in combinations(order, 2):
        pair = coverage.meeting(of[one], of[other])
        if pair is None and only_one and not _parted(of[one], of[other], coverage):
            pair = of[one][0], of[other][0]
        if pair is not None:
            coverage.forest.tie(*pair, "name", name)


def _parted(first: Sequence[int], second: Sequence[int], coverage: Coverage) -> bool:
    """Tell whether the sectors of two groups part them."""
    ours, theirs = coverage.sectors(first), coverage.sectors(second)
    return bool(ours and theirs and not ours & theirs)


def _join_variants(names: Mapping[str, Sequence[int]], coverage: Coverage) -> None:
    """Join a person's full names: with and without a middle name, with an initial, with a short form."""
    most = sorted(names, key=lambda key: (-len(names[key]), names[key][0]))[:_MOST_NAMES]
    pairs: list[tuple[int, int, str, str]] = []
    for rank, (one, other) in enumerate(combinations(most, 2)):
        first, second = coverage.known[names[one][0]].person, coverage.known[names[other][0]].person
        if first is not None and second is not None and (agreed := agreement(first, second)):
            pairs.append((-agreed, rank, one, other))
    rivals = Counter(name for _, _, *both in pairs for name in both)
    for agreed, _, one, other in sorted(pairs):
        unrivalled = min(rivals[one], rivals[other]) == 1
        pair = _variants(names[one], names[other], coverage, by_name=-agreed == BY_NAME and unrivalled)
        if pair is not None:
            coverage.forest.tie(*pair, "variant", coverage.both(*pair))


def _variants(first: Sequence[int], second: Sequence[int], coverage: Coverage, *, by_name: bool) -> tuple[int, int] | None:
    """Find two presences that tell two full names to be one person's; null where nothing does."""
    ours, theirs = coverage.countries(first), coverage.countries(second)
    pair = coverage.meeting(first, second)
    if pair is not None:
        return pair
    if by_name and (not ours or not theirs or ours & theirs):
        return first[0], second[0]
    return (first[0], second[0]) if ours & theirs and coverage.sectors(first) & coverage.sectors(second) else None
