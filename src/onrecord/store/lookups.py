"""What is looked up in a catalogue again and again, worked out once: where articles begin, when they were met, their dates."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.store.catalogue import Catalogue, Integers

Mask: TypeAlias = npt.NDArray[np.bool_]


class Lookups:
    """The lookups of a catalogue; articles are numbered from 0 in them, in the order of their rows."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Look up in a catalogue."""
        self._catalogue = catalogue

    def positions(self, numbers: Integers) -> Integers:
        """Turn row numbers into places in the columns; those that are not there are left out."""
        told = self._catalogue.statements.number
        if not len(told):
            return np.empty(0, np.int64)
        order = self._catalogue.part("by number", lambda: _order(told))
        at = np.minimum(np.searchsorted(told, numbers, sorter=order), len(told) - 1)
        inside: Integers = at if order is None else order[at]
        found: Integers = inside[told[inside] == numbers]
        return found

    def articles(self) -> Integers:
        """Give the row numbers of all articles, in order."""
        return self._catalogue.part("articles", lambda: np.unique(self._catalogue.appearances.article))

    def articles_of_statements(self) -> Integers:
        """Give the article of each statement."""
        told = self._catalogue.statements
        return self._catalogue.part("articles of statements", lambda: np.searchsorted(self.articles(), told.article))

    def articles_of_appearances(self) -> Integers:
        """Give the article of each appearance."""
        met = self._catalogue.appearances
        return self._catalogue.part("articles of appearances", lambda: np.searchsorted(self.articles(), met.article))

    def bounds(self) -> Integers:
        """Give the first statement of each article, and the end of the last."""
        articles, told = self.articles(), self._catalogue.statements.article
        return self._catalogue.part("bounds", lambda: np.append(np.searchsorted(told, articles), len(told)))

    def first_met(self) -> Integers:
        """Give the row number of each article's first appearance."""

        def work() -> Integers:
            first = np.full(len(self.articles()), np.iinfo(np.int64).max)
            np.minimum.at(first, self.articles_of_appearances(), self._catalogue.appearances.number)
            return first

        return self._catalogue.part("first met", work)

    def dates(self) -> tuple[list[str], Integers]:
        """Give every date of publication, in order, the empty one first; and the number of each appearance's."""

        def work() -> tuple[list[str], Integers]:
            published = self._catalogue.appearances.published
            dates = sorted({"", *published})
            numbers = {date: at for at, date in enumerate(dates)}
            return dates, np.fromiter((numbers[date] for date in published), np.int64, len(published))

        return self._catalogue.part("dates", work)

    def best(self) -> Integers:
        """Give each article's best known appearance."""
        return self._catalogue.part("best", lambda: self.picked(np.arange(len(self._catalogue.appearances.number))))

    def picked(self, rows: Integers) -> Integers:
        """Give each article's best known appearance among some; -1 where there is none of it."""
        best = np.full(len(self.articles()), -1, np.int64)
        articles, first = np.unique(self.articles_of_appearances()[rows], return_index=True)
        best[articles] = rows[first]
        return best


def _order(numbers: Integers) -> Integers | None:
    """Give the order of row numbers; null where they are in order, as they are unless articles were read anew."""
    return None if np.all(numbers[1:] > numbers[:-1]) else np.argsort(numbers, kind="stable")
