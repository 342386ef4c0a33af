"""XML from strangers: parsed without its document type, entities or anything from elsewhere, and mended where it is broken.

What comes out is well-formed XML in UTF-8, so that feedparser takes its strict and quick way.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from html.entities import html5
from typing import Any

_DOCTYPE_WITHIN = 1 << 16
_DEEPEST = 200  # elements within elements; a feed has about ten
_MOST_ATTRIBUTES = 100  # of one element; feedparser takes quadratic time over them
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDE_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CDATA = re.compile(rb"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_AMPERSAND = re.compile(rb"&(?:(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);|([A-Za-z][A-Za-z0-9]{1,31});)?")
_ITEMS = frozenset({"item", "entry"})
_FIT = re.compile(rb"<(?:\?xml|!--|!DOCTYPE|[A-Za-z_])", re.IGNORECASE)


class Tree:
    """A parsed document."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401  # lxml ships no types
        """Take over a tree.

        Args:
            root: lxml's root element.
        """
        self.root = root

    def written(self, kept: Collection[str]) -> bytes:
        """Write the document without document type and entities, in UTF-8.

        Args:
            kept: Names of the elements within an item or entry that are kept; bodies of articles are many and large.
        """
        from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

        for item in [one for one in self.root.iter() if isinstance(one.tag, str) and local_name(one) in _ITEMS]:
            for child in list(item):
                if not isinstance(child.tag, str) or local_name(child) not in kept:
                    item.remove(child)
        written: bytes = etree.tostring(self.root, encoding="utf-8", xml_declaration=True, with_tail=False)
        return written

    def children(self, element: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  # same
        """Give an element's children with their names, namespaces left out."""
        for child in element:
            if isinstance(child.tag, str):
                yield local_name(child), child


def tidied(data: bytes) -> Tree | None:
    """Parse a document, mending what is broken.

    Args:
        data: The document, in any encoding that it declares.

    Returns:
        The tree; null where there is no XML.
    """
    from lxml import etree  # noqa: PLC0415  # slow to load

    if data.startswith(_WIDE_MARKS):
        data = _WIDE_DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode("utf-8")
    if not _FIT.search(data[:_DOCTYPE_WITHIN]):
        return None
    try:
        root = _parsed(data, recover=False)
    except (etree.LxmlError, ValueError):
        try:
            root = _parsed(_mended(data), recover=True)
        except (etree.LxmlError, ValueError):
            return None
    if root is None:
        return None
    _drop_entities(root)
    return Tree(root) if _is_small_in_parts(root) else None


def local_name(element: Any) -> str:  # noqa: ANN401  # same
    """Give an element's name without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower()


def _drop_entities(root: Any) -> None:  # noqa: ANN401  # same
    """Put HTML's characters where entities are used by their names, which many feeds don't declare, and a blank for others."""
    from lxml import etree  # noqa: PLC0415

    for entity in list(root.iter(etree.Entity)):
        parent, before = entity.getparent(), entity.getprevious()
        tail = html5.get(f"{entity.name};", " ") + (entity.tail or "")
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        entity.tail = None
        parent.remove(entity)


def _parsed(data: bytes, *, recover: bool) -> Any:  # noqa: ANN401  # same
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    return etree.fromstring(data, parser)


def _mended(data: bytes) -> bytes:
    """Mend what feeds most often break: bare ampersands, and HTML's entities; libxml2 would lose words after them."""
    parts = _CDATA.split(data)
    return b"".join(part if number % 2 else _AMPERSAND.sub(_escaped, part) for number, part in enumerate(parts))


def _escaped(hit: re.Match[bytes]) -> bytes:
    if hit[1] is not None:
        return hit[0]
    if hit[2] is None:
        return b"&amp;"
    return "".join(f"&#{ord(character)};" for character in html5.get(f"{hit[2].decode('ascii')};", " ")).encode("ascii")


def _is_small_in_parts(root: Any) -> bool:  # noqa: ANN401  # same
    from lxml import etree  # noqa: PLC0415

    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST or len(element.attrib) > _MOST_ATTRIBUTES:
            return False
    return True
