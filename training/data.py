"""Examples for training: annotated articles as word pieces, features and tags, cut into windows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from onrecord.evaluation.brat import AnnotatedText, Attribution, Offsets, read_folder
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.language.sentences import sentence_ends
from onrecord.meaning.features import Features, features
from onrecord.meaning.pieces import CLS, SEP, Ints, PieceCutter, Pieces
from onrecord.meaning.tags import OUTSIDE, ROLES, begin
from onrecord.meaning.windows import CAPACITY, Window, windows
from training.held import without_held

OTHER_MARKS = 0.15  # share of the articles printed with other quotation marks
NO_BREAKS = 0.05  # share printed without paragraph breaks
_HABITS = (  # opening and closing marks of other houses, put in place of “ and ”
    '""',
    "«»",
    "„“",
    "»«",
    "””",
)


@dataclass(frozen=True, slots=True)
class Example:
    """One article, ready to be cut into windows."""

    pieces: Pieces
    features: Features
    paragraphs: Ints
    tags: Ints  # of the word that each piece belongs to, shape [pieces]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side.

    Attributes:
        inputs: Ids, case, quotation and edge numbers, shape ``[4, windows, length]``; special pieces stand first and last.
        mask: Where pieces stand, shape ``[windows, length]``.
        words: Flat places (window times length plus place) of the first piece of each word, a row for each stretch that is
            decoded by itself, shape ``[stretches, words]``; -1 beyond a stretch's end.
        tags: Tags of these words, shape ``[stretches, words]``.
    """

    inputs: torch.Tensor
    mask: torch.Tensor
    words: torch.Tensor
    tags: torch.Tensor


def training_articles(polnear: Path) -> Iterator[AnnotatedText]:
    """Read the articles of PolNeAR's training part, without any that are held for measuring.

    Args:
        polnear: The corpus, with ``train/``.
    """
    named = ((item.name, item) for item in read_folder(polnear / "train"))
    return (item for _, item in without_held("polnear", named))


def prepare(text: str, attributions: Sequence[Attribution], cutter: PieceCutter) -> Example:
    """Turn one annotated text into pieces, features and tags."""
    pieces = cutter.cut(text)
    starts = np.array([start for start, _ in paragraphs(text)] or [0])
    numbers = np.searchsorted(starts, pieces.starts, side="right") - 1
    tags = np.zeros(len(pieces), dtype=np.int64)
    for role in ROLES:
        for attribution in attributions:
            for start, end in getattr(attribution, role):
                low = int(np.searchsorted(pieces.ends, start, side="right"))
                high = int(np.searchsorted(pieces.starts, end))
                tags[low:high] = begin(role) + 1
                if low < high:
                    tags[low] = begin(role)
    return Example(pieces, features(text, pieces, quotations(text), numbers), numbers, tags)


def varied(annotated: AnnotatedText, dice: random.Random) -> str:
    """Reprint a text as another house might, offsets unchanged: other quotation marks, no paragraph breaks."""
    text = annotated.text
    if dice.random() < OTHER_MARKS:
        opening, closing = list(dice.choice(_HABITS))
        text = text.replace("“", opening).replace("”", closing)
        if opening == '"':
            text = text.replace("‘", "'").replace("’", "'")
    if dice.random() < NO_BREAKS:
        text = text.replace("\n", " ")
    return text


def excerpt(annotated: AnnotatedText, dice: random.Random) -> AnnotatedText:
    """Take one to three sentences of a paragraph for a text of their own, as users paste them."""
    text = annotated.text
    start, end = dice.choice(paragraphs(text) or [(0, len(text))])
    ends = [at for at in sentence_ends(text, start, end) if start < at < end]
    bounds = [start, *ends, end]
    first = dice.randrange(len(bounds) - 1)
    start, end = bounds[first], bounds[min(first + dice.randint(1, 3), len(bounds) - 1)]
    start += len(text[start:end]) - len(text[start:end].lstrip())

    def kept(offsets: Offsets) -> Offsets:
        inside = ((max(low, start) - start, min(high, end) - start) for low, high in offsets)
        return tuple((low, high) for low, high in inside if low < high)

    marked = tuple(Attribution(kept(one.source), kept(one.cue), kept(one.content)) for one in annotated.attributions)
    return AnnotatedText(annotated.name, text[start:end].rstrip(), marked)


def cut(example: Example, dice: random.Random | None = None) -> list[tuple[Example, Window]]:
    """Lay windows over an example, at other places in each call when dice are given."""
    first = dice.randint(CAPACITY // 4, CAPACITY) if dice else None
    return [(example, window) for window in windows(example.paragraphs, CAPACITY, first)]


def batches(cuts: Sequence[tuple[Example, Window]], size: int, dice: random.Random) -> Iterator[Batch]:
    """Shuffle windows into batches of about equal length.

    Args:
        cuts: Windows with their examples.
        size: Word pieces in a batch, padding included.
        dice: Where chance comes from.
    """
    order = sorted(cuts, key=lambda cut: (cut[1].end - cut[1].start) // 24 + dice.random())
    groups: list[list[tuple[Example, Window]]] = [[]]
    longest = 0
    for item in order:
        longest = max(longest, item[1].end - item[1].start + 2)
        if groups[-1] and longest * (len(groups[-1]) + 1) > size:
            groups.append([])
            longest = item[1].end - item[1].start + 2
        groups[-1].append(item)
    dice.shuffle(groups)
    for group in groups:
        if group:
            yield collate(group)


def collate(group: Sequence[tuple[Example, Window]]) -> Batch:
    """Put windows side by side."""
    length = max(window.end - window.start for _, window in group) + 2
    inputs = np.zeros((4, len(group), length), dtype=np.int64)
    mask = np.zeros((len(group), length), dtype=np.bool_)
    stretches: list[tuple[Ints, Ints]] = []
    for row, (example, window) in enumerate(group):
        seen = slice(window.start, window.end)
        size = window.end - window.start
        inputs[0, row, : size + 2] = [CLS, *example.pieces.ids[seen], SEP]
        for channel, values in enumerate((example.features.case, example.features.quote, example.features.edge), 1):
            inputs[channel, row, 1 : size + 1] = values[seen]
        mask[row, : size + 2] = True
        kept = np.arange(window.keep_start, window.keep_end)
        kept = kept[example.pieces.first[kept]]
        for number in np.unique(example.paragraphs[kept]):
            words = kept[example.paragraphs[kept] == number]
            stretches.append((row * length + 1 + words - window.start, _begun(example.tags[words])))
    longest = max((len(words) for words, _ in stretches), default=0)
    places = np.full((len(stretches), longest), -1, dtype=np.int64)
    tags = np.zeros((len(stretches), longest), dtype=np.int64)
    for row, (words, marks) in enumerate(stretches):
        places[row, : len(words)] = words
        tags[row, : len(words)] = marks
    return Batch(torch.from_numpy(inputs), torch.from_numpy(mask), torch.from_numpy(places), torch.from_numpy(tags))


def _begun(tags: Ints) -> Ints:
    """Tag the first word as a beginning where a window has cut the fragment: nothing may go on that never began."""
    if len(tags) and tags[0] != OUTSIDE and tags[0] % 2 == 0:
        tags = tags.copy()
        tags[0] -= 1
    return tags
