"""Pull quotes: quotations in headlines and sub-headings, held against the statements of the body.

A quotation's words are compared in order, letter case and marks aside:

- ``none``: the body has them in a row, and a mark of punctuation or quotation before and behind them;
- ``cut``: the body has them in order, but goes on, begins earlier, or has words between, which the headline leaves out;
- ``reworded``: most of them stand in one statement, but not all, not in order, or in another form ("the convoy", "convoys");
- ``absent``: the body never gives them.

Words that the body has in quotation marks, but in none of its statements, are not absent: no statement is named then. Where the
body prints the headline again, as captions do, it is no body.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
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
_TELLING = 2  # of them words that are no mere grammar, unless the quotation has fewer and all are there
_SHORTEST_CUT = 3  # words from which leaving out can be told from chance
_SHORTEST_REPEAT = 20  # code points from which a line that comes again is the headline again
_MOST_REPEATED = 6  # headlines that are looked for in the body
_SHORTEST_STEM = 3
_ENDINGS = ("ing", "ed", "es", "s")
_SEVERITY: tuple[Change, ...] = ("none", "cut", "reworded", "absent")


@dataclass(frozen=True, slots=True)
class Match:
    """Where a headline's quotation stands in the body: number of the statement, or null, and how the words differ."""

    statement: int | None
    change: Change


class _Said:
    """What one statement says, and its words and their stems as they are compared."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hits = list(_WORD.finditer(text))
        self.words = words(text)
        self.stems = [_stem(word) for word in self.words]
        self.vocabulary, self.roots = frozenset(self.words), frozenset(self.stems)


def held_against_body(statements: Sequence[Statement], article: Article, quoted: Quoted) -> tuple[Statement, ...]:
    """Hold the quotations of headlines against the statements of the body, and give them the body's speaker.

    Args:
        statements: The article's statements.
        article: The article.
        quoted: Its outermost quotations.
    """
    headlines = [(span.start, span.end) for span in article.headlines]
    heads = [_within(s.content[0].start, headlines) for s in statements]
    if not any(head and s.form != "indirect" for s, head in zip(statements, heads, strict=True)):
        return tuple(statements)
    furniture = [(span.start, span.end) for span in article.furniture]
    beside = _merged([*headlines, *furniture, *_repeats(article, quoted)])
    body = [s for s in statements if not _within(s.content[0].start, beside)]
    said = [_Said(" ".join(span.text for span in s.content)) for s in body]
    marked = [_Said(article.text[q.start : q.end]) for q in quoted.all if not _within(q.start, beside)]
    return tuple(
        _held(s, body, said, marked, quoted) if head and s.form != "indirect" else s
        for s, head in zip(statements, heads, strict=True)
    )


def _repeats(article: Article, quoted: Quoted) -> Iterator[tuple[int, int]]:
    """Find where the text has a headline once more, unless it is all quotation: then those are the words to find."""
    for headline in article.headlines[:_MOST_REPEATED]:
        spoken = any(q.start <= headline.start and headline.end <= q.end for q in quoted.touching(headline.start, headline.end))
        if spoken or headline.end - headline.start < _SHORTEST_REPEAT:
            continue
        at = article.text.find(headline.text, headline.end)
        while at >= 0:
            yield at, at + len(headline.text)
            at = article.text.find(headline.text, at + len(headline.text))


def _merged(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put stretches in order, and overlapping ones into one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _held(
    headline: Statement, body: Sequence[Statement], said: Sequence[_Said], marked: Sequence[_Said], quoted: Quoted
) -> Statement:
    quotations = [
        span.text[max(0, quotation.start - span.start) : max(0, quotation.end - span.start)]
        for span in headline.content
        for quotation in quoted.touching(span.start, span.end)
    ]
    found = _together([_found(quotation, said, marked) for quotation in quotations if words(quotation)])
    partner = body[found.statement] if found.statement is not None else None
    return structs.replace(
        headline,
        pull_quote=PullQuote(matches=partner.id if partner else None, change=found.change),
        speaker=headline.speaker or (partner.speaker if partner else None),
    )


def _found(quotation: str, said: Sequence[_Said], marked: Sequence[_Said]) -> Match:
    """Find a quotation in a statement, or else in quotation marks alone."""
    found = _match(words(quotation), said)
    if found.change == "absent":
        alone = _in_any_row(words(quotation), marked)
        return Match(None, alone.change) if alone else found
    return found


def _together(matches: Sequence[Match]) -> Match:
    """Sum up the quotations of one headline statement: the largest change, and the statement that has most of them."""
    given = [one for one in matches if one.change != "absent"]
    if not given:
        return Match(None, "absent")
    change = max((one.change for one in given), key=_SEVERITY.index)
    named = Counter(one.statement for one in given if one.statement is not None)
    statement = named.most_common(1)[0][0] if named else None
    return Match(statement, change if len(given) == len(matches) else "reworded")


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
    return _match(words(quotation), [_Said(statement) for statement in statements])


def _match(wanted: list[str], statements: Sequence[_Said]) -> Match:
    if not wanted:
        return Match(None, "absent")
    in_a_row = _in_any_row(wanted, statements)
    if in_a_row:
        return in_a_row
    if len(wanted) >= _SHORTEST_CUT:
        for number, said in enumerate(statements):
            if said.vocabulary.issuperset(wanted) and _in_order(wanted, said.words):
                return Match(number, "cut")
    shares = [_share(wanted, said) for said in statements]
    best = max(range(len(shares)), key=lambda number: shares[number], default=None)
    return Match(best, "reworded") if best is not None and shares[best] >= _ALIKE else Match(None, "absent")


def words(text: str) -> list[str]:
    """Give the words of a text, in lower case and with one kind of apostrophe."""
    return [hit.group().replace("’", "'").casefold() for hit in _WORD.finditer(text)]


def _in_any_row(wanted: list[str], statements: Sequence[_Said]) -> Match | None:
    """Find the first statement that has the words in a row, one that has them as a stretch of its own if there is any."""
    rows = [_in_a_row(wanted, said) if said.vocabulary.issuperset(wanted) else None for said in statements]
    return next((Match(rows.index(change), change) for change in ("none", "cut") if change in rows), None)


def _in_a_row(wanted: list[str], said: _Said) -> Literal["none", "cut"] | None:
    """Tell whether a statement has the words in a row: as a stretch of its own, or cut out of a longer one."""
    hits, body, statement = said.hits, said.words, said.text
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


def _share(wanted: list[str], said: _Said) -> float:
    """Give the share of the words that a stretch of the body has in order, in whatever form; 0 where that is mere grammar."""
    stems = [_stem(word) for word in wanted]
    if sum(stem in said.roots for stem in stems) < _ALIKE * len(stems):
        return 0.0
    blocks = [b for b in SequenceMatcher(None, stems, said.stems, autojunk=False).get_matching_blocks() if b.size]
    common = [word for block in blocks for word in wanted[block.a : block.a + block.size]]
    telling = sum(word not in _EMPTY for word in common)
    if telling < _TELLING and (not telling or len(common) < len(wanted)):
        return 0.0
    reach = blocks[-1].b + blocks[-1].size - blocks[0].b
    return len(common) / len(wanted) if reach < (1 + _LOOSE) * len(wanted) else 0.0


def _stem(word: str) -> str:
    """Take a word's commonest endings off, so that its forms fall together; what is left need be no word."""
    stem = word.removesuffix("'s")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_STEM:
            stem = stem.removesuffix(ending)
            break
    if len(stem) > _SHORTEST_STEM and (stem[-1] == "e" or stem[-1] == stem[-2]):
        stem = stem[:-1]
    return stem[:-1] + "i" if stem.endswith("y") else stem
