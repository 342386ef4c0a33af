"""Scores of the whole reading on labelled articles: statements, speakers, what they do, and headline quotations.

Statements are compared piece by piece of their content, so that two halves of a quotation count alike as one statement of two
pieces and as a statement and a continued one. Two pieces pair where they share at least half of the longer one. What is said of
a statement (its speaker and so on) is scored on pairs alone. Words that can be a place or an actor are scored wherever they
stand: see `onrecord.evaluation.metonyms`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import ActorLabel, LabelledDocument, Part, Piece, StatementLabel
from onrecord.evaluation.linked import overlap_by_half
from onrecord.evaluation.metonyms import MEASURE as METONYM
from onrecord.evaluation.metonyms import score_metonyms
from onrecord.evaluation.read_labelled import read_labelled, rows_of
from onrecord.evaluation.score import Score
from onrecord.reader import Reader
from onrecord.record.actor import Ref
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.record.whole import Record

Pair: TypeAlias = tuple[Statement, StatementLabel]

_FOUND = ("statement", "content exact", "found")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»]?\s")
MEASURES = (
    *_FOUND, "continued", "nested", "speaker", "addressee", "target", "form", "act", "scope", "said when", "said where",
    "pull quote", METONYM,
)  # fmt: skip
_EDGE = 2  # code points that an edge may be off


def score_labelled(labels: Path, data: Path, reader: Reader, part: Part = "develop") -> list[Row]:
    """Read every labelled article and score the record.

    Args:
        labels: Folder of label files.
        data: Folder of the data sets that the articles come from.
        reader: The reader to score.
        part: Which articles: those to develop on, or those held for measuring.

    Returns:
        A row for each measure and group, in fixed order; rows without any item are left out.

    Raises:
        InputError: A label file is damaged, or a text is missing or is not the one that was labelled.
    """
    totals: dict[tuple[str, str], Score] = defaultdict(Score)
    for record, document in read_labelled(labels, data, part, reader):
        for key, score in (*score_record(record, document).items(), *score_metonyms(record, document).items()):
            totals[key] += score
    return rows_of(totals, MEASURES)


def score_record(record: Record, labels: LabelledDocument) -> dict[tuple[str, str], Score]:
    """Score one article's record, by measure and group.

    Args:
        record: What was read.
        labels: What is right.
    """
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    ours = [((span.start, span.end), s) for s in record.statements for span in s.content]
    theirs = [(piece, s) for s in labels.statements for piece in s.content]
    pairs = _pairs([piece for piece, _ in ours], [piece for piece, _ in theirs])
    exact = {(i, j) for i, j in pairs.items() if _close(ours[i][0], theirs[j][0])}
    found = set(pairs.values())
    for i, (_, s) in enumerate(ours):
        for group in ("all", s.form):
            scores["statement", group] += Score(predicted=1, predicted_right=int(i in pairs))
        scores["content exact", "all"] += Score(predicted=1, predicted_right=int((i, pairs.get(i, -1)) in exact))
    for j, (_, label) in enumerate(theirs):
        for group in ("all", label.form):
            scores["statement", group] += Score(true=1, true_found=int(j in found))
        scores["found", label.scope] += Score(1, int(j in found), 1, int(j in found))
        scores["content exact", "all"] += Score(true=1, true_found=int(any(j == place for _, place in exact)))
    both = [(ours[i][1], theirs[j][1]) for i, j in pairs.items()]
    text = record.article.text
    goes_on = [[_goes_on(text, *item) for item in items] for items in (ours, theirs)]
    nested = [[s.within is not None for _, s in items] for items in (ours, theirs)]
    for name, (mine, given) in (("continued", goes_on), ("nested", nested)):
        right = sum(mine[i] and given[j] for i, j in pairs.items())
        scores[name, "all"] += Score(sum(mine), right, sum(given), right)
    actors = {actor.id: actor for actor in labels.actors}
    for pair in both:
        for (measure, group), right in _said_of(pair, actors).items():
            scores[measure, group] += Score(1, int(right), 1, int(right))
        for measure, score in _told_of(pair, actors).items():
            scores[measure, "all"] += score
    return dict(scores)


def _goes_on(text: str, piece: Piece, statement: Statement | StatementLabel) -> bool:
    """Tell whether a piece goes on from words before it, as a continued statement or a later sentence of the same one."""
    if statement.continued:
        return True
    pieces = [(p.start, p.end) if isinstance(p, Span) else p for p in statement.content]
    place = pieces.index(piece)
    return place > 0 and _SENTENCE_END.search(text, pieces[place - 1][1] - 2, piece[0]) is not None


def _said_of(pair: Pair, actors: dict[str, ActorLabel]) -> dict[tuple[str, str], bool]:
    """Compare what is said of a statement that was found."""
    ours, label = pair
    right = _same_speaker(ours, actors.get(label.speaker or ""))
    found = {("speaker", "all"): right, ("speaker", label.how or "unknown"): right, ("form", "all"): ours.form == label.form}
    if ours.act is not None:
        found["act", "all"] = found["act", label.act] = ours.act == label.act
    if ours.scope is not None:
        found["scope", "all"] = ours.scope == label.scope
    when = label.when if label.when and label.when.start else None
    if when or ours.when:
        found["said when", "all"] = bool(when and ours.when) and _days(ours.when) == _days(when)
    if label.pull_quote:
        found["pull quote", label.pull_quote.change] = found["pull quote", "all"] = (
            ours.pull_quote is not None and ours.pull_quote.change == label.pull_quote.change
        )
    return found


def _told_of(pair: Pair, actors: dict[str, ActorLabel]) -> dict[str, Score]:
    """Compare what an article tells of few statements: to whom, at whom and where; what is said of none counts for nothing."""
    ours, label = pair
    mentioned: dict[str, tuple[Ref | None, ActorLabel | None]] = {
        "addressee": (ours.addressee, actors.get(label.addressee or "")),
        "target": (ours.target, actors.get(label.target or "")),
    }
    told = {
        measure: (ref is not None, actor is not None, _is_mentioned(ref, actor)) for measure, (ref, actor) in mentioned.items()
    }
    where = ours.where.span if ours.where else None
    meets = where is not None and label.where is not None and where.start < label.where[1] and label.where[0] < where.end
    told["said where"] = (where is not None, label.where is not None, meets)
    return {measure: Score(int(mine), int(right), int(given), int(right)) for measure, (mine, given, right) in told.items()}


def _is_mentioned(ref: Ref | None, actor: ActorLabel | None) -> bool:
    """Tell whether the words that name somebody are among the mentions of an actor."""
    mention = ref.mention if ref is not None else None
    if actor is None or mention is None:
        return False
    return any(mention.start < end and start < mention.end for start, end in (actor.name, *actor.mentions))


def _days(time: object) -> tuple[str, str]:
    return getattr(time, "start", "")[:10], getattr(time, "end", "")[:10]


def _same_speaker(ours: Statement, actor: ActorLabel | None) -> bool:
    """Tell whether a speaker is the labelled actor: unknown where nobody is told, else a name or role among its mentions."""
    if actor is None or ours.speaker is None:
        return actor is None and ours.speaker is None
    if ours.speaker.how == "pronoun" and ours.speaker.actor is None:
        return False
    return _is_mentioned(ours.speaker, actor)


def _pairs(ours: Sequence[Piece], theirs: Sequence[Piece]) -> dict[int, int]:
    """Pair pieces that share at least half of the longer one, each with one at most, closest first."""
    options = sorted(
        (-(min(a[1], b[1]) - max(a[0], b[0])) / max(a[1] - a[0], b[1] - b[0], 1), i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if overlap_by_half((a,), (b,))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in options:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _close(one: Piece, other: Piece) -> bool:
    return abs(one[0] - other[0]) <= _EDGE and abs(one[1] - other[1]) <= _EDGE
