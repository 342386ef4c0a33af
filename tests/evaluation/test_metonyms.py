"""Scores of telling places from those who govern from them. The text is invented, but for the places."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.evaluation.documents import text_sha256
from onrecord.evaluation.labels import LabelledDocument
from onrecord.evaluation.metonyms import score_metonyms, words_of_seats
from onrecord.evaluation.score import Score
from onrecord.intake import article_from_text
from onrecord.record.actor import Actor
from onrecord.record.span import Span
from onrecord.record.whole import Record, Run

TEXT = (
    "In Oslo, the boats froze. Oslo's offer surprised Sweden. The Oslo Fishing Board met in Sweden with the mayor of Stockholm."
)
ARTICLE = article_from_text(TEXT)


def at(words: str, place: int = 0) -> tuple[int, int]:
    """Offsets of words, by how many times they stood before."""
    start = -1
    for _ in range(place + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def labels(*mentions: tuple[int, int]) -> LabelledDocument:
    """Labels of one actor with some mentions."""
    actor: dict[str, Any] = {"id": "a", "kind": "state", "name": mentions[0], "mentions": mentions}
    whole = {"set": "raw", "name": "x", "text_sha256": text_sha256(TEXT), "part": "develop", "reader": 1, "genre": "politics"}
    return msgspec.convert(whole | {"actors": [actor]}, LabelledDocument)


def record(*mentions: tuple[int, int]) -> Record:
    """Make a record of one actor with some mentions."""
    spans = tuple(Span.of(TEXT, *one) for one in mentions)
    actors = (Actor(id="b", name="x", kind="state", mentions=spans),) if spans else ()
    return Record(article=ARTICLE, actors=actors, run=Run(version="0", model="none", sha256="0"))


def test_words_are_whole_names() -> None:
    """Names of states, capitals and houses are taken without what opens the sentence; parts of longer names are not."""
    found = [(TEXT[word.start : word.end], word.group) for word in words_of_seats(TEXT)]
    assert found == [
        ("Oslo", "metonym"), ("Oslo", "metonym"), ("Sweden", "state"), ("Sweden", "state"), ("Stockholm", "metonym")
    ]  # fmt: skip
    assert [TEXT[w.start : w.end] for w in words_of_seats("")] == []


def test_accuracy_counts_actors_and_places() -> None:
    """Right is an actor's mention that is read as one, and a place that is not; a possessive makes no difference."""
    right = labels(at("Oslo's"), at("Sweden"), at("the mayor of Stockholm"))
    found = score_metonyms(record(at("Oslo", 1), at("Sweden", 1)), right)
    assert found["metonym or place", "all"] == Score(4, 2, 4, 2)
    assert found["metonym or place", "metonym"] == Score(2, 2, 2, 2)
    assert found["metonym or place", "state as actor"] == Score(1, 0, 1, 0)
    assert found["metonym or place", "state as place"] == Score(1, 0, 1, 0)


def test_nothing_read_is_all_places() -> None:
    """A record without actors is right on places alone."""
    found = score_metonyms(record(), labels(at("Oslo's")))
    assert found["metonym or place", "metonym as actor"] == Score(1, 0, 1, 0)
    assert found["metonym or place", "metonym as place"] == Score(2, 2, 2, 2)
