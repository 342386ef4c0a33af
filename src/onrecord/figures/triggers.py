"""Words that tell what befell somebody, where they stand in a sentence.

Each line of ``tables/triggers.tsv`` holds the words of one kind and one use, and an example with what is counted in brackets:

============  ====================================================================================================
use           how the words tell whom they befell
============  ====================================================================================================
``done``      past or participle of a verb with an object: "killed 12", "12 were killed", "12 killed in a blast"
``doing``     other forms of it, with the object behind: "killing 12"
``befell``    a verb whose subject it befalls: "12 died"
``state``     what somebody is: "12 dead", "12 are missing", "left 12 dead"
``count``     a noun that is counted itself: "34 deaths", "no injuries"
``people``    a noun for people in that state: "72 hostages"
``of``        a noun of the act, with "of": "the death of four students"
``lives``     "claimed 31 lives"
``toll``      a noun with the number behind it: "the death toll rose to 20"
``among``     "among the dead were two nurses"
``bore``      "suffered injuries"
``hospital``  "was taken to hospital"
============  ====================================================================================================

``weak`` words give way: somebody who was shot and died is killed, not injured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from onrecord.figures.tables import rows
from onrecord.figures.tokens import Sentence

Use = Literal["done", "doing", "befell", "state", "count", "people", "of", "lives", "toll", "among", "bore", "hospital"]
Befell = Literal["killed", "injured", "missing", "displaced", "detained", "captured", "arrested", "casualties"]

_LONGEST = 5  # words


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """A line of the table."""

    kind: Befell
    use: Use
    strong: bool
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell what befell somebody.

    Attributes:
        first: Number of the first token.
        stop: Number of the token after the last.
        kind: What befell them.
        strong: Whether the words leave no doubt.
        uses: How they may tell it.
    """

    first: int
    stop: int
    kind: Befell
    strong: bool
    uses: frozenset[Use]


@cache
def trigger_rows() -> tuple[TriggerRow, ...]:
    """Read the table."""
    return tuple(
        TriggerRow(cast("Befell", kind), cast("Use", use), weight == "strong", tuple(words.split()), example)
        for kind, use, weight, words, example in rows("triggers.tsv")
    )


@cache
def _by_words() -> Mapping[str, tuple[TriggerRow, ...]]:
    table: dict[str, list[TriggerRow]] = {}
    for row in trigger_rows():
        for word in row.words:
            table.setdefault(word, []).append(row)
    return {word: tuple(found) for word, found in table.items()}


@cache
def first_words() -> frozenset[str]:
    """Give the first words of all triggers."""
    return frozenset(word.split("_")[0] for word in _by_words())


@cache
def words_of(*uses: Use) -> frozenset[str]:
    """Give the single words that have one of some uses.

    Args:
        uses: The uses.
    """
    return frozenset(word for row in trigger_rows() if row.use in uses for word in row.words if "_" not in word)


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Find the triggers of a sentence, the longest at each place; of one kind and weight all uses together.

    Args:
        sentence: The sentence.
    """
    found: list[Trigger] = []
    place = 0
    while place < len(sentence):
        stop = place + 1
        if sentence.small[place] in first_words():
            for length in range(_LONGEST, 0, -1):
                listed = _by_words().get("_".join(sentence.small[place : place + length]))
                if listed:
                    stop = place + length
                    found += _merged(place, stop, listed)
                    break
        place = stop
    return found


def _merged(first: int, stop: int, listed: tuple[TriggerRow, ...]) -> list[Trigger]:
    uses: dict[tuple[Befell, bool], set[Use]] = {}
    for row in listed:
        uses.setdefault((row.kind, row.strong), set()).add(row.use)
    return [Trigger(first, stop, kind, strong, frozenset(told)) for (kind, strong), told in uses.items()]
