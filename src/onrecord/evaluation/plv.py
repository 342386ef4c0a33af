"""PLV: sentences with a source, a target and the root type of what the source does to the target.

Source: Hu et al., "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification",
ACL 2024.
CONCEDE and RETREAT are one type there, YIELD.

Scored are the tables and acts alone, what is learnt from words alone, and both together. What is learnt is learnt on four
fifths of the sentences and scored on the last, each fifth in turn: sentence n lies in fold n modulo 5.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.folder import Row
from onrecord.evaluation.score import Score
from onrecord.events.between import Features, among, event_features, word_features
from onrecord.events.candidate import Candidate
from onrecord.events.learning import fit
from onrecord.events.merging import merge
from onrecord.events.plover import QUADS, plain_type
from onrecord.events.reading import mentions
from onrecord.events.syntax import Syntax
from onrecord.intake import article_from_text
from onrecord.meaning.model import Model
from onrecord.meaning.statements import read_meaning

FOLDS = 5
_YIELD_QUAD = 2
YIELD = frozenset({"CONCEDE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the words of source and target as half-open offsets, its root type, and the number of its class of four."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    root: str
    quad: int


def read_plv(path: Path) -> list[Sentence]:
    """Read the sentences of a file.

    Raises:
        InputError: The file lacks a column that is read.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    try:
        return [_sentence(row) for row in rows]
    except KeyError as error:
        msg = f"{path} lacks the column {error}: PLV's tables have marked_sentence, gold_root and gold_penta"
        raise InputError(msg) from error


def score_plv(path: Path, model: Model) -> list[Row]:
    """Score the root type and the class of four: told by the tables, learnt from words, and learnt from both.

    Args:
        path: The table.
        model: The model that reads the sentences.
    """
    sentences = read_plv(path)
    told: list[str | None] = []
    by_words: list[Features] = []
    by_both: list[Features] = []
    for sentence in sentences:
        article = article_from_text(sentence.text)
        reading = read_meaning(article, model)
        found = merge(mentions(article, reading.analysis, reading.statements, reading.actors))
        syntax = Syntax(reading.analysis)
        words = word_features(syntax, sentence.source, sentence.target)
        told.append(choose(found, sentence))
        by_words.append(words)
        by_both.append(words | event_features(syntax, found, sentence.source, sentence.target))
    roots = [sentence.root for sentence in sentences]
    return [
        *rows(sentences, told, "tables"),
        *rows(sentences, by_folds(by_words, roots), "words"),
        *rows(sentences, by_folds(by_both, roots), "both"),
    ]


def by_folds(described: Sequence[Features], roots: Sequence[str]) -> list[str | None]:
    """Tell the type of each sentence by what is learnt from the sentences of the other folds.

    Args:
        described: Features of each sentence.
        roots: The right type of each.
    """
    told: list[str | None] = [None] * len(roots)
    for fold in range(FOLDS):
        others = [place for place in range(len(roots)) if place % FOLDS != fold]
        if not others:
            continue
        learnt = fit([described[place] for place in others], [roots[place] for place in others])
        for place in range(fold, len(roots), FOLDS):
            told[place] = learnt.best(described[place])
    return told


def rows(sentences: Sequence[Sentence], told: Sequence[str | None], by: str) -> list[Row]:
    """Score root types that were told of sentences; null is none.

    Args:
        sentences: The sentences.
        told: The root type told of each.
        by: What told them, for the names of the measures.
    """
    found: list[Row] = []
    quads = [_quad(root) for root in told]
    for measure, ours, theirs in (
        (f"root type by {by}", list(told), [sentence.root for sentence in sentences]),
        (f"four classes by {by}", quads, [str(sentence.quad) for sentence in sentences]),
    ):
        scores = {name: _score(name, ours, theirs) for name in sorted(set(theirs))}
        right = sum(one == other for one, other in zip(ours, theirs, strict=True))
        whole = Score(sum(one is not None for one in ours), right, len(theirs), right)
        found.append(Row(measure, "all", whole))
        found.append(Row(measure, "macro", whole, sum(score.f1 for score in scores.values()) / max(len(scores), 1)))
        found += [Row(measure, name, score) for name, score in scores.items()]
    return found


def _quad(root: str | None) -> str | None:
    """Give the class of four of a root type; PLV counts all of YIELD as material cooperation."""
    if root is None:
        return None
    return str(next((quad for type_, quad in QUADS.items() if type_ == root), _YIELD_QUAD))


def choose(events: Sequence[Candidate], sentence: Sentence) -> str | None:
    """Choose the event that the source does to the target: both take part, else one does, in order of the text."""

    def worth(event: Candidate) -> tuple[int, int]:
        actor, recipient = among(event.actor, sentence.source), among(event.recipient, sentence.target)
        either = among((*event.actor, *event.recipient, *event.third), sentence.target)
        crossed = among(event.recipient, sentence.source)
        return 3 * actor + 2 * recipient + either - crossed, -event.trigger.start

    best = max(events, key=worth, default=None)
    if best is None:
        return None
    type_ = plain_type(best.type, best.status)
    return "YIELD" if type_ in YIELD else type_


def _sentence(row: dict[str, str]) -> Sentence:
    marked = row["marked_sentence"]
    places: dict[str, int] = {}
    text = ""
    at = 0
    while at < len(marked):
        mark = next((one for one in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(one, at)), None)
        if mark is None:
            text += marked[at]
            at += 1
        else:
            places[mark] = len(text)
            at += len(mark)
    source = places.get("<s>", 0), places.get("</s>", 0)
    return Sentence(text, source, (places.get("<t>", 0), places.get("</t>", 0)), row["gold_root"], int(row["gold_penta"]))


def _score(name: str, ours: Sequence[str | None], theirs: Sequence[str]) -> Score:
    both = sum(one == other == name for one, other in zip(ours, theirs, strict=True))
    return Score(sum(one == name for one in ours), both, sum(other == name for other in theirs), both)
