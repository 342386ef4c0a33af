"""Reading the stage's tables: tab-separated, with a head line; ``|`` parts the items of a list."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).with_name("tables")


def rows(name: str) -> list[dict[str, str]]:
    """Read one table.

    Args:
        name: The file's name without its ending: ``states``.

    Returns:
        One mapping a line, from the head's words to the fields, in the order of the file.
    """
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def items(field: str) -> tuple[str, ...]:
    """Take a list apart."""
    return tuple(item for item in field.split("|") if item)
