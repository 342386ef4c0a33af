"""What changed in a story over time: what was said for the first time, figures that grew, words that drifted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from onrecord.compare.repeats import find_repeats
from onrecord.compare.stories.figures import Count, Series
from onrecord.record import Record, Statement
from onrecord.store.columns import APART
from onrecord.store.folding import fold
from onrecord.store.stories import StoryArticle

Kind = Literal["said", "figure", "words"]
_UNKNOWN = "9999"


class Changed(Struct, frozen=True, kw_only=True):
    """One change.

    Attributes:
        day: ISO date of publication of the article that brought it; null is unknown.
        kind: ``said`` for what was said for the first time, ``figure`` for a count that is another than the one before of the
        same
            source, ``words`` for a statement that was told before in other words.
        who: Who said it, or whose count it is; null is unknown, or for a count the articles' own.
        what: The act of what was said, or what befell those counted.
        before: The words before; null for what is new.
        after: The words now.
        statement: Id of the statement.
        earlier: Id of the statement before.
        article: Id of the article that brought it.
        publisher: Its outlet.
    """

    day: str | None
    kind: Kind
    who: str | None
    what: str | None
    before: str | None
    after: str
    statement: str | None
    earlier: str | None
    article: str
    publisher: str | None


def changes(records: Sequence[tuple[StoryArticle, Record]], series: Iterable[Series]) -> tuple[Changed, ...]:
    """List what changed, in order of publication; the first report's own statements are where it begins, and no change.

    Args:
        records: The articles of the story with their records, in order.
        series: Its figures.
    """
    found = [*_statements(records), *(change for one in series for change in _figures(one))]
    return tuple(sorted(found, key=lambda one: one.day or _UNKNOWN))


def words_of(statement: Statement) -> str:
    """Give what is said, its pieces joined."""
    return APART.join(span.text for span in statement.content)


def _statements(records: Sequence[tuple[StoryArticle, Record]]) -> Iterator[Changed]:
    """Hold every statement against those of earlier articles by the same speaker; who is unknown is one with nobody."""
    told = [
        (at, article, statement)
        for at, (article, record) in enumerate(records)
        for statement in record.statements
        if statement.scope != "attitude" and statement.pull_quote is None
    ]
    wordings = [words_of(statement) for *_, statement in told]
    found = find_repeats(wordings, may_be=lambda one, other: _may_be_one(told[one][2], told[other][2]))
    repeats = {one.later: one for one in found}
    for place, (at, article, statement) in enumerate(told):
        repeat = repeats.get(place)
        earlier = None if repeat is None else told[repeat.earlier]
        if earlier is None and at > 0:
            yield _changed(article, statement, None)
        elif earlier is not None and repeat is not None and repeat.how == "reworded" and earlier[0] != at:
            yield _changed(article, statement, earlier[2])


def _may_be_one(earlier: Statement, later: Statement) -> bool:
    """Tell whether two statements can be one speaker's: their names share a word, or one is not known."""
    if earlier.speaker is None or later.speaker is None:
        return True
    return bool(set(fold(earlier.speaker.name).split()) & set(fold(later.speaker.name).split()))


def _changed(article: StoryArticle, statement: Statement, earlier: Statement | None) -> Changed:
    return Changed(
        day=_day(article),
        kind="said" if earlier is None else "words",
        who=None if statement.speaker is None else statement.speaker.name,
        what=statement.act,
        before=None if earlier is None else words_of(earlier),
        after=words_of(statement),
        statement=statement.id,
        earlier=None if earlier is None else earlier.id,
        article=article.article.id,
        publisher=article.article.publisher,
    )


def _figures(series: Series) -> Iterator[Changed]:
    before: Count | None = None
    for count in series.counts:
        if count.number is None or count.day is None:
            continue
        if before is not None and before.number != count.number and before.day != count.day:
            yield Changed(
                day=count.day,
                kind="figure",
                who=series.source,
                what=f"{series.kind}, {series.of}" if series.of else series.kind,
                before=before.words,
                after=count.words,
                statement=count.voice,
                earlier=before.voice,
                article=count.article,
                publisher=count.publisher,
            )
        before = count


def _day(article: StoryArticle) -> str | None:
    return article.article.published and article.article.published[:10]
