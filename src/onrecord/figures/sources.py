"""Whose count it is: the innermost statement that it stands in, else who is named beside it as its source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from onrecord.figures.counts import Count
from onrecord.figures.vocabulary import words
from onrecord.record.actor import Ref
from onrecord.record.span import Span
from onrecord.record.statement import Statement

_REPORTING = frozenset(
    {"said", "says", "reported", "reports", "announced", "announces", "confirmed", "confirms", "stated", "states", "claimed",
     "claims", "estimated", "estimates", "added", "told", "revealed", "counted", "recorded", "disclosed", "noted", "indicated",
     "declared", "asserted", "alleged", "put", "puts"}
)  # fmt: skip
_OPENS = frozenset({",", ";", ":", "--", "—", "–", "]", ")", '"', "“", "”", "that", "while", "but"})
_ENDS = frozenset(
    {",", ";", ":", ".", "--", "—", "–", "(", "[", '"', "“", "”", "that", "which", "who", "when", "where", "after", "as", "and",
     "but", "while"}
)  # fmt: skip
_LONGEST = 20  # tokens of a source
_TAIL = 7  # tokens that may follow the reporting verb at the end of a sentence
_NEAR = 9  # words between reporting words and a count
_MOST_CUES = 12  # reporting words of one sentence
_PLAIN = re.compile(r"[^;:.“”\"()]*")
_NOBODY = frozenset({"it", "there", "what", "which", "who", "that", "i", "this", "authorities'"})


@dataclass(frozen=True, slots=True)
class Told:
    """Whose count it is: the id of the statement that it stands in, and its source; both null for the article's own."""

    voice: str | None = None
    ref: Ref | None = None


_NOT_TOLD = Told()


def _goes_on(earlier: Count, count: Count) -> bool:
    """Tell whether a count begins the sentence after another: "According to X, 3 died. [17] were hurt."."""
    before, here = earlier.sentence, count.sentence
    between = here.text[before.ends[-1] : here.starts[0]]
    return count.phrase.first == 0 and between != "" and between.isspace() and "\n" not in between


def _continued(told: Told) -> Told:
    return Told(None, structs.replace(told.ref, how="continued")) if told.ref is not None else _NOT_TOLD


class Sources:
    """Tells the sources of an article's counts.

    Args:
        text: The article's text.
        statements: Its statements.
    """

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        """Lay out what is said."""
        self._text = text
        self._said = sorted(((p.start, p.end, s) for s in statements for p in s.content), key=lambda piece: piece[:2])
        self._cues = {at for s in statements for cue in s.cue for at in range(cue.start, cue.end)}
        self._cues_in_order = sorted(
            ((cue.start, cue.end, number, s) for number, s in enumerate(statements) for cue in s.cue), key=lambda cue: cue[:3]
        )
        self._by_cue: dict[int, list[Statement]] = {}  # statements by where their source begins
        for said in statements:
            for source in said.source:
                self._by_cue.setdefault(source.start, []).append(said)

    def of(self, counts: Sequence[Count]) -> list[Told]:
        """Tell the source of each count.

        Args:
            counts: The counts, in order of their beginnings.
        """
        told: list[Told] = []
        open_now: list[tuple[int, int, Statement]] = []
        place = 0
        for count in counts:
            while place < len(self._said) and self._said[place][0] <= count.start:
                open_now.append(self._said[place])
                place += 1
            open_now = [piece for piece in open_now if piece[1] > count.start]
            holding = [piece for piece in open_now if piece[1] >= count.end]
            inner = max(holding, key=lambda piece: (piece[0], -piece[1]))[2] if holding else self._reaching(count)
            own = self._told(count, inner)
            if own == _NOT_TOLD and told and _goes_on(counts[len(told) - 1], count):
                own = _continued(told[-1])
            told.append(own)
        return told

    def _told(self, count: Count, inner: Statement | None) -> Told:
        """Name the source: "according to" in the sentence is nearer than who says the whole."""
        named = self._according_to(count)
        if named is not None and named.mention is not None:
            own = next((s for s in self._by_cue.get(named.mention.start, ()) if s.source), None)
            if own is not None and self._stands_with(count, own):
                return Told(own.id, own.speaker)
            return Told(inner.id if inner else None, named)
        if inner is not None:
            return Told(inner.id, inner.speaker)
        return Told(None, self._accused_by(count) or self._reporting_before(count) or self._reporting_after(count))

    def _stands_with(self, count: Count, said: Statement) -> bool:
        """Tell whether what is said stands in the sentence of a count."""
        first, last = count.sentence.starts[0], count.sentence.ends[-1]
        return any(piece.start < last and first < piece.end for piece in said.content)

    def _reaching(self, count: Count) -> Statement | None:
        """Find a statement of the sentence that plainly holds a count, though its content was cut short of it.

        That is one whose reporting words stand close before the count with the content behind them, or at the end of the
        sentence with the content between the count and them.
        """
        first, last = count.sentence.starts[0], count.sentence.ends[-1]
        low = bisect_left(self._cues_in_order, (first,), key=lambda cue: cue[:1])
        for place in range(low, min(len(self._cues_in_order), low + _MOST_CUES)):
            start, end, said = self._cues_in_order[place][0], self._cues_in_order[place][1], self._cues_in_order[place][3]
            if start >= last:
                break
            pieces = [p for p in said.content if first <= p.start < last]
            between = self._text[end : count.start]
            if end <= count.start and len(between.split()) <= _NEAR and _PLAIN.fullmatch(between):
                return said
            if start >= count.end and any(count.end <= p.start and p.end <= start for p in pieces):
                return said
        return None

    def _accused_by(self, count: Count) -> Ref | None:
        """Find "accused by the ministry of killing 12"."""
        small = count.sentence.small
        for at in range(max(0, count.phrase.first - _LONGEST), count.phrase.first - 1):
            if small[at] in {"accused", "blamed"} and small[at + 1] == "by":
                stop = next((place for place in range(at + 2, count.phrase.first) if small[place] in {"of", "for"}), at)
                return self._ref(count, at + 2, stop)
        return None

    def _according_to(self, count: Count) -> Ref | None:
        small = count.sentence.small
        for at in range(len(small) - 2):
            if small[at] == "according" and small[at + 1] == "to":
                return self._ref(count, at + 2, self._end(count, at + 2))
        return None

    def _reporting_before(self, count: Count) -> Ref | None:
        """Find "the ministry reported that 12"."""
        sentence = count.sentence
        for at in range(count.phrase.first - 1, -1, -1):
            if sentence.small[at] in _REPORTING:
                if sentence.starts[at] in self._cues:
                    return None
                stop = self._before_auxiliaries(count, at)
                return self._ref(count, self._begin(count, stop), stop)
        return None

    def _reporting_after(self, count: Count) -> Ref | None:
        """Find "12 were killed, the ministry said." at the end of a sentence."""
        sentence = count.sentence
        for at in range(len(sentence) - 1, max(count.phrase.stop, len(sentence) - 1 - _TAIL), -1):
            if sentence.small[at] in _REPORTING and sentence.starts[at] not in self._cues:
                stop = self._before_auxiliaries(count, at)
                begin = self._begin(count, stop)
                return self._ref(count, begin, stop) if begin > count.phrase.stop else None
        return None

    def _before_auxiliaries(self, count: Count, at: int) -> int:
        stop = at
        known = words("aux") | words("have") | words("adverb")
        while stop > 0 and count.sentence.small[stop - 1] in known:
            stop -= 1
        return stop

    def _begin(self, count: Count, stop: int) -> int:
        begin = stop
        while begin > max(0, stop - _LONGEST) and count.sentence.small[begin - 1] not in _OPENS:
            begin -= 1
        return begin

    def _end(self, count: Count, begin: int) -> int:
        stop = begin
        small = count.sentence.small
        while stop < min(len(small), begin + _LONGEST) and small[stop] not in _ENDS:
            stop += 1
        while stop > begin + 1 and small[stop - 1] in words("function") | words("adverb"):
            stop -= 1
        return stop

    def _ref(self, count: Count, begin: int, stop: int) -> Ref | None:
        if begin >= stop or (stop == begin + 1 and count.sentence.small[begin] in _NOBODY):
            return None
        span = Span.of(self._text, count.sentence.starts[begin], count.sentence.ends[stop - 1])
        return Ref(name=" ".join(span.text.split()), mention=span)
