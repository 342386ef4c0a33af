"""Names of places and states as they compare: without case, accents, marks and articles."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode doesn't take apart into a base and an accent.
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_MARKS = dict.fromkeys(map(ord, ".'’‘ʼʻ`´ʹ"))
_OTHERWISE = str.maketrans(_LETTERS) | _MARKS
_BLANKS = re.compile(r"[ \t\r\u00a0\u2009\u202f_\-‐‑–—]+")
_ARTICLE = re.compile(r"^the (?=.{2})")
_POSSESSIVE = re.compile(r"['’]s?$")


def fold(words: str) -> str:
    """Fold names to small letters without accents, periods and apostrophes, a hyphen to a blank.

    Line feeds stay, so that a whole list of names, one a line, can be folded at once.
    """
    plain = words.translate(_MARKS).casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain).casefold()).translate(_OTHERWISE)
    return _BLANKS.sub(" ", plain).strip(" ")


def without_article(folded: str) -> str:
    """Leave out a leading "the" from a folded name."""
    return _ARTICLE.sub("", folded)


def without_possessive(words: str) -> str:
    """Leave out the ending of "Ukraine's" or "the Philippines'", but not an "s" that belongs to the name."""
    return _POSSESSIVE.sub("", words)
