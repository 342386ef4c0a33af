"""Noun phrases off dependency trees: which words belong to a mention whose head is known."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.heads.names import Name
from onrecord.record.span import Span

_APART = frozenset(
    {"acl:relcl", "parataxis", "conj", "cc", "punct", "list", "discourse", "vocative", "advcl", "advcl:relcl", "dep"}
)
_NOT_IN_NAMES = _APART | {"appos", "acl", "orphan", "reparandum"}
_KINDS = frozenset({"person", "organisation", "place", "facility", "event"})
_BREAKS = frozenset({".", "!", "?", ";", ":", "“", "”", '"', "«", "»", "(", "["})
_PLURALS = frozenset({"people", "police", "men", "women", "children", "clergy", "media", "troops", "forces"})

OFFICES = frozenset(
    {
        "president", "chancellor", "minister", "premier", "pm", "king", "queen", "prince", "princess", "pope",
        "governor", "mayor",
        "ambassador", "secretary", "chairman", "chairwoman", "chair", "chief", "general", "judge", "deputy", "speaker",
        "commissioner",
        "head", "director", "leader", "representative", "envoy", "commander", "attorney", "justice", "senator", "congressman",
    }
)  # fmt: skip
"""Offices that some houses write with a capital where they stand for their holder: "the Chancellor noted"."""
_FAR = 10  # words that an office can stand before the name of its holder


class Phrases:
    """The noun phrases of an article.

    Args:
        analysis: What the encoder's pass tells of it.
    """

    def __init__(self, analysis: Analysis) -> None:
        """Keep the trees."""
        self.analysis = analysis

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The words that depend on each word, in order."""
        below: dict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(self.analysis.trees.heads.tolist()):
            if head != word:
                below[head].append(word)
        return below

    def below(self, word: int, relation: str) -> list[int]:
        """Give the words that depend on a word by a relation, subtypes included."""
        return [child for child in self.children[word] if self.analysis.trees.name(child).split(":")[0] == relation]

    def span(self, head: int, *, apposed: bool = False) -> Span:
        """Give the words of the mention that a word heads.

        Args:
            head: The word.
            apposed: With an apposition that follows.
        """
        return self.words(*self._clipped(head, *self.reach(head, _APART if apposed else _NOT_IN_NAMES, top=True)))

    def _clipped(self, head: int, low: int, high: int) -> tuple[int, int]:
        """Let a phrase end at a verb or a mark that ends more than a phrase: there the tree is wrong, or a clause begins."""
        first = last = head
        while first > low and not self._parts_phrases(first - 1):
            first -= 1
        while last < high and not self._parts_phrases(last + 1):
            last += 1
        return first, last

    def _parts_phrases(self, word: int) -> bool:
        return self.analysis.parts[word] in {"VERB", "AUX"} or self.analysis.forms[word] in _BREAKS

    def reach_of(self, head: int) -> tuple[int, int]:
        """Give the first and last word of the mention that a word heads."""
        return self.reach(head, _NOT_IN_NAMES, top=True)

    def reach(self, head: int, without: frozenset[str], *, top: bool) -> tuple[int, int]:
        """Give the first and last word of a head's phrase, case markers of the head itself left out."""
        low = high = head
        names = self.analysis.trees.name
        for child in self.children[head]:
            relation = names(child)
            if relation in without or (top and relation in {"case", "mark", "cop", "nsubj", "aux", "advmod"}):
                continue
            first, last = self.reach(child, without, top=False)
            low, high = min(low, first), max(high, last)
        return low, high

    def words(self, low: int, high: int) -> Span:
        """Give the words from one to another."""
        words = self.analysis.words
        return Span.of(words.text, int(words.starts[low]), int(words.ends[high]))

    @cached_property
    def _names(self) -> dict[int, Name]:
        """The name that each word stands in."""
        return {word: name for name in self.analysis.names for word in range(name.first, name.last + 1) if name.kind in _KINDS}

    def name_of(self, word: int) -> Name | None:
        """Give the name that a word stands in."""
        return self._names.get(word)

    def name_from(self, word: int) -> Name | None:
        """Give the name that begins with a word."""
        found = self._names.get(word)
        return found if found is not None and found.first == word else None

    def title_before(self, head: int) -> int | None:
        """Give the noun that stands before the name of a person as a title.

        It stands right before it ("minister" of "foreign minister Ada Lind"), or with what it is an office of ("President" of
        "President of the Republic of Norland Ada Lind").
        """
        found = self._names.get(head)
        before = -1 if found is None or found.kind != "person" else found.first - 1
        if before < 0 or self.analysis.parts[before] not in {"NOUN", "PROPN"}:
            return None
        if self.analysis.words.paragraphs[before] != self.analysis.words.paragraphs[before + 1]:
            return None
        return self._office_before(before) or before

    def _office_before(self, last: int) -> int | None:
        """Find the office whose "of …" ends with a word, which stands right before a name."""
        parts, forms, lemmas = self.analysis.parts, self.analysis.forms, self.analysis.lemmas
        for word in range(last - 1, max(-1, last - _FAR), -1):
            if parts[word] not in {"NOUN", "PROPN", "ADP", "DET", "ADJ", "PART", "CCONJ"}:
                return None
            if lemmas[word].lower() in OFFICES and forms[word + 1].lower() in {"of", "for"}:
                return word
        return None

    def name(self, head: int) -> Span:
        """Give the proper name that a word heads, without title, determiner and modifiers.

        It is the name that the words are tagged with, else the proper nouns side by side.
        """
        found = self._names.get(head)
        if found is not None:
            return self.words(*self._between_commas(head, found))
        parts, sentences = self.analysis.parts, self.analysis.words.sentences
        low = high = head
        while low and parts[low - 1] == "PROPN" and sentences[low - 1] == sentences[head]:
            low -= 1
        while high + 1 < len(parts) and parts[high + 1] == "PROPN" and sentences[high + 1] == sentences[head]:
            high += 1
        return self.words(low, high)

    def _between_commas(self, head: int, name: Name) -> tuple[int, int]:
        """Take of a row of places the one that is meant: "Norland" of "Port Adel, Norland"."""
        first, last = name.first, name.last
        commas = [word for word in range(first, last) if self.analysis.forms[word] == "," and name.kind == "place"]
        before, after = [comma for comma in commas if comma < head], [comma for comma in commas if comma > head]
        return before[-1] + 1 if before else first, after[0] - 1 if after else last

    def is_plural(self, head: int) -> bool:
        """Tell whether a head is plural."""
        form, lemma = self.analysis.forms[head].lower(), self.analysis.lemmas[head].lower()
        return form in _PLURALS or form in {"they", "we", "them", "us"} or (form != lemma and form.endswith("s"))
