"""Sources: which word of a source's words names whom, and which of them are several who speak as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.fragments import Fragment

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_ENDS = frozenset({"ADP", "VERB", "AUX", "SCONJ"})
_MARKS = frozenset({",", ";", ":", "—", "–", "--"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_TIMES = frozenset({"year", "month", "week", "day", "night", "morning", "yesterday", "today", "tonight"})
_AND = frozenset({"and", "&"})


class Sources:
    """The words of sources, read off names and trees.

    Args:
        actors: The article's actors.
    """

    def __init__(self, actors: Actors) -> None:
        """Keep them."""
        self._actors = actors
        self._analysis = actors.analysis

    def words(self, fragments: Sequence[Fragment]) -> list[int]:
        """Give the words in some fragments, in order."""
        starts = self._analysis.words.starts
        bounds = [np.searchsorted(starts, [fragment.start, fragment.end]) for fragment in sorted(fragments)]
        return [word for low, high in bounds for word in range(int(low), int(high))]

    def head(self, fragments: Sequence[Fragment]) -> int | None:
        """Find the word that heads a source: the last noun before what is added to it (Collins 1999)."""
        analysis = self._analysis
        for fragment in sorted(fragments):
            words = list(self._outside_brackets(self.words([fragment])))
            base = self._base(words)
            nouns = [word for word in base if analysis.parts[word] in _NOMINAL]
            nouns = nouns or [word for word in base if analysis.parts[word] == "ADJ"]
            while len(nouns) > 1 and analysis.lemmas[nouns[-1]].lower() in _TIMES:
                nouns.pop()
            if nouns:
                return self._apposed(self._of_name(nouns[-1], nouns), words)
        return None

    def joined(self, fragments: Sequence[Fragment]) -> list[int]:
        """Give the heads of those whom a source joins by "and"; empty where it names one alone."""
        analysis = self._analysis
        words = set(self.words(fragments))
        heads = {word: int(analysis.trees.heads[word]) for word in sorted(words)}
        tops = [word for word, above in heads.items() if above not in words or above == word]
        top = next((word for word in tops if analysis.parts[word] in {"NOUN", "PROPN"}), None)
        return [] if top is None else [word for word in self.joined_to(top) if word in words]

    def joined_to(self, top: int) -> list[int]:
        """Give a noun and those that "and" joins to it, by the last words of their names; empty where nobody is joined."""
        analysis, phrases = self._analysis, self._actors.phrases
        others = [word for word in phrases.below(top, "conj") if analysis.parts[word] in {"NOUN", "PROPN"}]
        tied = any(analysis.forms[mark].lower() in _AND for word in others for mark in phrases.below(word, "cc"))
        return [self._name_end(word) for word in (top, *others)] if tied and self._all_act((top, *others)) else []

    def _all_act(self, words: Sequence[int]) -> bool:
        return all(self._actors.mentions(word) or self._actors.mentions(self._name_end(word)) for word in words)

    def _name_end(self, word: int) -> int:
        name = self._actors.phrases.name_of(word)
        return word if name is None or name.kind != "person" else name.last

    def _outside_brackets(self, words: Sequence[int]) -> Iterator[int]:
        """Leave out what stands in brackets: "(R-Ohio)"."""
        depth = 0
        for word in words:
            form = self._analysis.forms[word]
            depth += form in {"(", "["}
            if not depth:
                yield word
            depth -= form in {")", "]"} and depth > 0

    def _base(self, words: Sequence[int]) -> Sequence[int]:
        """Cut off what is added to a noun: a preposition, a clause, an apposition."""
        analysis = self._analysis
        for place, word in enumerate(words):
            form = analysis.forms[word].lower()
            ends = analysis.parts[word] in _ENDS or form in _MARKS or (place and form in _RELATIVE)
            if ends and any(analysis.parts[earlier] in _NOMINAL for earlier in words[:place]):
                return words[:place]
        return words

    def _apposed(self, head: int, words: Sequence[int]) -> int:
        """Take a role for the name that follows it: "the chairwoman, Ada Lind", "the head of the guild, Olav Dahl"."""
        analysis, actors = self._analysis, self._actors
        if not actors.is_role(head):
            return head
        after = [word for word in words if word > head]
        comma = next((word for word in after if analysis.forms[word] == ","), None)
        verbs = any(analysis.parts[word] in {"VERB", "AUX"} for word in after if comma is not None and word < comma)
        named = actors.phrases.name_from(comma + 1) if comma is not None and comma + 1 in after and not verbs else None
        if named is None or named.kind != "person" or self._in_a_row(named.last, after):
            return head
        if actors.mentions(head) and actors.mentions(named.last):
            actors.take(head, named.last)
        return named.last

    def _in_a_row(self, last: int, words: Sequence[int]) -> bool:
        """Tell whether a name is the first of several: "lawyers for Berg, Lind and Dahl"."""
        return last + 1 in words and self._analysis.forms[last + 1].lower() in _AND

    def _of_name(self, head: int, nouns: Sequence[int]) -> int:
        """Take the head of a name for its last word, and a name for the title that stands before it."""
        named = self._actors.phrases.name_from(head + 1)
        if named is not None and self._analysis.parts[head] != "PRON":
            return named.last
        trees = self._analysis.trees
        above = int(trees.heads[head])
        return above if trees.name(head) == "flat" and above in nouns else head
