"""Folding: words as they compare when case and accents don't count."""

from __future__ import annotations

import unicodedata

# Letters that Unicode doesn't take apart into a base and an accent, and the apostrophes of every habit.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "`": "'",
    }
)


def fold(words: str) -> str:
    """Fold words to small letters without accents, and every stretch of white space to one blank."""
    if words.isascii():
        return " ".join(words.lower().replace("`", "'").split())
    # Letters of other fonts (𝕬) are taken for plain ones before their case is folded.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.translate(_PLAIN).split())
