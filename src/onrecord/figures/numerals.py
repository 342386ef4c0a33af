"""Numerals: plain numbers in digits and words, and the words of ``tables/numbers.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.figures.tables import rows
from onrecord.figures.tokens import Sentence

_PLAIN = re.compile(r"[0-9]{1,12}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,4}")
_DECIMAL = re.compile(r"[0-9]{1,9}\.[0-9]{1,6}")
_LARGEST = 10**13
_TEN, _HUNDRED = 10, 100
_TENS = range(20, 100, 10)
MULTIPLES = frozenset({"hundred", "thousand", "million", "billion", "dozen", "score"})
"""Words that multiply the number before them."""
ARTICLES = frozenset({"a", "an"})
"""The articles that are a number before one of these: "a hundred"."""


def value(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """Read a plain number in digits or words.

    Args:
        sentence: The sentence.
        place: Number of its first token.

    Returns:
        Its value, and the token after it; null where there is none.
    """
    first = _start(sentence, place)
    if first is None:
        return None
    group, at = first
    total, largest = 0.0, _LARGEST
    while at < len(sentence) and (scale := _scale(sentence.at(at))) is not None and scale < largest:
        if scale > _HUNDRED:
            total, group, largest = total + group * scale, 0.0, scale
        else:
            group *= scale
        at += 1
        more = _rest(sentence, at, largest if group == 0 else scale)
        if more is not None:
            group, at = group + more[0], more[1]
    whole = total + group
    return (int(whole), at) if whole == int(whole) and whole < _LARGEST else None


def _start(sentence: Sentence, place: int) -> tuple[float, int] | None:
    """Read the beginning of a number: "2.5", "a" before "hundred", "twenty five"."""
    word = sentence.at(place)
    if word in ARTICLES and sentence.at(place + 1) in MULTIPLES:
        return 1, place + 1
    if word in ARTICLES and sentence.small[place + 1 : place + 2] == ("couple",):
        return 2, place + 2 if sentence.at(place + 2) != "of" else place + 3
    digits = _digits(word)
    return (digits, place + 1) if digits is not None else _below_hundred(sentence, place)


def _below_hundred(sentence: Sentence, place: int) -> tuple[float, int] | None:
    first = _spelled(sentence.at(place))
    if first is None:
        return None
    ones = words("unit").get(sentence.at(place + 1)) if first in _TENS else None
    return (first + ones, place + 2) if ones is not None and ones < _TEN else (first, place + 1)


def _scale(word: str) -> int | None:
    return words("unit")[word] if word in {"dozen", "score"} else words("scale").get(word)


def _rest(sentence: Sentence, place: int, last: int) -> tuple[float, int] | None:
    """Read what follows a scale: "and four" after "one hundred", "two hundred" after "five thousand"."""
    if last not in words("scale").values():
        return None
    found = _below_hundred(sentence, place + 1 if sentence.at(place) == "and" else place)
    return found if found and found[0] < last else None


def _digits(word: str) -> float | None:
    if _PLAIN.fullmatch(word):
        return int(word)
    if _GROUPED.fullmatch(word):
        return int(word.replace(",", ""))
    return float(word) if _DECIMAL.fullmatch(word) else None


def _spelled(word: str) -> int | None:
    """Read a numeral of one token: "five", "twenty-five"."""
    units = words("unit")
    first, dash, second = word.partition("-")
    tens = units.get(first)
    if tens is None or first in {"dozen", "score"}:
        return None
    if not dash:
        return tens if first not in {"couple", "pair"} else None
    ones = units.get(second)
    return tens + ones if ones is not None and tens in _TENS and ones < _TEN else None


def is_numeral(word: str) -> bool:
    """Tell whether a word in small letters is a number, or begins one.

    Args:
        word: The word.
    """
    return word[:1].isdigit() or _spelled(word) is not None or word in words("vague")


@cache
def words(what: str) -> Mapping[str, int]:
    """Give the words of a class with what they are worth.

    Args:
        what: ``unit``, ``scale``, ``vague`` or ``none``.
    """
    return {word: int(row.value) for row in _table() if row.what == what for word in row.words}


@cache
def bounds(what: str) -> Mapping[str, str]:
    """Give the words that bound a number with how they do, joined by ``_``.

    Args:
        what: ``bound`` before it, ``after`` behind it.
    """
    return {word: row.value for row in _table() if row.what == what for word in row.words}


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line of the table: what its words are, what they are worth, and an example."""

    what: str
    value: str
    words: tuple[str, ...]
    example: str


@cache
def _table() -> tuple[NumberRow, ...]:
    return tuple(number_rows())


def number_rows() -> Iterator[NumberRow]:
    """Read the table of numbers."""
    for what, value, words, example in rows("numbers.tsv"):
        yield NumberRow(what, value, tuple(words.split()), example)
