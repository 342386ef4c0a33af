"""Quotations that the article gives to nobody: statements all the same, of an unknown speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.meaning.fragments import Fragment
from onrecord.meaning.quoted import Quoted

_LONG = 4  # words from which a quotation in running text is a sentence, not a title or a term
_SHORT = 2  # words of a quotation in a headline, or of one that ends as a sentence does
_CERTAINTY = 0.3
_MARKS = "\"'“”‘’.,;:!?"


def unclaimed(text: str, quoted: Quoted, claimed: Sequence[Fragment], headlines: Sequence[tuple[int, int]]) -> list[Fragment]:
    """Find quotations of which no word belongs to a statement yet.

    A term, a title and a nickname in quotation marks are no statements: in running text a quotation counts from four words
    on, or when it ends as a sentence does; in a headline from two words on, or when a quotation of the body begins with it or
    has that word in small letters ("Report is 'nonsense'").

    Args:
        text: The article's text.
        quoted: The article's outermost quotations.
        claimed: Fragments of every role that the model has found.
        headlines: Headlines and sub-headings, as half-open offsets, in order.

    Returns:
        Pieces of content, in order.
    """
    taken = sorted(claimed)
    starts = [fragment.start for fragment in taken]
    heading_starts = [start for start, _ in headlines]
    again = _openings(text, quoted, taken) | _quoted_words(text, quoted, taken, headlines)
    found: list[Fragment] = []
    for quotation in quoted.all:
        at = bisect_right(starts, quotation.end - 1) - 1
        if at >= 0 and taken[at].end > quotation.start:
            continue
        start, end = quotation.inner
        words = text[start:end].split()
        in_headline = _within(quotation.start, heading_starts, headlines)
        whole = bool(words) and words[-1][-1] in ".!?" and any(word.islower() for word in words)
        least = _SHORT if in_headline or whole else _LONG
        known = in_headline and bool(words) and _bare(words[0]) in again
        if (len(words) >= least or known) and not _is_title(words, in_headline=in_headline):
            found.append(Fragment(quotation.start, quotation.end, "content", _CERTAINTY))
    return found


def _openings(text: str, quoted: Quoted, taken: Sequence[Fragment]) -> frozenset[str]:
    """Give the words with which quotations begin that the article gives to somebody."""
    starts = [fragment.start for fragment in taken]
    found = set()
    for quotation in quoted.all:
        at = bisect_right(starts, quotation.inner[0]) - 1
        if at >= 0 and taken[at].role == "content" and taken[at].end >= quotation.end:
            found.add(_bare(next(iter(text[quotation.inner[0] : quotation.end].split(maxsplit=1)), "")))
    return frozenset(found - {""})


def _quoted_words(text: str, quoted: Quoted, taken: Sequence[Fragment], headlines: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Give the words that the body has in small letters in what is said: in quotation marks, or in content."""
    stretches = [q.inner for q in quoted.all] + [(f.start, f.end) for f in taken if f.role == "content"]
    starts = [start for start, _ in headlines]
    inside = [text[start:end] for start, end in stretches if not _within(start, starts, headlines)]
    return frozenset(_bare(word) for words in inside for word in words.split() if word.strip(_MARKS)[:1].islower()) - {""}


def _within(offset: int, starts: Sequence[int], stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an offset lies in one of some stretches, which are in order and begin at some starts."""
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < stretches[at][1]


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold()


def _is_title(words: Sequence[str], *, in_headline: bool) -> bool:
    """Tell the title of a work: every longer word has a capital (which in a headline says nothing)."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 (shorter words have none in titles)
    return not in_headline and bool(long) and all(word[0].isupper() for word in long)
