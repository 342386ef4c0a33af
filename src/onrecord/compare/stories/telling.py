"""A story as it is told: its articles, what happened, the figures as they grew, the accounts side by side, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from onrecord.compare.disputes.finding import told
from onrecord.compare.disputes.matters import matters
from onrecord.compare.stories.changes import Changed, changes
from onrecord.compare.stories.disputes import Dispute, disputes
from onrecord.compare.stories.figures import Series, figure_series
from onrecord.compare.stories.timeline import Moment, timeline
from onrecord.record import Record
from onrecord.store import Store
from onrecord.store.disputes import Disputes, KeptDispute
from onrecord.store.stories import Happening, Stories, StoryArticle, StoryHead


@dataclass(frozen=True)
class Telling:
    """A story and what is read of it; each part is worked out when it is first asked for.

    Attributes:
        head: The story.
        articles: Its articles, in order.
        happenings: What happened in it.
        records: Its articles with their records, in order.
        kept: What is in dispute in it, as the store keeps it; null where that was not found yet.
    """

    head: StoryHead
    articles: tuple[StoryArticle, ...]
    happenings: tuple[Happening, ...]
    records: tuple[tuple[StoryArticle, Record], ...]
    kept: tuple[KeptDispute, ...] | None = None

    @classmethod
    def of(cls, store: Store, prefix: str) -> Self:
        """Read a story.

        Args:
            store: The store.
            prefix: The story's id, or the beginning of it.

        Raises:
            StoreError: No story has an id that begins so, or several have.
        """
        stories = Stories.of(store)
        head = stories.find(prefix)
        articles = stories.articles(head.id)
        records = tuple((article, store.record(article.article.id)) for article in articles)
        return cls(head, articles, stories.happenings(head.id), records, Disputes.of(store).of_story(head.id))

    @cached_property
    def timeline(self) -> tuple[Moment, ...]:
        """What happened, by its time."""
        return timeline(self.happenings, self.articles)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The figures, by kind and source."""
        return figure_series((article, figure) for article, record in self.records for figure in record.figures)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The matters in dispute."""
        known = matters(self.records, self.happenings) if self.kept is None else told(self.kept, self.records)
        return disputes(known)

    @cached_property
    def changes(self) -> tuple[Changed, ...]:
        """What changed over time."""
        return changes(self.records, self.series)
