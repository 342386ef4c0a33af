"""What was altered between two versions of a text, paragraph by paragraph and, within one that was kept, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import rich_click as click

from onrecord.cli.page import Page
from onrecord.cli.terminal import one_line

_ALIKE = 0.5
_LONGEST = 4000  # words of a paragraph that are compared one by one
_MOST = 5000  # paragraphs of a text that are compared in their order; an article has some dozens
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")

Words = tuple[str, str]
"""A paragraph before and after; one of them empty where it went or came."""


def altered(old: str, new: str) -> tuple[list[str], list[str]]:
    """List the paragraphs that went and those that came.

    Args:
        old: The text before.
        new: The text after.
    """
    pairs = list(_altered(old, new))
    return [before for before, _ in pairs if before], [after for _, after in pairs if after]


def alteration_lines(old: str, new: str, page: Page) -> Iterator[str]:
    """Write what was altered for people: ``-`` before what went, ``+`` before what came.

    Within a paragraph that was reworded the words that differ are bold, or stand between brackets.

    Args:
        old: The text before.
        new: The text after.
        page: The page to write on.
    """
    for before, after in _altered(old, new):
        marked = _marked(before, after, page) if before and after else (before, after)
        for sign, words, colour in (("-", marked[0], "red"), ("+", marked[1], "green")):
            if words:
                line = f"{sign} {words}"
                yield click.style(line, fg=colour) if page.colour else line


def _altered(old: str, new: str) -> Iterator[Words]:
    before, after = _paragraphs(old), _paragraphs(new)
    if max(len(before), len(after)) > _MOST:
        yield from _missing(before, after)
        return
    # What stands everywhere, a blank or a line that repeats, begins no match: else many of them would take quadratic time.
    for kind, start, end, other_start, other_end in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            continue
        went, came = before[start:end], after[other_start:other_end]
        if len(went) == len(came):
            for one, other in zip(went, came, strict=True):
                if one.split() != other.split():
                    yield one, other
            continue
        yield from ((one, "") for one in went)
        yield from (("", one) for one in came)


def _missing(before: list[str], after: list[str]) -> Iterator[Words]:
    """Give the paragraphs that stand in one text only, whatever their order."""
    old, new = set(before), set(after)
    yield from ((one, "") for one in before if one not in new)
    yield from (("", one) for one in after if one not in old)


def _paragraphs(text: str) -> list[str]:
    return [part for part in (line.strip() for line in text.splitlines()) if part]


def _marked(before: str, after: str, page: Page) -> Words:
    old, new = _WORDS.findall(one_line(before)), _WORDS.findall(one_line(after))
    if max(len(old), len(new)) > _LONGEST:
        return one_line(before), one_line(after)
    matcher = SequenceMatcher(None, old, new)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return one_line(before), one_line(after)
    went = came = ""
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        removed, added = "".join(old[start:end]), "".join(new[other_start:other_end])
        went += removed if kind == "equal" else _mark(removed, page)
        came += added if kind == "equal" else _mark(added, page)
    return went, came


def _mark(words: str, page: Page) -> str:
    if not words.strip():
        return words
    return click.style(words, bold=True, reset=False) + "\x1b[22m" if page.colour else f"⟦{words}⟧"
