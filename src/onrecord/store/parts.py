"""The parts of a record that have a table each, beside its statements."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Account, Actor, Event, Figure

Part = Actor | Event | Figure | Account


@dataclass(frozen=True, slots=True)
class Table:
    """A table of parts.

    Attributes:
        name: Its name, which is the record's field as well.
        type: The type of its parts.
        columns: The fields that have a column.
    """

    name: str
    type: type[Part]
    columns: tuple[str, ...]

    @property
    def insertion(self) -> str:
        """The SQL that adds a row; its values are named as the columns."""
        names = ("article", "ordinal", *self.columns, "record")
        return insertion(self.name, names)

    @property
    def removal(self) -> str:
        """The SQL that removes all rows of an article."""
        return f"DELETE FROM {self.name} WHERE article = ?"  # noqa: S608  # names of this module

    @property
    def selection(self) -> str:
        """The SQL that reads all parts of an article, in order."""
        return f"SELECT record FROM {self.name} WHERE article = ? ORDER BY ordinal"  # noqa: S608  # names of this module


TABLES = (
    Table("actors", Actor, ("id", "name", "kind", "country", "sector")),
    Table("events", Event, ("id", "type", "status", "voice", "confidence")),
    Table("figures", Figure, ("id", "kind", "low", "high", "bound", "voice", "event")),
    Table("accounts", Account, ("id", "about")),
)


def insertion(table: str, names: tuple[str, ...]) -> str:
    """Write the SQL that adds a row.

    Args:
        table: The table.
        names: Its columns; the values are named as they are.
    """
    return " ".join(("INSERT INTO", table, "(", ", ".join(names), ") VALUES (", ", ".join(f":{name}" for name in names), ")"))
