"""Batches of all data sets, mixed: windows of one set in each batch, with what that set can tell."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch

from onrecord.evaluation.brat import AnnotatedText
from onrecord.evaluation.named import read_bio
from onrecord.meaning.pieces import Ints, PieceCutter
from onrecord.meaning.windows import Window
from training import corpora
from training.corpora import UNKNOWN, Targets
from training.data import Batch, Example, batches, collate, cut, excerpt, prepare, training_articles, varied
from training.sheets.examples import sheet_examples
from training.stated import ActTargets, by_their_cues, labelled, told_batches

BATCH = 4096  # word pieces
SHARES = {"polnear": 0.75, "trees": 2.0, "newswire": 2.0, "politics": 1.0, "facts": 1.0, "gap": 2.0, "sheets": 3.0}
"""How much of each set an epoch sees; of the span tags half, since training starts from an encoder that knows them."""
SHORT_SHARE = 1.2  # texts of a few sentences an epoch sees, as a share of PolNeAR's articles
ACTS_TIMES = 2  # how often an epoch sees the labelled acts
HIDDEN_SHARE = 0.05  # share of PolNeAR's articles of which it sees the acts, their cues hidden

Item = TypeVar("Item")
Grouped = TypeVar("Grouped", bound="tuple[Any, ...]")  # an example and what belongs to it


@dataclass(frozen=True, slots=True)
class Linked:
    """Mentions of one document in a batch.

    Attributes:
        places: Flat places (window times length plus place) of their heads.
        entities: Entity of each.
        pairs: Features of their pairs.
        known: Of which of them it is known whom they mean.
    """

    places: torch.Tensor
    entities: torch.Tensor
    pairs: torch.Tensor
    known: torch.Tensor


@dataclass(frozen=True, slots=True)
class MixedBatch:
    """A batch of one set.

    Attributes:
        name: The set.
        batch: The windows.
        marks: Targets by head, shape ``[windows, length]``; ``head`` holds places in the window.
        facts: Scores of events, same shape; None where the set has none.
        linked: Mentions, by document.
    """

    name: str
    batch: Batch
    marks: dict[str, torch.Tensor]
    facts: torch.Tensor | None
    linked: list[Linked]
    acts: ActTargets | None = None


class Mixture:
    """All training sets.

    Args:
        data: Folder of the data sets.
        cutter: Cuts texts into word pieces.
    """

    def __init__(self, data: Path, cutter: PieceCutter, labels: Path = Path("labels")) -> None:
        """Read and prepare the sets."""
        trees = [*corpora.treebank(data, "gum", "train"), *corpora.treebank(data, "ewt", "train")]
        self.scripts = corpora.scripts(trees)
        numbers = {edit: number for number, edit in enumerate(self.scripts)}
        self._cutter = cutter
        self._articles: list[tuple[AnnotatedText, Example]] = [
            (item, prepare(item.text, item.attributions, cutter)) for item in training_articles(data / "polnear")
        ]
        self.told = labelled(labels, data, cutter, dev=False)
        self._by_cue = list(by_their_cues(self._articles))
        politics = [read_bio(data / "names/crossner-politics" / f"{part}.txt") for part in ("train", "dev")]
        self.sets: dict[str, list[tuple[Example, Targets]]] = {
            "trees": [corpora.tree_example(tree, cutter, numbers) for tree in trees],
            "newswire": [corpora.name_example(n, cutter, politics=False) for n in corpora.newswire(data, dev=False)],
            "politics": [corpora.name_example(n, cutter, politics=True) for n in politics],
            "facts": [corpora.fact_example(text, cutter) for text in corpora.facts(data, "train")],
            "gap": [corpora.gap_example(item, cutter) for item in corpora.gap(data, dev=False)],
            "sheets": list(sheet_examples(data, cutter, dev=False, folder=labels / "sheets")),
        }

    def epoch(self, dice: random.Random) -> list[MixedBatch]:
        """Lay out the batches of one epoch, in chance order."""
        laid: list[MixedBatch] = []
        cuts = []
        for item, example in _share(self._articles, SHARES["polnear"], dice):
            text = varied(item, dice)
            cuts += cut(example if text == item.text else prepare(text, item.attributions, self._cutter), dice)
        short = (excerpt(item, dice) for item, _ in _share(self._articles, SHORT_SHARE, dice))
        made = (prepare(text, item.attributions, self._cutter) for item in short if (text := varied(item, dice)))
        cuts += [part for example in made if len(example.pieces) for part in cut(example)]
        laid += [MixedBatch("polnear", batch, {}, None, []) for batch in batches(cuts, BATCH, dice)]
        for name, examples in self.sets.items():
            laid += [mixed(name, group) for group in groups(_share(examples, SHARES[name], dice))]
        for _ in range(ACTS_TIMES):
            laid += [MixedBatch("acts", b, {}, None, [], t) for b, t in told_batches(self.told, BATCH, dice, hide=False)]
        hidden = _share(self._by_cue, HIDDEN_SHARE, dice)
        laid += [MixedBatch("hidden", b, {}, None, [], t) for b, t in told_batches(hidden, BATCH, dice, hide=True)]
        dice.shuffle(laid)
        return laid


def _share(items: Sequence[Item], share: float, dice: random.Random) -> list[Item]:
    """Choose a share by chance, in chance order; each whole time gives every item once."""
    whole = int(share)
    rest = dice.sample(items, round((share - whole) * len(items)))
    return [item for _ in range(whole) for item in dice.sample(items, len(items))] + rest


def groups(examples: Sequence[Grouped]) -> Iterator[list[Grouped]]:
    """Put whole documents together, as many as fill a batch."""
    group: list[Grouped] = []
    size = 0
    for item in examples:
        pieces = len(item[0].pieces)
        if group and size + pieces > BATCH:
            yield group
            group, size = [], 0
        group.append(item)
        size += pieces
    if group:
        yield group


def mixed(name: str, group: Sequence[tuple[Example, Targets]]) -> MixedBatch:
    """Put whole documents side by side."""
    windows = [(number, window) for number, (example, _) in enumerate(group) for _, window in cut(example)]
    batch = collate([(group[number][0], window) for number, window in windows])
    shape = tuple(batch.mask.shape)
    length = shape[1]
    marks = {head: np.full(shape, UNKNOWN, dtype=np.int64) for head in {h for _, t in group for h in t.marks}}
    facts = np.full(shape, np.nan, dtype=np.float32)
    spots = [np.full(len(example.pieces), UNKNOWN, dtype=np.int64) for example, _ in group]
    for row, (number, window) in enumerate(windows):
        targets = group[number][1]
        seen, places = slice(window.keep_start, window.keep_end), _places(window)
        spots[number][seen] = row * length + places
        for head, values in targets.marks.items():
            found = values[seen]
            if head == "head":
                inside = (found >= window.keep_start) & (found < window.keep_end)
                found = np.where(inside, found - window.start + 1, UNKNOWN)
            marks[head][row, places] = found
        if targets.facts is not None:
            facts[row, places] = targets.facts[seen]
    linked = []
    for number, (_, targets) in enumerate(group):
        if (
            targets.places is not None
            and targets.entities is not None
            and targets.pairs is not None
            and len(targets.places) > 1
        ):
            known = np.ones(len(targets.places), dtype=np.bool_) if targets.known is None else targets.known
            parts = (spots[number][targets.places], targets.entities, targets.pairs, known)
            linked.append(Linked(*(torch.from_numpy(part) for part in parts)))
    told = {head: torch.from_numpy(values) for head, values in marks.items()}
    scored = torch.from_numpy(facts) if not np.isnan(facts).all() else None
    return MixedBatch(name, batch, told, scored, linked)


def _places(window: Window) -> Ints:
    """Give the places in the window, its first special piece counted, of the pieces that are read off."""
    return np.arange(window.keep_start, window.keep_end) - window.start + 1
