"""What an article is known by among others: its words and names, and the days that it tells of, each with its weight.

A word counts by how often it stands (by the logarithm), half as much again in the headline and the first lines, and once more
where it belongs to a name: who and where tells one happening from another better than what.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.compare.stories.rarity import Rarity
from onrecord.compare.stories.stems import stems

MOST = 60
"""Terms by which an article is known."""

DAY = "on "
"""What the term of a day begins with; no word holds a blank."""

_LEAD = 300  # code points
_BOOST = 1.5
_LEAST = 1.0  # of rarity; what stands in more than a third of all articles tells nothing
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’]+")

Vector = Mapping[str, float]
"""Terms and their weights; the sum of the squares is 1."""


def weighed(text: str, names: Iterable[str] = (), days: Iterable[str] = ()) -> dict[str, float]:
    """Weigh the terms of an article for themselves, whatever is rare elsewhere.

    Args:
        text: What it says, headline first.
        names: Names of actors and places in it.
        days: ISO dates of what happened according to it.
    """
    counts = Counter(stems(text))
    lead = set(stems(text[:_LEAD]))
    named = {stem for name in (*names, *_NAME.findall(text)) for stem in stems(name)}
    found = {
        term: (1 + math.log(count)) * (_BOOST if term in lead else 1) * (_BOOST if term in named else 1)
        for term, count in counts.items()
    }
    return found | {DAY + day: _BOOST for day in sorted(days)}


def vector(terms: Mapping[str, float], rarity: Rarity) -> Vector:
    """Keep the terms that tell most of an article.

    Args:
        terms: Its terms, weighed for themselves.
        rarity: How rare each is.
    """
    rare = ((term, rarity.of(term), weight) for term, weight in terms.items())
    told = sorted(((-how_rare * weight, term) for term, how_rare, weight in rare if how_rare >= _LEAST))[:MOST]
    length = math.sqrt(sum(weight * weight for weight, _ in told))
    return {term: -weight / length for weight, term in told}


def likeness(one: Vector, other: Vector) -> float:
    """Measure how much two articles have in common: the cosine of their vectors, from 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
