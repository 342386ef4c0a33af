"""Statements grouped by who speaks."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.record import Actor, Record, Ref, Statement

UNKNOWN = "unknown speaker"

_PRONOUNS = frozenset(
    {"i", "he", "she", "it", "they", "we", "you", "one", "this", "that", "these", "those", "who", "which", "both"}
)


@dataclass(slots=True)
class Speaker:
    """One speaker's statements.

    Attributes:
        title: Name to show.
        remark: What has to be known about the name; empty where nothing has.
        statements: The statements, in the order of the article.
    """

    title: str
    remark: str = ""
    statements: list[Statement] = field(default_factory=list)


def by_speaker(record: Record) -> list[Speaker]:
    """Group the statements of a record by speaker.

    A speaker who is resolved to an actor has the actor's name. One who is not has the article's own words, and is the same
    as another only where the words are, upper and lower case aside.

    Args:
        record: The record.

    Returns:
        Speakers in order of first appearance; those whom nothing names come last, as one.
    """
    actors = {actor.id: actor for actor in record.actors}
    groups: dict[str | None, Speaker] = {}
    for statement in sorted(record.statements, key=_first):
        ref = statement.speaker
        key = None if ref is None else _key(ref)
        if key not in groups:
            groups[key] = _speaker(ref, actors)
        groups[key].statements.append(statement)
    unknown = groups.pop(None, None)
    return [*groups.values(), *([unknown] if unknown else [])]


def _first(statement: Statement) -> int:
    return min((span.start for span in statement.content), default=0)


def _key(ref: Ref) -> str:
    return f"actor {ref.actor}" if ref.actor is not None else "words " + " ".join(ref.name.casefold().split())


def _speaker(ref: Ref | None, actors: dict[str, Actor]) -> Speaker:
    if ref is None:
        return Speaker(UNKNOWN)
    actor = actors.get(ref.actor) if ref.actor is not None else None
    if actor is not None:
        roles = dict.fromkeys(f"{role.title}, {role.of}" if role.of else role.title for role in actor.roles)
        return Speaker(actor.name, "; ".join(roles))
    if ref.name.casefold().strip() in _PRONOUNS:
        return Speaker(f"“{ref.name}”", "whom this word means has not been resolved; it need not be one and the same")
    return Speaker(ref.name)
