"""What finding stories reads in a store, and keeps: what articles are known by, which are alike, and their stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct

from onrecord.record import Event, Span
from onrecord.store.failures import explained
from onrecord.store.opened import Opened

T = TypeVar("T")

_PRECISE = frozenset({"hour", "day"})
_ARTICLE = """
SELECT title, text, furniture, (SELECT min(published) FROM appearances WHERE appearances.article = articles.number)
FROM articles WHERE number = ?
"""
_UNREAD = """
SELECT number FROM articles WHERE NOT EXISTS (SELECT 1 FROM story_read WHERE story_read.article = articles.number)
ORDER BY number LIMIT ?
"""
_NEAR = """
SELECT article, weight FROM story_terms WHERE term = :term AND day BETWEEN :first AND :last
UNION ALL SELECT article, weight FROM story_terms WHERE term = :term AND day = 0 AND :first > 0 LIMIT :most
"""
_spans = msgspec.json.Decoder(tuple[Span, ...])
_event = msgspec.json.Decoder(Event)


class Told(Struct, frozen=True, kw_only=True):
    """What an article is to be known by.

    Attributes:
        text: Its headline and text, furniture left out.
        names: Names of its actors and of the places of its events.
        days: ISO dates on which something happened according to it.
        published: The earliest date of publication that it was met with.
    """

    text: str
    names: tuple[str, ...]
    days: tuple[str, ...]
    published: str | None


class NewStory(Struct, frozen=True, kw_only=True):
    """A story that is to be kept.

    Attributes:
        id: Its id.
        centre: Row of the article that is most like the others.
        state: What its events are joined from.
        articles: Rows of its articles in order, each with that of the report that it is a copy of, or its own.
    """

    id: str
    centre: int
    state: str
    articles: tuple[tuple[int, int], ...]


class StoryWork(Opened):
    """What `onrecord.compare.stories.find_stories` reads and writes."""

    def numbers(self, most: int | None = None) -> list[int]:
        """Name the rows of all articles, or of the first ones."""
        query = "SELECT number FROM articles ORDER BY number LIMIT ?"
        with explained(self._path):
            return [number for (number,) in self._connection.execute(query, (-1 if most is None else most,))]

    def counted(self) -> tuple[str, int] | None:
        """Tell by what, and in how many articles, terms were counted last; null where they never were."""
        with explained(self._path):
            row = self._connection.execute("SELECT maker, articles FROM story_counted").fetchone()
        return None if row is None else (row[0], row[1])

    def counts(self) -> dict[str, int]:
        """Read in how many of those articles each term stands."""
        with explained(self._path):
            return dict(self._connection.execute("SELECT term, articles FROM story_counts"))

    def recount(self, maker: str, articles: int, counts: Mapping[str, int]) -> None:
        """Keep counts, and drop what rests on the ones before, inside the caller's transaction."""
        for table in ("story_counts", "story_counted", "story_pairs", "story_terms", "story_read"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names of ours
        self._connection.execute("INSERT INTO story_counted VALUES (1, ?, ?)", (maker, articles))
        self._connection.executemany("INSERT INTO story_counts VALUES (?, ?)", sorted(counts.items()))

    def unread(self, most: int) -> tuple[int, ...]:
        """Name the rows of articles that were not compared yet."""
        with explained(self._path):
            return tuple(number for (number,) in self._connection.execute(_UNREAD, (most,)))

    def told(self, article: int) -> Told:
        """Read what an article is to be known by."""
        with explained(self._path):
            title, text, furniture, published = self._connection.execute(_ARTICLE, (article,)).fetchone()
            names = [name for (name,) in self._connection.execute("SELECT name FROM actors WHERE article = ?", (article,))]
            told = self.events(article)
        for span in sorted(_spans.decode(furniture), key=lambda one: -one.start):
            text = f"{text[: span.start]}\n{text[span.end :]}"
        names += [event.where.name for event in told if event.where is not None]
        days = {event.when.start[:10] for event in told if event.when is not None and event.when.precision in _PRECISE}
        whole = text if title is None or text.lstrip().startswith(title) else f"{title}\n\n{text}"
        return Told(text=whole, names=tuple(names), days=tuple(sorted(days)), published=published)

    def text(self, article: int) -> str:
        """Read the text of an article by its row."""
        with explained(self._path):
            return str(self._connection.execute("SELECT text FROM articles WHERE number = ?", (article,)).fetchone()[0])

    def near(self, term: str, day: int, window: int, most: int) -> list[tuple[int, float]]:
        """Find the articles that have a term and were published near a day, each with the term's weight; at most so many.

        Args:
            term: The term.
            day: Ordinal of the day; 0 is unknown, and near to every day.
            window: Days before and after.
            most: How many at most.
        """
        known = {"first": day - window, "last": day + window} if day else {"first": 0, "last": 10_000_000}
        with explained(self._path):
            return self._connection.execute(_NEAR, {"term": term, "most": most, **known}).fetchall()

    def terms(self, article: int) -> dict[str, float]:
        """Read the terms of an article that was compared."""
        with explained(self._path):
            return dict(self._connection.execute("SELECT term, weight FROM story_terms WHERE article = ?", (article,)))

    def note(self, article: int, day: int, terms: Mapping[str, float], alike: Mapping[int, float]) -> None:
        """Keep what an article is known by and what it is like, inside the caller's transaction."""
        self._connection.execute("INSERT INTO story_read VALUES (?, ?)", (article, day))
        rows = ((term, day, article, weight) for term, weight in sorted(terms.items()))
        self._connection.executemany("INSERT INTO story_terms VALUES (?, ?, ?, ?)", rows)
        pairs = ((min(article, other), max(article, other), share) for other, share in sorted(alike.items()))
        self._connection.executemany("INSERT INTO story_pairs VALUES (?, ?, ?)", pairs)

    def pairs(self) -> list[tuple[int, int, float]]:
        """Read all pairs that are alike."""
        with explained(self._path):
            return self._connection.execute("SELECT article, other, likeness FROM story_pairs ORDER BY 1, 2").fetchall()

    def days(self) -> dict[int, int]:
        """Read the day of every article that was compared; 0 is unknown."""
        with explained(self._path):
            return dict(self._connection.execute("SELECT article, day FROM story_read"))

    def originals(self) -> dict[int, int]:
        """Read of which article each copy is a copy, by their rows."""
        with explained(self._path):
            return dict(self._connection.execute("SELECT article, original FROM copies"))

    def identities(self) -> dict[int, tuple[str, int]]:
        """Read the id of every article and the run that read it."""
        with explained(self._path):
            rows = self._connection.execute("SELECT number, id, run FROM articles").fetchall()
        return {number: (identifier, run) for number, identifier, run in rows}

    def kept(self) -> dict[str, str]:
        """Read the states of the stories as they are kept, by id."""
        with explained(self._path):
            return dict(self._connection.execute("SELECT id, state FROM stories"))

    def drop(self, stories: Iterable[str]) -> None:
        """Forget stories, inside the caller's transaction."""
        self._connection.executemany("DELETE FROM stories WHERE id = ?", ((story,) for story in stories))

    def keep(self, story: NewStory, happenings: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> None:
        """Keep a story, inside the caller's transaction.

        Args:
            story: The story.
            happenings: The ids of its happenings in order, each with rows of articles and ids of their events.
        """
        execute, many = self._connection.execute, self._connection.executemany
        row = execute(
            "INSERT INTO stories (id, centre, state) VALUES (?, ?, ?)", (story.id, story.centre, story.state)
        ).lastrowid
        members = ((article, row, report, place) for place, (article, report) in enumerate(story.articles))
        many("INSERT OR REPLACE INTO story_articles (article, story, report, place) VALUES (?, ?, ?, ?)", members)
        for place, (identifier, told) in enumerate(happenings):
            query = "INSERT INTO happenings (id, story, place) VALUES (?, ?, ?)"
            happening = execute(query, (identifier, row, place)).lastrowid
            many("INSERT INTO happening_events VALUES (?, ?, ?)", ((article, event, happening) for article, event in told))

    def events(self, article: int) -> tuple[Event, ...]:
        """Read the events of an article by its row."""
        query = "SELECT record FROM events WHERE article = ? ORDER BY ordinal"
        with explained(self._path):
            return tuple(_event.decode(record) for (record,) in self._connection.execute(query, (article,)))
