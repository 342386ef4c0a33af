"""Nested statements: what somebody else says inside what is said ("A denied that B had promised to leave").

The span tags give each word one role, so a statement inside another's content is out of their reach. The trees of the same pass
tell it: a reporting verb with its subject and the clause that it governs, a reporting noun with its owner ("the guild's claim
that …", "criticism from the West that …"), and "according to". One's own "I think" or "he hoped" is no statement of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.meaning.actors.phrases import Phrases
from onrecord.meaning.acts import by_cue, tells
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution
from onrecord.meaning.tags import Role

_ROLES: tuple[Role, ...] = ("source", "cue", "content")
_CERTAINTY = 0.5
_SELF = frozenset(
    {
        "i",
        "we",
        "my",
        "our",
        "you",
        "your",
        "one",
        "it",
        "its",
        "there",
        "who",
        "which",
        "that",
        "this",
        "what",
        "anybody",
        "nobody",
    }
)
_BESIDE_CUE = frozenset({"aux", "aux:pass", "advmod", "compound:prt", "cop"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_OTHERWISE = frozenset(
    {
        "attack", "commit", "consider", "continue", "decline", "direct", "go", "indicate", "mean", "need", "offer", "point",
        "see", "seek", "show", "understand", "refuse", "prepare", "honor", "honour", "alert",
    }
)  # fmt: skip
"""Reporting words that inside content mostly tell of doings: "will continue to", "means that"."""
_PERSONAL = frozenset({"he", "she", "they", "some", "others", "many", "everyone", "his", "her", "their"})
_PLAIN = frozenset({None, "say", "believe", "claim", "announce", "predict"})
"""Acts whose object is no content: "found a boat", "announced"; of a denial or a demand, it is."""
_SHARING = frozenset({"conj", "xcomp", "advcl"})
_OWNING = frozenset({"by", "from", "among"})
_MARKS = frozenset({",", ";", ":", "“", "”", '"', "(", ")", "—", "–"})
_NEAR = 8  # words behind a cue within which "that" begins what it reports
_DEPTH = 4  # clauses above a verb that may hold its subject


def find_nested(attributions: Sequence[Attribution], phrases: Phrases) -> list[Attribution]:
    """Find the statements inside the contents of others.

    Args:
        attributions: The article's attributions.
        phrases: Its noun phrases, with its trees.

    Returns:
        Attributions that name the one they stand within.
    """
    finder = _Finder(phrases)
    return [inner for outer in attributions for piece in outer.content for inner in finder.inside(piece, outer)]


class _Finder:
    """Reads nested statements off the trees of one article."""

    def __init__(self, phrases: Phrases) -> None:
        """Keep the trees at hand."""
        self._phrases = phrases
        self._analysis = phrases.analysis
        self._actors = frozenset(self._analysis.mentions.heads.tolist())

    def inside(self, piece: Fragment, outer: Attribution) -> Iterator[Attribution]:
        """Find the statements in one piece of content."""
        starts = self._analysis.words.starts
        low, high = (int(place) for place in np.searchsorted(starts, [piece.start, piece.end]))
        for word in range(low, high):
            found = self._at(word, low, high)
            if found is not None:
                named, reporting, said = (self._fragments(words, role) for words, role in zip(found, _ROLES, strict=True))
                yield Attribution(named, reporting, said, within=outer)

    def _fragments(self, words: Sequence[int], role: Role) -> list[Fragment]:
        if not words:
            return []
        all_words = self._analysis.words
        return [Fragment(int(all_words.starts[words[0]]), int(all_words.ends[words[-1]]), role, _CERTAINTY)]

    def _at(self, word: int, low: int, high: int) -> tuple[list[int], list[int], list[int]] | None:
        """Read the statement whose cue a word is, if it is one: words of source, cue and content within a piece."""
        part, form = self._analysis.parts[word], self._analysis.forms[word].lower()
        if form == "according":
            return self._according(word, low, high)
        lemma = self._analysis.lemmas[word].lower()
        if part not in {"VERB", "NOUN", "ADJ"} or lemma in _OTHERWISE or not tells(form):
            return None
        found = self._by_noun(word) if part == "NOUN" else self._by_verb(word, low)
        if found is None:
            return None
        source, content_head = found
        content = self._after_that(word, high) if content_head is None else self._reach(content_head, low, high, without=word)
        named = [] if source is None else self._reach(source, low, high, without=word)
        cue = self._cue(word, low, high)
        if not content or {*content} & {*cue, *named} or (source is not None and not named):
            return None
        return named, cue, content

    def _by_verb(self, verb: int, low: int) -> tuple[int | None, int | None] | None:
        subject = self._subject(verb)
        if subject is None and self._is_finite(verb):
            subject = self._noun_before(verb, low)
        if subject is None or not self._speaks(subject):
            return None
        content = self._governed(verb)
        return None if content == subject else (subject, content)

    def _is_finite(self, verb: int) -> bool:
        before = self._analysis.forms[verb - 1].lower() if verb else ""
        return self._analysis.parts[verb] == "VERB" and not self._analysis.forms[verb].endswith("ing") and before != "to"

    def _noun_before(self, verb: int, low: int) -> int | None:
        """Find the noun before a verb, where the tree has given it to the verb above: "said his office reported …"."""
        parts, forms = self._analysis.parts, self._analysis.forms
        first = verb
        while first > low and parts[first - 1] not in {"VERB", "SCONJ", "CCONJ"} and forms[first - 1] not in _MARKS:
            first -= 1
        heads: list[int] = []
        for word in range(first, verb):
            if parts[word] == "ADP" and heads:
                break
            heads += [word] if parts[word] in {"NOUN", "PROPN", "PRON"} else []
        return heads[-1] if heads else None

    def _after_that(self, cue: int, high: int) -> list[int]:
        """Give the clause that "that" begins right behind a cue, to the end of its sentence."""
        sentences, forms = self._analysis.words.sentences, self._analysis.forms
        that = next((word for word in range(cue + 1, min(cue + _NEAR, high)) if forms[word].lower() == "that"), None)
        if that is None or any(self._analysis.parts[word] == "VERB" for word in range(cue + 1, that)):
            return []
        last = that
        while last + 1 < high and sentences[last + 1] == sentences[that] and forms[last + 1] not in {"”", '"', ";"}:
            last += 1
        return self._bare(range(that, last + 1))

    def _speaks(self, word: int) -> bool:
        """Tell whether a word means somebody else who can speak."""
        form = self._analysis.forms[word].lower()
        return form not in _SELF and (form in _PERSONAL or word in self._actors)

    def _subject(self, verb: int) -> int | None:
        trees, at = self._analysis.trees, verb
        for _ in range(_DEPTH):
            subjects = self._phrases.below(at, "nsubj")
            if subjects:
                return subjects[0] if trees.name(subjects[0]) == "nsubj" or at != verb else None
            above, relation = int(trees.heads[at]), trees.name(at).split(":")[0]
            if relation not in _SHARING or above == at:
                return None
            at = above
        return None

    def _governed(self, verb: int) -> int | None:
        """Find what a verb says: a clause; for acts that have their object in a noun ("denied the claim"), that noun."""
        trees, phrases = self._analysis.trees, self._phrases
        clauses = [child for child in phrases.children[verb] if trees.name(child) in _CLAUSES and child > verb]
        if clauses:
            return clauses[0]
        act = by_cue([self._analysis.forms[verb]], [])
        if act == "accuse":
            below = [*phrases.children[verb], *(c for noun in phrases.below(verb, "obj") for c in phrases.children[noun])]
            below += [c for noun in phrases.below(verb, "iobj") for c in phrases.children[noun]]
            return next(
                (child for child in sorted(below) if child > verb and "of" in self._case(child) | self._marks(child)), None
            )
        if act in _PLAIN:
            return None
        objects = [child for child in phrases.below(verb, "obj") if child > verb]
        wanted = [
            child
            for child in phrases.below(verb, "obl")
            if self._case(child) & {"for", "to"} and act in {"demand", "request", "agree"}
        ]
        return next(iter([*wanted, *objects]), None)

    def _by_noun(self, noun: int) -> tuple[int | None, int | None] | None:
        trees, phrases = self._analysis.trees, self._phrases
        owner = next(
            (child for child in phrases.below(noun, "nmod") if trees.name(child) == "nmod:poss" or self._case(child) & _OWNING),
            None,
        )
        if owner is not None and not self._speaks(owner):
            return None
        clauses = [child for child in phrases.children[noun] if trees.name(child) in {"acl", "ccomp"} and child > noun]
        told = next((child for child in clauses if self._marks(child) & {"that", "to"}), None)
        if told is not None:
            return (owner, told) if owner is not None or "that" in self._marks(told) else None
        of = next((child for child in phrases.below(noun, "nmod") if self._case(child) & {"of", "for"} and child > noun), None)
        return (owner, of) if owner is not None and of is not None else None

    def _according(self, word: int, low: int, high: int) -> tuple[list[int], list[int], list[int]] | None:
        trees = self._analysis.trees
        source = int(trees.heads[word])
        clause = int(trees.heads[source])
        named = self._reach(source, low, high, without=word)
        named = [one for one in named if one > word + 1]
        whole = self._reach(clause, low, high, without=word)
        content = [one for one in whole if named and one > named[-1]] or [one for one in whole if one < word]
        content = self._bare(content)
        return (named, [word, word + 1], content) if named and content and word + 1 < high else None

    def _case(self, word: int) -> set[str]:
        return {self._analysis.forms[child].lower() for child in self._phrases.below(word, "case")}

    def _marks(self, word: int) -> set[str]:
        return {self._analysis.forms[child].lower() for child in self._phrases.below(word, "mark")}

    def _reach(self, head: int, low: int, high: int, *, without: int) -> list[int]:
        """Give the words below a head that stand together, within a piece, and not on the other side of the cue."""
        below, waiting = {head}, [head]
        while waiting:
            at = waiting.pop()
            for child in self._phrases.children[at]:
                if child != without and child not in below and not (at == head and self._goes_on(child, head)):
                    below.add(child)
                    waiting.append(child)
        first, last = min(below), max(below)
        first, last = (max(first, without + 1), last) if head > without else (first, min(last, without - 1))
        first = self._from_mark(first, head) if head > without else first
        return self._bare(range(max(first, low), min(last, high - 1) + 1))

    def _goes_on(self, child: int, head: int) -> bool:
        """Tell whether a clause is another sentence that "but" or a mark joins, with a subject of its own."""
        relation = self._analysis.trees.name(child)
        return relation in {"conj", "parataxis"} and child > head and bool(self._phrases.below(child, "nsubj"))

    def _from_mark(self, first: int, head: int) -> int:
        """Begin a governed clause where it begins: not with what stands between it and the cue."""
        marks = [child for child in self._phrases.below(head, "mark") if child >= first]
        return marks[0] if marks and self._analysis.forms[marks[0]].lower() == "that" else first

    def _bare(self, words: Sequence[int]) -> list[int]:
        """Leave out marks at the edges, but those of quotation."""
        kept = list(words)
        while kept and self._analysis.forms[kept[-1]] in {",", ".", ";", ":", "-", "–", "—"}:
            kept.pop()
        while kept and self._analysis.forms[kept[0]] in {",", ".", ";", ":", "-", "–", "—"}:
            kept.pop(0)
        return kept

    def _cue(self, word: int, low: int, high: int) -> list[int]:
        """Give a cue's words: the word with its auxiliaries, particles and adverbs that stand right beside it."""
        beside = {child for child in self._phrases.children[word] if self._analysis.trees.name(child) in _BESIDE_CUE}
        first = last = word
        while first - 1 in beside and first - 1 >= low:
            first -= 1
        while last + 1 in beside and last + 1 < high:
            last += 1
        return list(range(first, last + 1))
