"""Words and marks of a sentence, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![\w,])|[0-9]+\.[0-9]+(?![\w.])|(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-‐‑'’][^\W_]+)*|--|[^\w\s]|_"
)
_MOSTLY = 0.8  # share of capital letters in a sentence that is printed in capitals


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence.

    Attributes:
        text: The whole text that the offsets count in.
        words: Each token as printed.
        small: Each token in small letters, with a plain apostrophe.
        starts: Offset of each token's first code point.
        ends: Offset after each token's last.
        capitals: Whether the sentence is printed in capitals, so that a capital tells nothing.
    """

    text: str
    words: tuple[str, ...]
    small: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: bool

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Sentence:
        """Cut a stretch of a text.

        Args:
            text: The article's text.
            start: Offset where the sentence begins.
            end: Offset where it ends.
        """
        hits = [hit.span() for hit in _TOKEN.finditer(text, start, end)]
        words = tuple(text[low:high] for low, high in hits)
        letters = [letter for word in words for letter in word[:2] if letter.isalpha()]
        upper = sum(map(str.isupper, letters))
        return cls(
            text,
            words,
            tuple(word.lower().replace("’", "'") for word in words),
            tuple(low for low, _ in hits),
            tuple(high for _, high in hits),
            len(letters) > 1 and upper >= _MOSTLY * len(letters),
        )

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def at(self, place: int) -> str:
        """Give a token in small letters; nothing outside the sentence.

        Args:
            place: Number of the token.
        """
        return self.small[place] if 0 <= place < len(self.small) else ""

    def is_capital(self, place: int) -> bool:
        """Tell whether a token begins with a capital that tells something.

        Args:
            place: Number of the token.
        """
        return not self.capitals and self.words[place][:1].isupper()
