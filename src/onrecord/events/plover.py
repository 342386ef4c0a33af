"""PLOVER's own types for events that have a status: the manual codes plans, offers and failures as types of their own.

A promise of cooperation is AGREE, one of harm THREATEN, a withdrawal announced CONCEDE; talks that did not come about, and help
that was not given, are REJECT (PLOVER manual, "potential ambiguities" of each type).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from onrecord.record.event import Status, Type

_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_HARMFUL = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
QUADS: Mapping[Type, int] = MappingProxyType(
    {
        **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
        **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
        **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
        **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
    }
)
"""Verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4."""


def plain_type(type_: Type, status: Status) -> Type:
    """Give the type that PLOVER codes for an event of a status.

    Args:
        type_: The type of the deed.
        status: Whether it was done.
    """
    if status == "planned":
        if type_ in _FRIENDLY:
            return "AGREE"
        if type_ in _HARMFUL:
            return "THREATEN"
        return "CONCEDE" if type_ == "RETREAT" else type_
    if status == "negated" and type_ in _FRIENDLY | {"AGREE", "CONCEDE", "RETREAT"}:
        return "REJECT"
    return type_
