"""Old ways of laying pages out: tables as columns, and line breaks in place of paragraphs.

What finds an article knows paragraphs and sections. So a table that lays out the page, rather than data, becomes sections, and
text that is parted by two line breaks becomes paragraphs, before it is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.intake.measuring import Size, measured
from onrecord.intake.tree import Element, words_of

_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
})  # fmt: skip
_LONG_CELL = 200
_BREAKS = 2


def unwrap(tree: Element) -> None:
    """Turn tables that lay out a page into sections, and text parted by double line breaks into paragraphs.

    Args:
        tree: The page; it is changed.
    """
    sizes = measured(tree)
    for table in [table for table in tree.iter("table") if _lays_out(table, sizes)]:
        _make_sections(table)
    for element in list(tree.iter("div", "td", "font", "span", "section", "article", "body")):
        if _parts_by_breaks(element):
            _make_paragraphs(element)


def _lays_out(table: Element, sizes: dict[Element, Size]) -> bool:
    """Tell a table of the layout from one of data: it holds others, says so, or a cell of it holds a long paragraph."""
    if (table.get("role") or "").lower() in {"presentation", "none"} or sizes[table].tables > 1:
        return True
    return any(sizes[cell].text >= _LONG_CELL for row in _rows(table) for cell in row)


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"tbody", "thead", "tfoot"}:
            yield from (row for row in part if row.tag == "tr")


def _make_sections(table: Element) -> None:
    rows = list(_rows(table))
    for part in (table, *table, *rows, *(cell for row in rows for cell in row)):
        if part.tag in _PARTS:
            part.tag = "div"


def _parts_by_breaks(element: Element) -> bool:
    pairs = sum(one.tag == "br" and other.tag == "br" and not (one.tail or "").strip() for one, other in pairwise(element))
    return pairs >= _BREAKS


def _make_paragraphs(element: Element) -> None:
    """Wrap what stands between blocks and double line breaks in paragraphs."""
    children = list(element)
    for child in children:
        element.remove(child)
    paragraph = element.makeelement("p")
    paragraph.text, element.text = element.text, None
    broken = False

    def close() -> None:
        nonlocal paragraph
        if words_of(paragraph):
            element.append(paragraph)
        paragraph = element.makeelement("p")

    for child in children:
        if child.tag == "br" and broken:
            close()
            paragraph.text = child.tail
        elif isinstance(child.tag, str) and child.tag not in _INLINE | {"br"}:
            close()
            paragraph.text, child.tail = child.tail, None
            element.append(child)
        else:
            paragraph.append(child)
        broken = child.tag == "br" and not (child.tail or "").strip()
    close()
