"""What was found of an article, held against the page that it stands on.

The finder of main text knows which passages are the article's, but loses the standfirst below the headline and headings that a
page wraps in elements of their own, and lets a line of a box through here and there. Each passage is sought on the page again;
its place there tells what else belongs to it, and what does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.intake.furniture import is_furniture
from onrecord.intake.tree import Element, plain_words, walk

Block = tuple[str, bool]
"""A passage, and whether it is a heading."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "header", "hr", "li", "main", "ol", "p", "section", "summary", "table", "tbody", "td", "th",
    "thead", "tr", "ul", *_HEADINGS,
})  # fmt: skip
_UNREAD = frozenset({"button", "label", "noscript", "option", "script", "select", "style", "template", "textarea", "title"})
_CAPTIONS = frozenset({"caption", "figcaption", "figure"})
_CAPTION_NAME = re.compile(r"caption|legend|credit|by-?line|author|(?:^|[\s_-])(?:date|time|meta|info)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FEWEST_WORDS, _MOST_WORDS = 5, 80  # of a standfirst
_FEWEST_REPEATED = 3  # words of a line that only repeats others
_LONGEST_HEADING = 200
_MOST_ABOVE = 3  # passages of a standfirst
_LINK_SHARE = 0.5
_SAME_KIND = 3  # passages that make a kind


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage as it stands on the page.

    Attributes:
        words: Its words.
        plain: The same without blanks and marks.
        heading: Whether it is a heading.
        kind: Element and class of it, and of what is around it.
        linked: Share of its words that is a link.
        aside: Whether it is a caption, or what names author or time.
    """

    words: str
    plain: str
    heading: bool
    kind: tuple[str, str, str, str]
    linked: float
    aside: bool


def restored(tree: Element, blocks: Sequence[Block], title: str | None) -> list[Block]:
    """Add what belongs to an article, and leave out what does not, by where it stands on the page.

    Args:
        tree: The page, cleared of boxes.
        blocks: The passages that were found.
        title: The article's title.

    Returns:
        The article's passages in the page's order; as they were found where none of them is found again.
    """
    page = _Page(list(_places(tree)), blocks, title)
    if not page.found:
        return list(blocks)
    result: list[Block] = []
    lost = [number for number in range(len(blocks)) if number not in page.found.values()]
    for number, place in enumerate(page.places):
        block = page.found.get(number)
        while block is not None and lost and lost[0] < block:
            result.append(blocks[lost.pop(0)])
        if block is None:
            if page.misses(number):
                result.append((place.words, place.heading and not page.is_standfirst(number)))
        elif page.keeps(number):
            result.append((blocks[block][0], (blocks[block][1] or place.heading) and not page.is_standfirst(number)))
    spared = {page.places[number].plain for number in page.standfirst}
    return list(_once([*result, *(blocks[number] for number in lost)], title, spared))


class _Page:
    """The passages of a page, and which of them were found to be the article's."""

    def __init__(self, places: Sequence[_Place], blocks: Sequence[Block], title: str | None) -> None:
        """Seek every passage that was found.

        Args:
            places: The passages of the page.
            blocks: Those that were found.
            title: The article's title.
        """
        self.places = places
        self.found = _matched(places, blocks)
        body = [number for number in self.found if not places[number].heading]
        kinds = Counter(places[number].kind for number in body)
        self._usual = {kind for kind, count in kinds.items() if count >= _SAME_KIND}
        usual = [number for number in body if places[number].kind in self._usual] or body or list(self.found)
        self._first, self._last = min(usual, default=0), max(usual, default=0)
        self._top = _headline(places, title, self._first)
        above = [number for number in range(self._top + 1, self._first) if self._may_be_standfirst(places[number])]
        self.standfirst = frozenset(above[:_MOST_ABOVE]) if self._top >= 0 else frozenset()

    def is_standfirst(self, number: int) -> bool:
        """Tell a sentence between headline and first paragraph."""
        return number in self.standfirst

    def keeps(self, number: int) -> bool:
        """Tell whether a passage that was found stands where the article's passages stand."""
        place = self.places[number]
        if number <= self._top:
            return number == self._top
        if place.heading and not self.is_standfirst(number):
            return self._leads(number)
        if number < self._first and self._top >= 0:
            return self.is_standfirst(number)
        return number <= self._last or _SENTENCE_END.search(place.words) is not None

    def misses(self, number: int) -> bool:
        """Tell whether a passage that was not found is the article's nevertheless."""
        place = self.places[number]
        if self.is_standfirst(number):
            return True
        if number <= self._top or _is_unfit(place):
            return False
        if place.heading:
            return number + 1 in self.found and number + 1 >= self._first
        return place.kind in self._usual and self._first < number

    def _leads(self, number: int) -> bool:
        """Tell whether what follows a heading on the page is the article's."""
        return number + 1 in self.found or number + 1 == len(self.places) or self.misses(number + 1)

    @staticmethod
    def _may_be_standfirst(place: _Place) -> bool:
        return (
            not _is_unfit(place)
            and _FEWEST_WORDS <= len(place.words.split()) <= _MOST_WORDS
            and _SENTENCE_END.search(place.words) is not None
        )


def _places(tree: Element) -> Iterator[_Place]:
    """Walk the passages of a page: runs of text that no block parts."""
    running: list[str] = []
    linked = 0
    stack: list[Element] = []
    unread = anchors = 0

    def closed() -> Iterator[_Place]:
        nonlocal linked
        words = " ".join("".join(running).split())
        running.clear()
        if plain := plain_words(words):
            yield _place(stack, words, plain, linked / len(words))
        linked = 0

    for event, element in walk(tree):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if tag in _BLOCKS:
                yield from closed()
                stack.append(element)
            unread += tag in _UNREAD
            anchors += tag == "a"
            if not unread:
                running.append(" " if tag == "br" else element.text or "")
                linked += len(element.text or "") if anchors else 0
        else:
            if tag in _BLOCKS:
                yield from closed()
                stack.pop()
            unread -= tag in _UNREAD
            anchors -= tag == "a"
            if not unread:
                running.append(element.tail or "")
                linked += len(element.tail or "") if anchors else 0


def _place(stack: Sequence[Element], words: str, plain: str, linked: float) -> _Place:
    inner, outer = (stack[-1], stack[-2]) if len(stack) > 1 else (stack[-1], stack[-1])
    kind = (str(inner.tag), inner.get("class") or "", str(outer.tag), outer.get("class") or "")
    aside = any(element.tag in _CAPTIONS for element in stack) or _CAPTION_NAME.search(kind[1]) is not None
    return _Place(words, plain, inner.tag in _HEADINGS, kind, linked, aside)


def _matched(places: Sequence[_Place], blocks: Sequence[Block]) -> dict[int, int]:
    """Seek every passage on the page: after the one before it, else wherever it stands.

    Returns:
        Number of the passage by the number of its place.
    """
    by_words: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        by_words.setdefault(place.plain, []).append(number)
    found: dict[int, int] = {}
    last = -1
    for number, (words, _) in enumerate(blocks):
        there = by_words.get(plain_words(words), [])
        at = bisect_right(there, last)
        if at < len(there):
            last = there[at]
            found.setdefault(last, number)
        elif there:
            found.setdefault(there[0], number)
    return found


def _headline(places: Sequence[_Place], title: str | None, first: int) -> int:
    """Find the headline's place: the last one with its words before the first passage after it; -1 where it is not there."""
    if title is None:
        return -1
    plain = plain_words(title)
    there = [number for number, place in enumerate(places) if place.plain == plain]
    headings = [number for number in there if places[number].heading]
    return max((number for number in headings or there if number <= first), default=(headings or there or [-1])[0])


def _is_unfit(place: _Place) -> bool:
    return place.aside or place.linked > _LINK_SHARE or len(place.words) > _LONGEST_HEADING * 5 or is_furniture(place.words)


def _once(blocks: Sequence[Block], title: str | None, spared: set[str]) -> Iterator[Block]:
    """Leave out the title where it stands again, and a line that only repeats words of a passage, as pull quotes do."""
    plain = [plain_words(words) for words, _ in blocks]
    alone, together = Counter(plain), "\n".join(plain)
    named = plain_words(title or "")
    titled = False
    for (words, heading), own in zip(blocks, plain, strict=True):
        if own == named:
            if titled:
                continue
            titled = True
        elif not heading and own not in spared and len(words.split()) >= _FEWEST_REPEATED and together.count(own) > alone[own]:
            continue
        yield words, heading
