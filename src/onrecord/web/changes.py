"""Words held against words: what of one wording stands in another, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from onrecord.record import Statement
from onrecord.store.columns import APART
from onrecord.store.folding import fold

_WORDS = re.compile(r"\S+\s*")
_LETTERS = re.compile(r"[^\w]+")
_MOST = 400  # words that are held against each other; longer ones are shown as they are
Kind = Literal["same", "gone", "new"]


class Piece(Struct, frozen=True):
    """Words that both wordings have, that only the first has, or that only the second has."""

    kind: Kind
    text: str


class Compared(Struct, frozen=True, kw_only=True):
    """A wording held against another.

    Attributes:
        statement: Id of the other statement.
        pieces: The words of both, in order: those of the first alone are "gone", those of the other alone "new".
    """

    statement: str
    pieces: tuple[Piece, ...]


def compared(first: Statement, second: Statement | None) -> Compared | None:
    """Hold what one statement says against what another does; null where there is no other."""
    if second is None:
        return None
    return Compared(statement=second.id, pieces=tuple(differences(words_of(first), words_of(second))))


def words_of(statement: Statement) -> str:
    """Give what is said, its pieces joined."""
    return APART.join(span.text for span in statement.content)


def differences(first: str, second: str) -> Iterator[Piece]:
    """Hold two wordings against each other, word by word; case and punctuation don't count.

    Args:
        first: The one.
        second: The other.

    Yields:
        Pieces that together hold every word of both.
    """
    before, after = _WORDS.findall(first), _WORDS.findall(second)
    if max(len(before), len(after)) > _MOST:
        yield Piece("gone", first)
        yield Piece("new", second)
        return
    matcher = SequenceMatcher(None, [_plain(word) for word in before], [_plain(word) for word in after], autojunk=False)
    for tag, low, high, other_low, other_high in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(after[other_low:other_high]))
            continue
        if low < high:
            yield Piece("gone", "".join(before[low:high]))
        if other_low < other_high:
            yield Piece("new", "".join(after[other_low:other_high]))


def _plain(word: str) -> str:
    return _LETTERS.sub("", fold(word)) or word.strip()
