"""Wording: what a stretch of text is about and whether it says no, so that two stretches can be held against each other."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.world import states_named, states_of

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[’'][^\W_]+)?")
_CLAUSE = re.compile(r"[,;:.?!—–]\s|\s(?:and|but|because|which|who|while|although|if|whether)\s", re.IGNORECASE)
_SUFFIXES = (
    "ations", "ation", "ences", "ments", "ings", "ions", "ives", "ence", "ance", "ment", "ness", "ings", "ing", "ion", "ers",
    "ors", "ies", "ive", "ed", "es", "er", "or", "ly", "al", "y", "e", "s",
)  # fmt: skip
_LONGEST = 6  # letters of a word that count: "interf" is "interference" and "interfering"
_SHORTEST = 3
_FUNCTION = frozenset(
    """a about above after again all also am an and any are as at be because been before being between both but by can could
    did do does doing done down during each few for from further get got had has have having he her here hers him his how i if
    in into is it its itself just least less like made make many may me might more most much must my of off on once one only or
    other our out over own per said same say says saying she should since so some still such tell than that the their them then
    there these they this those through to told too two under until up upon us very was way we were what when where which while
    who whom why will with within would you your""".split()  # noqa: SIM905 (reads better in rows)
)
_NEGATIVE = frozenset(
    """no not never nobody none nothing neither nor without cannot false untrue baseless unfounded nonsense fake fabricated
    deny denies denied denying denial unable impossible refuse refused fail failed lack lacks wrong unlikely""".split()  # noqa: SIM905 (reads better in rows)
)


_ASSENT = re.compile(
    r"\b(?:no doubt|not only|nothing but|no (?:\w+ )?alternative|no (?:less|wonder|surprise)|not un\w+)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one stretch of text that carry its meaning.

    Attributes:
        stems: Beginnings of its content words, and codes of the states that it names.
        numbers: Its numbers, as digits.
        negated: Whether a word in it says no; two such words make a yes.
    """

    stems: frozenset[str]
    numbers: frozenset[str]
    negated: bool

    @classmethod
    def of(cls, text: str) -> Wording:
        """Take the wording of a text.

        Args:
            text: Any text.
        """
        text = _ASSENT.sub(" ", text)
        words = [word.replace("’", "'") for word in _WORD.findall(text)]
        lowered = [word.lower() for word in words]
        negations = sum(word in _NEGATIVE or word.endswith("n't") for word in lowered)
        stems = {stem(word) for word in words if _carries(word)}
        numbers = {word for word in words if word[0].isdigit()}
        return cls(frozenset(stems | numbers), frozenset(numbers), negations % 2 == 1)


def clause_with(text: str, stems: Collection[str]) -> str:
    """Give the clause of a text that holds most of some stems; the first of equals.

    Args:
        text: The text.
        stems: The stems.
    """
    return max(_CLAUSE.split(text), key=lambda clause: len(Wording.of(clause).stems & set(stems)))


def clause_at(text: str, place: int) -> str:
    """Give the clause of a text that an offset is in.

    Args:
        text: The text.
        place: The offset.
    """
    ends = [hit.span() for hit in _CLAUSE.finditer(text)]
    start = max((end for _, end in ends if end <= place), default=0)
    return text[start : min((begin for begin, _ in ends if begin >= place), default=len(text))]


class Weights:
    """How much each stem tells: the fewer of an article's stretches have it, the more.

    Args:
        wordings: The wordings of the stretches.
    """

    def __init__(self, wordings: Iterable[Wording]) -> None:
        """Count in how many stretches each stem stands."""
        counts: Counter[str] = Counter()
        total = 0
        for wording in wordings:
            counts.update(wording.stems)
            total += 1
        self._weights: Mapping[str, float] = {one: math.log(1 + total / count) for one, count in counts.items()}
        self._unseen = math.log(1 + total)

    def of(self, stems: Collection[str]) -> float:
        """Add up the weights of some stems."""
        return sum(self._weights.get(one, self._unseen) for one in sorted(stems))

    def held(self, part: Wording, whole: Wording) -> float:
        """Tell how much of one wording stands in another, from 0 to 1; 0 for a wording without content words."""
        weight = self.of(part.stems)
        return self.of(part.stems & whole.stems) / weight if weight else 0.0

    def alike(self, one: Wording, other: Wording) -> float:
        """Tell how much of two wordings is the same, from 0 to 1 (Dice's coefficient, weighted)."""
        weight = self.of(one.stems) + self.of(other.stems)
        return 2 * self.of(one.stems & other.stems) / weight if weight else 0.0


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut a word down to the beginning that its relatives share; a state's name, adjective or people give its code.

    Args:
        word: The word.
    """
    state = country(word) if word[:1].isupper() else None
    if state is not None:
        return state
    low = word.lower().removesuffix("'s").removesuffix("s'")
    for suffix in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= _SHORTEST:
            low = low.removesuffix(suffix)
            break
    return low[:_LONGEST]


@lru_cache(maxsize=65536)
def country(words: str) -> str | None:
    """Give the code of the only state that some words can name or describe; null where there is none or several."""
    cut = re.sub(r"\A(?:the|an?)\s+|['’]s?\Z", "", words, flags=re.IGNORECASE)
    named = states_named(cut).states or states_of(cut).states
    return named[0].code if len({one.code for one in named}) == 1 else None


def _carries(word: str) -> bool:
    low = word.lower()
    return low not in _FUNCTION and low not in _NEGATIVE and not low.endswith("n't") and (len(low) > 1 or low.isdigit())
