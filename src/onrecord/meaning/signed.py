"""Quotations whose speaker is named beside them without a verb: "— Ada Lind", "From the desk of Ada Lind:", and turns of talk.

A name behind a dash after the quotation, or before a colon in front of it, is its source. Paragraphs that begin with a name or
"Q" and a colon, turn by turn, are an interview: each is what that one says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution

_CAPITAL = r"[A-Z][\w.'’-]*"
_NAME = rf"{_CAPITAL}(?:[ ](?:{_CAPITAL}|de|van|von|der|bin|al|of|the)){{0,5}}"
_AFTER = re.compile(rf"[ \t]*\n{{0,2}}[ \t]*(?:[—–]|--?)[ \t]*({_NAME})(?=[ \t]*(?:[,(@\n]|\Z))")
_BEFORE = re.compile(rf"(?:\A|(?<=\n)|(?<=[.!?] ))(?:From the desk of )?({_NAME}):\s*\Z")
_TURN = re.compile(rf"(?P<label>Q|A|Question|Answer|{_NAME}):[ \t]+(?P<said>\S.*)", re.DOTALL)
_POST = re.compile(rf"(?P<said>\S[^\n]*?)(?:[ ]*pic\.twitter\.com/\S+)?[ ]*(?:[—–]|--?)[ ]*(?P<who>{_NAME})[ ]*\(@\w{{1,30}}\)")
_ASKING = frozenset({"Q", "A", "Question", "Answer"})
_REACH = 120  # code points before a quotation in which its speaker can stand
_CERTAINTY = 0.5
_LEAST = 2  # turns that make a talk


def sign(text: str, attributions: Sequence[Attribution]) -> None:
    """Give quotations that have neither cue nor source the source that is named beside them.

    Args:
        text: The article's text.
        attributions: Its attributions; those that are signed get their source, and go on with nobody.
    """
    for attribution in attributions:
        if attribution.source or attribution.cue or not attribution.content:
            continue
        start, end = min(f.start for f in attribution.content), max(f.end for f in attribution.content)
        after = _AFTER.match(text, end)
        low = max(0, start - _REACH)
        before = None if after else _BEFORE.search(text[low:start])
        if after:
            attribution.source = [Fragment(after.start(1), after.end(1), "source", _CERTAINTY)]
        elif before:
            attribution.source = [Fragment(low + before.start(1), low + before.end(1), "source", _CERTAINTY)]


def take_turns(text: str, paragraphs: Sequence[tuple[int, int]], attributions: list[Attribution]) -> list[Attribution]:
    """Find the turns of an interview; what stands in one is said within it.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
        attributions: Its attributions; those inside a turn are put within it.

    Returns:
        The turns, as attributions. The speakers of "Q" and "A" stay unnamed.
    """
    found = [hit for start, end in paragraphs if (hit := _TURN.fullmatch(text, start, end))]
    labels = Counter(hit["label"] for hit in found)
    asks = any(hit["said"].rstrip().endswith("?") for hit in found)
    if len(labels) < _LEAST or not (asks or max(labels.values()) >= _LEAST):
        return []
    turns: list[Attribution] = []
    for hit in found:
        named = hit["label"] not in _ASKING
        source = [Fragment(hit.start("label"), hit.end("label"), "source", _CERTAINTY)] if named else []
        turns.append(Attribution(source, [], [Fragment(hit.start("said"), hit.end("said"), "content", _CERTAINTY)]))
    _put_within(turns, attributions)
    return turns


def take_posts(text: str, paragraphs: Sequence[tuple[int, int]], attributions: list[Attribution]) -> list[Attribution]:
    """Find posts that stand in the article with name and handle: "… — Ada Lind (@adalind)".

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
        attributions: Its attributions; those inside a post are put within it.

    Returns:
        The posts, as attributions.
    """
    posts = [
        Attribution(
            [Fragment(hit.start("who"), hit.end("who"), "source", _CERTAINTY)],
            [],
            [Fragment(hit.start("said"), hit.end("said"), "content", _CERTAINTY)],
        )
        for start, end in paragraphs
        if (hit := _POST.match(text, start, end))
    ]
    _put_within(posts, attributions)
    return posts


def _put_within(wholes: Sequence[Attribution], attributions: list[Attribution]) -> None:
    """Put attributions within the turn or post in which they stand; words without a cue are part of it, and go."""
    starts = [whole.content[0].start for whole in wholes]
    for attribution in list(attributions):
        fragments = [*attribution.source, *attribution.cue, *attribution.content]
        at = bisect_right(starts, min(f.start for f in fragments)) - 1
        if at < 0 or max(f.end for f in attribution.content or fragments) > wholes[at].content[0].end:
            continue
        if attribution.cue and attribution.source:
            attribution.within = wholes[at]
        else:
            attributions.remove(attribution)
