"""Counts: phrases that are tied to what befell those of them, one for each phrase and kind."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.figures.numbers import Number
from onrecord.figures.phrases import Phrase, Sort
from onrecord.figures.ties import Tie, Ties
from onrecord.figures.tokens import Sentence
from onrecord.figures.triggers import Befell

_INCLUDING = (("including",), ("among", "them"), ("among", "whom"), ("of", "them"), ("of", "whom"), ("and", "among", "them"),
              ("amongst", "them"), ("incl",))  # fmt: skip
_DASHES = frozenset({"--", "—", "–", "(", "-"})
_LIST = 8
_MAY_BE_PART = frozenset({"counted", "bare", "single", "named"})


@dataclass(frozen=True, slots=True)
class Count:
    """One count.

    Attributes:
        sentence: The sentence that it stands in.
        phrase: Its phrase.
        number: How many.
        kind: What befell them.
        strong: Whether the words leave no doubt.
        is_part: Whether the words say that they are some of those just counted ("including a child").
        place: Number of the token that tells what befell them.
    """

    sentence: Sentence
    phrase: Phrase
    number: Number
    kind: Befell
    strong: bool
    is_part: bool = False
    place: int = 0

    @property
    def start(self) -> int:
        """Offset of its first code point."""
        return self.sentence.starts[self.phrase.first]

    @property
    def end(self) -> int:
        """Offset after its last code point."""
        return self.sentence.ends[self.phrase.stop - 1]

    @property
    def sort(self) -> Sort:
        """What sort of phrase it is."""
        return self.phrase.sort

    @property
    def of(self) -> str | None:
        """The words for those counted; null where there are none."""
        if self.sort not in {"counted", "single"} or self.phrase.body >= self.phrase.stop:
            return None
        return self.sentence.text[self.sentence.starts[self.phrase.body] : self.end]

    @property
    def name(self) -> str:
        """The last word of a phrase in small letters, without a genitive: of a name the family name."""
        return self.sentence.small[self.phrase.stop - 1].removesuffix("'s")


def counts_of(sentence: Sentence) -> list[Count]:
    """Find the counts of a sentence, in the order of its words.

    Args:
        sentence: The sentence.
    """
    ties = Ties(sentence)
    by_phrase: dict[int, list[Tie]] = {}
    for tie in ties:
        by_phrase.setdefault(tie.phrase.first, []).append(tie)
    found = [count for first in sorted(by_phrase) for count in _of_phrase(sentence, by_phrase[first])]
    _add_parts(ties, found)
    return sorted(found, key=lambda count: (count.phrase.first, count.kind))


def _of_phrase(sentence: Sentence, ties: list[Tie]) -> Iterator[Count]:
    """Give the counts of a phrase: one a kind; weak kinds give way to strong ones, and hostages who were killed to killed."""
    strong = {tie.kind for tie in ties if tie.strong}
    if {"killed", "injured"} <= strong and any(sentence.at(tie.place - 1) == "or" for tie in ties):
        ties = [replace(tie, kind="casualties") for tie in ties if tie.kind == "killed"]
    done: set[Befell] = set()
    for tie in ties:
        if tie.kind in done or (strong and not tie.strong and tie.kind not in strong):
            continue
        done.add(tie.kind)
        number = tie.phrase.number or Number(tie.phrase.first, tie.phrase.stop, 1, 1)
        kinds: tuple[Befell, ...] = (tie.kind,)
        if tie.kind == "casualties" and number.low == 0:
            kinds = ("killed", "injured")
        for kind in kinds:
            yield Count(sentence, tie.phrase, number, kind, tie.strong, place=tie.place)


def _add_parts(ties: Ties, found: list[Count]) -> None:
    """Add those who are said to be among the ones just counted: "12 people, including a child"."""
    sentence, phrases = ties.sentence, ties.phrases
    tied = {count.phrase.first for count in found}
    for number, phrase in enumerate(phrases.listed):
        if phrase.first in tied or phrase.sort not in _MAY_BE_PART or phrase.number is None:
            continue
        whole = _whole_before(sentence, phrases.listed[max(0, number - _LIST) : number], phrase, found)
        for count in whole:
            found.append(replace(count, phrase=phrase, number=phrase.number, is_part=True))
            tied.add(phrase.first)


def _whole_before(sentence: Sentence, before: tuple[Phrase, ...], phrase: Phrase, found: list[Count]) -> list[Count]:
    if _says_part(sentence, phrase):
        for earlier in reversed(before):
            counts = [c for c in found if c.phrase.first == earlier.first and c.sort in {"counted", "bare"}]
            if counts and not counts[0].is_part:
                return counts
        return []
    at = phrase.first - 1
    if phrase.sort == "named":
        return []
    if sentence.at(at) in {"and", ","} and before and before[-1].stop >= at - 1:
        return [c for c in found if c.phrase.first == before[-1].first and c.is_part]
    if sentence.at(at) in _DASHES and before and before[-1].stop >= at - 3:
        return [c for c in found if c.phrase.first == before[-1].first and c.sort in {"counted", "bare"}]
    return []


def _says_part(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether the words beside a phrase make it a part: "including [a child]", "[two] of them officers"."""
    before = sentence.small[max(0, phrase.first - 3) : phrase.first]
    if any(before[-len(words) :] == words for words in _INCLUDING):
        return True
    inside = itertools.pairwise(sentence.small[phrase.first : phrase.stop + 2])
    return any(pair in {("of", "them"), ("of", "whom")} for pair in inside)
