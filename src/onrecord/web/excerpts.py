"""Excerpts: the first places of a long text that a search has found."""

from __future__ import annotations

import re

from onrecord.store import Marked

_BEFORE, _AFTER = 70, 130
_PLACES = 2
_BLANK = re.compile(r"\s")


def excerpt(text: Marked) -> Marked:
    """Take the first places of a text that a search has found, with some words around them.

    Args:
        text: The text. Where nothing in it is marked, its beginning is taken.

    Returns:
        The places, with ``…`` wherever words are left out.
    """
    stretches: list[tuple[int, int]] = []
    for start, end in text.marks or ((0, 0),):
        if stretches and start < stretches[-1][1]:
            continue
        if len(stretches) == _PLACES:
            break
        stretches.append(_around(text.text, start, end))
    joined = Marked("")
    for start, end in stretches:
        lead = ("" if start == 0 else "… ") if not joined.text else " … "
        piece = text.within(start, end)
        at = len(joined.text) + len(lead)
        marks = tuple((low + at, high + at) for low, high in piece.marks)
        joined = Marked(joined.text + lead + piece.text, joined.marks + marks)
    last = stretches[-1][1]
    return joined if last >= len(text.text.rstrip()) else Marked(joined.text + " …", joined.marks)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a mark to whole words, where there are any."""
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    if first and (gap := _BLANK.search(text, first, start)):
        first = gap.end()
    if last < len(text) and (gaps := [gap.start() for gap in _BLANK.finditer(text, end, last)]):
        last = max(end, gaps[-1])
    return first, last
