"""An article's body as sentences of bare words, so that quotation marks, case and layout make no difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.language.sentences import sentence_ends
from onrecord.record import Span

GRAM = 4
"""Words of a gram: so many words in a row rarely stand in two texts by chance."""

_MOST = 20_000  # words of a body that are compared; a long article has 5,000
_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)")

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        text: As it stands in the article.
        words: Its words in small letters.
        own: Those of its words that stand in no quotation, in rows of as many as a gram has or more.
    """

    text: str
    words: tuple[str, ...]
    own: tuple[tuple[str, ...], ...]

    def grams(self) -> tuple[Gram, ...]:
        """List the grams within it; all its words as one where they are fewer."""
        return grams(self.words)

    def own_grams(self) -> tuple[Gram, ...]:
        """List the grams outside quotations."""
        return tuple(gram for row in self.own for gram in grams(row))


@dataclass(frozen=True)
class Body:
    """What an article says, headlines and furniture aside.

    Attributes:
        sentences: Its sentences that hold a word, in order.
    """

    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, text: str, left_out: Iterable[Span] = ()) -> Body:
        """Cut a text into sentences.

        Args:
            text: The article's text.
            left_out: Its headlines and its furniture.
        """
        return cls(tuple(_sentences(_without(text, left_out))))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All its words, in order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def grams(self) -> frozenset[Gram]:
        """The grams within its sentences."""
        return frozenset(gram for sentence in self.sentences for gram in sentence.grams())


def grams(words: Sequence[str], size: int = GRAM) -> tuple[Gram, ...]:
    """List the rows of so many words; all words as one where they are fewer."""
    return tuple(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1)))


def _without(text: str, left_out: Iterable[Span]) -> str:
    """Blank spans out, each into an end of a paragraph."""
    pieces: list[str] = []
    at = 0
    for span in sorted(left_out, key=lambda one: one.start):
        pieces += (text[at : max(at, span.start)], "\n")
        at = max(at, span.end)
    return "".join((*pieces, text[at:]))


def _sentences(text: str) -> Iterable[Sentence]:
    count = 0
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        # Quotation marks become a character that no word holds, and what they enclose the same as often.
        own = _QUOTED.sub(lambda hit: "\0" * len(hit[0]), paragraph[0])
        for end in (*sentence_ends(text, start, paragraph.end()), paragraph.end()):
            words = _words(text[start:end])
            if words:
                rows = map(_words, own[start - paragraph.start() : end - paragraph.start()].split("\0"))
                yield Sentence(text[start:end].strip(), words, tuple(row for row in rows if len(row) >= GRAM))
                count += len(words)
            start = end
        if count > _MOST:
            return


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_APOSTROPHES.sub("", text).casefold()))
