"""Pronouns of sources: "he said" means the speaker before, unless narration has brought somebody else since.

Coreference weighs every mention alike. Who speaks follows a narrower habit of news prose: a pronoun that stands for a source
means the last who spoke, or the subject of narration right before it; a name inside what is said is not meant, since the one
who speaks of "Berg" is not Berg (the parallel of quotation and narration; Hobbs 1978, O'Keefe et al. 2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.pieces import Flags

Gender = Literal["he", "she"]

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their"})
_MEN = frozenset(
    {"mr", "mr.", "sir", "lord", "king", "prince", "man", "husband", "father", "brother", "son", "spokesman", "chairman"}
)
_WOMEN = frozenset(
    {
        "mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "woman", "wife", "mother", "sister",
        "daughter",
        "spokeswoman", "chairwoman", "widow", "actress", "duchess",
    }
)  # fmt: skip
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})


class Pronouns:
    """Whom the pronouns of one article's sources mean.

    Args:
        actors: The article's actors.
        contents: What is said in it: pieces of the contents of all statements that stand in no other.
    """

    def __init__(self, actors: Actors, contents: Sequence[Fragment]) -> None:
        """Mark the words that are said or quoted."""
        self._actors = actors
        self._analysis = actors.analysis
        self._quoted: Flags = self._analysis.encoded.features.quote[self._analysis.words.pieces] > 0
        self._said = self._quoted.copy()
        starts = self._analysis.words.starts
        for fragment in contents:
            low, high = np.searchsorted(starts, [fragment.start, fragment.end])
            self._said[low:high] = True

    def is_said(self, word: int) -> bool:
        """Tell whether a word is part of what somebody says, or is quoted."""
        return bool(self._said[word])

    def is_quoted(self, word: int) -> bool:
        """Tell whether a word stands in quotation marks."""
        return bool(self._quoted[word])

    def is_named_subject(self, word: int) -> bool:
        """Tell whether a word is a name or noun of one person, and the subject of a clause."""
        subject = self._analysis.trees.name(word).startswith("nsubj") and self._analysis.parts[word] in {"PROPN", "NOUN"}
        return subject and self._actors.mentions(word) and self._actors.may_be_person(word)

    def is_one_person(self, word: int) -> bool:
        """Tell whether a word is "he" or "she"."""
        return self._gender_of(word) is not None

    def is_several(self, word: int) -> bool:
        """Tell whether a word is "they"."""
        return self._analysis.forms[word].lower() in _THEY

    def antecedent(self, word: int) -> int | None:
        """Give the noun of a relative pronoun: "critics" of "critics, who say"."""
        form = self._analysis.forms[word].lower()
        if form not in _RELATIVE:
            return None
        beside = word - 1 if word and self._analysis.forms[word - 1] != "," else word - 2
        if beside >= 0 and self._actors.mentions(beside) and (form == "which" or self._is_somebody(beside)):
            return beside
        trees, at = self._analysis.trees, word
        for _ in range(3):
            at = int(trees.heads[at])
            if trees.name(at) in {"acl:relcl", "acl"}:
                return int(trees.heads[at])
        return None

    def _is_somebody(self, word: int) -> bool:
        return self._actors.may_be_person(word) or self._actors.phrases.is_plural(word)

    def meant(self, word: int, before: int | None) -> int | None:
        """Tell whom "he", "she" or "they" mean.

        Args:
            word: The pronoun.
            before: The head of the last source that can be meant, if any.

        Returns:
            A mention of whom it means; null where neither the speaker before nor narration tells.
        """
        gender = self._gender_of(word)
        if before is not None and not self._fits(before, gender):
            before = None
        after = 0 if before is None else before + 1
        others = [other for other in range(after, word) if self._is_subject(other, gender) and not self._is_same(other, before)]
        if not others:
            return before
        sentences = self._analysis.words.sentences
        near = sentences[word] - sentences[others[-1]] <= 1
        return others[-1] if near else None

    def _is_same(self, word: int, before: int | None) -> bool:
        return before is not None and self._actors.same(word, before)

    def _is_subject(self, word: int, gender: Gender | None) -> bool:
        """Tell whether a word of narration is a subject whom the pronoun may mean."""
        analysis = self._analysis
        if self._said[word] or analysis.parts[word] not in {"PROPN", "NOUN"} or not self._actors.mentions(word):
            return False
        owns = word + 1 < len(analysis.forms) and analysis.forms[word + 1] in {"'s", "’s", "'", "’"}
        return analysis.trees.name(word).startswith("nsubj") and not owns and self._fits(word, gender)

    def _fits(self, word: int, gender: Gender | None) -> bool:
        if gender is None:
            return self._actors.phrases.is_plural(word)
        its = self.gender(word)
        return self._actors.may_be_person(word) and (its is None or its == gender)

    def _gender_of(self, word: int) -> Gender | None:
        form = self._analysis.forms[word].lower()
        return "he" if form in _HE else "she" if form in _SHE else None

    def gender(self, word: int) -> Gender | None:
        """Tell how the article speaks of whom a word mentions: by titles and role nouns, else by most of its pronouns."""
        entity = self._actors.entities.of(word)
        heads = [word] if entity is None else self._actors.entities.heads(entity)
        beside: set[str] = set()
        for head in heads:
            if self._analysis.parts[head] in {"NOUN", "PROPN"}:
                low, high = self._actors.phrases.reach_of(head)
                beside |= {form.lower() for form in self._analysis.forms[low : high + 1]} if high - low < 8 else set()  # noqa: PLR2004
        if bool(beside & _MEN) != bool(beside & _WOMEN):
            return "he" if beside & _MEN else "she"
        told = [gender for head in heads if (gender := self._gender_of(head))]
        if not told or told.count("he") * 2 == len(told):
            return None
        return "he" if told.count("he") * 2 > len(told) else "she"
