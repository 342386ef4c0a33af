"""Selecting in a catalogue: which statements match, in which order, and how many there are of each kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from onrecord.store.catalogue import ACTS, FORMS, SCOPES, Catalogue, Integers
from onrecord.store.conditions import Wanted, conditions, holding
from onrecord.store.lookups import Lookups, Mask

Order = Literal["best", "newest", "oldest"]
Facet = Literal["act", "form", "scope", "speaker", "country", "publisher", "month"]
FACETS: tuple[Facet, ...] = ("act", "form", "scope", "speaker", "country", "publisher", "month")

_OF_MEETING = frozenset({"publisher", "dates"})
_WITHOUT: dict[Facet, str] = {"month": "dates"}
_MONTH = 7  # characters of an ISO date that tell the month


class Selection:
    """The statements of a catalogue that match."""

    def __init__(self, catalogue: Catalogue, wanted: Wanted, article: int | None = None) -> None:
        """Select.

        Args:
            catalogue: The catalogue.
            wanted: What is to be selected.
            article: Row number of the article that ``wanted.chosen.article`` names; 0 where the store has none such.
        """
        self._catalogue = catalogue
        self._lookups = Lookups(catalogue)
        self._wanted = wanted
        self._masks = dict(conditions(catalogue, self._lookups, wanted, article))
        self._meetings = {name: self._meeting_mask(name) for name in sorted(_OF_MEETING)}
        self._met = self._best(frozenset())
        self._mask = self._matching(None)
        self.total = int(np.count_nonzero(self._mask))

    def page(self, order: Order, limit: int, offset: int = 0) -> list[tuple[int, int]]:
        """Give a page of what matches: row numbers of statements, each with that of the appearance that matches.

        Args:
            order: Best hit first, latest publication first, or earliest first; unknown dates come last.
            limit: How many at most.
            offset: How many to leave out first.
        """
        found = self._ranked(limit, offset) if order == "best" else self._dated(order, limit, offset)
        told, meetings = self._catalogue.statements, self._catalogue.appearances.number
        articles = self._lookups.articles_of_statements()[found]
        return [(int(told.number[at]), int(meetings[self._met[article]])) for at, article in zip(found, articles, strict=True)]

    def all_numbers(self, order: Order) -> Iterator[tuple[int, int]]:
        """Give all that matches, as `page` does."""
        yield from self.page(order, self.total)

    def counts(self, facet: Facet, most: int | None = None) -> list[tuple[str | None, int]]:
        """Count what matches by one kind, as if nothing had been chosen of that kind: most first; null is unknown.

        Args:
            facet: The kind; months are in their own order, latest first.
            most: How many values at most; months come all.
        """
        mask = self._matching(facet)
        told = self._catalogue.statements
        if facet == "speaker":
            return _counted(told.speaker[mask], self._catalogue.speakers.words, most)
        if facet == "country":
            return _counted(told.country[mask], self._catalogue.books.countries.words, most)
        if facet in {"publisher", "month"}:
            return self._counted_by_meeting(facet, mask, most)
        codes, words = {"act": (told.act, ACTS), "form": (told.form, FORMS), "scope": (told.scope, SCOPES)}[facet]
        return _counted(codes[mask], words, most)

    def count_articles(self) -> int:
        """Count the articles in which something matches."""
        return int(np.count_nonzero(self._per_article(self._mask)))

    def articles_page(
        self, limit: int, offset: int = 0, *, hits: Integers | None = None, arrived: bool = False
    ) -> tuple[list[tuple[int, int, int]], int]:
        """Give a page of articles that were met as wanted, whether or not a statement in them matches.

        Args:
            limit: How many at most.
            offset: How many to leave out first.
            hits: Row numbers of the articles that a search has found; null is no search.
            arrived: Those that the store met last come first; else the latest publication.

        Returns:
            Row numbers of articles, each with that of the appearance that matches and the number of statements that match;
            and how many articles there are in all.
        """
        mask = self._met >= 0
        if hits is not None:
            mask &= np.isin(self._lookups.articles(), hits)
        if self._wanted.after is not None:
            mask &= self._lookups.first_met() > self._wanted.after
        order = np.argsort(-self._lookups.first_met(), kind="stable") if arrived else self._by_date("newest")
        order = order[mask[order]]
        counts = self._per_article(self._mask)
        meetings, articles = self._catalogue.appearances.number, self._lookups.articles()
        page = [(int(articles[at]), int(meetings[self._met[at]]), int(counts[at])) for at in order[offset : offset + limit]]
        return page, len(order)

    def _meeting_mask(self, kind: str) -> Mask | None:
        met, chosen = self._catalogue.appearances, self._wanted.chosen
        if kind == "publisher":
            words = chosen.publisher
            return None if words is None else holding(self._catalogue.publishers, words)[met.publisher]
        if chosen.since is None and chosen.until is None:
            return None
        dates, codes = self._lookups.dates()
        first = 1 if chosen.since is None else max(1, bisect_left(dates, chosen.since))
        until = chosen.until
        after = len(dates) if until is None else bisect_right(dates, until, key=lambda date: date[: len(until)])
        inside: Mask = (codes >= first) & (codes < after)
        return inside

    def _matching(self, left_out: Facet | None) -> Mask:
        """Give the mask of all conditions but those of one kind."""
        kind = None if left_out is None else _WITHOUT.get(left_out, left_out)
        masks = [mask for name, mask in self._masks.items() if name != kind]
        best = self._best(frozenset({kind} if kind in _OF_MEETING else ()))
        if best is not self._lookups.best():
            masks.append((best >= 0)[self._lookups.articles_of_statements()])
        return np.logical_and.reduce(masks) if masks else np.ones(len(self._catalogue.statements.number), np.bool_)

    def _best(self, left_out: frozenset[str | None]) -> Integers:
        """Pick each article's best known appearance among those that match; -1 where none does."""
        masks = [mask for name, mask in self._meetings.items() if mask is not None and name not in left_out]
        if not masks:
            return self._lookups.best()
        return self._lookups.picked(np.flatnonzero(np.logical_and.reduce(masks)))

    def _dated(self, order: Order, limit: int, offset: int) -> Integers:
        """Take a page in order of publication: articles before it are passed over by their counts alone."""
        articles = self._by_date(order)
        counts = self._per_article(self._mask)[articles]
        # Those without a match would each cost a step below, which is most of them where few match.
        articles, counts = articles[counts > 0], counts[counts > 0]
        until = np.cumsum(counts)
        found: list[Integers] = []
        at = int(np.searchsorted(until, offset, side="right"))
        skipped, taken = offset - (int(until[at - 1]) if at else 0), 0
        while at < len(articles) and taken < limit:
            low, high = self._lookups.bounds()[articles[at] : articles[at] + 2]
            inside = low + np.flatnonzero(self._mask[low:high])
            found.append(inside[skipped : skipped + limit - taken])
            taken += len(found[-1])
            skipped = 0
            at += 1
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def _by_date(self, order: Order) -> Integers:
        def work() -> Integers:
            _, codes = self._lookups.dates()
            published = np.where(self._met >= 0, codes[self._met] if len(codes) else 0, 0)
            numbers = np.arange(len(published))
            backwards = -1 if order == "newest" else 1
            sorted_: Integers = np.lexsort((numbers * backwards, published * backwards, published == 0))
            return sorted_

        return self._catalogue.part(f"by date, {order}", work) if self._met is self._lookups.best() else work()

    def _ranked(self, limit: int, offset: int) -> Integers:
        hits = self._wanted.hits
        found = self._lookups.positions(np.empty(0, np.int64) if hits is None else hits)
        return found[self._mask[found]][offset : offset + limit]

    def _counted_by_meeting(self, facet: Facet, mask: Mask, most: int | None) -> list[tuple[str | None, int]]:
        best = self._best(frozenset({_WITHOUT.get(facet, facet)}))
        counts = self._per_article(mask)
        known = (counts > 0) & (best >= 0)
        if facet == "publisher":
            outlets = self._catalogue.appearances.publisher[best[known]]
            return _counted(outlets, self._catalogue.publishers.words, most, counts[known])
        dates, codes = self._lookups.dates()
        months: dict[str | None, int] = {}
        sums = np.bincount(codes[best[known]], weights=counts[known], minlength=len(dates))
        for date, count in zip(reversed(dates), reversed(sums), strict=True):
            if count:
                month = date[:_MONTH] or None
                months[month] = months.get(month, 0) + int(count)
        return list(months.items())

    def _per_article(self, mask: Mask) -> Integers:
        counted: Integers = np.bincount(self._lookups.articles_of_statements()[mask], minlength=len(self._lookups.articles()))
        return counted


def _counted(
    codes: npt.NDArray[np.int32],
    words: Sequence[str | None],
    most: int | None,
    weights: Integers | None = None,
) -> list[tuple[str | None, int]]:
    counts = np.bincount(codes, weights=weights, minlength=len(words))
    order = np.argsort(-counts, kind="stable")[:most]
    return [(words[at], int(counts[at])) for at in order if counts[at]]
