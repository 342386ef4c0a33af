"""Books of words: each word has a number, so that a column of numbers can stand for a column of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields

import numpy as np
import numpy.typing as npt


class Book:
    """Words and their numbers; number 0 is null."""

    def __init__(self, keys: Sequence[str] = ("",), words: Sequence[str | None] = (None,)) -> None:
        """Open a book, or copy one."""
        self.keys = list(keys)
        self.words = list(words)
        self._numbers = {key: number for number, key in enumerate(self.keys) if number}
        self._text: str | None = None
        self._ends: npt.NDArray[np.int64] = np.empty(0, np.int64)

    def copy(self) -> Book:
        """Copy it, so that the copy can grow."""
        return Book(self.keys, self.words)

    def number(self, key: str | None, word: str | None) -> int:
        """Give the number of a key, and write it down with the word as it was first written."""
        if key is None:
            return 0
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self.keys)
            self.keys.append(key)
            self.words.append(word)
        return known

    def holding(self, word: str) -> npt.NDArray[np.bool_]:
        """Tell of each entry whether its key holds a word; the keys are read as one text, which is quicker than one by one."""
        if self._text is None or len(self._ends) != len(self.keys):
            self._text = "\n".join(self.keys) + "\n"
            self._ends = np.cumsum([len(key) + 1 for key in self.keys])
        held = np.zeros(len(self.keys), np.bool_)
        places = [hit.start() for hit in re.finditer(re.escape(word), self._text)]
        held[np.searchsorted(self._ends, places, side="right")] = True
        return held

    def find(self, key: str) -> int | None:
        """Give the number of a key; null where it does not stand in the book."""
        return self._numbers.get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The books that the columns of a catalogue are numbered by.

    Attributes:
        speakers: Speakers, by their folded names.
        roles: What the speakers' roles are, folded.
        countries: Countries of speakers, by their codes.
        targets: Whom statements are about, by their folded names.
        addressees: Whom they were said to, by their folded names.
        publishers: Outlets, by their folded names.
    """

    speakers: Book = field(default_factory=Book)
    roles: Book = field(default_factory=Book)
    countries: Book = field(default_factory=Book)
    targets: Book = field(default_factory=Book)
    addressees: Book = field(default_factory=Book)
    publishers: Book = field(default_factory=Book)

    def copy(self) -> Books:
        """Copy them, so that the copies can grow."""
        return Books(**{one.name: getattr(self, one.name).copy() for one in fields(self)})
