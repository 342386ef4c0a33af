"""Scores of stories: whether the articles of ECB+ come together by the happening that they tell of.

Each topic of ECB+ holds two happenings of a kind, a topic's older files (``ecb``) telling of the one and the newer
(``ecbplus``) of the other. Topics 1 to 30 are for development, 31 to 35 for measuring. The articles go through a store, as
all articles do; ECB+ has no dates of publication, so that days tell nothing here.
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path

from onrecord.compare.stories import find_stories
from onrecord.evaluation.ecbplus import read_ecbplus
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.mentions import Entities, b_cubed
from onrecord.evaluation.score import Score
from onrecord.intake import article_from_text
from onrecord.record import Record, Run
from onrecord.store import Store
from onrecord.store.stories import Stories

_TOPICS = {"develop": range(1, 31), "held": range(31, 36)}
_RUN = Run(version="", model="none", sha256="")


def score_stories(folder: Path, part: Part) -> list[Row]:
    """Put the articles of one part of ECB+ together and compare.

    Args:
        folder: ECB+'s topics.
        part: ``held`` for topics 31 to 35, ``develop`` for the others.

    Returns:
        B-cubed and purity, against the happenings and against the topics; articles that are alone count.
    """
    documents = list(read_ecbplus(folder, list(_TOPICS[part])))
    found = found_stories([document.text for document in documents])
    happenings = [(document.topic, document.name.endswith("plus.xml")) for document in documents]
    topics = [document.topic for document in documents]
    rows = [Row("b cubed", group, b_cubed(_groups(found), _groups(true))) for group, true in _against(happenings, topics)]
    return [*rows, *(Row("purity", group, _purity(found, true)) for group, true in _against(happenings, topics))]


def found_stories(texts: Sequence[str]) -> list[int]:
    """Find the stories of texts.

    Args:
        texts: The texts.

    Returns:
        The number of the story of each; one that is alone has a number of its own.
    """
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "stories.db", create=True) as store:
        articles = [article_from_text(text) for text in texts]
        store.add_many(Record(article=article, run=_RUN) for article in articles)
        find_stories(store)
        stories = Stories.of(store)
        number_of = {
            member.article.id: number for number, head in enumerate(stories.heads()) for member in stories.articles(head.id)
        }
    return [number_of.get(article.id, -1 - place) for place, article in enumerate(articles)]


def _against(happenings: Sequence[Hashable], topics: Sequence[Hashable]) -> list[tuple[str, Sequence[Hashable]]]:
    return [("happenings", happenings), ("topics", topics)]


def _groups(labels: Sequence[Hashable]) -> Entities:
    groups: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for place, label in enumerate(labels):
        groups[label].add(place)
    return [frozenset(group) for group in groups.values()]


def _purity(found: Sequence[int], true: Sequence[Hashable]) -> Score:
    """Count the articles that belong to the happening which most of their story tell of."""
    groups: defaultdict[int, Counter[Hashable]] = defaultdict(Counter)
    for story, label in zip(found, true, strict=True):
        groups[story][label] += 1
    right = sum(max(counts.values()) for counts in groups.values())
    return Score(len(found), right, len(found), right)
