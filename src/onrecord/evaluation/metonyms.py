"""Scores of telling a place from those who govern from it: "Tarn rejected the offer", "the boats left Tarn".

Looked at are all words of an article that can be either by the tables of the world: names of states, their capitals, and the
houses and streets that stand for a government or an organisation ("the White House"). They are taken where they are a whole
run of capitalised words, so not inside a longer name ("Tarn City Council"), and not where a longer mention of somebody,
labelled or read, holds them ("the mayor of Tarn", "Tarn's police").

Such words are an actor's where they are a mention of an actor, but for the article, the possessive and a period at its edges;
else a place. Accuracy is the share of them for which the record and the labels say the same. Groups: capitals and houses
together (``metonym``), names of states, and what the labels say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.evaluation.labels import LabelledDocument, Piece
from onrecord.evaluation.score import Score
from onrecord.meaning.actors.metonyms import seat_of
from onrecord.record.whole import Record
from onrecord.world.states import find_state

Group = Literal["metonym", "state"]

MEASURE = "metonym or place"
_RUN = re.compile(r"(?:(?:[A-Z]\.)+|[A-Z][\w’']*)(?:[ -](?:(?:of|the) )?(?:(?:[A-Z]\.)+|[A-Z0-9][\w’']*))*")
_EDGE = re.compile(r"\A(?:the |The )|(?:['’]s?|[.,])\Z")
_OPENERS = re.compile(r"(?:After|And|As|At|But|By|For|From|If|In|On|Since|So|That|The|Then|To|When|While|With)\b ?")


@dataclass(frozen=True, slots=True)
class Word:
    """Words that can be a place or an actor.

    Attributes:
        start: Where they begin.
        end: Where they end.
        group: Whether they name a state, or what stands for one or for an organisation.
    """

    start: int
    end: int
    group: Group


def words_of_seats(text: str) -> Iterator[Word]:
    """Find the words of a text that can be a place or those who govern from it, in order."""
    for run in _RUN.finditer(text):
        opener = _OPENERS.match(run.group())
        start = run.start() + (opener.end() if opener else 0)
        start, end = _bare(text, start, run.end())
        name = text[start:end]
        if not name:
            continue
        if find_state(name) is not None:
            yield Word(start, end, "state")
        elif seat_of(name) is not None:
            yield Word(start, end, "metonym")


def score_metonyms(record: Record, labels: LabelledDocument) -> dict[tuple[str, str], Score]:
    """Score one article, by measure and group.

    Args:
        record: What was read.
        labels: What is right.
    """
    text = record.article.text
    ours = _Mentions(text, ((span.start, span.end) for actor in record.actors for span in actor.mentions))
    theirs = _Mentions(text, (piece for actor in labels.actors for piece in (actor.name, *actor.mentions)))
    scores: dict[tuple[str, str], Score] = {}
    for word in words_of_seats(text):
        if ours.holds(word) or theirs.holds(word):
            continue
        right = int(ours.is_one(word) == theirs.is_one(word))
        one = Score(1, right, 1, right)
        said = "actor" if theirs.is_one(word) else "place"
        for group in ("all", word.group, f"{word.group} as {said}"):
            key = MEASURE, group
            scores[key] = scores.get(key, Score()) + one
    return scores


class _Mentions:
    """The mentions of actors, by where they stand."""

    def __init__(self, text: str, pieces: Iterable[Piece]) -> None:
        self._whole = [_bare(text, *piece) for piece in pieces]
        self._exact = set(self._whole)

    def is_one(self, word: Word) -> bool:
        """Tell whether words are a mention themselves."""
        return (word.start, word.end) in self._exact

    def holds(self, word: Word) -> bool:
        """Tell whether a longer mention holds words that are none themselves."""
        return not self.is_one(word) and any(
            start <= word.start and word.end <= end and end - start > word.end - word.start for start, end in self._whole
        )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the article, the possessive and the marks at the edges of a name."""
    while hit := _EDGE.search(text[start:end]):
        if hit.start() == 0 and hit.end() > 1:
            start += hit.end()
        elif text[:end].endswith(".") and re.fullmatch(r"(?:\w\.)+", text[start:end]):
            break
        else:
            end = start + hit.start()
    return start, end
