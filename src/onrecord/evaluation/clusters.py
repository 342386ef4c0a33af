"""Scores of events joined across articles: ECB+ with its annotators' mentions, beside joining what has the same head lemma.

Topics 1 to 30 are for development, 31 to 35 for measuring. All mentions of actions and states count, single ones too; B-cubed
(Bagga and Baldwin 1998) is taken over all articles of the part at once. Stories are those that the program finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.compare.stories.happenings import happenings
from onrecord.compare.stories.mentions import Mention, base, senses
from onrecord.compare.stories.rarity import Rarity
from onrecord.compare.stories.stems import stem, stems
from onrecord.evaluation.coreference import analysis_of
from onrecord.evaluation.ecbplus import Marked, read_ecbplus
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.mentions import Entities, b_cubed, muc
from onrecord.evaluation.stories import found_stories
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.heads.inventory import RELATIONS
from onrecord.meaning.model import Model

DEVELOP = tuple(range(1, 31))
HELD = tuple(range(31, 36))

_ACTIONS = ("ACTION", "NEG_ACTION")
_PARTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "compound", "appos"})
_TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
_AROUND = _TELLING | {"VERB"}
_DEEPEST = 3  # steps down a tree from a participant's head


@dataclass(frozen=True, slots=True)
class Meant:
    """A mention of ECB+.

    Attributes:
        place: Its article's name and offsets.
        chain: What it is of, as annotators say.
        story: Number of the story that its article is in.
        lemma: Lemma of its head.
        mention: What the program holds against others.
    """

    place: tuple[str, int, int]
    chain: str
    story: int
    lemma: str
    mention: Mention


def score_clusters(folder: Path, part: Part, model: Model) -> list[Row]:
    """Join the events of one part of ECB+ and compare.

    Args:
        folder: ECB+'s topics.
        part: ``held`` for topics 31 to 35, ``develop`` for the others.
        model: The model, which gives lemmas and trees.

    Returns:
        The program's score, and those of joining by the head's lemma alone: everywhere, and within the program's stories.
    """
    meant = read_meant(folder, HELD if part == "held" else DEVELOP, model)
    true = _clusters((one.place, one.chain) for one in meant)
    ways: dict[str, list[tuple[Hashable, Hashable]]] = {
        "happenings": list(_joined(meant)),
        "same head lemma": [(one.place, one.lemma) for one in meant],
        "same head lemma in a story": [(one.place, (one.story, one.lemma)) for one in meant],
    }
    return [
        Row(name, way, measure(_clusters(found), true))
        for name, measure in (("b cubed", b_cubed), ("muc", muc))
        for way, found in ways.items()
    ]


def read_meant(folder: Path, topics: Sequence[int], model: Model) -> list[Meant]:
    """Read the mentions of events of some topics.

    Args:
        folder: ECB+'s topics.
        topics: Their numbers.
        model: The model.
    """
    documents = list(read_ecbplus(folder, topics))
    stories = found_stories([document.text for document in documents])
    found: list[Meant] = []
    for number, (document, story) in enumerate(zip(documents, stories, strict=True)):
        analysis = analysis_of(document.text, model)
        described = _Described(analysis, number)
        for marked in document.marked:
            if marked.kind.startswith(_ACTIONS) and len(analysis.words):
                head, inside = described.head(marked)
                lemma = analysis.lemmas[head].lower()
                place = (document.name, marked.start, marked.end)
                found.append(Meant(place, marked.chain, story, lemma, described.mention(head, inside)))
    return found


def _joined(meant: Sequence[Meant]) -> Iterator[tuple[Hashable, Hashable]]:
    by_story: defaultdict[int, list[Meant]] = defaultdict(list)
    for one in meant:
        by_story[one.story].append(one)
    for story, held in by_story.items():
        for number, group in enumerate(happenings([one.mention for one in held], Rarity())):
            for place in group:
                yield held[place].place, (story, number)


def _clusters(mentions: Iterable[tuple[Hashable, Hashable]]) -> Entities:
    """Put mentions together; unlike in coreference within an article, single ones count."""
    groups: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in dict(mentions).items():
        groups[cluster].add(mention)
    return [frozenset(group) for group in groups.values()]


class _Described:
    """The words of one article around its mentions."""

    def __init__(self, analysis: Analysis, article: int) -> None:
        self._analysis = analysis
        self._article = article
        self._heads = analysis.trees.heads.tolist()
        self._below: defaultdict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(self._heads):
            if head != word:
                self._below[head].append(word)

    def head(self, marked: Marked) -> tuple[int, range]:
        """Find the word of a mention on which its others hang, and all its words."""
        words = self._analysis.words
        low = min(int(np.searchsorted(words.ends, marked.start, side="right")), len(words) - 1)
        high = min(max(low + 1, int(np.searchsorted(words.starts, marked.end, side="left"))), len(words))
        inside = range(low, high)
        tops = [word for word in inside if self._heads[word] not in inside or self._heads[word] == word]
        return (tops or [low])[0], inside

    def mention(self, head: int, inside: range) -> Mention:
        """Describe a mention."""
        analysis = self._analysis
        lemma = analysis.lemmas[head].lower()
        sentence = int(analysis.words.sentences[head])
        low, high = np.searchsorted(analysis.words.sentences, [sentence, sentence + 1]).tolist()
        around = [word for word in range(low, high) if word not in inside and analysis.parts[word] in _AROUND]
        return Mention(
            article=self._article,
            sentence=sentence,
            head=stem(base(lemma)),
            words=frozenset(stem(analysis.lemmas[word].lower()) for word in inside),
            senses=senses(lemma),
            parts=frozenset(self._parts(head, inside)),
            around=frozenset(found for word in around for found in stems(analysis.forms[word])),
        )

    def _parts(self, head: int, inside: range) -> Iterator[str]:
        """Give the stems of those who take part: what hangs on the head, and on the verb that the head hangs on."""
        held = [word for word in self._below[head] if self._relation(word) in _PARTS]
        above = self._heads[head]
        held += [word for word in self._below[above] if word != head and self._relation(word) in {"nsubj", "obj"}]
        for word in held:
            if word not in inside:
                for under in self._under(word, 0):
                    if self._analysis.parts[under] in _TELLING:
                        yield from stems(self._analysis.forms[under])

    def _relation(self, word: int) -> str:
        return RELATIONS[self._analysis.trees.relations[word]].partition(":")[0]

    def _under(self, word: int, depth: int) -> Iterator[int]:
        yield word
        if depth < _DEEPEST:
            for below in self._below[word]:
                yield from self._under(below, depth + 1)
