"""What a reader may have passed over: quotations and reporting words in no statement, people's pronouns in no mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.evaluation.label_faults import Fault
from onrecord.evaluation.labels import LabelledDocument, Piece
from onrecord.language.quotations import quotations
from training.labels.numbered import Numbered
from training.labels.spans import write

_REPORTS = re.compile(
    r"\b(?:said|says|told|added|according to|announced|claimed|denied|accused|warned|urged|insisted|stressed|vowed|pledged|"
    r"promised|demanded|criticized|criticised|condemned|rejected|called (?:for|on)|argued|confirmed|declared|reportedly|"
    r"believes?|hopes?|hoped|wants?|threatened)\b"
)
_PERSON = re.compile(r"\b(?:he|she|him|her|his|himself|herself)\b", re.IGNORECASE)
_SHORTEST = 3  # words of a quotation that is likely to be a statement's


def uncovered(labels: LabelledDocument, article: Numbered) -> Iterator[Fault]:
    """Point at words that look as if a label were missing.

    Args:
        labels: The labels.
        article: The article.

    Yields:
        Warnings; none of them need be right.
    """
    contents = [piece for statement in labels.statements for piece in statement.content]
    cues = [piece for statement in labels.statements for piece in statement.cue]
    events = [event.trigger for event in labels.events]
    furniture = list(labels.furniture)
    for quotation in quotations(article.text):
        start, end = quotation.inner
        long = quotation.depth == 0 and len(article.text[start:end].split()) >= _SHORTEST
        if long and not _touched((start, end), [*contents, *furniture]):
            yield Fault("statements", f"no statement holds the quotation {write(article, start, end)!r}", grave=False)
    loose = [hit.span() for hit in _REPORTS.finditer(article.text)]
    missing = [write(article, *piece) for piece in loose if not _touched(piece, [*cues, *events, *furniture])]
    if missing:
        yield Fault("statements", f"reporting words in no cue: {', '.join(missing)}", grave=False)
    mentions = [mention for actor in labels.actors for mention in actor.mentions]
    pronouns = [hit.span() for hit in _PERSON.finditer(article.text)]
    lone = [write(article, *piece) for piece in pronouns if not _touched(piece, mentions)]
    if lone:
        yield Fault("actors", f"pronouns in no mention: {', '.join(lone)}", grave=False)


def _touched(piece: Piece, others: Iterable[Piece]) -> bool:
    return any(piece[0] < high and low < piece[1] for low, high in others)
