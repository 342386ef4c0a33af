"""What two claims are known by when they are held against each other: words alone, so that no model need be asked.

Each sign is one number. Kinds of words (denials, charges, words of favour, of contrast …) stand in ``tables/cues.tsv``. The
signs follow what makes claims contradict each other (de Marneffe, Rafferty and Manning 2008, Finding contradictions in text):
a denial or another polarity on one side, numbers that differ, few words in common though the same people are named.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from onrecord.compare.stories.rarity import Rarity
from onrecord.compare.stories.stems import stems

CUES = Path(__file__).parent / "tables" / "cues.tsv"

SIGNS = (
    "constant",
    "valence",  # how far apart the two are in words of favour against words of charge and denial
    "opposed",  # whether one is in favour and the other against
    "contrast",  # whether one alone has a word of contrast
    "open",  # whether one alone leaves open whether it is so
    "denied",  # whether one alone denies
    "denied shared",  # the same, by how much they share
    "negated shared",  # whether one alone says no, by how much they share
    "charged",  # whether one alone accuses or fears
    "shared",  # how much of their rarer words they share
    "names shared",  # how many names
    "names apart",  # how many names stand in one alone
    "numbers apart",  # whether both have numbers and share none
    "lengths apart",  # how much longer the one is
)
"""The signs of a pair, in order."""

_MOST = 2  # words of one kind that count
_RAREST = 4.0  # rarity that a stem counts with at most
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?] )(?<!\A)(?<![\"“‘'])\b[A-Z][\w’'.-]*\w")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one claim, as far as they count.

    Attributes:
        kinds: How many words of each kind of ``tables/cues.tsv`` it has, two at most.
        stems: Its stems, each with its rarity.
        names: Its words with a capital that begin no sentence, in lower case.
        numbers: Its numbers.
        length: Logarithm of its length in words.
    """

    kinds: Mapping[str, int]
    stems: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[str]
    length: float

    @property
    def favour(self) -> int:
        """How much more it speaks for something than against."""
        return self.kinds["favour"] - self.kinds["charge"] - self.kinds["denial"]


@lru_cache(maxsize=4096)
def wording(text: str) -> Wording:
    """Take the words of a claim.

    Args:
        text: What is claimed.
    """
    words = [word.replace("’", "'").lower() for word in _WORD.findall(text)]
    counts = {kind: min(_MOST, sum(map(one, words))) for kind, one in _kinds().items()}
    rarity = Rarity()
    return Wording(
        kinds=MappingProxyType(counts),
        stems=MappingProxyType({stem: min(_RAREST, rarity.of(stem)) for stem in stems(text)}),
        names=frozenset(hit.lower().removesuffix("'s").removesuffix("’s") for hit in _NAME.findall(text)),
        numbers=frozenset(_NUMBER.findall(text)),
        length=math.log(max(1, len(words))),
    )


def signs(one: Wording, other: Wording) -> tuple[float, ...]:
    """Give what two claims are known by, as `SIGNS`; which of them comes first makes no difference.

    Args:
        one: The one.
        other: The other.
    """

    def alone(kind: str) -> float:
        return float((one.kinds[kind] > 0) != (other.kinds[kind] > 0))

    shared = _shared(one, other)
    return (
        1.0,
        float(abs(one.favour - other.favour)),
        float(one.favour * other.favour < 0),
        alone("contrast"),
        alone("open"),
        alone("denial"),
        alone("denial") * shared,
        alone("no") * shared,
        alone("charge"),
        shared,
        float(len(one.names & other.names)),
        float(len(one.names ^ other.names)),
        float(bool(one.numbers) and bool(other.numbers) and not one.numbers & other.numbers),
        abs(one.length - other.length),
    )


def _shared(one: Wording, other: Wording) -> float:
    """Tell how much of the words of two claims is the same, weighed by rarity, from 0 to 1 (Dice's coefficient)."""
    both = sum(one.stems[stem] for stem in one.stems if stem in other.stems)
    whole = sum(one.stems.values()) + sum(other.stems.values())
    return 2 * both / whole if whole else 0.0


@cache
def _kinds() -> Mapping[str, _Kind]:
    lines = CUES.read_text(encoding="utf-8").splitlines()[1:]
    return {kind: _Kind(words.split("|")) for kind, words in (line.split("\t") for line in lines)}


class _Kind:
    """Tells whether a word is of a kind; a word of the table that ends in ``*`` stands for all that begin so."""

    def __init__(self, words: list[str]) -> None:
        self._words = frozenset(word for word in words if not word.endswith("*"))
        self._beginnings = tuple(word.removesuffix("*") for word in words if word.endswith("*"))
        self._shortened = "no" in self._words

    def __call__(self, word: str) -> bool:
        return word in self._words or word.startswith(self._beginnings) or (self._shortened and word.endswith("n't"))
