"""When something was said: which time of a sentence goes with the reporting words, and which with what is reported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.record.time import Time
from onrecord.times.found import FoundTime
from onrecord.times.words import WEEKDAYS

Bounds = tuple[int, int]

_WORD = re.compile(r"\w+")
# Words that begin a clause of its own, whose times tell when something else happened.
_OTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|where|when|because|although|though|since|until|if|unless|while|whether|as|than|but|before|ahead)\b"
    r"|[;:()\[\]—–“”\"]|\s-\s|--",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|following|during|despite)\b", re.IGNORECASE)  # "after talks on Friday": told the same day
_THAT = re.compile(r"\bthat\b")
# A participle after a comma belongs to the name before it: "the minister, elected in 2019, said".
_PARTICIPLE = re.compile(r",\s+(?:\w+ly\s+)?(?:\w+ed|born|held|chosen|known|made|freed|shot)\b")
# What opens a sentence and tells of the speaking itself; others do not: "Referring to the fire on Monday, she said".
_OPENS_SPEAKING = re.compile(
    r"(?:after|following|speaking|talking|writing|addressing|answering|asked|appearing|at an?|during an?|"
    r"in (?:an?|his|her|their|its|another|remarks|comments)|on (?:twitter|facebook|social))\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"\W*(?:on|in|at|by|late|early|earlier|later|just|only|also|then|but|and)?\W*", re.IGNORECASE)
_FARTHEST = 14  # words between the reporting words and their time
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Where the parts of a statement stand, as half-open offsets.

    Attributes:
        sentence: The sentence that the cue stands in.
        cue: The reporting words.
        content: Each piece of what is reported.
    """

    sentence: Bounds
    cue: Bounds
    content: Sequence[Bounds]


def said_when(text: str, reporting: Reporting, times: Sequence[FoundTime], *, published: date | None = None) -> Time | None:
    """Pick the time of the speaking: "said on Thursday", "On Friday, he told", "told reporters after talks on Monday that".

    A time inside the content tells of what was said; one in a clause of its own ("the man who was arrested on Monday") of
    something else. Lengths, sets and expressions that lie nowhere in the calendar give no time.

    Args:
        text: The article's text.
        reporting: Where the parts of the statement stand.
        times: The times that were found in the article, or in the sentence.
        published: Day of publication. Words that report what was said tell of the past, so a weekday that was taken for
            a coming one ("will resign, she said Thursday") is the one of the week before.

    Returns:
        The nearest that goes with the reporting words; null where there is none.
    """
    candidates = []
    for found in times:
        bounds = (found.span.start, found.span.end)
        if not _inside(bounds, reporting.sentence) or found.kind not in {"date", "time"} or found.time is None:
            continue
        if any(start < bounds[1] and bounds[0] < end for start, end in reporting.content):
            continue
        distance = _distance(text, found, reporting)
        if distance is not None:
            candidates.append((distance, bounds[0] < reporting.cue[0], bounds[0], found))
    if not candidates:
        return None
    nearest = min(candidates, key=lambda candidate: candidate[:3])[3]
    return _in_the_past(nearest, published).time


def _inside(inner: Bounds, outer: Bounds) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _distance(text: str, found: FoundTime, reporting: Reporting) -> int | None:
    """Count the words between a time and the cue; null where the time goes with something else."""
    cue, content, sentence = reporting.cue, reporting.content, reporting.sentence
    time = (found.span.start, found.span.end)
    if _inside(time, cue):
        return 0
    after = time[0] >= cue[1]
    between = _without(text, (cue[1], time[0]) if after else (time[1], cue[0]), content)
    words = len(_WORD.findall(between))
    if words > _FARTHEST or _OTHER_CLAUSE.search(between):
        return None
    if after:
        return None if _THAT.search(between) or not _told_with(between, found) else words
    return None if _belongs_to_the_name(text, found, sentence) else words


def _told_with(before: str, found: FoundTime) -> bool:
    """Tell whether a time may be that of the speaking though it stands with what went before it: only one of a day may."""
    return found.unit in {"day", "part", "clock"} or not _AFTER.search(before)


def _without(text: str, bounds: Bounds, content: Sequence[Bounds]) -> str:
    """Give the words of a stretch that are no content; marks of quotation at the content's edges go with it."""
    pieces: list[str] = []
    place = bounds[0]
    for start, end in sorted(content):
        if end <= place or start >= bounds[1]:
            continue
        pieces.append(text[place : max(place, start)])
        place = min(end, bounds[1])
    pieces.append(text[place : bounds[1]])
    return " ".join(piece.strip(' \t\n“”"‘’,.') for piece in pieces)


def _belongs_to_the_name(text: str, found: FoundTime, sentence: Bounds) -> bool:
    """Tell whether a time before the cue stands in an insertion after a name, or in a clause that a word before it begins."""
    before = text[sentence[0] : found.span.start]
    clause = before[max(0, before.rfind(",")) :]
    closed = "," in text[found.span.end : found.span.end + 2]
    if _PARTICIPLE.match(clause) and closed:
        return True
    opening = before.strip('“”"‘’ ')
    if closed and "," not in before and not _LEADS_IN.fullmatch(opening) and not _OPENS_SPEAKING.match(opening):
        return True
    return bool(_OTHER_CLAUSE.search(clause.strip('“”" '))) or not _told_with(clause, found)


def _in_the_past(found: FoundTime, published: date | None) -> FoundTime:
    """Move a weekday that lies after the publication back by a week."""
    words = re.findall(r"[a-z]+", found.span.text.lower())
    if published is None or found.start is None or found.end is None or not any(word in WEEKDAYS for word in words):
        return found
    if len(found.span.text) != len(re.sub(r"\d", "", found.span.text)) and found.kind == "date":
        return found  # "Thursday, March 17" has a date of its own
    if date.fromisoformat(found.start[:10]) <= published or "next" in words:
        return found
    return replace(found, start=_back(found.start), end=_back(found.end))


def _back(stamp: str) -> str:
    return (date.fromisoformat(stamp[:10]) - _WEEK).isoformat() + stamp[10:]
