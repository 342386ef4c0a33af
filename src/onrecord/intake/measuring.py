"""How much stands in each element of a page, counted in one walk, however deep the page is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.intake.tree import Element, walk

PARAGRAPH = 60
"""Characters from which text that stands together counts as a paragraph."""

_FORMS = frozenset({"button", "form", "input", "textarea"})


@dataclass(slots=True)
class Size:
    """What stands in an element and all elements in it.

    Attributes:
        text: Characters.
        running: Characters that stand together in paragraphs.
        paragraphs: Elements ``<p>`` with a paragraph in them.
        linked: Characters in links.
        links: Links.
        forms: Fields and buttons.
        tables: Tables, itself included.
    """

    text: int = 0
    running: int = 0
    paragraphs: int = 0
    linked: int = 0
    links: int = 0
    forms: int = 0
    tables: int = 0

    def add(self, other: Size) -> None:
        """Count what stands in another element too."""
        self.text += other.text
        self.running += other.running
        self.paragraphs += other.paragraphs
        self.linked += other.linked
        self.links += other.links
        self.forms += other.forms
        self.tables += other.tables


def measured(tree: Element) -> dict[Element, Size]:
    """Measure every element of a page.

    Args:
        tree: The page.
    """
    sizes: dict[Element, Size] = {}
    for event, element in walk(tree):
        if event == "start":
            sizes[element] = Size()
            continue
        size = sizes[element]
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            continue
        tails = [(inner.tail or "").strip() for inner in element]
        own = len((element.text or "").strip()) + sum(map(len, tails))
        size.text += own
        for inner in element:
            size.add(sizes[inner])
        size.running += own if own >= PARAGRAPH else 0
        size.paragraphs += element.tag == "p" and size.text >= PARAGRAPH
        if element.tag == "a":
            size.links, size.linked = 1, size.text
        size.forms += element.tag in _FORMS
        size.tables += element.tag == "table"
    return sizes
