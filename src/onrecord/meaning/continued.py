"""Continued quotations: quoted words without a cue of their own that go on with the speaker just heard.

Three habits of news prose are followed, each by the marks alone:

- ``"…," X said. "…"``: a quotation that stands right behind a statement's sentence, in its paragraph;
- a quotation that runs over paragraphs, opened again in each;
- a paragraph that is all quotation, right behind one that ends with a speaker's quotation or with its cue.

Anything between (a word of narration, another cue, a headline) breaks the row: then nobody is named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.meaning.linking import Attribution
from onrecord.meaning.quoted import Quoted

_NOTHING = re.compile(r"[\s.,;:!?…\"'“”‘’«»–—-]*\Z")
_ASKS = re.compile(r"[\"'“”‘’«»\s]*(?:Q|A|Question|Answer|[A-Z][\w.' -]{0,40}):\s")


@dataclass(frozen=True, slots=True)
class _Place:
    """An attribution's extent: from the first to the last of its fragments."""

    start: int
    end: int
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class _Page:
    """The article as far as rows of quotations need it.

    Attributes:
        text: Its text.
        paragraphs: Its paragraphs.
        starts: Where they begin.
        quoted: Its outermost quotations.
    """

    text: str
    paragraphs: Sequence[tuple[int, int]]
    starts: Sequence[int]
    quoted: Quoted

    def goes_on(self, before: _Place, place: _Place) -> bool:
        """Tell whether a quotation follows an attribution with nothing between."""
        if before.end > place.start or not _NOTHING.match(self.text[before.end : place.start]):
            return False
        here, there = bisect_right(self.starts, place.start) - 1, bisect_right(self.starts, before.end - 1) - 1
        if here == there:
            return True
        if here != there + 1 or _ASKS.match(self.text, self.paragraphs[here][0]):
            return False
        first = next(iter(self.quoted.touching(place.start, place.start + 1)), None)
        return first is not None and (first.goes_on or self._fills(here)) and _was_quoted(before, self.quoted)

    def _fills(self, number: int) -> bool:
        """Tell whether a paragraph is all quotation."""
        at, end = self.paragraphs[number]
        inside = self.quoted.touching(at, end)
        for quotation in inside:
            if not _NOTHING.match(self.text[at : quotation.start]):
                return False
            at = max(at, quotation.end)
        return bool(inside) and bool(_NOTHING.match(self.text[at:end]))


def carry_on(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quoted: Quoted,
    linked: Sequence[Attribution],
    headlines: Sequence[tuple[int, int]],
) -> None:
    """Tell, for every quotation without cue and source, which attribution it goes on with; sets their ``carries_on``.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
        quoted: Its outermost quotations.
        linked: Its attributions, unclaimed quotations included.
        headlines: Headlines and sub-headings: what stands there goes on with nothing, and nothing goes on with it.
    """
    page = _Page(text, paragraphs, [start for start, _ in paragraphs], quoted)
    places = sorted((_place(a) for a in linked), key=lambda place: (place.end, place.start))
    heading_starts = [start for start, _ in headlines]

    def headline(offset: int) -> bool:
        at = bisect_right(heading_starts, offset) - 1
        return at >= 0 and offset < headlines[at][1]

    before: _Place | None = None
    for place in places:
        attribution = place.attribution
        if headline(place.start):
            continue
        if attribution.cue or attribution.source:
            before = place
            continue
        if before and page.goes_on(before, place):
            attribution.carries_on = before.attribution.carries_on or before.attribution
            before = place
        else:
            before = None


def _place(attribution: Attribution) -> _Place:
    fragments = [*attribution.source, *attribution.cue, *attribution.content]
    return _Place(min(f.start for f in fragments), max(f.end for f in fragments), attribution)


def _was_quoted(before: _Place, quoted: Quoted) -> bool:
    """Tell whether the attribution before has quoted words."""
    return any(quoted.touching(f.start, f.end) for f in before.attribution.content)
