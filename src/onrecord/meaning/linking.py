"""Linking: fragments of source, cue and content tied into attributions.

The cue is the kernel. Each piece of content chooses its cue, and each cue its source, among those of its paragraph (and, for
content, the last cue of the paragraph before), by a linear score of where the two stand and what stands between them; a
source may serve several cues. The weights are learnt on annotated articles (``training/link.py``).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onrecord.language.sentences import sentence_ends
from onrecord.meaning.fragments import Fragment

OPENING = frozenset("\"“„‟«»‹›‘'`")
CLOSING = frozenset("\"”“«»’'")

FEATURES = 30
_LONG_GAP = 200  # code points
REACH = 3  # candidates on either side; weights learnt on near ones say nothing about far ones
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """Learnt weights, each of shape ``[FEATURES]``; the score of choosing nothing is 0."""

    content: Weights
    source: Weights


@dataclass(slots=True)
class Attribution:
    """Fragments that belong together; any of the three may be empty.

    Attributes:
        source: Pieces of what names the source.
        cue: Pieces of the reporting words.
        content: Pieces of what is said.
        carries_on: The attribution whose speaker goes on here, without a cue.
        within: The attribution in whose content this one stands.
        holder: Words elsewhere that name who speaks, where nothing beside the content does: the one interviewed.
    """

    source: list[Fragment] = field(default_factory=list)
    cue: list[Fragment] = field(default_factory=list)
    content: list[Fragment] = field(default_factory=list)
    carries_on: Attribution | None = None
    within: Attribution | None = None
    holder: Fragment | None = None


class Row:
    """Fragments of one role in one paragraph, in order.

    Args:
        fragments: The fragments; they do not overlap.
    """

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        """Keep their places at hand."""
        self.all = fragments
        self._starts = [fragment.start for fragment in fragments]
        self._ends = [fragment.end for fragment in fragments]

    def near(self, other: Fragment, reach: int = REACH) -> Sequence[Fragment]:
        """Give the nearest fragments on either side of another."""
        at = bisect_left(self._starts, other.start)
        return self.all[max(0, at - reach) : at + reach]

    def between(self, low: int, high: int) -> int:
        """Count the fragments within a stretch."""
        return max(0, bisect_right(self._ends, high) - bisect_left(self._starts, low))

    def has_nearest(self, fragment: Fragment, other: Fragment) -> bool:
        """Tell whether none of these stands nearer to another fragment than a given one of them."""

        def far(f: Fragment) -> int:
            return max(f.start - other.end, other.start - f.end, 0)

        return far(fragment) <= min(map(far, self.near(other, 1)))


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The fragments among which a choice is made: a paragraph's, and the last cue of the paragraph before.

    Attributes:
        text: The article's text.
        start: Offset where the paragraph begins.
        source: Sources of the paragraph, in order.
        cue: Cues of the paragraph, in order.
        content: Content of the paragraph, in order.
        before: The last cue of the paragraph before.
        ends: Where sentences end in the paragraph.
    """

    text: str
    start: int
    source: Row
    cue: Row
    content: Row
    before: Fragment | None
    ends: list[int]


def link(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    fragments: Sequence[Fragment],
    weights: LinkWeights,
    headlines: Container[int] = (),
) -> list[Attribution]:
    """Tie the fragments of an article into attributions.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs, as half-open offsets.
        fragments: Its fragments.
        weights: The learnt weights.
        headlines: Offsets at which headlines and sub-headings begin: nothing is tied across them.

    Returns:
        Attributions in order of their first fragment; content that no cue was found for stands alone.
    """
    by_cue: dict[Fragment, Attribution] = {}
    loose: list[Attribution] = []
    for near in neighbourhoods(text, paragraphs, fragments, headlines):
        for cue in near.cue.all:
            by_cue[cue] = Attribution(cue=[cue])
        for content in near.content.all:
            cues = cues_within_reach(near, content)
            chosen = _best(cues, [content_features(near, content, cue) for cue in cues], weights.content)
            if chosen is None:
                loose.append(Attribution(content=[content]))
            else:
                by_cue[chosen].content.append(content)
        for cue in near.cue.all:
            sources = near.source.near(cue)
            chosen = _best(sources, [source_features(near, cue, source) for source in sources], weights.source)
            if chosen is not None:
                by_cue[cue].source.append(chosen)
    found = [a for a in by_cue.values() if a.content] + loose
    return sorted(found, key=lambda a: min((f.start, f.end) for f in [*a.source, *a.cue, *a.content]))


def neighbourhoods(
    text: str, paragraphs: Sequence[tuple[int, int]], fragments: Sequence[Fragment], headlines: Container[int] = ()
) -> list[Neighbourhood]:
    """Sort fragments by the paragraph they begin in."""
    groups: dict[int, list[Fragment]] = defaultdict(list)
    starts = [start for start, _ in paragraphs]
    for fragment in sorted(fragments):
        groups[max(0, bisect_right(starts, fragment.start) - 1)].append(fragment)
    found: list[Neighbourhood] = []
    before: dict[int, Fragment] = {}
    for number, group in groups.items():
        parts = {role: Row([f for f in group if f.role == role]) for role in ("source", "cue", "content")}
        start, end = paragraphs[number] if paragraphs else (0, len(text))
        near = Neighbourhood(text, start, **parts, before=before.get(number - 1), ends=sentence_ends(text, start, end))
        found.append(near)
        if near.cue.all and start not in headlines and (number + 1 < len(starts) and starts[number + 1] not in headlines):
            before[number] = near.cue.all[-1]
    return found


def _best(candidates: Sequence[Fragment], rows: Sequence[list[float]], weights: Weights) -> Fragment | None:
    if not candidates:
        return None
    scores = np.array(rows) @ weights
    top = int(scores.argmax())
    return candidates[top] if scores[top] > 0 else None


def cues_within_reach(near: Neighbourhood, content: Fragment) -> list[Fragment]:
    """Give the cues that content may choose from: not one that opens a later sentence, as "According to" does."""
    cues = [*near.cue.near(content), near.before] if near.before else near.cue.near(content)
    return [
        cue for cue in cues if cue.start < content.start or not _crossed(near, content, cue) or not _opens_sentence(near, cue)
    ]


def content_features(near: Neighbourhood, content: Fragment, cue: Fragment) -> list[float]:
    """Describe a piece of content beside a cue."""
    text = near.text
    row = _common(near, content, cue)
    first = text[content.start : content.start + 8].split(" ")[0].lower()
    quoted = text[content.start] in OPENING
    last = text[content.end - 2 : content.end]
    cue_first = cue.end <= content.start
    gap = _gap(text, cue.end, content.start) if cue_first else _gap(text, content.end, cue.start)
    row += [
        float(first in {"that", "to", "whether", "if", "how", "why", "what"}) * (1 if cue_first else -1),
        float(quoted) * (1 if cue_first else -1),
        float(any(c in CLOSING for c in last) and "," in last) * (-1 if cue_first else 1),
        float(any(c in CLOSING for c in last) and any(c in ".!?" for c in last)) * (-1 if cue_first else 1),
        float(gap.strip() in {"", ",", ":"}) * float(cue_first),
        float(gap.strip() in {"", ",", ":"}) * float(not cue_first),
        float(text[cue.end - 1] == ":" or gap.lstrip().startswith(":")) * float(cue_first),
        float(content.start <= near.start + 1),
        float(near.content.has_nearest(content, cue)),
        float(quoted and not cue_first),
        float(not cue_first and _crossed(near, content, cue) > 0),
        float(cue is near.before and gap.strip() == ":") + float(cue is near.before and text[cue.end - 1] == ":"),
        float(cue is near.before and quoted and content.start <= near.start + 1),
        float(cue_first and _crossed(near, content, cue) > 0 and quoted),
        _sure(cue),
        _sure(content),
    ]
    return row


def source_features(near: Neighbourhood, cue: Fragment, source: Fragment) -> list[float]:
    """Describe a source beside a cue."""
    text = near.text
    row = _common(near, source, cue)
    cue_first = cue.end <= source.start
    gap = (_gap(text, cue.end, source.start) if cue_first else _gap(text, source.end, cue.start)).strip()
    according = text[cue.start : cue.end].lower().endswith(("to", "by", "from", "of"))
    row += [
        float(according) * (1 if cue_first else -1),
        float(gap == "") * float(cue_first),
        float(gap == "") * float(not cue_first),
        float(gap.startswith(("who", ", who", ","))) * float(not cue_first),
        float(gap == ",") * float(cue_first),
        float(gap.endswith((" and", ",", " but")) or gap in {"and", "but"}) * float(not cue_first),
        float(len(near.source.all) == 1),
        float(len(near.cue.all) == 1),
        float(near.source.has_nearest(source, cue)),
        float(near.cue.has_nearest(cue, source)),
        float(_crossed(near, source, cue) > 0 and gap.startswith((".", "”", '"'))),
        float(_opens_sentence(near, cue)) * (1 if cue_first else -1),
        float(_crossed(near, source, cue) > 0 and not cue_first),
        _sure(cue),
        _sure(source),
        math.log1p(source.end - source.start),
    ]
    return row


def _common(near: Neighbourhood, fragment: Fragment, cue: Fragment) -> list[float]:
    """Describe order, distance and what stands between; 14 numbers."""
    cue_first = cue.start < fragment.start
    low, high = (cue.end, fragment.start) if cue_first else (fragment.end, cue.start)
    distance = math.log1p(max(0, high - low))
    crossed = _crossed(near, fragment, cue)
    between = {
        role: row.between(low, high) for role, row in (("source", near.source), ("cue", near.cue), ("content", near.content))
    }
    sign = 1.0 if cue_first else -1.0
    return [
        1.0,
        float(cue_first),
        distance,
        distance * sign,
        min(crossed, 1),
        min(crossed, 1) * sign,
        min(max(0, crossed - 1), 3),
        min(between["source"], 3),
        min(between["cue"], 3),
        min(between["content"], 3),
        min(between["cue"], 3) * sign,
        min(between["content"], 3) * sign,
        float(cue is near.before),
        float(low > high),
    ]


def _gap(text: str, low: int, high: int) -> str:
    """Give the words between two fragments; of a long gap its two ends, which is all that is asked of it."""
    return text[low:high] if high - low <= _LONG_GAP else text[low : low + _LONG_GAP // 2] + text[high - _LONG_GAP // 2 : high]


def _sure(fragment: Fragment) -> float:
    return math.log(max(0.01, fragment.certainty))


def _crossed(near: Neighbourhood, fragment: Fragment, cue: Fragment) -> int:
    """Count the sentence ends between two fragments."""
    low, high = min(fragment.end, cue.end), max(fragment.start, cue.start)
    return max(0, bisect_right(near.ends, high) - bisect_left(near.ends, low))


def _opens_sentence(near: Neighbourhood, cue: Fragment) -> bool:
    """Tell whether a cue stands first in its sentence, as "According to" does."""
    at = bisect_right(near.ends, cue.start) - 1
    start = near.ends[at] if at >= 0 else near.start
    return not any(near.text[at].isalnum() for at in range(start, cue.start))
