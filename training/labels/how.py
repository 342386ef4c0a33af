"""On what a statement's speaker rests, as its source's words tell."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.evaluation.labels import ActorLabel, StatementLabel
from onrecord.record.actor import How

_PRONOUNS = re.compile(
    r"i|we|you|he|she|it|they|me|us|him|her|them|who|whom|which|that|this|these|those|one|both|all|many|some|others|my|our|his|"
    r"their|its|mine|ours|(?:him|her|it)self|themselves",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"(?:an?|some|two|three|four|several|many)\b", re.IGNORECASE)
_TITLES = frozenset(
    re.findall(
        r"\w+",
        "President Prime Minister Foreign Defense Defence Secretary State General Spokesman Spokeswoman Ambassador Senator Sen "
        "Rep Mr Mrs Ms Dr Chief Head Deputy King Queen Prince Chancellor Governor Mayor Judge The House White",
    )
)


def how(statement: StatementLabel, actors: Mapping[str, ActorLabel], text: str) -> How:
    """Tell on what a speaker rests; a metonym cannot be told from a name here.

    Args:
        statement: A statement with a speaker.
        actors: The actors by their ids.
        text: The document's text.
    """
    if statement.continued:
        return "continued"
    if not statement.source:
        return "implicit"
    words = " ".join(text[start:end] for start, end in statement.source)
    if _PRONOUNS.fullmatch(words):
        return "pronoun"
    actor = actors.get(statement.speaker or "")
    return "name" if actor and _names(actor, words, text) else "role"


def _names(actor: ActorLabel, words: str, text: str) -> bool:
    """Tell whether words share a proper name with an actor's name, offices and titles aside."""
    full = text[slice(*actor.name)]
    if actor.kind in {"person", "group"} and _DESCRIBED.match(full):
        return False
    offices = {word for role in actor.roles for word in re.findall(r"\w+", text[slice(*role.span)])}
    proper = {word for word in re.findall(r"\w+", full.partition(",")[0]) if word[:1].isupper()}
    return bool((proper - offices - _TITLES) & set(re.findall(r"\w+", words)))
