"""Scores of accounts: which voices of an article are paired as in dispute, on labelled articles.

============================  =====================================================================================
measure                       what is scored
============================  =====================================================================================
``pair``                      every two voices of an account of which one asserts and the other denies, doubts or
                              justifies; each two once, however many statements of theirs say so. A pair is right
                              where a labelled one holds the same two voices, and at least one of them in the
                              labelled words; a voice is the same where its speaker or its words are. Which side is
                              said to assert does not count. Groups: what the other side does
``stance``                    of pairs found, those whose sides are told as labelled
``position``                  every position: its words overlap those of a labelled one of its stance
``given pair``                as ``pair``, with the labelled statements, events, figures and actors in place of those read: how
                              well voices are paired, whatever the reading missed
============================  =====================================================================================

A voice is its statement's speaker; the article's own voice is one; a statement of nobody known is one by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.accounts import read_accounts
from onrecord.evaluation.folder import Row
from onrecord.evaluation.given import given_record
from onrecord.evaluation.labels import AccountLabel, LabelledDocument, Part, Piece
from onrecord.evaluation.read_labelled import read_labelled, rows_of
from onrecord.evaluation.score import Score
from onrecord.meaning.model import FOLDER
from onrecord.reader import Reader
from onrecord.record.account import Account, Stance
from onrecord.record.statement import Statement
from onrecord.record.whole import Record

Scores = dict[tuple[str, str], Score]
MEASURES = ("pair", "stance", "position", "given pair")
_ARTICLE = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A position as it is compared: its stance, its voice, its words."""

    stance: Stance
    voice: str
    span: Piece


@dataclass(frozen=True, slots=True)
class Pair:
    """Two voices of an account in dispute, each with its positions."""

    asserting: tuple[Held, ...]
    other: tuple[Held, ...]

    @property
    def kind(self) -> Stance:
        """What the side does that does not assert."""
        return self.other[0].stance

    def straight(self, label: Pair) -> bool:
        """Tell whether both sides are a labelled pair's, told as it tells them."""
        return _same(self.asserting, label.asserting, self.other, label.other)

    def matches(self, label: Pair) -> bool:
        """Tell whether both sides are a labelled pair's, in either order."""
        return self.straight(label) or _same(self.asserting, label.other, self.other, label.asserting)


def score_accounts(folder: Path, data: Path | None, part: Part, model: Path = FOLDER) -> list[Row]:
    """Score the accounts of labelled articles.

    Args:
        folder: Folder of label files.
        data: Folder of the data sets that the articles come from.
        part: Articles to develop on, or those held for measuring.
        model: Folder of the model's files.

    Raises:
        InputError: A label file is damaged, or a text is missing or is not the one that was labelled.
    """
    totals: Scores = defaultdict(Score)
    for record, document in read_labelled(folder, data or folder, part, Reader(model=model)):
        for key, score in score_article(record, document).items():
            totals[key] += score
    return rows_of(totals, MEASURES)


def score_article(record: Record, labels: LabelledDocument) -> Scores:
    """Score one article's accounts, by measure and group.

    Args:
        record: What was read.
        labels: What is right.
    """
    scores: Scores = defaultdict(Score)
    speakers = {one.id: one.speaker or one.id for one in labels.statements}
    theirs = [[*_labelled(account, speakers)] for account in labels.accounts]
    wanted = [pair for held in theirs for pair in _pairs(held)]
    named = _Named(labels)
    ours = [[*_read(account, record, named)] for account in record.accounts]
    _score_pairs(scores, "pair", [pair for held in ours for pair in _pairs(held)], wanted)
    _score_positions(scores, [one for held in ours for one in held], [one for held in theirs for one in held])
    given = given_record(record.article, labels)
    accounts = read_accounts(given.article, given.statements, given.events, given.figures, given.actors)
    _score_pairs(scores, "given pair", [pair for one in accounts for pair in _pairs([*_read(one, given, named)])], wanted)
    return dict(scores)


def _score_pairs(scores: Scores, measure: str, ours: Sequence[Pair], theirs: Sequence[Pair]) -> None:
    for pair in ours:
        hit = next((label for label in theirs if pair.straight(label)), None) or next(
            (label for label in theirs if pair.matches(label)), None
        )
        for group in ("all", pair.kind):
            scores[measure, group] += Score(predicted=1, predicted_right=int(hit is not None))
        if hit is not None and measure == "pair":
            right = int(pair.straight(hit) and pair.kind == hit.kind)
            scores["stance", "all"] += Score(1, right, 1, right)
    for label in theirs:
        for group in ("all", label.kind):
            scores[measure, group] += Score(true=1, true_found=int(any(pair.matches(label) for pair in ours)))


def _score_positions(scores: Scores, ours: Sequence[Held], theirs: Sequence[Held]) -> None:
    for one in ours:
        hit = any(one.stance == label.stance and _overlap((one,), (label,)) for label in theirs)
        for group in ("all", one.stance):
            scores["position", group] += Score(predicted=1, predicted_right=int(hit))
    for label in theirs:
        hit = any(one.stance == label.stance and _overlap((one,), (label,)) for one in ours)
        for group in ("all", label.stance):
            scores["position", group] += Score(true=1, true_found=int(hit))


def _pairs(held: Sequence[Held]) -> Iterator[Pair]:
    """Give every two voices of an account of which one asserts and the other does not."""
    voices = list(dict.fromkeys(one.voice for one in held))
    for voice in voices:
        for other in voices:
            asserting = tuple(one for one in held if one.voice == voice and one.stance == "asserts")
            against = tuple(one for one in held if one.voice == other and one.stance != "asserts")
            if voice != other and asserting and against:
                yield Pair(asserting, against)


def _labelled(account: AccountLabel, speakers: Mapping[str, str]) -> Iterator[Held]:
    for one in account.positions:
        yield Held(one.stance, speakers[one.voice] if one.voice else _ARTICLE, one.span)


def _read(account: Account, record: Record, named: _Named) -> Iterator[Held]:
    speakers = {one.id: named.voice(one) for one in record.statements}
    for one in account.positions:
        yield Held(one.stance, speakers[one.voice] if one.voice else _ARTICLE, (one.span.start, one.span.end))


class _Named:
    """The labelled actors, to know a speaker of a record among them by the words that name it."""

    def __init__(self, labels: LabelledDocument) -> None:
        self._mentions = [(piece, actor.id) for actor in labels.actors for piece in (actor.name, *actor.mentions)]

    def voice(self, statement: Statement) -> str:
        """Name a statement's speaker as the labels do, else as the record does; the statement where nobody is known."""
        speaker = statement.speaker
        if speaker is None:
            return statement.id
        mention = speaker.mention
        hit = [
            (piece[1] - piece[0], actor)
            for piece, actor in self._mentions
            if mention is not None and piece[0] < mention.end and mention.start < piece[1]
        ]
        return min(hit)[1] if hit else speaker.actor or speaker.name


def _same(ones: Sequence[Held], first: Sequence[Held], others: Sequence[Held], second: Sequence[Held]) -> bool:
    """Tell whether two sides are two labelled ones: the same voices, one of them at least in the labelled words."""
    words = (_overlap(ones, first), _overlap(others, second))
    return any(words) and all(
        overlap or side[0].voice == label[0].voice
        for overlap, side, label in zip(words, (ones, others), (first, second), strict=True)
    )


def _overlap(ones: Iterable[Held], others: Sequence[Held]) -> bool:
    """Tell whether some words are both sides', of the article's own voice on both or on neither."""
    return any(
        one.span[0] < other.span[1] and other.span[0] < one.span[1] and (one.voice == _ARTICLE) == (other.voice == _ARTICLE)
        for one in ones
        for other in others
    )
