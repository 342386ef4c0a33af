"""What became of a report in a copy: sentences that were cut, added, reworded, or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.compare.body import Body, Gram, Sentence, grams

_REWORDED = 0.4  # share of the shorter sentence's rows of three words that the other holds too
_ROW = 3
_OFTEN = 50  # sentences; a row of words that stands in more of them tells none from the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What differs between a report and a copy of it.

    Attributes:
        kept: How many sentences of the copy stand in the report word for word.
        reworded: Sentences that stand in both in other words: the report's, and the copy's.
        cut: Sentences of the report that the copy lacks.
        added: Sentences that the copy alone has.
        moved: How many sentences stand in another order; 0 where the order is the report's.
    """

    kept: int
    reworded: tuple[tuple[Sentence, Sentence], ...]
    cut: tuple[Sentence, ...]
    added: tuple[Sentence, ...]
    moved: int

    def summary(self) -> str:
        """Say it in a line."""
        parts = [
            f"{len(self.cut):,} cut" if self.cut else "",
            f"{len(self.added):,} added" if self.added else "",
            f"{len(self.reworded):,} reworded" if self.reworded else "",
            f"{self.moved:,} moved" if self.moved else "",
        ]
        said = ", ".join(filter(None, parts))
        return f"sentences: {said}" if said else "every sentence as it was"


def differences(report: Body, copy: Body) -> Differences:
    """Hold a copy against a report, sentence by sentence.

    Args:
        report: The report.
        copy: The copy.
    """
    by_words: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    by_gram: defaultdict[Gram, list[int]] = defaultdict(list)
    for number, sentence in enumerate(report.sentences):
        by_words[sentence.words].append(number)
        for gram in grams(sentence.words, _ROW):
            by_gram[gram].append(number)
    places: list[int | None] = []
    taken: set[int] = set()
    for sentence in copy.sentences:
        same = by_words.get(sentence.words)
        places.append(same.popleft() if same else None)
    taken.update(place for place in places if place is not None)
    kept = len(taken)
    reworded: list[tuple[Sentence, Sentence]] = []
    for number, sentence in enumerate(copy.sentences):
        if places[number] is None and (alike := _most_alike(sentence, report, by_gram, taken)) is not None:
            places[number] = alike
            taken.add(alike)
            reworded.append((report.sentences[alike], sentence))
    found = [place for place in places if place is not None]
    return Differences(
        kept=kept,
        reworded=tuple(reworded),
        cut=tuple(sentence for number, sentence in enumerate(report.sentences) if number not in taken),
        added=tuple(sentence for sentence, place in zip(copy.sentences, places, strict=True) if place is None),
        moved=len(found) - _longest_rise(found),
    )


def _most_alike(sentence: Sentence, report: Body, by_gram: dict[Gram, list[int]], taken: set[int]) -> int | None:
    """Find the report's sentence that shares most rows of words with one; null where none shares many."""
    rows = grams(sentence.words, _ROW)
    telling = (found for row in rows if len(found := by_gram.get(row, ())) <= _OFTEN)
    shared = Counter(number for found in telling for number in found if number not in taken)
    for number, count in shared.most_common(1):
        fewer = min(len(rows), len(grams(report.sentences[number].words, _ROW)))
        if count >= _REWORDED * fewer:
            return number
    return None


def _longest_rise(numbers: Sequence[int]) -> int:
    """Measure the longest row of numbers that rise, others left out: what stands in its old order."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
