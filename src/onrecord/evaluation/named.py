"""Reading texts with named entities in BIO columns (Tjong Kim Sang and De Meulder 2003): a token and its tag in each line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.evaluation.prose import prose

_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class NamedText:
    """One text with its named entities.

    Attributes:
        name: Name of the file, or of the file and the place in it.
        text: The tokens set as prose.
        entities: Start, end and type of each entity, in order.
    """

    name: str
    text: str
    entities: list[tuple[int, int, str]]


def read_bio(path: Path, *, address_first: bool = False) -> NamedText:
    """Read one file of BIO columns.

    Args:
        path: The file.
        address_first: Whether its first line is an address, which is left out.
    """
    blocks: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n")[int(address_first) :]:
        token, tag = [*line.split("\t"), ""][:2]  # a third column, in a few lines, is a second opinion
        if token.strip():
            blocks[-1].append((token.strip(), tag.strip() or "O"))
        elif blocks[-1]:
            blocks.append([])
    text = ""
    entities: list[tuple[int, int, str]] = []
    for block in filter(None, blocks):
        text += _PARAGRAPH if text else ""
        begin = len(text)
        text += prose([token for token, _ in block])
        entities += _entities(text, begin, block)
    return NamedText(path.name.removesuffix(".txt.tsv").removesuffix(".txt"), text, entities)


def _entities(text: str, at: int, block: list[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Find each token in the text, in order, and join what one entity holds."""
    opened: tuple[int, int, str] | None = None
    for token, tag in block:
        start = text.find(token, at)
        if start < 0:  # a token of marks without width, which prose leaves out
            continue
        at = start + len(token)
        mark, _, kind = tag.partition("-")
        if opened and mark == "I" and kind == opened[2]:
            opened = (opened[0], at, kind)
            continue
        if opened:
            yield opened
        opened = (start, at, kind) if mark in {"B", "I"} else None
    if opened:
        yield opened
