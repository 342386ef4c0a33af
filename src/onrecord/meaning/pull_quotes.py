"""Pull quotes: quotations in headlines and sub-headings, held against the statements of the body.

A quotation's words are compared in order, letter case and marks aside:

- ``none``: the body has them in a row, and a mark of punctuation or quotation before and behind them;
- ``cut``: the body has them in order, but goes on, begins earlier, or has words between, which the headline leaves out;
- ``reworded``: most of them stand in one statement, but not all or not in order;
- ``absent``: the body never gives them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Literal

from msgspec import structs

from onrecord.meaning.quoted import Quoted
from onrecord.record.article import Article
from onrecord.record.statement import Change, PullQuote, Statement

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_EMPTY = frozenset({
    "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "by", "for", "with", "from", "as", "is", "are",
    "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could",
    "may", "might", "must", "shall", "should", "it", "its", "this", "that", "these", "those", "i", "we", "you", "he",
    "she", "they", "them", "him", "her", "us", "our", "your", "his", "their", "my", "me", "not", "no",
})  # fmt: skip
_LOOSE = 3  # words that may be left out for each word that is kept
_ALIKE = 0.6  # share of a quotation's words that must stand in one statement, in order, for a rewording
_TELLING = 2  # of them words that are no mere grammar
_SHORTEST_CUT = 3  # words from which leaving out can be told from chance


@dataclass(frozen=True, slots=True)
class Match:
    """Where a headline's quotation stands in the body: number of the statement, or null, and how the words differ."""

    statement: int | None
    change: Change


def held_against_body(statements: Sequence[Statement], article: Article, quoted: Quoted) -> tuple[Statement, ...]:
    """Hold the quotations of headlines against the statements of the body, and give them the body's speaker.

    Args:
        statements: The article's statements.
        article: The article.
        quoted: Its outermost quotations.
    """
    headlines = [(span.start, span.end) for span in article.headlines]
    heads = [_within(s.content[0].start, headlines) for s in statements]
    body = [s for s, head in zip(statements, heads, strict=True) if not head]
    said = [" ".join(span.text for span in s.content) for s in body]
    return tuple(
        _held(s, body, said, quoted) if head and s.form != "indirect" else s for s, head in zip(statements, heads, strict=True)
    )


def _held(headline: Statement, body: Sequence[Statement], said: Sequence[str], quoted: Quoted) -> Statement:
    words = " ".join(
        span.text[max(0, quotation.start - span.start) : max(0, quotation.end - span.start)]
        for span in headline.content
        for quotation in quoted.touching(span.start, span.end)
    )
    found = match(words, said)
    partner = body[found.statement] if found.statement is not None else None
    return structs.replace(
        headline,
        pull_quote=PullQuote(matches=partner.id if partner else None, change=found.change),
        speaker=headline.speaker or (partner.speaker if partner else None),
    )


def _within(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an offset lies in one of some stretches, which are in order and disjoint."""
    at = bisect_right(stretches, offset, key=itemgetter(0)) - 1
    return at >= 0 and offset < stretches[at][1]


def match(quotation: str, statements: Sequence[str]) -> Match:
    """Find the statement that a headline quotes.

    Args:
        quotation: The quoted words.
        statements: What the body's statements say, in order, each in one string.

    Returns:
        The first statement with the least change.
    """
    wanted = words(quotation)
    bodies = [words(statement) for statement in statements]
    if not wanted:
        return Match(None, "absent")
    rows = [_in_a_row(wanted, statement) for statement in statements]
    for change in ("none", "cut"):
        if change in rows:
            return Match(rows.index(change), change)
    if len(wanted) >= _SHORTEST_CUT:
        for number, body in enumerate(bodies):
            if _in_order(wanted, body):
                return Match(number, "cut")
    shares = [_share(wanted, body) for body in bodies]
    best = max(range(len(shares)), key=lambda number: shares[number], default=None)
    return Match(best, "reworded") if best is not None and shares[best] >= _ALIKE else Match(None, "absent")


def words(text: str) -> list[str]:
    """Give the words of a text, in lower case and with one kind of apostrophe."""
    return [hit.group().replace("’", "'").casefold() for hit in _WORD.finditer(text)]


def _in_a_row(wanted: list[str], statement: str) -> Literal["none", "cut"] | None:
    """Tell whether a statement has the words in a row: as a stretch of its own, or cut out of a longer one."""
    hits = list(_WORD.finditer(statement))
    body = words(statement)
    size = len(wanted)
    found: Literal["none", "cut"] | None = None
    for at, word in enumerate(body):
        if word == wanted[0] and body[at : at + size] == wanted:
            before = statement[hits[at - 1].end() if at else 0 : hits[at].start()]
            after = statement[hits[at + size - 1].end() : hits[at + size].start() if at + size < len(hits) else len(statement)]
            if (not at or before.strip()) and (at + size == len(hits) or after.strip()):
                return "none"
            found = "cut"
    return found


def _in_order(wanted: list[str], body: list[str]) -> bool:
    """Tell whether the words stand in order, not too far apart."""
    for start, word in enumerate(body):
        if word != wanted[0]:
            continue
        at = start
        for one in wanted[1:]:
            at = next((place for place in range(at + 1, len(body)) if body[place] == one), -1)
            if at < 0:
                return False  # no later start can help: the word does not come again
        if at - start < (1 + _LOOSE) * len(wanted):
            return True
    return False


def _share(wanted: list[str], body: list[str]) -> float:
    """Give the share of the words that a stretch of the body has in order; 0 where they are hardly more than grammar."""
    blocks = [b for b in SequenceMatcher(None, wanted, body, autojunk=False).get_matching_blocks() if b.size]
    common = [word for block in blocks for word in wanted[block.a : block.a + block.size]]
    if sum(word not in _EMPTY for word in common) < _TELLING:
        return 0.0
    reach = blocks[-1].b + blocks[-1].size - blocks[0].b
    return len(common) / len(wanted) if reach < (1 + _LOOSE) * len(wanted) else 0.0
