"""Spans as readers write them: the number of a sentence and its words.

==========================  ==========================================================================================
written                     means
==========================  ==========================================================================================
``12:exact words``          these words in sentence 12, where they stand once
``12:words#2``              their second occurrence in it
``12:first … last``         from the first words to the last ones; ``12:first …`` to the sentence's end, ``12:… last`` from its
                            beginning
``12-14:first … last``      the same, the first words in sentence 12, the last ones in 14
``12:*``, ``12-14:*``       the whole sentence or sentences, without a final period
==========================  ==========================================================================================

For mentions alone, where one line may name many:

==========================  ==========================================================================================
``*:words``                 every occurrence in the article, but for those inside a longer mention of the same actor
``12:he#*``                 every occurrence in sentence 12
``5,7,9:he``                in each of these sentences
``!7:words``                not this one after all
==========================  ==========================================================================================

Upper and lower case count; the kind of a quotation mark, apostrophe or dash and the width of white space do not.
"""

from __future__ import annotations

import re

from onrecord.errors import InputError
from training.labels.numbered import Numbered

_WRITTEN = re.compile(r"(?P<numbers>\*|\d+(?:[-,]\d+)*):(?P<words>.+?)(?:#(?P<which>\d+|\*))?", re.DOTALL)
_GAP = re.compile(r"(?:^|\s+)(?:…|\.\.\.)(?:\s+|$)")
_ALIKE = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚´`", "'"), **dict.fromkeys("–—―‐", "-")})


def find(article: Numbered, written: str) -> tuple[int, int]:
    """Find one written span.

    Args:
        article: The article.
        written: As in the first table above.

    Returns:
        Half-open offsets.

    Raises:
        InputError: It is not written so, or its words are not found, or found more than once.
    """
    numbers, words, which = _parsed(written)
    if numbers == "*" or "," in numbers or which == "*":
        msg = f"{written!r} may mean many places; only mentions are written so"
        raise InputError(msg)
    first, last = _range(article, written, numbers)
    low, high = article.sentences[first - 1][0], article.sentences[last - 1][1]
    if words == "*":
        return low, high - (article.text[high - 1] == "." and high - low > 1)
    hits = _occurrences(article.text, words, low, high)
    if hits:
        return _chosen(written, hits, which)
    parts = _GAP.split(words)
    if len(parts) != 2:  # noqa: PLR2004 - words before the gap and after it
        raise InputError(_missing(article, written, words))
    return _around_gap(article, written, parts, (first, last), which)


def find_all(article: Numbered, written: str) -> list[tuple[int, int]]:
    """Find a written span, or all that a mention's short form means.

    Args:
        article: The article.
        written: As in both tables above, but for a leading ``!``.

    Raises:
        InputError: As in `find`.
    """
    numbers, words, which = _parsed(written)
    if numbers == "*":
        hits = _occurrences(article.text, words, 0, len(article.text))
        if not hits:
            msg = f"{written!r}: the article nowhere says so"
            raise InputError(msg)
        return hits
    if "," in numbers:
        ending = f"#{which}" if which else ""
        return [hit for number in numbers.split(",") for hit in find_all(article, f"{number}:{words}{ending}")]
    if which != "*":
        return [find(article, written)]
    first, last = _range(article, written, numbers)
    hits = _occurrences(article.text, words, article.sentences[first - 1][0], article.sentences[last - 1][1])
    if not hits:
        raise InputError(_missing(article, written, words))
    return hits


def write(article: Numbered, start: int, end: int) -> str:
    """Write a span as a reader would, all its words."""
    first, last = article.number(start), article.number(end - 1)
    words = " ".join(article.text[start:end].split())
    return f"{first if first == last else f'{first}-{last}'}:{words}"


def _parsed(written: str) -> tuple[str, str, str | None]:
    hit = _WRITTEN.fullmatch(written.strip())
    if hit is None:
        msg = f"{written!r} is no span: write the sentence's number, a colon and its words, as in '12:exact words'"
        raise InputError(msg)
    return hit["numbers"], hit["words"].strip(), hit["which"]


def _range(article: Numbered, written: str, numbers: str) -> tuple[int, int]:
    ends = [int(number) for number in numbers.split("-")]
    first, last = ends[0], ends[-1]
    if not 1 <= first <= last <= len(article.sentences):
        msg = f"{written!r}: the article's sentences are numbered 1 to {len(article.sentences)}"
        raise InputError(msg)
    return first, last


def _around_gap(
    article: Numbered, written: str, parts: list[str], numbers: tuple[int, int], which: str | None
) -> tuple[int, int]:
    (first_low, first_high), (last_low, last_high) = (article.sentences[number - 1] for number in numbers)
    start, after = first_low, first_low
    if parts[0]:
        hits = _occurrences(article.text, parts[0], first_low, first_high)
        if not hits:
            raise InputError(_missing(article, written, parts[0]))
        start, after = _chosen(written, hits, which)
    if not parts[1]:
        return start, last_high - (article.text[last_high - 1] == ".")
    ends = _occurrences(article.text, parts[1], max(after, last_low), last_high)
    if not ends:
        raise InputError(_missing(article, written, parts[1]))
    return start, _chosen(written, ends, None)[1]


def _occurrences(text: str, words: str, low: int, high: int) -> list[tuple[int, int]]:
    alike = [re.escape(word) for word in words.translate(_ALIKE).split()]
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(before + r"\s+".join(alike) + after)
    return [hit.span() for hit in pattern.finditer(text.translate(_ALIKE), low, high)]


def _chosen(written: str, hits: list[tuple[int, int]], which: str | None) -> tuple[int, int]:
    if which is None:
        if len(hits) > 1:
            msg = (
                f"{written!r}: these words stand there {len(hits)} times; say which with #1 to #{len(hits)}, or give more words"
            )
            raise InputError(msg)
        return hits[0]
    if not 1 <= int(which) <= len(hits):
        msg = f"{written!r}: these words stand there {len(hits)} times, so there is no #{which}"
        raise InputError(msg)
    return hits[int(which) - 1]


def _missing(article: Numbered, written: str, words: str) -> str:
    elsewhere = sorted({article.number(start) for start, _ in _occurrences(article.text, words, 0, len(article.text))})
    hint = f"; they stand in sentence {', '.join(map(str, elsewhere))}" if elsewhere else "; nor anywhere else in the article"
    return f"{written!r}: no such words there: {words!r}{hint}"
