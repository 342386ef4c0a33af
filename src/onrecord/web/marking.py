"""An article's text as HTML, with the words of its record marked in it.

Stripped of its tags, the HTML is the text, character by character. Spans may overlap and reach over paragraphs, and elements
can't, so the text is cut wherever a span begins or ends, and each piece says what it belongs to.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.language.paragraphs import paragraphs
from onrecord.record import Place, Record, Statement, Time

Bounds = tuple[int, int]
_NUL = Markup('<span class="control" title="a NUL character">␀</span>')


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch of the text that is marked.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last.
        classes: What it is: "content direct", "cue", "event" …
        card: Id of the card that tells more.
        link: Address that its first piece leads to; empty for none.
    """

    start: int
    end: int
    classes: str
    card: str
    link: str = ""


def marked_text(record: Record) -> Markup:
    """Write an article's text, with all that its record holds marked.

    Args:
        record: The record.

    Returns:
        Headings and paragraphs; the white space between them stands between them.
    """
    text = record.article.text
    layers = [*_statement_layers(record.statements), *_other_layers(record)]
    linked: set[str] = set()
    pieces: list[Markup] = []
    at = 0
    for low, high in paragraphs(text):
        tag, classes = _element(record, low)
        inside = [layer for layer in layers if layer.start < high and layer.end > low]
        pieces += (written(text[at:low]), Markup(f"<{tag}{classes}>"), *_pieces(text, (low, high), inside, linked))  # noqa: S704  # our own
        pieces.append(Markup(f"</{tag}>"))  # noqa: S704  # same
        at = high
    pieces.append(written(text[at:]))
    return Markup("").join(pieces)


def marked_paragraphs(text: str, statement: Statement) -> Markup:
    """Write the paragraphs that a statement's words stand in, with its words marked, and those beside them for context."""
    layers = list(_statement_layers((statement,)))
    every = paragraphs(text)
    inside = [at for at, (low, high) in enumerate(every) if any(one.start < high and one.end > low for one in layers)]
    shown = sorted({near for at in inside for near in (at - 1, at, at + 1) if 0 <= near < len(every)})
    pieces: list[Markup] = []
    for before, at in zip([None, *shown], shown, strict=False):
        if before is not None and at != before + 1:
            pieces.append(Markup('<p class="gap">…</p>'))
        is_inside = at in inside
        pieces.append(Markup('<p class="{}">').format("told" if is_inside else "beside"))
        pieces += (*_pieces(text, every[at], layers if is_inside else (), {statement.id}), Markup("</p>"))
    return Markup("").join(pieces)


def written(text: str) -> Markup:
    """Write a text so that a browser reads the very same characters: HTML would turn CR LF into LF and drop NUL."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", _NUL))  # noqa: S704  # escaped


def _element(record: Record, at: int) -> tuple[str, str]:
    """Choose the element of a paragraph, with its attributes: a heading for headlines."""
    article = record.article
    for number, headline in enumerate(article.headlines):
        if headline.start <= at < headline.end:
            return ("h1", "") if number == 0 else ("h2", "")
    if any(line.start <= at < line.end for line in article.furniture):
        return "p", ' class="furniture" title="a line of the page around the article"'
    return "p", ""


def _statement_layers(statements: Sequence[Statement]) -> Iterator[Layer]:
    for statement in statements:
        link = f"/statements/{statement.id}"
        for role, spans in (("content", statement.content), ("cue", statement.cue), ("source", statement.source)):
            for span in spans:
                classes = f"{role} {statement.form}" if role == "content" else role
                yield Layer(span.start, span.end, classes, statement.id, link if role == "content" else "")
        yield from _time_and_place(statement.when, statement.where, statement.id)


def _other_layers(record: Record) -> Iterator[Layer]:
    for event in record.events:
        yield Layer(event.trigger.start, event.trigger.end, f"event {event.status}", f"event-{event.id}")
        yield from _time_and_place(event.when, event.where, f"event-{event.id}")
    for figure in record.figures:
        yield Layer(figure.span.start, figure.span.end, "figure", f"figure-{figure.id}")
        yield from _time_and_place(figure.when, None, f"figure-{figure.id}")


def _time_and_place(when: Time | None, where: Place | None, card: str) -> Iterator[Layer]:
    for name, told in (("time", when), ("place", where)):
        if told is not None:
            yield Layer(told.span.start, told.span.end, name, card)


def _pieces(text: str, bounds: Bounds, layers: Sequence[Layer], linked: set[str]) -> Iterator[Markup]:
    """Cut a paragraph where layers begin and end, and write its pieces."""
    low, high = bounds
    edges = {edge for layer in layers for edge in (layer.start, layer.end) if low < edge < high}
    cuts = [low, *sorted(edges), high]
    for start, end in itertools.pairwise(cuts):
        over = [layer for layer in layers if layer.start <= start and layer.end >= end]
        over.sort(key=lambda layer: layer.end - layer.start)
        words = written(text[start:end])
        if not over:
            yield words
            continue
        classes = " ".join(sorted({name for layer in over for name in layer.classes.split()}))
        cards = " ".join(dict.fromkeys(layer.card for layer in over))
        first = next((layer for layer in over if layer.link and layer.card not in linked), None)
        if first is None:
            yield Markup('<span class="{}" data-cards="{}">{}</span>').format(classes, cards, words)
        else:
            linked.add(first.card)
            yield Markup('<a class="{}" data-cards="{}" href="{}">{}</a>').format(classes, cards, first.link, words)
