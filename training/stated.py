"""Labelled statements as examples: what their words do, read off the states of their cue and content.

Two sets: statements whose act was labelled by reading (``labels/``), and statements of PolNeAR whose cue tells the act by the
table of ``onrecord.meaning.acts``. Of the second the cue is hidden from the encoder, so that it learns what the words of an
accusation or a promise look like when the cue is a plain "said".
"""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import torch

from onrecord.evaluation.brat import AnnotatedText
from onrecord.evaluation.labels import read_folder
from onrecord.meaning.acts import by_cue
from onrecord.meaning.heads.acts import ACTS, CONTENT, CUE
from onrecord.meaning.pieces import Ints, PieceCutter
from onrecord.meaning.windows import Window
from training.cues import read_cues, read_labels, text_of
from training.data import Batch, Example, collate, cut, prepare

KEPT = 5  # one document in so many is kept for development
HIDDEN_PIECE = 103  # BERT's [MASK]
NONE = -1

Offsets: TypeAlias = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with its act: the pieces of its cue and content, as offsets."""

    cue: Offsets
    content: Offsets
    act: int


@dataclass(frozen=True, slots=True)
class Told:
    """A document with statements whose acts are known."""

    example: Example
    statements: Sequence[Stated]


@dataclass(frozen=True, slots=True)
class ActTargets:
    """Statements of a batch.

    Attributes:
        places: Flat places (window times length plus place) of the word pieces of cue and content, ``NONE`` beyond their
            end, shape ``[statements, CUE + CONTENT]``; those of the cue come first, up to column ``CUE``.
        acts: Place of each act in ``ACTS``, shape ``[statements]``.
    """

    places: torch.Tensor
    acts: torch.Tensor


def labelled(folder: Path, data: Path, cutter: PieceCutter, *, dev: bool) -> list[Told]:
    """Read the statements labelled by hand, but for those held for measuring: for training, or kept for development."""
    texts: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for document in read_folder(folder / "articles", "develop"):
        if document.reader == 1:
            texts[document.set, document.name] += [Stated(s.cue, s.content, ACTS.index(s.act)) for s in document.statements]
    acts = read_labels(folder / "acts")
    cues = read_cues(folder / "acts/cues.tsv")
    held = {(cue.set, cue.document) for part, cue in cues.values() if part == "held"}
    for number, (part, cue) in cues.items():
        if part != "held" and number in acts and acts[number][0] in ACTS:
            texts[cue.set, cue.document].append(Stated(cue.cue, cue.content, ACTS.index(acts[number][0])))
    chosen = ((key, told) for key, told in sorted(texts.items()) if key not in held)
    return [
        Told(prepare(text_of(data, *key), (), cutter), told)
        for key, told in chosen
        if (zlib.crc32(" ".join(key).encode()) % KEPT == 0) == dev
    ]


def by_their_cues(articles: Iterable[tuple[AnnotatedText, Example]]) -> Iterator[Told]:
    """Give PolNeAR's statements whose cue tells the act, the cue hidden."""
    for item, example in articles:
        told = []
        for attribution in item.attributions:
            content = [item.text[a:b] for a, b in attribution.content]
            cue = [item.text[a:b] for a, b in attribution.cue]
            if not content or not cue:
                continue
            act = by_cue(cue, content)
            if act is not None:
                told.append(Stated(attribution.cue, attribution.content, ACTS.index(act)))
        if told:
            yield Told(example, told)


def told_batches(
    documents: Sequence[Told], size: int, dice: random.Random, *, hide: bool
) -> Iterator[tuple[Batch, ActTargets]]:
    """Lay windows in which a statement stands side by side, as many as fill a batch."""
    kept: list[tuple[Example, Window, list[Stated]]] = []
    for told in documents:
        for example, window in cut(told.example, dice):
            inside = [s for s in told.statements if _stands_in(example, window, s)]
            if inside:
                kept.append((example, window, inside))
    dice.shuffle(kept)
    group: list[tuple[Example, Window, list[Stated]]] = []
    longest = 0
    for item in kept:
        longest = max(longest, item[1].end - item[1].start + 2)
        if group and longest * (len(group) + 1) > size:
            yield _told_batch(group, hide=hide)
            group, longest = [], item[1].end - item[1].start + 2
        group.append(item)
    if group:
        yield _told_batch(group, hide=hide)


def _stands_in(example: Example, window: Window, stated: Stated) -> bool:
    """Tell whether a window is the one from which a statement's cue, or else its content, is read off."""
    start = (stated.cue or stated.content)[0][0]
    at = int(np.searchsorted(example.pieces.ends, start, side="right"))
    return window.keep_start <= at < window.keep_end


def _told_batch(group: Sequence[tuple[Example, Window, list[Stated]]], *, hide: bool) -> tuple[Batch, ActTargets]:
    batch = collate([(example, window) for example, window, _ in group])
    length = batch.mask.shape[1]
    rows, acts = [], []
    for row, (example, window, statements) in enumerate(group):
        for stated in statements:
            places = np.full(CUE + CONTENT, NONE, dtype=np.int64)
            for offsets, first, most in ((stated.cue, 0, CUE), (stated.content, CUE, CONTENT)):
                found = _pieces(example, window, offsets)[:most]
                places[first : first + len(found)] = [row * length + 1 + at - window.start for at in found]
            rows.append(places)
            acts.append(stated.act)
    targets = ActTargets(torch.from_numpy(np.stack(rows)), torch.tensor(acts))
    if hide:
        hidden = targets.places[:, :CUE]
        batch.inputs[0].view(-1)[hidden[hidden >= 0]] = HIDDEN_PIECE
    return batch, targets


def statement_places(example: Example, stated: Stated, first: int) -> Ints:
    """Give the places of a statement's pieces as ``ActTargets`` has them, where a document's pieces begin at a place."""
    found = np.full(CUE + CONTENT, NONE, dtype=np.int64)
    for offsets, column, most in ((stated.cue, 0, CUE), (stated.content, CUE, CONTENT)):
        at = _pieces(example, Window(0, len(example.pieces), 0, len(example.pieces)), offsets)[:most]
        found[column : column + len(at)] = [first + place for place in at]
    return found


def _pieces(example: Example, window: Window, offsets: Offsets) -> list[int]:
    """Give the places of the word pieces of some stretches that a window sees."""
    found: list[int] = []
    for start, end in sorted(offsets):
        low = int(np.searchsorted(example.pieces.ends, start, side="right"))
        high = int(np.searchsorted(example.pieces.starts, end))
        found += range(max(low, window.start), min(high, window.end))
    return found
