"""Scores of events: on labelled articles, on PLOVER's gold records, and on sentences with a source, a target and a root type.

============================  =====================================================================================
folder                        what is scored
============================  =====================================================================================
``labels/articles``           ``event``: type and sentence; a predicted event that none is left for counts as extra.
                              ``trigger``: type, and words that overlap. Of events found: ``status``, ``voice``, ``mode``,
                              ``actor``, ``recipient``
PLOVER (``gsr.json``)         ``type``: an event of the record's type; ``type and countries``: one whose actor and
                              recipient have its countries as well
PLV (``PLV_train.tsv``)       ``root type`` and ``four classes``, given source and target, ``by tables``, by what is
                              learnt from ``words``, and by ``both``; ``macro`` is the mean F1
============================  =====================================================================================

The last two have no status: the type of an event is there what PLOVER codes for its status (`onrecord.events.plover`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import EventLabel, LabelledDocument, Part
from onrecord.evaluation.plover_gold import score_gold
from onrecord.evaluation.plv import score_plv
from onrecord.evaluation.read_labelled import read_labelled, rows_of
from onrecord.evaluation.score import Score
from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends
from onrecord.meaning.model import FOLDER, load_model
from onrecord.reader import Reader
from onrecord.record.actor import Ref
from onrecord.record.event import Event
from onrecord.record.span import Span
from onrecord.record.whole import Record

Scores = dict[tuple[str, str], Score]
MEASURES = ("event", "trigger", "status", "voice", "mode", "actor", "recipient")


def score_events(folder: Path, data: Path | None, part: Part, model: Path = FOLDER) -> list[Row]:
    """Score the events of a folder; what it holds tells how.

    Args:
        folder: A folder as in the table above.
        data: Folder of the data sets, where the folder holds labels alone.
        part: Labelled articles to develop on, or those held for measuring.
        model: Folder of the model's files.

    Raises:
        InputError: The folder holds nothing of the kind, or something damaged.
    """
    if (folder / "gsr.json").is_file():
        return score_gold(folder / "gsr.json", Reader(model=model))
    if (folder / "PLV_train.tsv").is_file():
        return score_plv(folder / "PLV_train.tsv", load_model(model))
    totals: Scores = defaultdict(Score)
    for record, document in read_labelled(folder, data or folder, part, Reader(model=model)):
        for key, score in score_article(record, document).items():
            totals[key] += score
    return rows_of(totals, MEASURES)


def score_article(record: Record, labels: LabelledDocument) -> Scores:
    """Score one article's events, by measure and group.

    Args:
        record: What was read.
        labels: What is right.
    """
    scores: Scores = defaultdict(Score)
    ours, theirs = record.events, labels.events
    pairs = pair_events(record.article.text, ours, theirs)
    found = set(pairs.values())
    for i, event in enumerate(ours):
        for group in ("all", event.type):
            scores["event", group] += Score(predicted=1, predicted_right=int(i in pairs))
        scores["trigger", "all"] += Score(predicted=1, predicted_right=int(i in pairs and _overlap(event, theirs[pairs[i]])))
    for j, label in enumerate(theirs):
        for group in ("all", label.type):
            scores["event", group] += Score(true=1, true_found=int(j in found))
        hit = any(place == j and _overlap(ours[i], label) for i, place in pairs.items())
        scores["trigger", "all"] += Score(true=1, true_found=int(hit))
    for i, j in pairs.items():
        for key, right in _told_of(ours[i], theirs[j], record, labels):
            scores[key] += Score(1, int(right), 1, int(right))
    return dict(scores)


class Found(Protocol):
    """An event that was found, or a candidate for one."""

    @property
    def type(self) -> str:
        """PLOVER's type."""

    @property
    def trigger(self) -> Span:
        """The words that tell of it."""


def pair_events(text: str, ours: Sequence[Found], theirs: Sequence[EventLabel]) -> dict[int, int]:
    """Pair events of one type and sentence, each with one at most, those whose words overlap first.

    Args:
        text: The article's text.
        ours: Events found.
        theirs: Labelled events.

    Returns:
        For places among ours, places among theirs.
    """
    starts = sorted({at for low, high in paragraphs(text) for at in (low, *sentence_ends(text, low, high))})
    options = sorted(
        (not _overlap(one, other), abs(one.trigger.start - other.trigger[0]), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if one.type == other.type and bisect_right(starts, one.trigger.start) == bisect_right(starts, other.trigger[0])
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in options:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _overlap(event: Found, label: EventLabel) -> bool:
    return event.trigger.start < label.trigger[1] and label.trigger[0] < event.trigger.end


def _told_of(
    event: Event, label: EventLabel, record: Record, labels: LabelledDocument
) -> Iterator[tuple[tuple[str, str], bool]]:
    """Compare what is said of an event that was found."""
    right = event.status == label.status
    yield ("status", "all"), right
    yield ("status", label.status), right
    same = _same_voice(event, label, record, labels)
    yield ("voice", "all"), same
    yield ("voice", "article" if label.voice is None else "statement"), same
    if label.mode or event.mode:
        yield ("mode", "all"), event.mode == label.mode
    mentions = {actor.id: (actor.name, *actor.mentions) for actor in labels.actors}
    for role in ("actor", "recipient"):
        refs, names = getattr(event, role), getattr(label, role)
        if refs or names:
            told = [span for name in names for span in mentions[name]]
            yield (role, "all"), bool(refs) == bool(names) and (not names or _any_overlap(refs, told))


def _any_overlap(refs: Sequence[Ref], told: Iterable[tuple[int, int]]) -> bool:
    spans = [ref.mention for ref in refs if ref.mention]
    return any(span.start < high and low < span.end for low, high in told for span in spans)


def _same_voice(event: Event, label: EventLabel, record: Record, labels: LabelledDocument) -> bool:
    """Tell whether both stand in the article's voice, or in statements whose contents overlap."""
    if event.voice is None or label.voice is None:
        return event.voice is None and label.voice is None
    ours = next(one for one in record.statements if one.id == event.voice)
    theirs = next(one for one in labels.statements if one.id == label.voice)
    return any(span.start < high and low < span.end for span in ours.content for low, high in theirs.content)
