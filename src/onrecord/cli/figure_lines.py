"""Figures in words for people: "killed: at least 12", whose count it is, and the sentence around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.terminal import one_line
from onrecord.record import Figure

if TYPE_CHECKING:
    from onrecord.cli.page import Page
    from onrecord.store.figures import StoredFigure

OWN_VOICE = "the article's own count"
_BETWEEN = " · "
_MARGIN = "    "
_BOUNDS = {"at_least": "at least ", "at_most": "at most ", "about": "about ", "exact": ""}


def number(figure: Figure) -> str:
    """Write how many, as the words bound it: "at least 12", "3 to 5", "a number not told".

    Args:
        figure: The figure.
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "a number not told"
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    return f"{_BOUNDS[figure.bound]}{(low if low is not None else high):,}"


def source(figure: Figure) -> str:
    """Say whose count it is.

    Args:
        figure: The figure.
    """
    if figure.according_to is not None:
        return f"according to {figure.according_to.name}"
    return OWN_VOICE if figure.voice is None else "according to somebody unknown"


def entry_lines(found: StoredFigure, page: Page) -> Iterator[str]:
    """Write a figure of a store as an entry: how many, whose count, the words around it, and its article.

    Args:
        found: The figure with its article.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    from onrecord.cli.layout import Part, Passage  # noqa: PLC0415  # keeps --help quick
    from onrecord.cli.passages import passage_lines  # noqa: PLC0415

    figure, article = found.figure, found.article
    part = f"{_BETWEEN}part of {figure.part_of}" if figure.part_of else ""
    event = f"{_BETWEEN}of event {figure.event}" if figure.event else ""
    facts = one_line(source(figure) + part + event)
    yield page.bold(one_line(f"{figure.kind}: {number(figure)}")) + page.dim(_BETWEEN + facts)
    before, after = found.before.split("\n")[-1], found.after.split("\n")[0]
    text = before + figure.span.text + after
    marks = bytearray(len(text))
    marks[len(before) : len(before) + len(figure.span.text)] = bytes([Part.CONTENT]) * len(figure.span.text)
    for line in passage_lines(Passage(text, bytes(marks)), page.columns - len(_MARGIN), colour=page.colour):
        yield _MARGIN + line
    met = (article.title or article.source or "article without a headline", article.publisher or "unknown outlet",
           article.published or "unknown date")  # fmt: skip
    yield _MARGIN + page.dim(_BETWEEN.join(map(one_line, met)))


def report_lines(figures: Sequence[Figure]) -> list[tuple[Figure, str]]:
    """Write the figures of one article for its report.

    Args:
        figures: The figures.

    Returns:
        Each figure with a line: what befell how many, in which words, of whom they are a part, and whose count it is.
    """
    known = {figure.id: figure for figure in figures}
    return [(figure, _line(figure, known.get(figure.part_of or ""))) for figure in figures]


def _line(figure: Figure, whole: Figure | None) -> str:
    part = "" if whole is None else f", part of “{whole.span.text}”"
    return one_line(f"{figure.kind} {number(figure)}: “{figure.span.text}”{part}, {source(figure)}")
