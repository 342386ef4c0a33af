"""Number expressions: "at least 30", "between three and five", "two dozen", "hundreds", "no", and what they allow.

Words stand in ``tables/numbers.tsv``. "More than 30" is 31 or more, "fewer than 5" at most 4, "dozens" and "several" have no
number, as the labelling guidelines (``labels/README.md``) ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.figures.numerals import ARTICLES, MULTIPLES, bounds, value, words
from onrecord.figures.tokens import Sentence
from onrecord.record.figure import Bound

_JOINED = re.compile(r"([0-9]{1,9})[-‐‑]([0-9]{1,9})")
_DASHES = frozenset("-–—‐‑‒")
_LONGEST_BOUND = 4  # words
_MODIFIERS = 3  # bounds or determiners of one number
_EXTENDING = frozenset({"the", "all", "those", "these", "another", "other"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression.

    Attributes:
        first: Number of its first token, bounding words and articles included.
        stop: Number of the token after it.
        low: Smallest number that the words allow; null where they name none.
        high: Largest number that they allow; null where they name none.
        bound: How they bound it.
    """

    first: int
    stop: int
    low: int | None
    high: int | None
    bound: Bound = "exact"


def find_numbers(sentence: Sentence) -> list[Number]:
    """Find the number expressions of a sentence.

    Args:
        sentence: The sentence.

    Returns:
        Expressions in order; none overlaps another. What they count is not looked at.
    """
    found: list[Number] = []
    place = 0
    while place < len(sentence):
        number = _at(sentence, place)
        if number is None:
            place += 1
        else:
            found.append(number)
            place = number.stop
    return found


def _at(sentence: Sentence, place: int) -> Number | None:
    """Read the expression that begins at a token: words that bound it, then a number or a range."""
    at, told = place, None
    for _ in range(_MODIFIERS):
        step = _bounding(sentence, at)
        if step is None:
            break
        told, at = step[0] if told is None or told == "exact" else told, step[1]
    if sentence.at(at) == "between" and (ranged := _between(sentence, at)):
        return ranged
    begin = at
    while sentence.at(at) in _EXTENDING and at < begin + _MODIFIERS:
        at += 1
    if at > begin and sentence.at(at) == "of" and sentence.at(at + 1) in _EXTENDING:
        at += 2
    core = _core(sentence, at)
    if core is None or (at > begin and core.low == 0):
        return None
    told, stop = _after(sentence, core.stop, told)
    return _bounded(replace(core, first=place, stop=stop), told)


def _bounding(sentence: Sentence, place: int) -> tuple[str, int] | None:
    """Read bounding words: which, and the token after them."""
    for length in range(_LONGEST_BOUND, 0, -1):
        told = bounds("bound").get("_".join(sentence.small[place : place + length]))
        if told is not None and place + length < len(sentence):
            return told, place + length
    return None


def _after(sentence: Sentence, stop: int, told: str | None) -> tuple[str | None, int]:
    for length in (2, 1):
        behind = bounds("after").get("_".join(sentence.small[stop : stop + length]))
        if behind is not None:
            return behind, stop + length
    return told, stop


def _bounded(number: Number, told: str | None) -> Number:
    if told is None or told == "exact" or number.bound != "exact":
        return number
    if number.low is None:
        return replace(number, bound="about")
    if number.low != number.high:
        return number
    if told.startswith("at_least"):
        return replace(number, low=number.low + told.endswith("+1"), high=None, bound="at_least")
    if told.startswith("at_most"):
        return replace(number, low=None, high=max(0, number.low - told.endswith("-1")), bound="at_most")
    return replace(number, bound="about")


def _core(sentence: Sentence, place: int) -> Number | None:
    """Read a number or a range, without what bounds it."""
    word = sentence.at(place)
    joined = _JOINED.fullmatch(word)
    if joined:
        return _range(place, place + 1, int(joined[1]), int(joined[2]))
    if word in words("none"):
        stop = place + 2 if sentence.small[place : place + 2] == ("no", "one") else place + 1
        return Number(place, stop, 0, 0)
    vague = _vague(sentence, place)
    if vague:
        return Number(place, vague, None, None, "about")
    first = value(sentence, place)
    if first is None:
        return None
    low, stop = first
    joiner = sentence.at(stop)
    if joiner in {"to", "or"} | _DASHES and sentence.at(place - 1) != "from":
        second = value(sentence, stop + 1)
        if second is not None and low < second[0]:
            return _range(place, second[1], low, second[0])
    return Number(place, stop, low, low)


def _range(first: int, stop: int, low: int, high: int) -> Number | None:
    return Number(first, stop, low, high) if low < high else None


def _between(sentence: Sentence, place: int) -> Number | None:
    """Read "between three and five"; "from three to five" are two numbers, of what was and what is."""
    first = value(sentence, place + 1)
    if first is None or sentence.at(first[1]) != "and":
        return None
    second = value(sentence, first[1] + 1)
    return None if second is None else _range(place, second[1], first[0], second[0])


def _vague(sentence: Sentence, place: int) -> int | None:
    """Read "dozens", "tens of thousands", "a few hundred", "a number of": gives the token after it."""
    listed = words("vague")
    if sentence.at(place - 1) in {"as", "how", "so", "too"}:
        return None
    at = place + 1 if sentence.at(place) in ARTICLES else place
    if at > place and sentence.small[at : at + 2] in {("number", "of"), ("lot", "of"), ("handful", "of")}:
        return at + 2
    if sentence.at(at) not in listed or (at > place and sentence.at(at) != "few"):
        return None
    if at == place and sentence.at(at) == "few":
        return None
    at += 1
    while sentence.at(at) in MULTIPLES:
        at += 1
    while sentence.at(at) == "of" and sentence.at(at + 1) in listed:
        at += 2
    return at
