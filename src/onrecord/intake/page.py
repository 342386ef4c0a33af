"""HTML pages: the article's text, taken out of the page around it.

The text is what trafilatura (Barbaresi 2021) finds when precision goes before recall, since a stray sentence of a sidebar would
become a false statement. Its blocks become paragraphs with a blank line between them, its headings headlines; the title stands
first, so that the quotations in it can be read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from onrecord import __version__
from onrecord.errors import InputError
from onrecord.intake.clearing import clear
from onrecord.intake.metadata import Metadata, metadata
from onrecord.intake.restoring import restored
from onrecord.intake.tree import Element, parsed, same_words, walk
from onrecord.intake.unwrapping import unwrap
from onrecord.record import Extractor, Span

_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”’»›“)\]]*(?:\s|$)")
_SHORTEST_SENTENCE = 25
_ENOUGH = 200  # letters that are an article even without a full stop, which Thai and Lao do not have
_BLOCKS = frozenset({"ab", "body", "code", "div", "head", "item", "list", "p", "quote", "table"})
_LONGEST_BOLD = 160
_MOST_ELEMENTS = 20_000  # an article's page has some thousands; trafilatura takes quadratic time
_SAVE = "Save the article's text as a .txt file and read that"


@dataclass(frozen=True, slots=True)
class Page:
    """What was taken out of a page.

    Attributes:
        text: The article's text.
        headlines: Title and sub-headings in it, title first.
        metadata: What the page says of itself.
        extractor: What found the text.
        notes: What was odd.
    """

    text: str
    headlines: tuple[Span, ...]
    metadata: Metadata
    extractor: Extractor
    notes: tuple[str, ...]


def page(source: str, where: str) -> Page:
    """Take the article out of a page.

    Args:
        source: The page's HTML.
        where: Its name for the message.

    Raises:
        InputError: No article is on the page, or more than one page holds.
    """
    tree = parsed(source)
    if tree is None:
        raise InputError(_no_article(where))
    if next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is not None:
        msg = f"{where} is an HTML page of more than {_MOST_ELEMENTS:,} elements, too many for one article. {_SAVE}"
        raise InputError(msg)
    about = metadata(tree)
    name, version = "trafilatura", _version()
    clear(tree, about.title)
    unwrap(tree)
    blocks = restored(tree, _extracted(deepcopy(tree), where), about.title)
    notes = list(about.notes)
    if not _is_article(blocks) and about.body:
        blocks = [(line, False) for line in map(_tidy, re.split(r"[\r\n]+", about.body)) if line]
        name, version = "json-ld", __version__
        notes.append("text taken from the page's own JSON-LD: none was found in its body")
    if not _is_article(blocks):
        raise InputError(_no_article(where))
    if about.title and not same_words(blocks[0][0], about.title):
        blocks.insert(0, (about.title, True))
    elif about.title:
        blocks[0] = (blocks[0][0], True)
    text, headlines = _laid_out(blocks)
    return Page(text, headlines, about, Extractor(name=name, version=version), tuple(notes))


def _extracted(tree: Element, where: str) -> list[tuple[str, bool]]:
    """Let trafilatura find the article: its blocks in order, each with whether it is a heading."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logger = logging.getLogger(name)
        if not logger.handlers:  # else Python prints their warnings where nobody has configured logging
            logger.addHandler(logging.NullHandler())
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load; plain text needs none
    except ImportError as error:  # some installers overlook lxml's extra that trafilatura's own dependencies ask for
        msg = f"{where} is HTML, and what reads HTML is not fully installed ({error}). Try `pip install lxml_html_clean`"
        raise InputError(" ".join(msg.split())) from error
    try:
        document = bare_extraction(
            tree,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            include_images=False,
            include_links=False,
            include_formatting=True,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 - foreign parsers on a hostile page: whatever they stumble over, there is no article
        return []
    body: Element | None = getattr(document, "body", None)
    return [] if body is None else _blocks(body)


def _blocks(body: Element) -> list[tuple[str, bool]]:
    """Read the extracted tree block by block; loose text is a block too, and a line break ends one outside a heading."""
    blocks: list[tuple[str, bool]] = []
    running: list[str] = []
    heading: Element | None = None

    def close() -> None:
        words = _tidy("".join(running))
        if words:
            blocks.append((words, heading is not None))
        running.clear()

    for event, element in walk(body):
        tag = element.tag
        breaks = tag in _BLOCKS or (tag == "lb" and heading is None)
        if breaks:
            close()
        if event == "start":
            if heading is None and (tag == "head" or (tag == "p" and _is_bold(element))):
                heading = element
            running.append((element.text or "") if tag != "lb" else " ")
        else:
            if element is heading:
                heading = None
            running.append(element.tail or "")
    close()
    return blocks


def _is_bold(element: Element) -> bool:
    """Tell a paragraph that is one short piece of bold type without a sentence's end: many pages mark sub-headings so."""
    if (element.text or "").strip() or len(element) != 1 or element[0].tag != "hi" or element[0].get("rend") != "#b":
        return False
    words = "".join(element[0].itertext()).strip()
    return not (element[0].tail or "").strip() and 0 < len(words) <= _LONGEST_BOLD and not _SENTENCE.search(words)


def _is_article(blocks: Sequence[tuple[str, bool]]) -> bool:
    """Tell an article from the rests of a page without one: it has a sentence, in scripts that show where one ends."""
    body = [words for words, heading in blocks if not heading]
    if any(len(words) >= _SHORTEST_SENTENCE and _SENTENCE.search(words) for words in body):
        return True
    uncased = sum(character.isalpha() and not character.isupper() and not character.islower() for character in "".join(body))
    return uncased >= _ENOUGH


def _laid_out(blocks: Sequence[tuple[str, bool]]) -> tuple[str, tuple[Span, ...]]:
    headlines: list[Span] = []
    at = 0
    for words, heading in blocks:
        if heading:
            headlines.append(Span(at, at + len(words), words))
        at += len(words) + 2
    return "\n\n".join(words for words, _ in blocks), tuple(headlines)


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _no_article(where: str) -> str:
    return f"{where} is an HTML page without an article that could be found. {_SAVE}"


@lru_cache(maxsize=1)
def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - only pages need it

    return version("trafilatura")
