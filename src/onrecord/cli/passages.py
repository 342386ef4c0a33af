"""Passages as lines of a page: wrapped, with the words of a statement marked by colour or by brackets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import rich_click as click

from onrecord.cli.layout import Part, Passage
from onrecord.cli.terminal import harmless, width

OPEN, CLOSE = "⟦", "⟧"

_WORD = re.compile(r"\S+")


def passage_lines(passage: Passage, columns: int, *, colour: bool) -> Iterator[str]:
    """Lay out a passage.

    Args:
        passage: The passage.
        columns: Width to wrap at; a longer word has a line of its own.
        colour: Whether to mark by colour, content bold, cue yellow, source cyan; if not, content stands in ``⟦ ⟧``.

    Yields:
        Lines, safe to print.
    """
    if not colour:
        passage = _bracketed(passage)
    text, roles = harmless(passage.text).replace("\t", " "), passage.roles
    for start, end in _wrapped(text, columns):
        if colour:
            runs = itertools.groupby(range(start, end), key=roles.__getitem__)
            yield "".join(_styled(Part(role), "".join(text[at] for at in run)) for role, run in runs)
        else:
            yield text[start:end]


def _bracketed(passage: Passage) -> Passage:
    text: list[str] = []
    roles = bytearray()
    at = 0
    for is_content, run in itertools.groupby(passage.roles, key=lambda role: bool(role & Part.CONTENT)):
        marks = bytes(run)
        words = passage.text[at : at + len(marks)]
        at += len(marks)
        text += [OPEN, words, CLOSE] if is_content else [words]
        roles += b"\0" + marks + b"\0" if is_content else marks
    return Passage("".join(text), bytes(roles))


def _wrapped(text: str, columns: int) -> Iterator[tuple[int, int]]:
    """Break a text into lines, as offsets; a line feed breaks a line as well."""
    start = end = -1
    for word in _WORD.finditer(text):
        if start >= 0 and ("\n" in text[end : word.start()] or width(text[start : word.end()]) > columns):
            yield start, end
            start = -1
        start, end = (word.start() if start < 0 else start), word.end()
    if start >= 0:
        yield start, end


def _styled(role: Part, words: str) -> str:
    if not role:
        return words
    colour = "yellow" if role & Part.CUE else "cyan" if role & Part.SOURCE else None
    return click.style(words, bold=bool(role & Part.CONTENT) or None, fg=colour)
