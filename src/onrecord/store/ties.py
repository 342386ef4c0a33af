"""Ties between joined actors: who did what to whom, event by event and statement by statement, as the articles tell it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from onrecord.record.event import Status
from onrecord.store.failures import explained
from onrecord.store.opened import Opened

MOST = 2_000
"""Articles of an actor whose ties are read, unless another number is asked for."""

_EVENT = """
SELECT near.joined, far.joined, tie.article, tie.type, tie.status, tie.voice, tie.event, NULL,
    (SELECT happening FROM happening_events WHERE happening_events.article = tie.article AND happening_events.event = tie.event)
"""
_STATEMENT = """
SELECT near.joined, far.joined, tie.article, tie.act, 'happened', NULL, NULL, tie.statement,
    ifnull((SELECT original FROM copied_statements WHERE copied_statements.statement = tie.statement), tie.statement)
"""
# Beginning with the members of the actors: the planner would otherwise read all ties.
_FROM = """
FROM (
    SELECT article, actor, joined FROM actor_members
    WHERE joined IN (SELECT value FROM json_each(:actors)) {chosen} ORDER BY article DESC LIMIT :most
) AS near CROSS JOIN {table} AS tie ON tie.article = near.article AND tie.{near} = near.actor
CROSS JOIN actor_members AS far ON far.article = tie.article AND far.actor = tie.{far}
WHERE near.joined <> far.joined {others}
"""
_FAR = " AND far.joined IN (SELECT value FROM json_each(:others))"
_STORY = """
 AND article IN (
    SELECT article FROM story_articles JOIN stories ON stories.number = story_articles.story WHERE stories.id = :story
)
"""
_SINCE = """
 AND (SELECT min(published) FROM appearances WHERE appearances.article = actor_members.article) >= :since
"""
_UNTIL = """
 AND (
    SELECT substr(min(published), 1, length(:until)) FROM appearances WHERE appearances.article = actor_members.article
) <= :until
"""
_REPORTS = """
SELECT articles.number, ifnull(copies.original, articles.number), met.published, met.publisher_key
FROM json_each(:articles) AS asked JOIN articles ON articles.number = asked.value
LEFT JOIN copies ON copies.article = articles.number
LEFT JOIN appearances AS met ON met.number = (
    SELECT number FROM appearances WHERE appearances.article = articles.number
    ORDER BY published IS NULL, published, number LIMIT 1
)
"""
_VOICES = """
SELECT statements.id, actor_members.joined, statements.speaker_key
FROM json_each(:voices) AS asked JOIN statements ON statements.id = asked.value
LEFT JOIN actor_members ON actor_members.article = statements.article AND actor_members.actor = statements.speaker_actor
"""
_IN_STORY = """
SELECT joined, count(*) AS parts FROM story_articles JOIN stories ON stories.number = story_articles.story
JOIN event_ties ON event_ties.article = story_articles.article JOIN actor_members
ON actor_members.article = event_ties.article AND actor_members.actor IN (event_ties.doer, event_ties.other)
WHERE stories.id = :story GROUP BY joined ORDER BY parts DESC, joined LIMIT :most
"""


class Tie(Struct, frozen=True, kw_only=True):
    """One telling of what somebody did to somebody.

    Attributes:
        doer: Number of the joined actor who did it.
        other: Number of the one to whom; of two who met, either.
        type: PLOVER's type of an event, or the act of a statement.
        status: Whether it happened.
        voice: Id of the statement that tells of the event; null where the article does so itself.
        article: Row of the article.
        report: Row of the article that this one is a copy of, or its own.
        event: Id of the event in the article; null for a statement.
        statement: Row of the statement; null for an event.
        one: Number that tellings of the same have in common: of the happening, or of the earliest of copied statements; null
            where an event was not joined with others.
        day: Date of publication.
        source: Whose word it is: the outlet of the report, or the speaker of the statement that tells of the event.
    """

    doer: int
    other: int
    type: str
    status: Status
    voice: str | None
    article: int
    report: int
    event: str | None
    statement: int | None
    one: int | None
    day: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TieFilter:
    """In which articles ties are to be read; a null field leaves all of them in.

    Attributes:
        story: Id of the story that they are of.
        since: First day of publication.
        until: Last day of publication, included.
    """

    story: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def conditions(self) -> str:
        """The conditions on the articles' actors, as SQL."""
        fields = ((self.story, _STORY), (self.since, _SINCE), (self.until, _UNTIL))
        return "".join(condition for value, condition in fields if value is not None)


class Ties(Opened):
    """The ties of a store between its joined actors."""

    def read(
        self, actors: Collection[int], others: Collection[int] | None = None, chosen: TieFilter | None = None, most: int = MOST
    ) -> list[Tie]:
        """Read ties, in the order of the articles' rows.

        Args:
            actors: Numbers of joined actors, at least one of whom takes part in each.
            others: Numbers of those among whom the other is; null is all.
            chosen: In which articles.
            most: In how many articles of the actors at most: those that the store met last.
        """
        where = chosen or TieFilter()
        values = {
            "actors": json.dumps(sorted(actors)),
            "others": json.dumps(sorted(others or ())),
            "most": most,
            "story": where.story,
            "since": where.since,
            "until": where.until,
        }
        # Of those among one and the same actors, each is found from its doer.
        is_within = others is not None and set(actors) == set(others)
        found: list[tuple[Any, ...]] = []
        with explained(self._path):
            for select, table in ((_EVENT, "event_ties"), (_STATEMENT, "statement_ties")):
                for near, far in (("doer", "other"),) if is_within else (("doer", "other"), ("other", "doer")):
                    query = select + _FROM.format(
                        table=table, near=near, far=far, chosen=where.conditions, others=_FAR if others is not None else ""
                    )
                    rows = self._connection.execute(query, values).fetchall()
                    found += rows if near == "doer" else ((row[1], row[0], *row[2:]) for row in rows)
            found.sort(key=lambda row: (row[2], row[3], row[0], row[1], row[6] or "", row[7] or 0))
            return list(self._completed(found))

    def waiting(self) -> int:
        """Count the articles whose actors were not joined yet."""
        query = "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM joined_articles)"
        with explained(self._path):
            return int(self._connection.execute(query).fetchone()[0])

    def of_story(self, story: str, most: int) -> list[int]:
        """Name the joined actors that take part most often in the events of a story, most first.

        Args:
            story: The story's id.
            most: How many at most.
        """
        with explained(self._path):
            rows = self._connection.execute(_IN_STORY, {"story": story, "most": most})
            return [number for number, _ in rows]

    def _completed(self, rows: Sequence[tuple[Any, ...]]) -> Iterator[Tie]:
        """Add to rows when and by whom they were told."""
        articles = json.dumps(sorted({row[2] for row in rows}))
        reports = {row[0]: row[1:] for row in self._connection.execute(_REPORTS, {"articles": articles})}
        originals = json.dumps(sorted({report for report, *_ in reports.values()} - reports.keys()))
        outlets = {row[0]: row[3] for row in self._connection.execute(_REPORTS, {"articles": originals})}
        outlets |= {article: outlet for article, (_, _, outlet) in reports.items()}
        speakers = self._speakers({row[5] for row in rows if row[5] is not None})
        for doer, other, article, type_, status, voice, event, statement, one in rows:
            report, day, _ = reports[article]
            outlet = f"outlet {outlets[report]}" if outlets[report] else f"report {report}"
            yield Tie(
                doer=doer,
                other=other,
                type=type_,
                status=status,
                voice=voice,
                article=article,
                report=report,
                event=event,
                statement=statement,
                one=one,
                day=day and day[:10],
                source=outlet if voice is None else speakers.get(voice) or outlet,
            )

    def _speakers(self, voices: Collection[str]) -> Mapping[str, str]:
        """Tell whose statements some are, as far as that is known."""
        rows = self._connection.execute(_VOICES, {"voices": json.dumps(sorted(voices))})
        return {
            voice: f"actor {joined}" if joined is not None else f"name {key}"
            for voice, joined, key in rows
            if joined is not None or key is not None
        }
