"""A statement as a card: its words in their paragraph, who says them, and where they are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import rich_click as click

from onrecord.cli.layout import Layout, Part, Passage
from onrecord.cli.page import Page
from onrecord.cli.passages import passage_lines
from onrecord.cli.rows import joined
from onrecord.cli.speakers import UNKNOWN
from onrecord.cli.terminal import one_line
from onrecord.language.paragraphs import paragraphs
from onrecord.record import Record, Span, Statement
from onrecord.store import Appearance

LABEL = 12
"""Columns that a label takes."""

_MARGIN = "    "
# From the outermost: a source that stands inside what is said is bracketed inside it.
_BRACKETS = ((Part.CONTENT, "⟦", "⟧"), (Part.CUE, "{", "}"), (Part.SOURCE, "‹", "›"))


def statement_card(record: Record, statement: Statement, appearances: Sequence[Appearance], page: Page) -> Iterator[str]:
    """Write a statement as a card.

    Args:
        record: The record of its article.
        statement: The statement.
        appearances: Where the article was met.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    speaker = one_line(statement.speaker.name) if statement.speaker else UNKNOWN
    yield page.bold(speaker)
    yield ""
    passage = Layout(record.article.text).passage(statement, whole_paragraphs=True)
    for line in _passage_lines(passage, page):
        yield _MARGIN + line
    yield ""
    yield _MARGIN + _legend(page)
    yield ""
    for label, value in _facts(record, statement):
        yield page.dim(label.ljust(LABEL)) + one_line(value)
    yield ""
    yield page.bold(one_line(record.article.title or "Article without a headline"))
    yield from appearance_lines(appearances, page)


def appearance_lines(appearances: Sequence[Appearance], page: Page) -> Iterator[str]:
    """Write where an article was met, one line each."""
    for number, met in enumerate(appearances):
        label = "Met in" if number == 0 else ""
        known = (met.publisher or "unknown outlet", met.published or "unknown date", met.source or "unknown source")
        times = f"captured {met.captured}" if met.captured else f"stored {met.first_seen}"
        yield page.dim(label.ljust(LABEL)) + one_line(" · ".join((*known, times)))


def paragraphs_of(text: str, statement: Statement) -> list[Span]:
    """Take the paragraphs of a text that a statement's words stand in."""
    pieces = [*statement.content, *statement.cue, *statement.source]
    bounds = paragraphs(text)
    inside = [(low, high) for low, high in bounds if any(span.start < high and span.end > low for span in pieces)]
    return [Span.of(text, low, high) for low, high in inside]


def _facts(record: Record, statement: Statement) -> Iterator[tuple[str, str]]:
    yield "Form", statement.form
    yield "Act", statement.act or "unknown"
    yield "Scope", statement.scope or "unknown"
    if statement.speaker and statement.speaker.how:
        yield "Speaker by", statement.speaker.how
    yield from _circumstances(statement)
    yield "Confidence", f"{statement.confidence:.2f}"
    if statement.continued:
        yield "Continued", "carried on from the statement before"
    yield from _nesting(record, statement)
    if statement.pull_quote is not None:
        yield "Pull quote", f"{statement.pull_quote.change}, of {statement.pull_quote.matches or 'no statement of the body'}"
    yield "Id", statement.id
    yield "Article", record.article.id
    yield "Read by", f"onrecord {record.run.version}, model {record.run.model}"


def _circumstances(statement: Statement) -> Iterator[tuple[str, str]]:
    for label, ref in (("To", statement.addressee), ("About", statement.target)):
        if ref is not None:
            yield label, ref.name
    if statement.when is not None:
        yield "Spoken", statement.when.span.text
    if statement.where is not None:
        yield "In", statement.where.name


def _nesting(record: Record, statement: Statement) -> Iterator[tuple[str, str]]:
    for other in record.statements:
        if other.id == statement.within:
            yield "Within", f"{other.id}: {joined(other.content)}"
        if other.within == statement.id:
            yield "Holds", f"{other.id}: {joined(other.content)}"


def _legend(page: Page) -> str:
    if not page.colour:
        return "‹source› {cue} ⟦content⟧"
    source, cue = click.style("source", fg="cyan"), click.style("cue", fg="yellow")
    return f"{source} {cue} {click.style('content', bold=True)}"


def _passage_lines(passage: Passage, page: Page) -> Iterator[str]:
    if not page.colour:
        text = "".join(_bracketed(passage))
        passage = Passage(text, bytes(len(text)))
    # Where brackets mark the words, no code point has a role left, and colour comes down to the wrapping.
    return passage_lines(passage, page.columns - len(_MARGIN), colour=True)


def _bracketed(passage: Passage) -> Iterator[str]:
    """Write a passage with brackets around each role; those of an inner role close before those of an outer one."""
    opened: list[tuple[Part, str]] = []
    for letter, marks in zip([*passage.text, ""], [*passage.roles, 0], strict=True):
        gone = next((depth for depth, (role, _) in enumerate(opened) if not marks & role), len(opened))
        yield from (closing for _, closing in reversed(opened[gone:]))
        del opened[gone:]
        for role, opening, closing in _BRACKETS:
            if marks & role and all(role != known for known, _ in opened):
                opened.append((role, closing))
                yield opening
        yield letter
