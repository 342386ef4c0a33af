"""Words and marks of a paragraph, each with one character for its class: a row that the grammar can be matched on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.times import words

_TOKEN = re.compile(r"[AaPp]\. ?[Mm](?:\.|\b)|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![\w,])|[^\W_]+|[^\w\s]|_")
_MARKS = {
    **dict.fromkeys("-–—‐‑‒", "-"), **dict.fromkeys("'’‘`", "'"), ",": ",", ".": ".", "/": "/", ":": ":",
}  # fmt: skip
_DIGITS = (
    "zero",
    "d12",
    "d24",
    "d31",
    "d59",
    "d99",
    "year",
    "big",
    "dth",
    "nth",
    "ths",
    "clockword",
    "minuteword",
    "isotime",
    "numbered",
)
OTHER = "."  # stands for every word that the tables don't know

CLASS_NAMES = ("number", *_DIGITS, *sorted({*words.CLASSES.values(), *_MARKS.values()}))
CODES = {name: chr(0x100 + number) for number, name in enumerate(CLASS_NAMES)}

_YEAR_DIGITS = 4
_LONGEST = 15  # digits of a number that is read as one
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_SUFFIXED = re.compile(r"([0-9]{1,4})(st|nd|rd|th|s|am|pm)", re.IGNORECASE)
_ISO_TIME = re.compile(r"[0-9]{2}T[0-9]{2}")
_UPPER_BOUNDS = ((12, "d12"), (24, "d24"), (31, "d31"), (59, "d59"), (99, "d99"))
_LAST_DAY = 31


def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for word, name in words.CLASSES.items():
        forms = {word.capitalize(), word.upper()} | (set() if word in words.CAPITAL_ONLY else {word})
        known.update(dict.fromkeys(forms, CODES[name]))
    known.update({mark: CODES[name] for mark, name in _MARKS.items()})
    known.update({f"{letter}{number}": CODES["numbered"] for letter in "QH" for number in range(1, 5 if letter == "Q" else 3)})
    return known


_KNOWN = _known()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one paragraph.

    Attributes:
        text: The whole text that the offsets count in.
        words: Each token as printed; a numeral made of several words as digits.
        starts: Offset of each token's first code point.
        ends: Offset after each token's last.
        row: For each token the one character of its class.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    row: str


def row_of(text: str, start: int, end: int) -> tuple[list[str], str]:
    """Give the tokens of a stretch of text and the row of their classes, without their places.

    Args:
        text: The article's text.
        start: Offset where the stretch begins.
        end: Offset where it ends.
    """
    found = _TOKEN.findall(text, start, end)
    known = _KNOWN.get
    return found, "".join([known(word) or (_digits(word) if word[0] <= "9" else OTHER) for word in found])


def tokens(text: str, start: int, end: int, found: list[str], row: str) -> Tokens:
    """Add the places to what ``row_of`` gave for the same stretch."""
    places = [hit.span() for hit in _TOKEN.finditer(text, start, end)]
    return Tokens(text, found, [place[0] for place in places], [place[1] for place in places], row)


def _digits(word: str) -> str:
    """Class of a token that begins with a digit."""
    if word.isdigit() and word.isascii():
        return CODES[_number_class(word)]
    if suffixed := _SUFFIXED.fullmatch(word):
        return _suffix_class(suffixed[1], suffixed[2].lower())
    if _ISO_TIME.fullmatch(word):
        return CODES["isotime"]
    if "," in word:
        return CODES["big"]
    return OTHER


def _number_class(digits: str) -> str:
    if len(digits) == _YEAR_DIGITS and _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return "year"
    if len(digits) > _LONGEST or len(digits) > 2:  # noqa: PLR2004 - two digits make a day, an hour or a minute
        return "big"
    if digits[0] == "0":
        return "zero"
    return next(name for bound, name in _UPPER_BOUNDS if int(digits) <= bound)


def _suffix_class(digits: str, suffix: str) -> str:
    if suffix == "s":
        return CODES["ths"] if digits.endswith("0") and len(digits) in {2, 4} else OTHER
    if suffix in {"am", "pm"}:
        return _clock_class(int(digits), len(digits))
    return CODES["dth" if 1 <= int(digits) <= _LAST_DAY else "nth"]


def _clock_class(number: int, width: int) -> str:
    """Tell "9am" from the end of "9.30am"."""
    if 1 <= number <= _UPPER_BOUNDS[0][0]:
        return CODES["clockword"]
    return CODES["minuteword"] if width == 2 and number < 60 else OTHER  # noqa: PLR2004 - two digits of a minute
