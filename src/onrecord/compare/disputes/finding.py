"""Finding the disputes of a store's stories, and reading them as they were kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from onrecord.compare.disputes.matters import matters
from onrecord.compare.disputes.told import Crossing, Report
from onrecord.record import Record, Span
from onrecord.record.account import Position
from onrecord.store import Store
from onrecord.store.disputes import Disputes, KeptDispute, KeptPosition
from onrecord.store.stories import Stories, StoryArticle

MAKER = 1
"""Version of how disputes are found: a store whose disputes another version found is gone through anew."""


def find_disputes(store: Store) -> int:
    """Find what is in dispute in the stories that changed, after `onrecord.compare.stories.find_stories`.

    Args:
        store: The store, open for writing.

    Returns:
        How many stories were gone through now.
    """
    work, stories = Disputes.of(store), Stories.of(store)
    waiting = work.waiting(MAKER)
    for story in waiting:
        records = [(article, store.record(article.article.id)) for article in stories.articles(story)]
        found = [_kept(one) for one in matters(records, stories.happenings(story))]
        work.transacted(partial(work.keep, story, MAKER, found))
    return len(waiting)


def told(kept: Sequence[KeptDispute], records: Sequence[tuple[StoryArticle, Record]]) -> tuple[Crossing, ...]:
    """Give kept disputes with the words of their articles.

    Args:
        kept: The disputes.
        records: The articles of the story with their records.
    """
    reports = {article.number: Report(article, record) for article, record in records}
    return tuple(_told(one, reports) for one in kept)


def _kept(found: Crossing) -> KeptDispute:
    positions = (
        KeptPosition(
            one.article.number, one.position.stance, one.position.voice, one.position.span.start, one.position.span.end
        )
        for one in found.told
    )
    return KeptDispute(found.about, found.happening, tuple(positions))


def _told(kept: KeptDispute, reports: Mapping[int, Report]) -> Crossing:
    held = (
        reports[one.article].told(
            Position(
                stance=one.stance,
                voice=one.voice,
                span=Span.of(reports[one.article].record.article.text, one.start, one.end),
            )
        )
        for one in kept.positions
        if one.article in reports
    )
    return Crossing(kept.about, kept.happening, tuple(held))
