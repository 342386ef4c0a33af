"""The data sets of the heads beside the span tags, as examples: which words begin, what they are, who is who.

Every document passes through ``held.py``. Parts kept for development: ``gum/dev`` and ``ewt/dev``; newswire of the countries in
``HELD_COUNTRIES``; ``dev.conll`` of the factuality corpora; every second pronoun of GAP.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from onrecord.evaluation.ambiguous import AmbiguousPronoun, read_gap
from onrecord.evaluation.conllu import Treebank, mention_head, read_treebank
from onrecord.evaluation.factual import FactualText, read_factuality
from onrecord.evaluation.named import NamedText, read_bio
from onrecord.evaluation.naming import NEWSWIRE_KINDS, newswire_files
from onrecord.meaning.heads.inventory import LINKED_MENTIONS, MENTIONS, NAMES, PARTS, RELATIONS
from onrecord.meaning.heads.pairs import Mentioned, Tokens, mentioned, pair_features
from onrecord.meaning.pieces import Ints, PieceCutter, Pieces
from training.data import Example, prepare
from training.held import without_held

UNKNOWN = -1
ANY_NUMBER = 1 + 2 * len(NAMES)  # stands for "nothing, or a number": newswire marks amounts of money only
_POLITICS = {
    "politician": "person", "person": "person", "organisation": "organisation", "politicalparty": "organisation",
    "country": "place", "location": "place", "event": "event", "election": "event", "misc": "other",
}  # fmt: skip
_MENTIONS = {"person": 1, "organization": 2, "place": 3, "event": 4, "time": 5}


@dataclass(frozen=True, slots=True)
class Targets:
    """What the heads should tell of one example; arrays of shape ``[pieces]``, ``UNKNOWN`` where nothing is told.

    Attributes:
        marks: By head: ``boundary``, ``name``, ``part``, ``lemma``, ``head`` (place of the head's first piece), ``relation``,
            ``mention``, ``trigger``, ``inner``.
        facts: How far the event told by a piece's word happened, from -3 to 3; not a number where unknown.
        places: First piece of the head of each mention whose coreference is known.
        entities: Entity of each of them; negative for one that refers to nothing before it.
        pairs: Features of their pairs.
        known: Of which of them it is known whom they mean; None for all.
    """

    marks: dict[str, Ints] = field(default_factory=dict)
    facts: np.ndarray | None = None
    places: Ints | None = None
    entities: Ints | None = None
    pairs: Ints | None = None
    known: np.ndarray | None = None


def newswire(data: Path, *, dev: bool) -> Iterator[NamedText]:
    """Read the newswire with names: the countries kept for development, or the others."""
    chosen = newswire_files(data / "names/worldwide-newswire", "held" if dev else "develop")
    named = ((path.name.removesuffix(".txt.tsv"), path) for path in chosen)
    for _, path in named if dev else without_held("names/worldwide-newswire", named):
        yield read_bio(path, address_first=True)


def treebank(data: Path, set_name: str, part: str) -> Iterator[Treebank]:
    """Read a part of ``gum`` or ``ewt``; training parts without held documents."""
    path = data / "gum" / part if set_name == "gum" else data / "ewt" / f"{part}.conllu"
    documents = ((document.name, document) for document in read_treebank(path))
    return (document for _, document in (documents if part == "dev" else without_held(set_name, documents)))


def gap(data: Path, *, dev: bool) -> list[AmbiguousPronoun]:
    """Read every second pronoun of GAP's development part: for training, or kept for development."""
    return list(read_gap(data / "coref/gap-development.tsv"))[int(dev) :: 2]


def facts(data: Path, part: str) -> Iterator[FactualText]:
    """Read a part of both factuality corpora."""
    for corpus in ("factbank_v1", "uw"):
        yield from read_factuality(data / "factuality" / corpus / f"{part}.conll")


def first_pieces(pieces: Pieces, spans: Sequence[tuple[int, int]]) -> Ints:
    """Give the first piece that begins within each span, ``UNKNOWN`` where none does, shape ``[spans]``."""
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    ends = np.array([end for _, end in spans], dtype=np.int64)
    at = np.searchsorted(pieces.starts, starts)
    inside = (at < len(pieces)) & (np.append(pieces.starts, len(pieces.starts))[np.minimum(at, len(pieces))] < ends)
    return np.where(inside, at, UNKNOWN)


def tree_example(document: Treebank, cutter: PieceCutter, scripts: dict[tuple[int, str], int]) -> tuple[Example, Targets]:
    """Make the example of a document of a treebank."""
    example = prepare(document.text, (), cutter)
    pieces = example.pieces
    at = first_pieces(pieces, [(word.start, word.end) for word in document.words])
    known = at >= 0
    marks = {name: np.full(len(pieces), UNKNOWN, dtype=np.int64) for name in ("part", "lemma", "head", "relation")}
    boundary = np.zeros(len(pieces), dtype=np.int64)
    boundary[at[known]] = 1
    first = at[document.sentences]
    boundary[first[first >= 0]] = 2
    for place, word in enumerate(document.words):
        spot = at[place]
        if spot < 0:
            continue
        marks["part"][spot] = PARTS.index(word.part)
        marks["lemma"][spot] = scripts.get(script(document.text[word.start : word.end], word.lemma), UNKNOWN)
        marks["head"][spot] = at[word.head]
        base = word.relation if word.relation in RELATIONS else word.relation.split(":")[0]
        marks["relation"][spot] = RELATIONS.index(base)
    marks["boundary"] = boundary
    name = np.full(len(pieces), UNKNOWN, dtype=np.int64)
    parts = [word.part for word in document.words]
    numbers = {spot for spot, part in zip(at.tolist(), parts, strict=True) if part == "NUM" and spot >= 0}
    for spot in numbers:
        name[spot] = 2 + 2 * NAMES.index("number") if spot - 1 in numbers else 1 + 2 * NAMES.index("number")
    marks["name"] = name
    if not document.mentions:
        return example, Targets(marks)
    marks["mention"], heads = _mention_marks(document, at, len(pieces))
    return example, _linked(document, example, at, heads, Targets(marks))


def _mention_marks(document: Treebank, at: Ints, count: int) -> tuple[Ints, dict[int, tuple[int, int]]]:
    """Mark the heads of mentions; inner mentions overrule outer ones. Gives by head word: kind and entity."""
    heads: dict[int, tuple[int, int]] = {}
    for mention in sorted(document.mentions, key=lambda m: m.first - m.last):
        head = mention_head(document, mention)
        heads[head] = (_MENTIONS.get(mention.kind, len(MENTIONS) - 1), mention.entity)
    marks = np.full(count, UNKNOWN, dtype=np.int64)
    marks[at[at >= 0]] = 0
    for head, (kind, _) in heads.items():
        if at[head] >= 0:
            marks[at[head]] = kind
    return marks, heads


def _linked(document: Treebank, example: Example, at: Ints, heads: dict[int, tuple[int, int]], targets: Targets) -> Targets:
    chosen = sorted(head for head, (kind, _) in heads.items() if kind in LINKED_MENTIONS and at[head] >= 0)
    text = document.text
    sentences = np.searchsorted(document.sentences, np.arange(len(document.words)), side="right")
    kinds = np.array([heads[head][0] for head in chosen], dtype=np.int64)
    places = at[chosen]
    words = [text[word.start : word.end] for word in document.words]
    tokens = Tokens(words, [word.part for word in document.words], sentences.tolist())
    described = mentioned(tokens, chosen, kinds, example.features.quote[places] > 0)
    entities = np.array([heads[head][1] for head in chosen], dtype=np.int64)
    return Targets(targets.marks, None, places, entities, all_pairs(described))


def name_example(named: NamedText, cutter: PieceCutter, *, politics: bool) -> tuple[Example, Targets]:
    """Make the example of a text with names."""
    example = prepare(named.text, (), cutter)
    pieces = example.pieces
    name = np.zeros(len(pieces), dtype=np.int64)
    numeric = example.features.case == 6  # noqa: PLR2004 (digits)
    name[numeric] = ANY_NUMBER
    kinds = _POLITICS if politics else NEWSWIRE_KINDS
    for start, end, kind in named.entities:
        low = int(np.searchsorted(pieces.ends, start, side="right"))
        high = int(np.searchsorted(pieces.starts, end))
        if low < high:
            label = 1 + 2 * NAMES.index(kinds[kind])
            name[low:high] = label + 1
            name[low] = label
    return example, Targets({"name": name})


def fact_example(text: FactualText, cutter: PieceCutter) -> tuple[Example, Targets]:
    """Make the example of a sentence with scored events."""
    example = prepare(text.text, (), cutter)
    scores = np.full(len(example.pieces), np.nan, dtype=np.float32)
    at = first_pieces(example.pieces, [(start, end) for start, end, _ in text.events])
    for spot, (_, _, score) in zip(at.tolist(), text.events, strict=True):
        if spot >= 0:
            scores[spot] = score
    return example, Targets(facts=scores)


def gap_example(item: AmbiguousPronoun, cutter: PieceCutter) -> tuple[Example, Targets]:
    """Make the example of a pronoun and two names: three mentions, of which two at most are one."""
    example = prepare(item.text, (), cutter)
    spans = [item.pronoun, *item.names]
    order = sorted(range(3), key=lambda number: spans[number])
    places = first_pieces(example.pieces, [spans[number] for number in order])
    entities = [0, 0 if item.meant[0] else 1, 0 if item.meant[1] else 2]
    words, parts, heads = ["."], ["PUNCT"], []
    for number in order:
        start, end = spans[number]
        heads.append(len(words))
        tokens = item.text[start:end].split()
        words += [*tokens, "."]
        parts += ["PROPN" if number else "PRON"] * len(tokens) + ["PUNCT"]
    sentences = [0] * len(words)
    for head, number in zip(heads, order, strict=True):
        before = item.text[: spans[number][0]]
        for place in range(head, len(words)):
            sentences[place] = before.count(". ")
    kinds = np.ones(3, dtype=np.int64)
    described = mentioned(Tokens(words, parts, sentences), heads, kinds, example.features.quote[places] > 0)
    found = np.array([entities[number] for number in order], dtype=np.int64)
    return example, Targets(places=places, entities=found, pairs=all_pairs(described))


def all_pairs(described: Mentioned) -> Ints:
    """Give the features of every pair, shape ``[mentions, mentions, columns]``."""
    later, earlier = np.indices((len(described.forms),) * 2).reshape(2, -1)
    return pair_features(described, later, earlier).reshape(len(described.forms), len(described.forms), -1)


def script(form: str, lemma: str) -> tuple[int, str]:
    """Give the edit from a form to its lemma, letter case aside: how many letters to drop at the end, and which to add."""
    low, base = form.lower(), lemma.lower()
    same = 0
    while same < min(len(low), len(base)) and low[same] == base[same]:
        same += 1
    return len(low) - same, base[same:]


def scripts(documents: Sequence[Treebank], least: int = 6) -> list[tuple[int, str]]:
    """List the edits that occur often enough to be learnt, most frequent first."""
    counts: dict[tuple[int, str], int] = {}
    for document in documents:
        for word in document.words:
            edit = script(document.text[word.start : word.end], word.lemma)
            counts[edit] = counts.get(edit, 0) + 1
    return sorted((edit for edit, count in counts.items() if count >= least), key=lambda edit: (-counts[edit], edit))
