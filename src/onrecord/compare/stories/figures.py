"""How the figures of a story grew, by whose count they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.compare.stories.stems import stem, stems
from onrecord.record import Figure
from onrecord.record.figure import Bound, Kind
from onrecord.store.folding import fold
from onrecord.store.stories import StoryArticle

_AT_LARGE = frozenset(
    map(stem, ("people", "person", "men", "man", "women", "woman", "others", "victims", "dead", "deaths", "lives", "residents"))
)
"""Stems of words for people at large; a count of them is a count of whoever there was."""
_ARTICLES = frozenset({"the", "a", "an"})


class Count(Struct, frozen=True, kw_only=True):
    """A count, as one source gave it on one day.

    Attributes:
        day: ISO date of publication; null is unknown.
        low: Smallest number that the words allow; null for "dozens".
        high: Largest.
        bound: How the words bound the number.
        words: The words, as the first report has them.
        article: Id of that report.
        publisher: Its outlet.
        voice: Id of the statement that gives the count; null for the article's own voice.
        reports: How many reports give it; copies count once.
    """

    day: str | None
    low: int | None
    high: int | None
    bound: Bound
    words: str
    article: str
    publisher: str | None
    voice: str | None
    reports: int

    @property
    def number(self) -> int | None:
        """The number to compare by: the smallest that the words allow, or else the largest."""
        return self.low if self.low is not None else self.high


class Series(Struct, frozen=True, kw_only=True):
    """The counts of one kind of the same people by one source.

    Attributes:
        kind: What befell those counted.
        of: The word for those counted; null for people at large.
        source: Whose count it is; null for the articles' own.
        counts: The counts, earliest first, unknown days last.
    """

    kind: Kind
    of: str | None
    source: str | None
    counts: tuple[Count, ...]

    @property
    def first(self) -> int | None:
        """The first number that was given."""
        return next((count.number for count in self.counts if count.number is not None), None)

    @property
    def last(self) -> int | None:
        """The last."""
        return next((count.number for count in reversed(self.counts) if count.number is not None), None)


def figure_series(told: Iterable[tuple[StoryArticle, Figure]]) -> tuple[Series, ...]:
    """Put the figures of a story together, those of one source, kind and people each in a row.

    A figure that is a part of another ("including a child") is left out, and so are kinds that are not told.

    Args:
        told: Figures, each with its article, in the order of the story.

    Returns:
        The kinds in the order of the record; of each people at large first, and of those the articles' own counts, then sources
        by their first count.
    """
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    rows: defaultdict[tuple[Kind, str, str], list[tuple[StoryArticle, Figure]]] = defaultdict(list)
    for article, figure in told:
        if figure.part_of is None and figure.kind != "other":
            name = figure.according_to.name if figure.according_to is not None else None
            key = _key(name) if name is not None else "" if figure.voice is None else "?"
            names.setdefault(key, name or "")
            if people := _people(figure.of):
                words.setdefault(people, (figure.of or "").split()[-1])
            rows[figure.kind, people, key].append((article, figure))
    kinds = ("killed", "injured", "missing", "displaced", "detained", "captured", "arrested")
    series = [
        Series(
            kind=kind,
            of=words.get(of),
            source=names[key] or ("somebody unknown" if key else None),
            counts=_counts(told),
        )
        for (kind, of, key), told in rows.items()
    ]
    return tuple(sorted(series, key=lambda one: (kinds.index(one.kind), one.of or "", one.source is not None, _start(one))))


def _people(of: str | None) -> str:
    """Give the stem of the last word for those counted; nothing for people at large."""
    words = list(stems(of or ""))
    return "" if not words or words[-1] in _AT_LARGE else words[-1]


def _key(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word not in _ARTICLES)


def _start(series: Series) -> tuple[str, str]:
    return series.counts[0].day or "9999", series.source or ""


def _counts(told: Sequence[tuple[StoryArticle, Figure]]) -> tuple[Count, ...]:
    """Give each number of a day once, with the reports that have it."""
    groups: defaultdict[tuple[str | None, int | None, int | None, Bound], list[tuple[StoryArticle, Figure]]] = defaultdict(list)
    for article, figure in told:
        day = article.article.published and article.article.published[:10]
        groups[day, figure.low, figure.high, figure.bound].append((article, figure))
    counts = [
        Count(
            day=day,
            low=low,
            high=high,
            bound=bound,
            words=same[0][1].span.text,
            article=same[0][0].article.id,
            publisher=same[0][0].article.publisher,
            voice=same[0][1].voice,
            reports=len({article.copy_of or article.article.id for article, _ in same}),
        )
        for (day, low, high, bound), same in groups.items()
    ]
    return tuple(sorted(counts, key=lambda one: (one.day is None, one.day or "")))
