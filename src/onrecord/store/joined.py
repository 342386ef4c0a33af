"""Actors joined across the articles of a store: who they are, in which articles, and on what that rests."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Actor
from onrecord.store import joined_decisions as decisions
from onrecord.store.failures import explained
from onrecord.store.folding import fold
from onrecord.store.opened import Opened

_ACTORS = "SELECT number, name, kind, country, sector, articles, statements, first, last FROM joined_actors"
_MEMBERS = """
SELECT articles.number, articles.id, articles.title,
    (SELECT min(published) FROM appearances WHERE appearances.article = articles.number),
    actor_members.actor, how, words, actors.record
FROM actor_members JOIN articles ON articles.number = actor_members.article
JOIN actors ON actors.article = actor_members.article AND actors.id = actor_members.actor
WHERE joined = ? ORDER BY 4 IS NULL, 4, articles.number, actors.ordinal
"""
_STATEMENTS = """
SELECT count(*) FROM statements JOIN actor_members
ON actor_members.article = statements.article AND actor_members.actor = statements.speaker_actor WHERE joined = ?
"""
_SUMMARY = "INSERT OR REPLACE INTO joined_actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_actor = msgspec.json.Decoder(Actor)


class JoinedActor(Struct, frozen=True, kw_only=True):
    """An actor of several articles, or of one.

    Attributes:
        number: Its number in the store.
        name: The fullest name that most of its articles give.
        kind: What it is, as most of them tell.
        country: ISO 3166 alpha-3 code, likewise.
        sector: PLOVER sector code, likewise.
        articles: In how many articles it is.
        statements: How many statements it made.
        first: Earliest date of publication of its articles.
        last: Latest date.
    """

    number: int
    name: str
    kind: str
    country: str | None
    sector: str | None
    articles: int
    statements: int
    first: str | None
    last: str | None


class Membership(Struct, frozen=True, kw_only=True):
    """An article's actor as part of a joined one.

    Attributes:
        row: Row of the article.
        article: Id of the article.
        title: Its headline.
        published: Its earliest date of publication.
        actor: The actor in the article's record.
        how: On what it rests that it is a part; null for the first.
        words: What it shares with another part, in words.
    """

    row: int
    article: str
    title: str | None
    published: str | None
    actor: Actor
    how: str | None
    words: str


class JoinedActors(Opened):
    """The joined actors of a store. `onrecord.compare.actors.join_actors` finds them."""

    def listed(self, name: str | None = None, limit: int | None = None, offset: int = 0) -> Iterator[JoinedActor]:
        """Read joined actors, those of most articles first.

        Args:
            name: Words that must all stand in one of its names, case and accents aside.
            limit: How many at most.
            offset: How many to leave out first.
        """
        words = fold(name or "").split()
        where = " AND ".join("instr(name_key, ?)" for _ in words)
        query = (
            f"{_ACTORS} {'WHERE ' + where if where else ''} ORDER BY articles DESC, statements DESC, number LIMIT ? OFFSET ?"
        )
        with explained(self._path):
            rows = self._connection.execute(query, (*words, -1 if limit is None else limit, offset)).fetchall()
        yield from (JoinedActor(**dict(zip(JoinedActor.__struct_fields__, row, strict=True))) for row in rows)

    def actor(self, number: int) -> JoinedActor:
        """Read a joined actor.

        Raises:
            StoreError: The store has none of this number.
        """
        with explained(self._path):
            row = self._connection.execute(f"{_ACTORS} WHERE number = ?", (number,)).fetchone()
        if row is None:
            msg = f"{number}: the store has no actor of this number. List them: onrecord actors list --db {self._path}"
            raise StoreError(msg)
        return JoinedActor(**dict(zip(JoinedActor.__struct_fields__, row, strict=True)))

    def of_numbers(self, numbers: Iterable[int]) -> tuple[JoinedActor, ...]:
        """Read joined actors, those that there are, by their numbers in order."""
        query = _ACTORS + " WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"  # noqa: S608  # text of ours
        with explained(self._path):
            rows = self._connection.execute(query, (json.dumps(sorted(set(numbers))),)).fetchall()
        return tuple(JoinedActor(**dict(zip(JoinedActor.__struct_fields__, row, strict=True))) for row in rows)

    def members(self, number: int) -> tuple[Membership, ...]:
        """Read the articles' actors that a joined actor is made of, the earliest first."""
        with explained(self._path):
            rows = self._connection.execute(_MEMBERS, (number,)).fetchall()
        return tuple(
            Membership(
                row=row, article=article, title=title, published=published, actor=_actor.decode(record), how=how, words=words
            )
            for row, article, title, published, _, how, words, record in rows
        )

    def merge(self, numbers: Sequence[int], author: str) -> int:
        """Decide that joined actors are one; gives its number.

        Raises:
            StoreError: There are fewer than two, one is unknown, or the author has no name.
        """
        for number in numbers:
            self.actor(number)
        return self._writer.transacted(lambda: self._decided(decisions.merge(self._connection, numbers, author)))

    def split(self, number: int, articles: Iterable[str], author: str) -> int:
        """Decide that what some articles tell of a joined actor is somebody else; gives the number of that one.

        Raises:
            StoreError: The actor is in none of the articles, or in no others, or the author has no name.
        """
        self.actor(number)
        chosen = tuple(articles)
        return self._writer.transacted(lambda: self._decided(decisions.split(self._connection, number, chosen, author)))

    def withdraw(self, decision: int, author: str) -> None:
        """Take a decision back.

        Raises:
            StoreError: There is no such decision.
        """

        def work() -> None:
            decisions.withdraw(self._connection, decision, author)
            self.refresh(decisions.apply(self._connection))

        self._writer.transacted(work)

    def decided(self) -> tuple[decisions.Decision, ...]:
        """Read every decision, the first first."""
        with explained(self._path):
            return decisions.listed(self._connection)

    def _decided(self, number: int) -> int:
        self.refresh(decisions.apply(self._connection))
        return number

    def refresh(self, numbers: Iterable[int]) -> None:
        """Count joined actors anew, inside the caller's transaction; those without a part go."""
        for number in sorted(set(numbers)):
            members = self.members(number)
            if not members:
                self._connection.execute("DELETE FROM joined_actors WHERE number = ?", (number,))
                continue
            [statements] = self._connection.execute(_STATEMENTS, (number,)).fetchone()
            actors = [member.actor for member in members]
            dates = sorted(member.published for member in members if member.published)
            name = _name(actors)
            key = " | ".join(dict.fromkeys(fold(one) for one in (name, *(actor.name for actor in actors))))
            kind, country, sector = (
                _most(getattr(actor, field) for actor in actors) for field in ("kind", "country", "sector")
            )
            ends = (dates[0], dates[-1]) if dates else (None, None)
            articles = len({member.row for member in members})
            row = (number, name, key, kind, country, sector, articles, statements, *ends)
            self._connection.execute(_SUMMARY, row)


def _name(actors: Sequence[Actor]) -> str:
    """Choose a name: one with capitals before a description, then the one of most articles, then the fullest.

    People come with more than a surname, and states not by their abbreviations, wherever an article names them so.
    """
    counts = Counter(actor.name for actor in actors)
    kind = _most(actor.kind for actor in actors)

    def is_short(name: str) -> bool:
        return " " not in name if kind == "person" else name.isupper() and kind == "state"

    return min(counts, key=lambda name: (not name[:1].isupper(), is_short(name), -counts[name], -len(name), name))


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
