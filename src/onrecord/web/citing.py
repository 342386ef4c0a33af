"""Quotations to take away: the words, who said them, where and when, and where they stand."""

from __future__ import annotations

from onrecord.record import Statement
from onrecord.store import ArticleHead
from onrecord.store.columns import APART
from onrecord.web.links import at_words
from onrecord.web.words import day

_REPORTED = {"direct": "", "mixed": " (partly quoted)", "indirect": " (in the paper's words)"}


def citation(statement: Statement, article: ArticleHead) -> str:
    """Write a statement with its speaker, outlet, date and link, as one takes it into a text of one's own.

    What is only reported is said to be, so that nobody takes the paper's words for the speaker's.

    Args:
        statement: The statement.
        article: Its article, as it was met.
    """
    words = " ".join(APART.join(span.text for span in statement.content).split())
    speaker = "Unknown speaker" if statement.speaker is None else " ".join(statement.speaker.name.split())
    reported = _REPORTED[statement.form]
    where = article.publisher or "unknown outlet"
    parts = [f"{speaker}{reported}: {words}", f"{where}, {day(article.published)}"]
    link = at_words(article.source, statement.content) or article.source
    return " — ".join([*parts, *([link] if link else [])])
