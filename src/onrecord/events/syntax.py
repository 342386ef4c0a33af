"""A view of an article's trees that answers what the frames ask: children by relation, prepositions, coordination."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from onrecord.events.inflection import known_words
from onrecord.meaning.heads.analysis import Analysis

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
_PASSIVE = ("aux:pass", "nsubj:pass", "csubj:pass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})


class Syntax:
    """The trees of one article.

    Args:
        analysis: What the heads tell of it.
    """

    def __init__(self, analysis: Analysis) -> None:
        """Index the children of every word."""
        self.forms = [form.lower() for form in analysis.forms]
        self.lemmas = [lemma.lower() for lemma in analysis.lemmas]
        self.words = [known_words(form) | {lemma} for form, lemma in zip(self.forms, self.lemmas, strict=True)]
        self.parts = analysis.parts
        self.starts: list[int] = analysis.words.starts.tolist()
        self.ends: list[int] = analysis.words.ends.tolist()
        self.sentences: list[int] = analysis.words.sentences.tolist()
        self.heads: list[int] = analysis.trees.heads.tolist()
        self.relations = [analysis.trees.name(word) for word in range(len(self.heads))]
        self._children: list[list[int]] = [[] for _ in self.heads]
        for word, head in enumerate(self.heads):
            if head != word:
                self._children[head].append(word)

    def __len__(self) -> int:
        """Count the words."""
        return len(self.heads)

    def means(self, word: int, wanted: AbstractSet[str]) -> bool:
        """Tell whether a word is one of some, in any of its forms."""
        return not wanted.isdisjoint(self.words[word])

    def is_verb(self, word: int) -> bool:
        """Tell whether a word is a verb: by its part of speech, or by what depends on it where that can hardly be right."""
        if self.parts[word] == "VERB":
            return True
        clausal = {self.relations[child] for child in self._children[word]} & {"aux", "obj", "mark"}
        return self.parts[word] in {"ADP", "ADV", "ADJ", "SCONJ", "X"} and "obj" in clausal and len(clausal) > 1

    def children(self, word: int, *relations: str) -> list[int]:
        """List what depends on a word, in order; all of it, or what has one of these relations, subtypes included."""
        found = self._children[word]
        return [child for child in found if self.is_a(child, *relations)] if relations else found

    def is_a(self, word: int, *relations: str) -> bool:
        """Tell whether a word has one of these relations to its head: ``obl`` stands for ``obl:agent`` too."""
        own = self.relations[word]
        return own in relations or own.split(":")[0] in relations

    def above(self, word: int) -> int | None:
        """Give a word's head; null for the root of a sentence."""
        head = self.heads[word]
        return None if head == word else head

    def ancestors(self, word: int) -> Iterator[int]:
        """Give the words above, from the nearest on."""
        at = self.above(word)
        while at is not None:
            yield at
            at = self.above(at)

    def prepositions(self, word: int) -> set[str]:
        """Give the prepositions that mark a word: "because of" is two."""
        return {self.forms[child] for child in self._children[word] if self.relations[child] in {"case", "mark"}}

    def coordinated(self, word: int) -> list[int]:
        """List a nominal with those coordinated with it ("A, B and C")."""
        found = [word]
        for child in self.children(word, "conj"):
            if self.parts[child] in NOMINAL and child > word:
                found += self.coordinated(child)
        return found

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb is passive: by its auxiliary or subject, or a participle that describes a noun."""
        if any(self.relations[child] in _PASSIVE for child in self._children[verb]):
            return True
        if any(self.relations[child] in {"aux", "nsubj", "obj", "cop"} for child in self._children[verb]):
            return self._has_auxiliary(verb)
        relation, form = self.relations[verb], self.forms[verb]
        participle = form.endswith(("ed", "en", "wn", "ld", "ht", "un", "ot", "ut", "id")) and form != self.lemmas[verb]
        if relation in {"acl", "amod", "advcl"}:
            return participle and "to" not in self.prepositions(verb)
        if relation == "conj" and participle:
            return self.is_passive(self.heads[verb])
        return relation == "root" and participle and any(self.relations[child] == "obl:agent" for child in self._children[verb])

    def _has_auxiliary(self, verb: int) -> bool:
        """See a passive whose auxiliary the parser labelled as a plain one ("was seized")."""
        aux = [child for child in self._children[verb] if self.relations[child] in {"aux", "cop"}]
        form = self.forms[verb]
        return (
            bool(aux) and self.means(aux[-1], {"be"}) and form.endswith(("ed", "en", "wn")) and not self.children(verb, "obj")
        )

    def antecedent(self, word: int) -> int:
        """Give what a relative pronoun stands for; any other word stands for itself."""
        if self.forms[word] not in _RELATIVE:
            return word
        for ancestor in self.ancestors(word):
            if self.relations[ancestor] in {"acl:relcl", "advcl:relcl", "acl"}:
                return self.heads[ancestor]
        return word

    def phrase(self, head: int) -> tuple[int, int]:
        """Give the first and last word of the nominal around a head: titles and genitives before it included.

        Parts of speech decide, and not the tree, which more often errs.
        """
        first, last = head, head
        while first and self.sentences[first - 1] == self.sentences[head] and self._goes_before(first - 1):
            first -= 1
        while self.parts[first] == "PART":
            first += 1
        while last + 1 < len(self) and self.parts[head] == "PROPN" and self._is_name_after(last + 1, head):
            last += 1
        return min(first, head), last

    def _goes_before(self, word: int) -> bool:
        part = self.parts[word]
        return part in _IN_PHRASE or (part in {"PART", "NOUN"} and self.forms[word] in {"'s", "’s", "s", "'", "’"})

    def _is_name_after(self, word: int, head: int) -> bool:
        return self.parts[word] == "PROPN" and self.sentences[word] == self.sentences[head] and self.relations[word] == "flat"

    def sentence(self, word: int) -> range:
        """Give the words of the sentence that a word stands in."""
        number, low, high = self.sentences[word], word, word + 1
        while low and self.sentences[low - 1] == number:
            low -= 1
        while high < len(self) and self.sentences[high] == number:
            high += 1
        return range(low, high)

    def words_in(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """List the words that begin inside any of some stretches of the text."""
        found = {word for low, high in spans for word in range(bisect_left(self.starts, low), bisect_left(self.starts, high))}
        return sorted(found)
