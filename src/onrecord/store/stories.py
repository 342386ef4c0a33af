"""The stories of a store, as they are shown: their articles, and what happened in them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Event
from onrecord.store.failures import explained
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.opened import Opened
from onrecord.store.reading import article_head
from onrecord.store.stored import ArticleHead

_SHORTEST = 4
_LISTED = 8
_STORIES = """
SELECT stories.number, stories.id, articles.title, count(*), count(DISTINCT story_articles.report),
    min(met.published), max(met.published), count(DISTINCT met.publisher)
FROM stories JOIN articles ON articles.number = stories.centre
JOIN story_articles ON story_articles.story = stories.number
JOIN appearances AS met ON met.number = (
    SELECT number FROM appearances WHERE appearances.article = story_articles.article
    ORDER BY published IS NULL, published, number LIMIT 1
)
"""
_BY_DATE = "GROUP BY stories.number ORDER BY min(met.published) IS NULL, min(met.published), stories.number"
_HAPPENING_EVENTS = """
SELECT happenings.id, happening_events.article, events.record
FROM happenings JOIN happening_events ON happening_events.happening = happenings.number
JOIN events ON events.article = happening_events.article AND events.id = happening_events.event
JOIN story_articles ON story_articles.article = happening_events.article
WHERE happenings.story = ? ORDER BY happenings.place, story_articles.place, events.ordinal
"""

_event = msgspec.json.Decoder(Event)


class StoryHead(Struct, frozen=True, kw_only=True):
    """A story in a list.

    Attributes:
        id: Its id: it follows from the id of its first article.
        title: The headline of the article that is most like the others.
        articles: How many articles it has.
        reports: How many of them are no copies of another.
        outlets: How many outlets they appeared in.
        first: The earliest date of publication.
        last: The latest.
    """

    id: str
    title: str | None
    articles: int
    reports: int
    outlets: int
    first: str | None
    last: str | None


class StoryArticle(Struct, frozen=True, kw_only=True):
    """An article of a story.

    Attributes:
        number: Its row.
        article: Its head, as met first.
        copy_of: Id of the article of the story that it is a copy of; null for a report of its own.
    """

    number: int
    article: ArticleHead
    copy_of: str | None


class Happening(Struct, frozen=True, kw_only=True):
    """One event, as far as can be told, and the events of articles that tell of it.

    Attributes:
        id: Its id: it follows from the id of the first of them.
        told: The rows of articles and their events, in the order of the story.
    """

    id: str
    told: tuple[tuple[int, Event], ...]


class Stories(Opened):
    """The stories that a store knows. `onrecord.compare.stories.find_stories` finds them."""

    def heads(self, articles: Iterable[int] | None = None) -> Iterator[StoryHead]:
        """Read the stories, earliest first.

        Args:
            articles: Only those that hold one of these rows.
        """
        where, values = "", []
        if articles is not None:
            where = (
                "WHERE stories.number IN (SELECT story FROM story_articles WHERE article IN (SELECT value FROM json_each(?)))"
            )
            values = [json.dumps(sorted(set(articles)))]
        with explained(self._path):
            rows = self._connection.execute(f"{_STORIES} {where} {_BY_DATE}", values).fetchall()
        for _, identifier, title, count, reports, first, last, outlets in rows:
            yield StoryHead(
                id=identifier, title=title, articles=count, reports=reports, outlets=outlets, first=first, last=last
            )

    def waiting(self) -> int:
        """Count the articles that were not compared yet."""
        query = "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM story_read)"
        with explained(self._path):
            return int(self._connection.execute(query).fetchone()[0])

    def matching(self, chosen: StatementFilter) -> list[int]:
        """Name the rows of the articles that were met as a filter asks."""
        clauses = Clauses(chosen)
        query = ["SELECT articles.number FROM articles", clauses.appearance]
        query += ["WHERE", " AND ".join(clauses.article)] if clauses.article else []
        with explained(self._path):
            return [number for (number,) in self._connection.execute(" ".join(query), clauses.values)]

    def find(self, prefix: str) -> StoryHead:
        """Find a story by its id, or the beginning of it.

        Args:
            prefix: ``t`` and four hexadecimal digits or more.

        Raises:
            StoreError: This is no id, nothing has it, or several have; the message says what to do.
        """
        wanted = prefix.strip().lower()
        if not re.fullmatch(rf"t[0-9a-f]{{{_SHORTEST},16}}", wanted):
            msg = f"{prefix!r} is no story's id: that is t and 16 digits of 0-9 and a-f, of which {_SHORTEST} are enough"
            raise StoreError(msg)
        with explained(self._path):
            query = "SELECT id, centre FROM stories WHERE substr(id, 1, length(?)) = ? ORDER BY id LIMIT ?"
            found = self._connection.execute(query, (wanted, wanted, _LISTED + 1)).fetchall()
        if not found:
            msg = f"the store holds no story whose id begins with {prefix}. List what it holds with `onrecord stories`"
            raise StoreError(msg)
        if len(found) > 1:
            msg = f"several ids begin with {prefix}: {', '.join(name for name, _ in found[:_LISTED])}. Give more of it"
            raise StoreError(msg)
        return next(self.heads([found[0][1]]))

    def articles(self, story: str) -> tuple[StoryArticle, ...]:
        """Read the articles of a story by its id, in their order."""
        query = (
            "SELECT story_articles.article, report.id, story_articles.report FROM story_articles "
            "JOIN stories ON stories.number = story JOIN articles AS report ON report.number = story_articles.report "
            "WHERE stories.id = ? ORDER BY place"
        )
        join = Clauses(StatementFilter()).appearance
        met = f"SELECT appearances.number FROM articles {join} WHERE articles.number = ?"  # noqa: S608  # text of this program
        found: list[StoryArticle] = []
        with explained(self._path):
            for number, report, of in self._connection.execute(query, (story,)).fetchall():
                [appearance] = self._connection.execute(met, (number,)).fetchone()
                head = article_head(self._connection, number, appearance)
                found.append(StoryArticle(number=number, article=head, copy_of=None if of == number else report))
        return tuple(found)

    def happenings(self, story: str) -> tuple[Happening, ...]:
        """Read what happened in a story by its id, in order."""
        with explained(self._path):
            row = self._connection.execute("SELECT number FROM stories WHERE id = ?", (story,)).fetchone()
            rows = [] if row is None else self._connection.execute(_HAPPENING_EVENTS, row).fetchall()
        told: defaultdict[str, list[tuple[int, Event]]] = defaultdict(list)
        for identifier, article, record in rows:
            told[identifier].append((article, _event.decode(record)))
        return tuple(Happening(id=identifier, told=tuple(events)) for identifier, events in told.items())
