"""Statements and articles of a store as entries of a list for people."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.cli.layout import Part, Passage
from onrecord.cli.page import Page
from onrecord.cli.passages import CLOSE, OPEN, passage_lines
from onrecord.cli.report import SHORT_ID, UNSURE
from onrecord.cli.rows import Heading
from onrecord.cli.speakers import UNKNOWN
from onrecord.cli.terminal import one_line
from onrecord.record import Statement
from onrecord.store import Marked

_MARGIN = "    "
_BETWEEN = " · "
_SHORT_ARTICLE = 12
_NO_TITLE = "article without a headline"


def statement_entry(
    article: Heading, statement: Statement, content: Marked, speaker: Marked | None, page: Page
) -> Iterator[str]:
    """Write a statement as an entry: who, how, its words, and the article they stand in.

    Args:
        article: Its article.
        statement: The statement.
        content: What is said.
        speaker: Who says it; null is unknown.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    yield page.bold(_words(speaker, page) if speaker else UNKNOWN) + page.dim(_BETWEEN + _BETWEEN.join(_facts(statement)))
    yield from _indented(content, page)
    yield _MARGIN + page.dim(_joined(article.title or article.source or _NO_TITLE, *_met(article)))


def article_entry(article: Heading, title: Marked | None, words: Marked, page: Page) -> Iterator[str]:
    """Write an article as an entry: its headline, where from, and the places in it that were found.

    Args:
        article: The article.
        title: Its headline; null where it has none.
        words: An excerpt of its text.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    yield page.bold(_words(title, page) if title else _NO_TITLE)
    yield from _indented(words, page)
    short = article.id.removeprefix("sha256:")[:_SHORT_ARTICLE]
    yield _MARGIN + page.dim(_joined(*_met(article), short))


def bracketed(marked: Marked) -> str:
    """Write a text with the words that a search found between ``⟦ ⟧``."""
    return "".join(f"{OPEN}{words}{CLOSE}" if is_found else words for words, is_found in marked.pieces())


def _words(marked: Marked, page: Page) -> str:
    return one_line(marked.text if page.colour else bracketed(marked))


def _facts(statement: Statement) -> Iterator[str]:
    yield ", ".join(filter(None, (statement.act, statement.form)))
    if statement.scope == "attitude":
        yield "attitude, not uttered"
    if statement.addressee is not None:
        yield f"to {one_line(statement.addressee.name)}"
    if statement.target is not None:
        yield f"about {one_line(statement.target.name)}"
    if statement.confidence < UNSURE:
        yield f"unsure (confidence {statement.confidence:.2f})"
    yield statement.id[:SHORT_ID]


def _met(article: Heading) -> tuple[str, str]:
    return article.publisher or "unknown outlet", article.published or "unknown date"


def _joined(*parts: str) -> str:
    return _BETWEEN.join(map(one_line, parts))


def _indented(marked: Marked, page: Page) -> Iterator[str]:
    """Wrap a text, with the words that a search found in bold, or between brackets."""
    roles = bytearray(len(marked.text))
    for start, end in marked.marks:
        roles[start:end] = bytes([Part.CONTENT]) * (end - start)
    passage = Passage(marked.text, bytes(roles))
    return (_MARGIN + line for line in passage_lines(passage, page.columns - len(_MARGIN), colour=page.colour))
