"""A parsed page, as far as this program looks into it.

lxml ships no types, so the little of its elements that is used here is written down as a protocol.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


class Element(Protocol):
    """An element of a page: what `lxml.html.HtmlElement` and `lxml.etree._Element` have in common with its use here."""

    @property
    def tag(self) -> object:
        """Name of the element; no string for a comment."""

    @property
    def text(self) -> str | None:
        """Text before the first child."""

    @property
    def tail(self) -> str | None:
        """Text between this element and the next."""

    def get(self, key: str, /) -> str | None:
        """Give the value of an attribute."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """Walk the elements of these names, in the page's order."""

    def itertext(self) -> Iterator[str]:
        """Walk the text."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> Element: ...


def parsed(source: str) -> Element | None:
    """Parse a page, however damaged it is.

    Args:
        source: Its HTML.

    Returns:
        The root element; null where there is none.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to load; plain text needs none

    # libxml2 stops at a NUL, and refuses text that declares an encoding of its own
    clean = _XML_DECLARATION.sub("", source.replace("\x00", ""), count=1)
    try:
        return cast("Element", html.document_fromstring(clean))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def walk(root: Element) -> Iterable[tuple[str, Element]]:
    """Walk a tree without recursion, however deep it is: every element twice, at its start and at its end.

    Args:
        root: Where to begin.
    """
    from lxml import etree  # noqa: PLC0415 - slow to load; plain text needs none

    return cast("Iterable[tuple[str, Element]]", etree.iterwalk(root, events=("start", "end")))
