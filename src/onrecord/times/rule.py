"""A rule: what is matched, and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.times.found import FoundTime
from onrecord.times.grammar import compiled, first_codes
from onrecord.times.hit import Hit

Meaning = Callable[[Hit], FoundTime | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of time expression.

    Attributes:
        items: Its words, in the notation of the grammar.
        pattern: The same, over the row of classes.
        firsts: Characters of the row with which it can begin.
        meaning: Gives what a match means; null where the words around show that it is no time after all.
    """

    items: str
    pattern: re.Pattern[str]
    firsts: frozenset[str]
    meaning: Meaning


def rules(meaning: Meaning, *forms: str) -> tuple[Rule, ...]:
    """Make rules that share one meaning.

    Args:
        meaning: As in `Rule`.
        forms: Their items.
    """
    return tuple(Rule(form, compiled(form), first_codes(form), meaning) for form in forms)
