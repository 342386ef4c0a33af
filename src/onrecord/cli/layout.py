"""Where the words of an article stand, and the passage around a statement with its source, cue and content marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag

from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends
from onrecord.record import Statement

_REACH = 240  # code points of context on each side of the marked words at most, where sentences are endless
_CLOSING = re.compile(r"[\"'”’»“)\]]*")
_WORD_BREAK = re.compile(r"\s")
_NEWLINE = re.compile(r"\r\n?|\n")
_ELLIPSIS = "…"


class Part(IntFlag):
    """What a code point of a passage belongs to."""

    CONTENT = 1
    CUE = 2
    SOURCE = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article, with a role for every code point.

    Attributes:
        text: The words; ``…`` stands where words are left out, a line feed between paragraphs.
        roles: The roles, as long as the text.
    """

    text: str
    roles: bytes


class Layout:
    """The lines, paragraphs and passages of one article."""

    def __init__(self, text: str) -> None:
        """Find the lines and paragraphs.

        Args:
            text: The article's text.
        """
        self.text = text
        self.paragraphs = paragraphs(text)
        self._starts = [start for start, _ in self.paragraphs]
        self._newlines = [hit.end() for hit in _NEWLINE.finditer(text)]

    def line(self, offset: int) -> int:
        """Number the line that an offset stands in, as an editor does, from 1."""
        return bisect_right(self._newlines, offset) + 1

    def paragraph(self, offset: int) -> int:
        """Number the paragraph that an offset stands in, from 1."""
        return max(1, bisect_right(self._starts, offset))

    def passage(self, statement: Statement, *, whole_paragraphs: bool = False) -> Passage:
        """Take the sentences around a statement, with its words marked.

        Args:
            statement: A statement of the article.
            whole_paragraphs: Take the paragraphs that it stands in instead.
        """
        roles = ((Part.CONTENT, statement.content), (Part.CUE, statement.cue), (Part.SOURCE, statement.source))
        pieces = sorted((span.start, span.end, role) for role, spans in roles for span in spans)
        around = [(self._paragraph_around if whole_paragraphs else self._sentences_around)(a, b) for a, b, _ in pieces]
        text, marks = [], bytearray()
        for number, (start, end) in enumerate(self._merged(around)):
            if number or not self._opens(start):
                lead = (" " if number else "") + _ELLIPSIS + " "
                text.append(lead)
                marks.extend(bytes(len(lead)))
            for low, words in self._lines(start, end):
                text.append(words)
                marks.extend(_roles(low, low + len(words), pieces))
        return Passage("".join(text), bytes(marks))

    def _paragraph_around(self, start: int, end: int) -> tuple[int, int]:
        first, last = self._bounds(start), self._bounds(max(start, end - 1))
        return min(start, first[0]), max(end, last[1])

    def _sentences_around(self, start: int, end: int) -> tuple[int, int]:
        """Widen a stretch to the sentences that it begins and ends in, as far as the reach goes."""
        text = self.text
        low, high = self._paragraph_around(start, end)
        near, far = max(low, start - _REACH), min(high, end + _REACH)
        before = [self._after(at) for at in sentence_ends(text, near, min(high, start + 2))]
        begin = max([at for at in before if at <= start], default=near)
        if begin == near > low and (gap := _WORD_BREAK.search(text, near, start)):
            begin = gap.end()
        after = [_closed(text, at) for at in sentence_ends(text, max(low, end - 3), far)]
        finish = min([at for at in after if at >= end], default=far)
        if finish == far < high:
            gaps = [gap.start() for gap in _WORD_BREAK.finditer(text, end, far)]
            finish = gaps[-1] if gaps else end
        return begin, finish

    def _bounds(self, offset: int) -> tuple[int, int]:
        at = bisect_right(self._starts, offset) - 1
        return self.paragraphs[at] if at >= 0 else (offset, offset)

    def _after(self, sentence_end: int) -> int:
        """Move from a sentence's final mark to the next sentence's first character."""
        at = _closed(self.text, sentence_end)
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        return at

    def _opens(self, start: int) -> bool:
        """Tell whether an offset begins a paragraph or a sentence."""
        low, high = self._bounds(start)
        return start <= low or start in map(self._after, sentence_ends(self.text, max(low, start - 9), min(high, start + 2)))

    def _merged(self, stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Join stretches that overlap or have only white space between them."""
        current: tuple[int, int] | None = None
        for start, end in sorted(stretches):
            if current is not None and (start <= current[1] or self.text[current[1] : start].isspace()):
                current = current[0], max(end, current[1])
            else:
                if current is not None:
                    yield current
                current = start, end
        if current is not None:
            yield current

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Cut a stretch at line breaks; every line but the last ends in one line feed."""
        first = max(0, bisect_right(self._starts, start) - 1)
        inside = self.paragraphs[first : bisect_left(self._starts, end)]
        cuts = [(max(start, low), min(end, high)) for low, high in inside if low < end and high > start] or [(start, end)]
        for number, (low, high) in enumerate(cuts):
            yield low, self.text[low:high] + ("\n" if number + 1 < len(cuts) else "")


def _closed(text: str, at: int) -> int:
    hit = _CLOSING.match(text, at)
    return hit.end() if hit else at


def _roles(low: int, high: int, pieces: list[tuple[int, int, Part]]) -> bytearray:
    marks = bytearray(high - low)
    for start, end, role in pieces:
        for at in range(max(start, low), min(end, high)):
            marks[at - low] |= role
    return marks
