"""A parsed page, as far as this program looks into it.

lxml ships no types, so the little of its elements that is used here is written down as a protocol.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

_NOT_WORD = re.compile(r"[\W_]+")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


class Element(Protocol):
    """An element of a page: what `lxml.html.HtmlElement` and `lxml.etree._Element` have in common with its use here."""

    tag: object
    """Name of the element; no string for a comment."""

    text: str | None
    """Text before the first child."""

    tail: str | None
    """Text between this element and the next."""

    def get(self, key: str, /) -> str | None:
        """Give the value of an attribute."""

    def set(self, key: str, value: str, /) -> None:
        """Give an attribute a value."""

    def getparent(self) -> Element | None:
        """Give the element around it."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """Walk the elements of these names, in the page's order."""

    def iterancestors(self, *tags: str) -> Iterator[Element]:
        """Walk the elements around it, from the innermost."""

    def itertext(self) -> Iterator[str]:
        """Walk the text."""

    def drop_tree(self) -> None:
        """Take it out of its page, but for its tail."""

    def append(self, element: Element, /) -> None:
        """Put another element at its end."""

    def insert(self, index: int, element: Element, /) -> None:
        """Put another element among its children."""

    def remove(self, element: Element, /) -> None:
        """Take a child out, tail and all."""

    def makeelement(self, tag: str, /) -> Element:
        """Make an element for the same page."""

    def __iter__(self) -> Iterator[Element]: ...

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
        parser = html.HTMLParser(remove_comments=True, remove_pis=True)  # text behind a comment would be taken for its tail
        return cast("Element", html.document_fromstring(clean, parser=parser))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def words_of(element: Element) -> str:
    """Give the words in an element, with single blanks between them."""
    return " ".join("".join(element.itertext()).split())


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same letters and figures, whatever their case and marks; not of texts without any."""
    return bool(plain := plain_words(one)) and plain == plain_words(other)


def plain_words(text: str) -> str:
    """Give the letters and figures of a text alone, in small letters."""
    return _NOT_WORD.sub("", text).casefold()


def walk(root: Element) -> Iterable[tuple[str, Element]]:
    """Walk a tree without recursion, however deep it is: every element twice, at its start and at its end.

    Args:
        root: Where to begin.
    """
    from lxml import etree  # noqa: PLC0415 - slow to load; plain text needs none

    return cast("Iterable[tuple[str, Element]]", etree.iterwalk(root, events=("start", "end")))
