"""An article's sentences with their numbers, by which readers point at words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends

_OFFSETS = re.compile(r"\b(\d+):(\d+)\b")
_LONGEST = 60  # code points of quoted words


class Numbered:
    """A text and its sentences, numbered from 1 through all paragraphs.

    Args:
        text: The document's text.
    """

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text

    @cached_property
    def paragraphs(self) -> list[list[tuple[int, int]]]:
        """The sentences of each paragraph as half-open offsets, white space at the edges left out."""
        found = []
        for start, end in paragraphs(self.text):
            edges = [start, *sentence_ends(self.text, start, end), end]
            found.append([self._trim(low, high) for low, high in pairwise(edges) if low < high])
        return found

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """All sentences in order; sentence 1 stands at place 0."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    def number(self, at: int) -> int:
        """Tell the number of the sentence that an offset lies in."""
        return max(1, bisect_right([start for start, _ in self.sentences], at))

    def lines(self) -> Iterator[str]:
        """Print the text: a line for each sentence, with its number, and an empty one between paragraphs."""
        number = 0
        for place, paragraph in enumerate(self.paragraphs):
            if place:
                yield ""
            for start, end in paragraph:
                number += 1
                yield f"[{number}] {self.text[start:end]}"

    def in_words(self, message: str) -> str:
        """Put sentence numbers and words in place of the offsets in a message."""
        return _OFFSETS.sub(lambda hit: self._quote(int(hit[1]), int(hit[2])), message)

    def _quote(self, start: int, end: int) -> str:
        if end > len(self.text):
            return f"{start}:{end}"
        words = " ".join(self.text[start:end].split())
        return f"'{self.number(start)}:{words if len(words) <= _LONGEST else words[:_LONGEST] + ' …'}'"

    def _trim(self, low: int, high: int) -> tuple[int, int]:
        words = self.text[low:high]
        return low + len(words) - len(words.lstrip()), low + len(words.rstrip())
