"""One event for one happening in one voice: mentions of one type and voice whose participants and times agree are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from onrecord.events.candidate import Candidate
from onrecord.record.actor import Ref

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of what has been told before."""
_STEM = 5  # letters that a state's name shares with its adjective
_VERB = 0.5  # what a verb is worth beside a participant, a time or a place


def merge(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make one of the mentions of one happening: the one that tells most, with what the others add.

    Args:
        candidates: The mentions, in order of the text.
    """
    happenings: list[list[Candidate]] = []
    for candidate in (one for one in candidates if not one.headline):
        for mentions in happenings:
            if _one_happening(mentions[0], candidate) or any(_presupposes(candidate, one) for one in mentions):
                mentions.append(candidate)
                break
        else:
            happenings.append([candidate])
    told = [_joined(mentions) for mentions in happenings]
    told += _of_headlines(candidates, {one.type for one in told})
    return sorted(told, key=lambda one: (one.trigger.start, one.trigger.end, one.type))


def _of_headlines(candidates: Sequence[Candidate], known: AbstractSet[str]) -> list[Candidate]:
    """Give what headlines alone tell: an event whose type the text below tells of is told there, and more fully."""
    return [one for one in candidates if one.headline and one.type not in known]


def _presupposes(candidate: Candidate, one: Candidate) -> bool:
    """Tell whether a mention only takes up what another has told in the same voice.

    "The attack", without who did it to whom, is no telling of its own. Nor are the talks of "flew in to negotiate".
    """
    if (candidate.type, candidate.voice) != (one.type, one.voice) or "negated" in {candidate.status, one.status}:
        return False
    bare = candidate.definite and not (candidate.actor or candidate.recipient)
    return bare or (candidate.type == "CONSULT" and candidate.under == one.head)


def _one_happening(one: Candidate, other: Candidate) -> bool:
    if (one.type, one.voice) != (other.type, other.voice) or not _may_be_one(one, other):
        return False
    agreed = [_agree(getattr(one, role), getattr(other, role)) for role in ("actor", "recipient")]
    if one.type == other.type == "CONSULT" and one.kind == other.kind == "noun" and _sides_agree(one, other):
        return True
    if False in agreed or one.sentence == other.sentence:
        return False not in agreed
    if other.definite and (True in agreed or not (other.actor or other.recipient)):
        return True
    if one.mode and other.mode and one.mode != other.mode:
        return False
    return one.lemma == other.lemma or agreed == [True, True] or (True in agreed and bool(one.when and other.when))


def _may_be_one(one: Candidate, other: Candidate) -> bool:
    """Tell whether neither time nor status parts two mentions.

    "The attack" may stand in any clause and have the status of that clause; but what did not happen is another matter.
    """
    if one.when and other.when and (one.when.start, one.when.end) != (other.when.start, other.when.end):
        return False
    return one.status == other.status or (other.definite and "negated" not in {one.status, other.status})


def _agree(ones: Sequence[Ref], others: Sequence[Ref]) -> bool | None:
    """Tell whether participants are the same; null where either side does not say."""
    if not ones or not others:
        return None
    return bool({key for ref in ones for key in _keys(ref)} & {key for ref in others for key in _keys(ref)})


def _sides_agree(one: Candidate, other: Candidate) -> bool:
    """Tell whether talks are told of the same names, or of some of them: of Norland and Westmark, of Norland's ministers."""
    ones, others = (
        {
            word[:_STEM]
            for ref in (*side.actor, *side.recipient)
            for word in ref.name.split()
            if word.istitle() and len(word) >= _STEM
        }
        for side in (one, other)
    )
    return bool(ones and others) and (ones <= others or others <= ones)


def _keys(ref: Ref) -> set[str]:
    """Give what a reference is known by: its actor, and its name without what stands before it."""
    bare = _bare(ref)
    return {bare, ref.actor} if ref.actor else {bare}


def _bare(ref: Ref) -> str:
    return re.sub(r"\A(?:the|an?|his|her|its|their)\s+", "", ref.name.lower())


def _fullness(candidate: Candidate) -> float:
    told = (candidate.actor, candidate.recipient, candidate.when, candidate.where)
    return sum(map(bool, told)) + (_VERB if candidate.kind == "verb" else 0)


def _joined(mentions: Sequence[Candidate]) -> Candidate:
    best = max(mentions, key=lambda one: (_fullness(one), -one.trigger.start))

    def first(name: str) -> Any:  # noqa: ANN401  # each field has its own type
        return getattr(best, name) or next((getattr(one, name) for one in mentions if getattr(one, name)), getattr(best, name))

    return replace(
        best,
        contexts=tuple(dict.fromkeys(context for one in (best, *mentions) for context in one.contexts)),
        mentions=len(mentions),
        **{name: first(name) for name in ("mode", "actor", "recipient", "third", "when", "where")},
    )
