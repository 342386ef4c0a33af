"""One event from many reports: which mentions of a story tell of one happening.

How likely two mentions are of one event is a logistic regression over what they share, learnt from topics 1 to 30 of ECB+ by
``training/happenings.py``; they are then joined by average linkage, as articles are to stories (`linking`).
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from onrecord.compare.stories.linking import linked
from onrecord.compare.stories.mentions import Mention
from onrecord.compare.stories.rarity import Rarity

TABLE = Path(__file__).parent / "tables" / "happenings.json"

JOINED = 0.35
"""Mean chance of being one, of the mentions of a happening; chosen on topics 1 to 30 of ECB+."""

FEATURES = ("bias", "same", "shares", "begins", "sense", "parts", "around", "sentence", "rare", "apart")
"""What a pair is known by, in order; `pair` gives their values."""

_FLOOR = 0.05  # chance below which a pair counts as not one
_STEM = 4  # letters that words of one root begin with, as "explode" and "explosion" do
_RAREST = 7.0  # rarity that counts as one
_OFTEN = 400  # mentions of a story; what stands in more of them finds no pairs


def happenings(mentions: Sequence[Mention], rarity: Rarity) -> list[list[int]]:
    """Join mentions to happenings.

    Args:
        mentions: The mentions of a story, in order.
        rarity: How rare words are.

    Returns:
        Places of mentions, those of one happening together; happenings in the order of their first mention.
    """
    weights = _weights()
    pairs: list[tuple[int, int, float]] = []
    for one, other in sorted(_candidates(mentions)):
        if mentions[one].may_be(mentions[other]):
            values = pair(mentions[one], mentions[other], rarity)
            chance = 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(weights, values, strict=True))))
            if chance >= _FLOOR:
                pairs.append((one, other, chance))
    groups = linked(pairs, JOINED)
    taken = {place for group in groups for place in group}
    return sorted([*groups, *([place] for place in range(len(mentions)) if place not in taken)])


def pair(one: Mention, other: Mention, rarity: Rarity) -> tuple[float, ...]:
    """Give what two mentions share, as `FEATURES`.

    Args:
        one: The one.
        other: The other.
        rarity: How rare words are.
    """
    same = one.head == other.head
    begins = not same and len(one.head) >= _STEM and one.head[:_STEM] == other.head[:_STEM]
    return (
        1.0,
        float(same),
        float(not same and bool(one.words & other.words)),
        float(begins),
        float(not same and bool(one.senses & other.senses)),
        _cosine(one.parts, other.parts, rarity),
        _cosine(one.around, other.around, rarity),
        float(one.article == other.article and one.sentence == other.sentence),
        min(rarity.of(one.head), _RAREST) / _RAREST if same else 0.0,
        float(same and bool(one.parts) and bool(other.parts) and not one.parts & other.parts),
    )


def _candidates(mentions: Sequence[Mention]) -> set[tuple[int, int]]:
    """Find the pairs that may be one: those that share a word, a root, a sense or somebody who takes part."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        for key in _keys(mention):
            index[key].append(place)
    return {two for places in index.values() if len(places) <= _OFTEN for two in combinations(places, 2)}


def _keys(mention: Mention) -> Iterator[str]:
    yield from sorted({f"word {word}" for word in (*mention.words, mention.head)})
    yield from sorted(f"sense {sense}" for sense in mention.senses)
    yield from sorted(f"part {part}" for part in mention.parts)
    if len(mention.head) >= _STEM:
        yield f"root {mention.head[:_STEM]}"


def _cosine(one: Collection[str], other: Collection[str], rarity: Rarity) -> float:
    shared = sum(rarity.of(word) ** 2 for word in sorted(set(one) & set(other)))
    if not shared:
        return 0.0
    squares = (sum(rarity.of(word) ** 2 for word in sorted(words)) for words in (one, other))
    return shared / math.sqrt(math.prod(squares))


@cache
def _weights() -> tuple[float, ...]:
    table: Mapping[str, float] = json.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(table[name] for name in FEATURES)
