"""Words without their endings, so that "strike", "strikes" and "striking" share what can be told by form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.store.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")
_SHORTEST = 3  # letters that an ending leaves


def stems(text: str) -> Iterator[str]:
    """Give the stem of every word of a text, in order; single letters are left out.

    Args:
        text: The text.
    """
    for hit in _WORD.finditer(text):
        found = stem(hit[0])
        if len(found) > 1:
            yield found


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Take the endings of plural, past and participle off a word, and a final e with them.

    Args:
        word: One word.
    """
    bare = _POSSESSIVE.sub("", fold(word))
    return _without_verb_ending(_without_plural(bare))


def _without_plural(word: str) -> str:
    if len(word) <= _SHORTEST + 1 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith("sses") else word[:-1]


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + _SHORTEST:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word[:-1] if len(word) > _SHORTEST + 1 and word.endswith("e") else word
