"""Speakers: from the words of a source to the actor that they mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import structs

from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution
from onrecord.record.actor import Ref

_DOCUMENTS = frozenset(
    {
        "announcement", "article", "brief", "communique", "email", "filing", "interview", "letter", "memo", "message", "note",
        "post", "posting", "release", "remark", "report", "speech", "statement", "testimony", "text", "tweet", "warning",
    }
)  # fmt: skip
"""What speaks for the one who wrote it."""
_OF_AUTHORS = frozenset({"by", "from", "of"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_ENDS = frozenset({"ADP", "VERB", "AUX", "PUNCT", "SCONJ"})
_ONE_PERSON = frozenset({"he", "she"})
_SHARING = frozenset({"advcl", "xcomp", "conj"})  # clauses that have their subject from the one above
_TIMES = frozenset({"year", "month", "week", "day", "night", "morning", "yesterday", "today", "tonight"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})


class Speakers:
    """The speakers of one article's attributions.

    Args:
        actors: The article's actors.
        attributions: Its attributions.
    """

    def __init__(self, actors: Actors, attributions: Sequence[Attribution]) -> None:
        """Keep both."""
        self._actors = actors
        self._attributions = attributions
        self._authors: dict[str, int] = {}  # who wrote the last document of a kind, by its head word

    def all(self) -> list[Ref | None]:
        """Give the speaker of each attribution, in their order."""
        order = sorted(range(len(self._attributions)), key=lambda number: self._place(self._attributions[number]))
        found: dict[int, Ref | None] = {}
        before: int | None = None  # head of the source before
        for number in order:
            attribution = self._attributions[number]
            if attribution.carries_on is None:
                head = self._head(attribution)
                implied = self._implied(attribution) if head is None else None
                if implied is not None:
                    head = implied
                    found[id(attribution)] = self._actors.ref(implied, "implicit")
                else:
                    found[id(attribution)] = None if head is None else self._refer(head, before)
                if head is not None and attribution.within is None:
                    before = self._meant(head, before)
        for attribution in self._attributions:
            if attribution.carries_on is not None:
                earlier = found.get(id(attribution.carries_on))
                found[id(attribution)] = structs.replace(earlier, how="continued") if earlier else None
        return [found[id(attribution)] for attribution in self._attributions]

    def _place(self, attribution: Attribution) -> int:
        return min((fragment.start for fragment in (*attribution.source, *attribution.content)), default=0)

    def _head(self, attribution: Attribution) -> int | None:
        """Find the word that heads the source: the last noun before what is added to it (Collins 1999)."""
        analysis = self._actors.analysis
        for fragment in sorted(attribution.source):
            low, high = (int(place) for place in np.searchsorted(analysis.words.starts, [fragment.start, fragment.end]))
            base = list(range(low, high))
            for place, word in enumerate(base):
                ends = analysis.parts[word] in _ENDS or (place and analysis.forms[word].lower() in _RELATIVE)
                if ends and any(analysis.parts[earlier] in _NOMINAL for earlier in base[:place]):
                    base = base[:place]
                    break
            nouns = [word for word in base if analysis.parts[word] in _NOMINAL]
            while len(nouns) > 1 and analysis.lemmas[nouns[-1]].lower() in _TIMES:
                nouns.pop()
            if nouns:
                return self._apposed(self._of_name(nouns[-1], nouns), high)
        return None

    def _implied(self, attribution: Attribution) -> int | None:
        """Find the subject of reporting words that have no source of their own: "said on Monday, adding that …"."""
        analysis, phrases = self._actors.analysis, self._actors.phrases
        for word in self._words(attribution.cue):
            at = word
            while analysis.parts[word] == "VERB":
                subject = next((c for c in phrases.below(at, "nsubj") if analysis.trees.name(c) == "nsubj"), None)
                if subject is not None:
                    own = {*self._words(attribution.cue), *self._words(attribution.content)}
                    return None if subject in own else subject
                if analysis.trees.name(at).split(":")[0] not in _SHARING or int(analysis.trees.heads[at]) == at:
                    break
                at = int(analysis.trees.heads[at])
        return None

    def _words(self, fragments: Sequence[Fragment]) -> list[int]:
        starts = self._actors.analysis.words.starts
        bounds = [np.searchsorted(starts, [fragment.start, fragment.end]) for fragment in sorted(fragments)]
        return [word for low, high in bounds for word in range(int(low), int(high))]

    def _apposed(self, head: int, end: int) -> int:
        """Take a role for the name that follows it: "the chairwoman, Ada Lind"."""
        forms, phrases = self._actors.analysis.forms, self._actors.phrases
        if self._actors.analysis.parts[head] != "NOUN" or head + 2 >= end or forms[head + 1] != ",":
            return head
        named = phrases.name_from(head + 2)
        if named is None or named.kind != "person":
            return head
        if self._actors.mentions(head) and self._actors.mentions(named.last):
            self._actors.take(head, named.last)
        return named.last

    def _of_name(self, head: int, nouns: Sequence[int]) -> int:
        """Take the head of a name for its last word, and a name for the title that stands before it."""
        named = self._actors.phrases.name_from(head + 1)
        if named is not None and self._actors.analysis.parts[head] != "PRON":
            return named.last
        trees = self._actors.analysis.trees
        above = int(trees.heads[head])
        return above if trees.name(head) == "flat" and above in nouns else head

    def _meant(self, head: int, before: int | None) -> int:
        """Tell which mention a source's head stands for: of "he" the speaker before, where nobody else came between."""
        analysis = self._actors.analysis
        if before is None or analysis.forms[head].lower() not in _ONE_PERSON or not self._actors.may_be_person(before):
            return head
        between = [word for word in self._actors.named(before + 1, head) if analysis.trees.name(word).startswith("nsubj")]
        others = [word for word in between if not self._actors.same(word, before)]
        return head if others else before

    def _refer(self, head: int, before: int | None) -> Ref:
        analysis = self._actors.analysis
        meant = self._meant(head, before)
        if meant != head:
            return self._actors.ref(meant, "pronoun")
        lemma = analysis.lemmas[head].lower()
        if lemma in _DOCUMENTS:
            author = self._author(head, lemma)
            if author is not None:
                return self._actors.ref(author)
        elif analysis.parts[head] == "NOUN" and self._is_definite(head):
            bearer = self._actors.bearer(head)
            if bearer is not None:
                self._actors.take(head, bearer)
                return self._actors.ref(bearer, "role")
        return self._actors.ref(head)

    def _author(self, document: int, lemma: str) -> int | None:
        """Find who wrote a document: its owner, whom it is from, or who wrote the last one of its kind."""
        analysis, phrases = self._actors.analysis, self._actors.phrases
        for child in phrases.below(document, "nmod"):
            owns = analysis.trees.name(child) == "nmod:poss"
            cases = {analysis.forms[case].lower() for case in phrases.below(child, "case")}
            if owns or cases & _OF_AUTHORS:
                self._authors[lemma] = child
                return child
        for child in phrases.below(document, "compound"):
            if analysis.parts[child] == "PROPN":
                self._authors[lemma] = child
                return child
        return self._authors.get(lemma) if self._is_definite(document) else None

    def _is_definite(self, head: int) -> bool:
        analysis, phrases = self._actors.analysis, self._actors.phrases
        return any(
            analysis.forms[child].lower() in _DEFINITE for child in (*phrases.below(head, "det"), *phrases.below(head, "nmod"))
        )
