"""Paragraphs: the stretches of an article between line breaks."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Find the paragraphs of a text.

    News text breaks a line only where a paragraph ends, so every line that holds more than white space is a paragraph.

    Args:
        text: The article's text.

    Returns:
        Half-open offsets in code points, in order, without the white space at either edge.
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        end = line.start() + len(words.rstrip())
        if start < end:
            found.append((start, end))
    return found
