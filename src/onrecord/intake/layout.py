"""How a plain text is laid out: its lines, and what stands between them.

Whether a short line is a headline depends on the lines around it, and on whether this file breaks lines only where a paragraph
ends or wherever the page was full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.language.paragraphs import paragraphs

_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟।][\"'”’»›“)\]*]*$")
_FIRST_WORD = re.compile(r"\S+")
_NARROWEST, _WIDEST = 40, 100  # columns at which text is wrapped
_FEWEST_PAIRS = 3
_WRAPPED_SHARE = 0.5
_BLANK_SHARE = 0.5
_LOOKED_AT = 2000  # lines from which the layout is told


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, or in a wrapped text the lines of a paragraph.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last.
        words: The text between.
        blank_before: Whether a blank line, or the beginning of the text, stands before it.
        blank_after: Whether a blank line, or the end of the text, stands after it.
    """

    start: int
    end: int
    words: str
    blank_before: bool
    blank_after: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The units of a text in order.

    Attributes:
        units: Lines, or paragraphs where lines are wrapped.
        spaced: Whether blank lines stand between most of them.
        wrapped_at: Width of the longest line where lines are wrapped; null where every line is a paragraph.
    """

    units: tuple[Unit, ...]
    spaced: bool
    wrapped_at: int | None


def layout(text: str) -> Layout:
    """Take a text apart into lines, or into paragraphs where its lines are wrapped.

    Args:
        text: The article's text.
    """
    lines = paragraphs(text)
    breaks = [len(_BREAK.findall(text, end, start)) > 1 for (_, end), (start, _) in pairwise(lines)]
    spaced = sum(breaks) > _BLANK_SHARE * len(breaks)
    wrapped_at = _wrapped_at(text, lines[:_LOOKED_AT], breaks)
    if wrapped_at is not None:
        lines, breaks = _joined(lines, breaks)
    edges = [True, *breaks, True]
    units = (Unit(start, end, text[start:end], edges[i], edges[i + 1]) for i, (start, end) in enumerate(lines))
    return Layout(tuple(units), spaced, wrapped_at)


def ends_sentence(words: str) -> bool:
    """Tell whether words end as a sentence does, closing marks aside.

    Args:
        words: A line without white space at its end.
    """
    return _SENTENCE_END.search(words, max(0, len(words) - 8)) is not None


def _wrapped_at(text: str, lines: list[tuple[int, int]], breaks: list[bool]) -> int | None:
    """Find the width at which lines are wrapped: most break off in mid-sentence, where the next word found no room."""
    width = max((end - start for start, end in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    pairs = wrapped = 0
    for (start, end), (following, stop), blank in zip(lines, lines[1:], breaks, strict=False):
        if blank:
            continue
        pairs += 1
        word = _FIRST_WORD.match(text, following, stop)
        room = width - (end - start)
        if word is not None and not ends_sentence(text[start:end]) and room <= max(len(word.group()), width // 5):
            wrapped += 1
    return width if wrapped >= _FEWEST_PAIRS and wrapped >= _WRAPPED_SHARE * pairs else None


def _joined(lines: list[tuple[int, int]], breaks: list[bool]) -> tuple[list[tuple[int, int]], list[bool]]:
    """Join the lines that no blank line parts."""
    joined = [lines[0]]
    for (start, end), blank in zip(lines[1:], breaks, strict=True):
        if blank:
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined, [True] * (len(joined) - 1)
