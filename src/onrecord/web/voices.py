"""Voices: the speakers of an article, and how much of its words each has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from onrecord.record import Record, Ref, Statement
from onrecord.store.folding import fold

PRONOUNS = frozenset(
    {"i", "he", "she", "it", "they", "we", "you", "one", "this", "that", "these", "those", "who", "which", "both"}
)
"""Words that stand for somebody whom they don't name."""

_WORD = re.compile(r"\S+")


class Voice(Struct, frozen=True, kw_only=True):
    """One speaker of an article.

    Attributes:
        name: The speaker's name as the article gives it; null is unknown.
        actor: Id of the actor, where it is resolved.
        roles: Offices and roles that the article gives the actor.
        is_pronoun: Whether the name is a word such as "he", so that it need not be one and the same each time.
        statements: Ids of the statements, in the order of the article.
        words: Words of the article that this voice has; those of a statement within another belong to the outer one.
        share: The same as a part of all words, from 0 to 1.
    """

    name: str | None
    actor: str | None = None
    roles: tuple[str, ...] = ()
    is_pronoun: bool = False
    statements: tuple[str, ...]
    words: int
    share: float


class Voices(Struct, frozen=True, kw_only=True):
    """The voices of an article.

    Attributes:
        speakers: Those who speak in it, most words first; unknown ones last, as one.
        own: Words in the article's own voice.
        own_share: The same as a part of all words.
        words: All words.
    """

    speakers: tuple[Voice, ...]
    own: int
    own_share: float
    words: int


def voices(record: Record) -> Voices:
    """Tell who has which part of an article's words."""
    starts = [hit.start() for hit in _WORD.finditer(record.article.text)]
    total = max(1, len(starts))
    actors = {actor.id: actor for actor in record.actors}
    grouped: dict[str | None, list[Statement]] = {}
    for statement in record.statements:
        grouped.setdefault(_key(statement.speaker), []).append(statement)
    speakers: list[Voice] = []
    for statements in grouped.values():
        ref = statements[0].speaker
        words = _words(statements, starts)
        actor = None if ref is None or ref.actor is None else actors.get(ref.actor)
        roles = () if actor is None else tuple(f"{one.title}, {one.of}" if one.of else one.title for one in actor.roles)
        speakers.append(
            Voice(
                name=None if ref is None else ref.name if actor is None else actor.name,
                actor=None if ref is None else ref.actor,
                roles=tuple(dict.fromkeys(roles)),
                is_pronoun=ref is not None and actor is None and fold(ref.name) in PRONOUNS,
                statements=tuple(statement.id for statement in statements),
                words=words,
                share=words / total,
            )
        )
    speakers.sort(key=lambda voice: (voice.name is None, -voice.words, -len(voice.statements)))
    own = len(starts) - _words(record.statements, starts)
    return Voices(speakers=tuple(speakers), own=own, own_share=own / total, words=len(starts))


def _key(ref: Ref | None) -> str | None:
    if ref is None:
        return None
    return f"actor {ref.actor}" if ref.actor is not None else "words " + fold(ref.name)


def _words(statements: Sequence[Statement], starts: Sequence[int]) -> int:
    """Count the words that lie in what is said, each once."""
    spans = sorted((span.start, span.end) for one in statements if one.within is None for span in one.content)
    count, at, reached = 0, 0, 0
    for low, high in spans:
        reached = max(reached, low)
        while at < len(starts) and starts[at] < reached:
            at += 1
        while at < len(starts) and starts[at] < high:
            count += 1
            at += 1
        reached = max(reached, high)
    return count
