"""Scores of actors joined across articles: the human participants of ECB+, by B-cubed (Bagga and Baldwin 1998).

Articles are read as they are for a store, each annotated participant is referred to as an event's would be, and the actors are
joined by the program's own way. Every annotated mention counts, also one that is one with no other. The corpus ties mentions in
some sentences of an article alone: the second row leaves out sentences of which no mark is tied to another.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from onrecord.compare.actors import Key, Presence, Relations, join
from onrecord.compare.stories.rarity import Rarity
from onrecord.compare.stories.terms import likeness, vector, weighed
from onrecord.evaluation.ecbplus import Document, Marked, read_ecbplus
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.mentions import b_cubed
from onrecord.intake import article_from_text
from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.model import Model
from onrecord.meaning.statements import read_meaning
from onrecord.record import Actor

TOPICS: Mapping[Part, Sequence[int]] = {"develop": range(1, 31), "held": range(31, 36)}
"""Topics of ECB+ to develop on, and those for measuring."""

_PARTICIPANT = "HUMAN_PART"
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_END = re.compile(r"[.!?][\"”]?(?=\s|$)|\n\n")
_TWICE = 2

Mention = tuple[int, int, int]
"""An annotated mention: number of its document, and offsets."""


@dataclass(frozen=True, slots=True)
class Participants:
    """What was read of a document's participants.

    Attributes:
        document: The document.
        actors: Its actors.
        meant: Each annotated participant with the id of the actor that it was taken to mean.
    """

    document: Document
    actors: tuple[Actor, ...]
    meant: tuple[tuple[Marked, str], ...]


def score_joined(folder: Path, part: Part, model: Model) -> list[Row]:
    """Read the articles of ECB+, join their actors, and compare.

    Args:
        folder: The topics' folders.
        part: ``develop`` for topics 1 to 30, ``held`` for 31 to 35.
        model: The model that reads.

    Raises:
        InputError: The folder holds none of these topics.
    """
    read = [read_participants(document, model) for document in read_ecbplus(folder, TOPICS[part])]
    owners = owners_of(read)
    found: dict[Mention, Hashable] = {}
    true: dict[Mention, Hashable] = {}
    for number, one in enumerate(read):
        for marked, actor in one.meant:
            mention = (number, marked.start, marked.end)
            found[mention] = owners.get(Key(number, actor), (number, actor))
            true[mention] = marked.chain
    tied = set(_tied(read))
    rows = (("all", found.keys()), ("tied sentences", found.keys() & tied))
    return [Row("b cubed", group, b_cubed(_entities(found, kept), _entities(true, kept))) for group, kept in rows]


def read_participants(document: Document, model: Model) -> Participants:
    """Read a document, and tell whom each annotated participant means.

    Args:
        document: The document.
        model: The model that reads.
    """
    actors = read_meaning(article_from_text(document.text), model).actors
    participants = [one for one in document.marked if one.kind.startswith(_PARTICIPANT)]
    meant = [(marked, actors.ref(_head(marked, actors)).actor or "") for marked in participants]
    return Participants(document, actors.told(), tuple(meant))


def owners_of(read: Sequence[Participants]) -> dict[Key, int]:
    """Join the actors of documents, and give the joined actor of each.

    Args:
        read: What was read.
    """
    presences = [Presence.of(number, actor) for number, one in enumerate(read) for actor in one.actors]
    groups = join(presences, relations(read))
    return {member.key: number for number, group in enumerate(groups) for member in group}


def relations(read: Sequence[Participants]) -> Relations:
    """Tell which documents tell of the same, as finding stories does."""
    terms = [weighed(one.document.text, tuple(actor.name for actor in one.actors)) for one in read]
    first = 1 << int(math.log2(max(1, len(terms))))
    counts = Counter(term for one in terms[:first] for term in one)
    rarity = Rarity(first, {term: count for term, count in counts.items() if count >= _TWICE})
    vectors = [vector(one, rarity) for one in terms]
    pairs = combinations(range(len(vectors)), 2)
    return Relations((one, other, likeness(vectors[one], vectors[other])) for one, other in pairs)


def _head(marked: Marked, actors: Actors) -> int:
    """Find the word that heads an annotated mention; a relative pronoun means the noun that its clause belongs to."""
    analysis = actors.analysis
    starts, ends, heads = analysis.words.starts, analysis.words.ends, analysis.trees.heads
    low = min(int(np.searchsorted(ends, marked.start, side="right")), len(starts) - 1)
    inside = range(low, max(low + 1, int(np.searchsorted(starts, marked.end, side="left"))))
    tops = [word for word in inside if int(heads[word]) not in inside or int(heads[word]) == word]
    known = [word for word in tops if actors.mentions(word)] or [word for word in inside if actors.mentions(word)]
    word = (known or tops or [low])[0]
    above = word
    while analysis.forms[word].lower() in _RELATIVE and int(heads[above]) != above:
        clause, above = above, int(heads[above])
        if analysis.trees.name(clause) == "acl:relcl":
            return above
    return word


def _tied(read: Sequence[Participants]) -> Iterator[Mention]:
    """Give the mentions in sentences of which some mark is tied to another."""
    for number, one in enumerate(read):
        ends = [hit.end() for hit in _END.finditer(one.document.text)]
        tied = {bisect_left(ends, marked.start + 1) for marked in one.document.marked if marked.is_tied}
        for marked, _ in one.meant:
            if bisect_left(ends, marked.start + 1) in tied:
                yield number, marked.start, marked.end


def _entities(owners: Mapping[Mention, Hashable], kept: Iterable[Mention]) -> list[frozenset[Hashable]]:
    groups: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention in kept:
        groups[owners[mention]].add(mention)
    return [frozenset(group) for group in groups.values()]
