"""Edges: pieces of content set right against the quotation marks and sentence marks around them.

The convention is the labelling guideline's: content has its quotation marks, has no comma before the cue, and no final mark
of the sentence but one that stands inside the quotation marks.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.meaning.fragments import Fragment
from onrecord.meaning.quoted import Quoted

_BEFORE = ",.;:)]"
_AFTER = ",.;:–—-…(["


def set_right(text: str, fragment: Fragment, quoted: Quoted) -> Fragment:
    """Move a piece's edges over marks; words are never won or lost.

    Args:
        text: The article's text.
        fragment: A piece of content.
        quoted: The article's outermost quotations.
    """
    start, end = fragment.start, fragment.end
    while start < end and _is_before(text, start):
        start += 1
    closed = False
    for quotation in quoted.touching(start, end):
        first, last = quotation.inner
        if quotation.opened and quotation.start < start <= end and _no_words(text, quotation.start, start):
            start = quotation.start
        ours = start <= quotation.start or first <= start < last  # not the tail of a quotation that began elsewhere
        if ours and first < end and _no_words(text, min(end, last), max(end, quotation.end)):
            end = max(end, quotation.end)
            closed = end == quotation.end
        elif quotation.opened and start < quotation.start and end <= first:
            end = min(end, quotation.start)  # the opening mark of a quotation that this piece has no part in
    while not closed and end > start and (text[end - 1].isspace() or text[end - 1] in _AFTER):
        end -= 1
    return replace(fragment, start=start, end=end) if start < end else fragment


def bare(text: str, fragment: Fragment) -> Fragment:
    """Take the commas and colons off the edges of a source or a cue, unless nothing else is left."""
    start, end = fragment.start, fragment.end
    while start < end and _is_before(text, start):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return replace(fragment, start=start, end=end) if start < end else fragment


def _is_before(text: str, at: int) -> bool:
    """Tell a mark that belongs to what stands before; the point of ".5" belongs to its number."""
    if text[at] == "." and text[at + 1 : at + 2].isalnum():
        return False
    return text[at].isspace() or text[at] in _BEFORE


def _no_words(text: str, start: int, end: int) -> bool:
    return not any(character.isalnum() for character in text[start:end])
