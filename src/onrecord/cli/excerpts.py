"""Excerpts: the places of a long text that a search has found."""

from __future__ import annotations

import re

from onrecord.language.paragraphs import paragraphs
from onrecord.store import Marked

_BEFORE, _AFTER = 80, 160
_PLACES = 3
_ELLIPSIS = "…"
_BLANK = re.compile(r"\s")


def excerpt(text: Marked, places: int = _PLACES) -> Marked:
    """Take the first places of a text that a search has found, with some words around them.

    Args:
        text: The text. Where nothing in it is marked, its beginning is taken.
        places: How many places at most.

    Returns:
        The places, joined by ``…``, which stands wherever words are left out.
    """
    bounds = paragraphs(text.text)
    stretches: list[tuple[int, int]] = []
    for start, end in text.marks or ((0, 0),):
        if stretches and start < stretches[-1][1]:
            continue
        if len(stretches) == places:
            break
        stretches.append(_around(text.text, start, end, bounds))
    joined = Marked("")
    for start, end in stretches:
        before = "" if _opens(start, bounds) else _ELLIPSIS + " "
        after = "" if _closes(end, bounds) else " " + _ELLIPSIS
        joined = _appended(joined, before, text.within(start, end), after)
    return joined


def _around(text: str, start: int, end: int, bounds: list[tuple[int, int]]) -> tuple[int, int]:
    """Widen a mark within its paragraph, to whole words where there are any."""
    low, high = next(((low, high) for low, high in bounds if start < high), (start, end))
    first, last = max(low, start - _BEFORE), min(high, max(end, low) + _AFTER)
    if first > low and (gap := _BLANK.search(text, first, start)):
        first = gap.end()
    if last < high and (gaps := [gap.start() for gap in _BLANK.finditer(text, max(end, first), last)]):
        last = gaps[-1]
    return first, max(last, end)


def _opens(start: int, bounds: list[tuple[int, int]]) -> bool:
    return any(start == low for low, _ in bounds) or not bounds


def _closes(end: int, bounds: list[tuple[int, int]]) -> bool:
    return any(end == high for _, high in bounds) or not bounds


def _appended(whole: Marked, before: str, piece: Marked, after: str) -> Marked:
    lead = whole.text + (" " if whole.text else "") + before
    moved = tuple((start + len(lead), end + len(lead)) for start, end in piece.marks)
    return Marked(lead + piece.text + after, whole.marks + moved)
