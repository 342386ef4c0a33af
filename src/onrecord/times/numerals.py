"""Numerals of several words made one: "twenty-five", "two and a half", "a couple of", "nineteen ninety-seven"."""

from __future__ import annotations

import re

from onrecord.times.grammar import compiled
from onrecord.times.tokens import CODES, Tokens
from onrecord.times.words import DECADES, ONES, SCALES, TEENS, TENS

UNTOLD = "X"  # the value of a number that is not told: "several"

_VALUES = {**ONES, **TEENS, **TENS}
# Longest first: the first that matches is taken.
_FORMS = tuple(
    compiled(form, labelled=False)
    for form in (
        "teens tens - ones",
        "teens tens",
        "ones|teens|tens|d12|d24|d31|d59|d99 and a half",
        "d12|d24|d31 - d12 / d12",
        "d12|d24|d31 d12 / d12",
        "tens - ones",
        "tens ones",
        "a|ones|teens|d12|d24|d31|d59|d99 scale",
        "half a scale",
        "a few of",
        "a few",
        "few of",
        "few",
    )
)
_ANY = re.compile("|".join(f"(?:{form.pattern})" for form in _FORMS))
_HUNDRED = 100
_UNTOLD_WORDS = frozenset({"few", "several", "many", "couple", "dozens", "hundreds"})
_FIRST_SPOKEN_CENTURY = 13


def merged(tokens: Tokens) -> Tokens:
    """Put one token in the place of each numeral that is made of several words.

    Args:
        tokens: A paragraph's tokens.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    row: list[str] = []
    done = 0
    for hit in _ANY.finditer(tokens.row):
        first, stop = hit.span()
        value = _value([word.lower() for word in tokens.words[first:stop]])
        if value is None:
            continue
        words += [*tokens.words[done:first], value]
        starts += tokens.starts[done : first + 1]
        ends += [*tokens.ends[done:first], tokens.ends[stop - 1]]
        is_year = tokens.row[first] == CODES["teens"]
        row += [tokens.row[done:first], CODES["year" if is_year and len(value) > 2 else "number"]]  # noqa: PLR2004 - "1997"
        done = stop
    if not done:
        return tokens
    words += tokens.words[done:]
    starts += tokens.starts[done:]
    ends += tokens.ends[done:]
    row.append(tokens.row[done:])
    return Tokens(tokens.text, words, starts, ends, "".join(row))


def number(word: str) -> float | None:
    """Read a numeral of one token; null where its number is not told.

    Args:
        word: The token, in any case.

    Raises:
        ValueError: It is no numeral.
    """
    small = word.lower()
    if small in {"a", "an", "another"}:
        return 1
    if small == UNTOLD.lower():
        return None
    if small in _VALUES:
        return _VALUES[small]
    if small in SCALES:
        return SCALES[small]
    digits = small.replace(",", "")
    if len(digits) > 15:  # noqa: PLR2004 - no clock or calendar counts so far
        msg = f"{word[:20]}… is no number of a time"
        raise ValueError(msg)
    return float(digits)


def _value(words: list[str]) -> str | None:
    """Write a numeral of several words in digits; null where the words are no numeral after all."""
    if _UNTOLD_WORDS.intersection(words):
        return UNTOLD
    if words[-1] == "half":
        return f"{int(number(words[0]) or 0)}.5"
    if "/" in words:
        return f"{words[0]}.5" if words[-3:] == ["1", "/", "2"] else None
    if words[-1] in SCALES:
        share = 0.5 if words[0] == "half" else number(words[0]) or 0
        return f"{int(share * SCALES[words[-1]])}"
    return _sum_of(words)


def _sum_of(words: list[str]) -> str | None:
    values = [_VALUES[word] for word in words if word in _VALUES]
    if words[0] not in TEENS:
        return f"{sum(values)}"
    century, rest = values[0], sum(values[1:])
    return f"{century * _HUNDRED + rest}" if century >= _FIRST_SPOKEN_CENTURY else None


def decade(word: str) -> int:
    """Read a decade's word or digits, "nineties", "1990s" or "90s", as its first year; of two digits the 20th century's.

    Args:
        word: The token.
    """
    small = word.lower()
    digits = DECADES[small] if small in DECADES else int(small[:-1])
    return digits if digits >= _HUNDRED else 1900 + digits
