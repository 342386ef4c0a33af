"""The figures of an article: counts tied to what befell those counted, in the record's terms."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import structs

from onrecord.figures.counts import Count, counts_of
from onrecord.figures.fates import settled
from onrecord.figures.parts import wholes
from onrecord.figures.sources import Sources
from onrecord.figures.times import Times
from onrecord.figures.tokens import Sentence
from onrecord.figures.triggers import first_words
from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends
from onrecord.record.article import Article
from onrecord.record.figure import Figure
from onrecord.record.figure import Kind as FigureKind
from onrecord.record.span import Span
from onrecord.record.statement import Statement

_COUNTED = re.compile(r"(?:a|an|another|his|her|their|its|my|our|your|whose|one)\b|[^a-z]*[0-9]", re.IGNORECASE)


def find_figures(article: Article, statements: Sequence[Statement] = ()) -> tuple[Figure, ...]:
    """Find how many were killed, injured, missing, displaced, detained, captured or arrested, and whose count it is.

    Args:
        article: The article.
        statements: Its statements: a count that stands in what is said is the speaker's.

    Returns:
        Figures in order of their words, with ids ``f1``, ``f2`` and so on. None of them stands in the page's furniture.
    """
    counts = settled([count for sentence in sentences(article) for count in counts_of(sentence)])
    counts = sorted(counts, key=lambda count: (count.start, count.end, count.kind))
    if not counts:
        return ()
    sources = Sources(article.text, statements)
    times = Times(article, statements, [(count.sentence.starts[0], count.sentence.ends[-1]) for count in counts])
    ids = {place: f"f{place + 1}" for place in range(len(counts))}
    found = [_figure(article.text, ids[place], count) for place, count in enumerate(counts)]
    whole = wholes(counts)
    told = sources.of(counts)
    return tuple(
        structs.replace(
            figure,
            part_of=ids.get(whole.get(place, -1)),
            voice=told[place].voice,
            according_to=told[place].ref,
            when=times.of(counts[place]),
        )
        for place, figure in enumerate(found)
    )


def sentences(article: Article) -> Iterator[Sentence]:
    """Cut an article into the sentences that may hold a figure: those with a word that tells what befell somebody.

    Args:
        article: The article.
    """
    text = article.text
    furniture = sorted((span.start, span.end) for span in article.furniture)
    for low, high in paragraphs(text):
        at = bisect_left(furniture, (high,)) - 1
        if at >= 0 and low < furniture[at][1]:
            continue
        ends = [low, *sentence_ends(text, low, high), high]
        for start, end in itertools.pairwise(ends):
            sentence = Sentence.of(text, start, end)
            if not first_words().isdisjoint(sentence.small):
                yield sentence


def is_counted(figure: Figure) -> bool:
    """Tell whether the words of a figure count, or name somebody ("Ada Lind was killed" is one killed, without a count).

    Args:
        figure: The figure.
    """
    return (figure.low, figure.high) != (1, 1) or _COUNTED.match(figure.span.text) is not None


def _figure(text: str, identifier: str, count: Count) -> Figure:
    number = count.number
    kind: FigureKind = "other" if count.kind == "casualties" else count.kind
    return Figure(
        id=identifier,
        kind=kind,
        low=number.low,
        high=number.high,
        bound=number.bound,
        of=count.of,
        span=Span.of(text, count.start, count.end),
    )
