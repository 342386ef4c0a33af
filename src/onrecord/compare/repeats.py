"""Statements that say the same again: in the same words, in fewer, or in others.

A wording is cut from another if nearly all its rarer words stand in that one. It says the same in other words if three quarters
of the rarer words of both are shared, endings aside. Numbers must agree and so must denials: "three were killed" and "five were
killed" share all their rare words and are two statements, and so are a claim and its denial. Thresholds were chosen on the half
to develop on of ``evaluation/repeats``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.compare.stories.rarity import Rarity
from onrecord.compare.stories.stems import stems

How = Literal["same", "cut", "reworded"]

_WHOLE = 0.95  # share of the shorter wording's rarity that the longer one holds, where it was only cut
_SHARED = 0.75  # share of both wordings' rarity that they have in common, where it was reworded
_SHORTER = 0.25  # below this share of the longer one's rarity, what is held is too little to be the same statement
_FEWEST = 3  # stems that two wordings must share
_TELLING = 0.7  # rarity of a stem that counts; articles and prepositions are commoner
_RAREST = 4.0  # rarity that a stem counts with at most, so that names alone don't decide
_OFTEN = 60  # statements; a stem that stands in more of them finds none
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
}
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|false|untrue|\w+n['’]t)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two wordings that say the same.

    Attributes:
        earlier: Place of the one among the wordings.
        later: Place of the other, which comes after it.
        how: ``same`` for the same words, ``cut`` where one holds only words of the other, ``reworded`` else.
    """

    earlier: int
    later: int
    how: How


@dataclass(frozen=True, slots=True)
class _Wording:
    row: tuple[str, ...]
    weights: dict[str, float]
    numbers: frozenset[str]
    denies: bool

    @property
    def weight(self) -> float:
        return sum(self.weights.values())


def find_repeats(
    wordings: Sequence[str], rarity: Rarity | None = None, may_be: Callable[[int, int], bool] | None = None
) -> list[Repeat]:
    """Find which wordings say the same as one before them, each with the one that it is most like.

    Wordings are held only against those that share a rare stem, so that the work grows with their number.

    Args:
        wordings: What is said, in order.
        rarity: How rare each stem is; in the news at large when not given.
        may_be: Tells of two places whether they can be one statement at all; all can when not given.
    """
    rare = rarity or Rarity()
    read = [_read(words, rare) for words in wordings]
    index: defaultdict[str, list[int]] = defaultdict(list)
    found: list[Repeat] = []
    for later, wording in enumerate(read):
        shared: defaultdict[int, float] = defaultdict(float)
        for stem, weight in wording.weights.items():
            if len(index[stem]) <= _OFTEN:
                for earlier in index[stem]:
                    shared[earlier] += weight
        for earlier in sorted(shared, key=lambda one: (-shared[one], one)):
            if may_be is not None and not may_be(earlier, later):
                continue
            how = _how(read[earlier], wording)
            if how is not None:
                found.append(Repeat(earlier, later, how))
                break
        for stem in wording.weights:
            index[stem].append(later)
    return found


def says_the_same(one: str, other: str, rarity: Rarity | None = None) -> How | None:
    """Tell whether two wordings say the same, and how; null where they don't.

    Args:
        one: The one.
        other: The other.
        rarity: As for `find_repeats`.
    """
    rare = rarity or Rarity()
    return _how(_read(one, rare), _read(other, rare))


def _read(words: str, rarity: Rarity) -> _Wording:
    row = tuple(stems(words))
    numbers = {hit.replace(",", "") for hit in _NUMBER.findall(words)}
    numbers |= {_NUMBERS[word] for word in map(str.casefold, _WORD.findall(words)) if word in _NUMBERS and word != "one"}
    weights = {stem: min(_RAREST, weight) for stem in row if (weight := rarity.of(stem)) >= _TELLING}
    return _Wording(row, weights, frozenset(numbers), _DENIAL.search(words) is not None)


def _how(one: _Wording, other: _Wording) -> How | None:
    if one.row == other.row and one.row:
        return "same"
    shared = one.weights.keys() & other.weights.keys()
    if len(shared) < _FEWEST or one.denies != other.denies:
        return None
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return None
    shorter, longer = sorted((one, other), key=lambda wording: wording.weight)
    held = sum(one.weights[stem] for stem in shared)
    if held >= _WHOLE * shorter.weight and shorter.weight >= _SHORTER * longer.weight:
        return "cut"
    return "reworded" if 2 * held >= _SHARED * (shorter.weight + longer.weight) else None
