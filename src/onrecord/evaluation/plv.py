"""PLV: sentences with a source, a target and the root type of what the source does to the target.

Source: Hu et al., "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification",
ACL 2024.
CONCEDE and RETREAT are one type there, YIELD.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.folder import Row
from onrecord.evaluation.score import Score
from onrecord.events.plover import QUADS, plain_type
from onrecord.intake import article_from_text
from onrecord.reader import Reader
from onrecord.record.actor import Ref
from onrecord.record.event import Event

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


def score_plv(path: Path, reader: Reader) -> list[Row]:
    """Score the root type and the class of four, by what the record tells of source and target.

    Args:
        path: The table.
        reader: The reader to score.
    """
    sentences = read_plv(path)
    records = reader.read_many(article_from_text(sentence.text) for sentence in sentences)
    told = [choose(record.events, sentence) for record, sentence in zip(records, sentences, strict=True)]
    return rows(sentences, told)


def rows(sentences: Sequence[Sentence], told: Sequence[str | None]) -> list[Row]:
    """Score root types that were told of sentences; null is none."""
    found: list[Row] = []
    quads = [_quad(root) for root in told]
    for measure, ours, theirs in (
        ("root type", list(told), [sentence.root for sentence in sentences]),
        ("four classes", quads, [str(sentence.quad) for sentence in sentences]),
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


def choose(events: Sequence[Event], sentence: Sentence) -> str | None:
    """Choose the event that the source does to the target: both take part, else one does, in order of the text."""

    def worth(event: Event) -> tuple[int, int]:
        actor, recipient = _among(event.actor, sentence.source), _among(event.recipient, sentence.target)
        either = _among((*event.actor, *event.recipient, *event.third_party), sentence.target)
        crossed = _among(event.recipient, sentence.source)
        return 3 * actor + 2 * recipient + either - crossed, -event.trigger.start

    best = max(events, key=worth, default=None)
    if best is None:
        return None
    type_ = plain_type(best.type, best.status)
    return "YIELD" if type_ in YIELD else type_


def _among(refs: Sequence[Ref], words: tuple[int, int]) -> bool:
    return any(ref.mention and ref.mention.start < words[1] and words[0] < ref.mention.end for ref in refs)


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
