"""A layout: the columns of a data set, and how an event fills them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.exports.telling import Telling

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a data set.

    Attributes:
        name: Its name on the command line.
        separated: What the data set itself parts its columns with: commas or tabs.
        columns: Its columns in their order, and after them those for what it has no column for.
        known: Gives the values that are known of an event, by column.
    """

    name: str
    separated: Literal["csv", "tsv"]
    columns: tuple[str, ...]
    known: Callable[[Telling], Row]

    def row(self, telling: Telling) -> Row:
        """Lay an event out: a value for each column, in order; null where it is not known."""
        known = self.known(telling)
        return {name: known.get(name) for name in self.columns}
