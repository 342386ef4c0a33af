"""Scores of who is who on treebanks with mentions (GUM) and on ambiguous pronouns (GAP).

On a treebank, scored are mentions of people, places and organisations that are names or pronouns by their heads; mentions that
are common nouns are left out here, though the program uses them on its way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from pathlib import Path

import numpy as np

from onrecord.errors import InputError
from onrecord.evaluation.ambiguous import AmbiguousPronoun, read_gap
from onrecord.evaluation.conllu import Treebank, mention_head, read_treebank
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.mentions import MEASURES, entities
from onrecord.evaluation.score import Score
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.model import Model

KINDS = ("person", "place", "organization")
_SCORED = frozenset({"PROPN", "PRON"})
"""Possessive pronouns are PRON in the treebanks too."""


def analysis_of(text: str, model: Model) -> Analysis:
    """Send a text through the model."""
    return model.analyse(model.encode(text, paragraphs(text), quotations(text)))


def score_coreference(folder: Path, model: Model) -> list[Row]:
    """Resolve the mentions of every document of a treebank and compare.

    Args:
        folder: CoNLL-U files with GUM's entities.
        model: The model to score.

    Raises:
        InputError: None of them has a mention.
    """
    totals: dict[str, Score] = defaultdict(Score)
    for document in read_treebank(folder):
        true = entities(true_mentions(document))
        found = entities(found_mentions(analysis_of(document.text, model)))
        for name, measure in MEASURES.items():
            totals[name] += measure(found, true)
    if not totals["muc"].true:
        msg = f"{folder} holds no treebank with coreference: expected CoNLL-U files with GUM's Entity"
        raise InputError(msg)
    rows = [Row(name, "all", totals[name]) for name in MEASURES]
    return [*rows, Row("conll", "all", Score(), float(np.mean([row.score.f1 for row in rows])))]


def true_mentions(document: Treebank) -> Iterator[tuple[Hashable, Hashable]]:
    """Give the offset of the head of each mention that is scored, and its entity."""
    for mention in document.mentions:
        head = document.words[mention_head(document, mention)]
        if mention.kind in KINDS and head.part in _SCORED:
            yield head.start, mention.entity


def found_mentions(analysis: Analysis) -> Iterator[tuple[Hashable, Hashable]]:
    """Give the same of what the program found."""
    mentions = analysis.mentions
    for head, entity in zip(mentions.heads.tolist(), mentions.entities.tolist(), strict=True):
        if analysis.parts[head] in _SCORED:
            yield int(analysis.words.starts[head]), entity


def score_pronouns(folder: Path, part: Part, model: Model) -> list[Row]:
    """Resolve the ambiguous pronouns of GAP and compare: F1 over the pairs of pronoun and name (Webster et al. 2018).

    Args:
        folder: Where ``gap-development.tsv`` lies.
        part: ``develop`` for the half that the model is trained on, ``held`` for the other: every second pronoun.
        model: The model to score.

    Raises:
        InputError: The file is not there.
    """
    path = folder / "gap-development.tsv"
    if not path.is_file():
        msg = f"{folder} holds no gap-development.tsv"
        raise InputError(msg)
    total = Score()
    for item in list(read_gap(path))[int(part == "held") :: 2]:
        total += score_pronoun(item, analysis_of(item.text, model))
    return [Row("pronoun", "all", total)]


def score_pronoun(item: AmbiguousPronoun, analysis: Analysis) -> Score:
    """Compare one pronoun's entity with the entities of the two names."""
    starts = analysis.words.starts[analysis.mentions.heads]
    pronoun = {int(e) for e in analysis.mentions.entities[starts == item.pronoun[0]]}
    said = [
        bool(pronoun & {int(e) for e in analysis.mentions.entities[(starts >= start) & (starts < end)]})
        for start, end in item.names
    ]
    right = sum(ours and theirs for ours, theirs in zip(said, item.meant, strict=True))
    return Score(sum(said), right, sum(item.meant), right)
