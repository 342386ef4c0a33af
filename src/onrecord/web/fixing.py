"""Fixing a statement: what a person typed or marked becomes spans of the article again, or is refused."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import get_args

from msgspec import structs

from onrecord.errors import InputError
from onrecord.record import Article, Ref, Span, Statement, statement_id
from onrecord.record.statement import Act, Form

_APART = re.compile(r"\s*(?:^|\n)\s*…\s*(?:\n|$)\s*")
_QUOTES = re.compile(r"[\"“”„«»]")


def fixed(article: Article, statement: Statement, given: Mapping[str, object]) -> Statement:
    """Make the statement that a person says it should be.

    Args:
        article: Its article.
        statement: The statement as it was read.
        given: Words of the article for ``content``, ``cue`` and ``source``, pieces that lie apart with a line ``…`` between
            them; the name of the ``speaker``, empty for unknown; the ``act``, empty for unknown.

    Raises:
        InputError: The words are not the article's, there is no content, or the act is none.
    """
    text = article.text
    near = min((span.start for span in statement.content), default=0)
    content, cue, source = (
        _spans(text, str(given.get(role, "")), role, getattr(statement, role), near) for role in ("content", "cue", "source")
    )
    if not content:
        msg = "content: a statement has words that are said. Reject it if there are none"
        raise InputError(msg)
    act = str(given.get("act", "")).strip() or None
    if act is not None and act not in get_args(Act):
        msg = f"act: {act!r} is none of {', '.join(get_args(Act))}"
        raise InputError(msg)
    return structs.replace(
        statement,
        id=statement_id(article.id, content, cue, source),
        content=content,
        cue=cue,
        source=source,
        form=_form(content) if content != statement.content else statement.form,
        act=act,
        speaker=_speaker(text, statement.speaker, str(given.get("speaker", "")), near),
        confidence=1.0,
    )


def _spans(text: str, words: str, role: str, before: tuple[Span, ...], near: int) -> tuple[Span, ...]:
    pieces = [piece for piece in _APART.split(words.replace("\r", "")) if piece.strip()]
    if [" ".join(piece.split()) for piece in pieces] == [" ".join(span.text.split()) for span in before]:
        return before
    hints = [span.start for span in before] + [before[-1].start if before else near] * len(pieces)
    found = sorted((_nearest(text, piece, hint, role) for piece, hint in zip(pieces, hints, strict=False)), key=_by_start)
    for one, other in itertools.pairwise(found):
        if other.start < one.end:
            msg = f"{role}: {one.text!r} and {other.text!r} overlap. Give pieces that lie apart, in the order of the article"
            raise InputError(msg)
    return tuple(found)


def _nearest(text: str, words: str, hint: int, role: str) -> Span:
    """Find words in a text, white space aside; of several places the one nearest to where they were before."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    places = [hit.span() for hit in pattern.finditer(text)]
    if not places:
        msg = f"{role}: “{' '.join(words.split())}” does not stand in the article. Copy the words from it, letter by letter"
        raise InputError(msg)
    return Span.of(text, *min(places, key=lambda place: abs(place[0] - hint)))


def _speaker(text: str, before: Ref | None, name: str, near: int) -> Ref | None:
    called = " ".join(name.split())
    if not called:
        return None
    if before is not None and before.name == called:
        return before
    places = [hit.span() for hit in re.finditer(r"\s+".join(map(re.escape, called.split())), text)]
    mention = Span.of(text, *min(places, key=lambda place: abs(place[0] - near))) if places else None
    return Ref(name=called, mention=mention)


def _form(content: tuple[Span, ...]) -> Form:
    """Tell by the quotation marks whether all, part or none of the content is quoted."""
    words = [span.text.strip() for span in content]
    if all(_QUOTES.match(piece) and _QUOTES.search(piece[1:]) for piece in words):
        return "direct"
    return "mixed" if any(_QUOTES.search(piece) for piece in words) else "indirect"


def _by_start(span: Span) -> int:
    return span.start
