"""Interviews in questions and answers without names before them: whose words each paragraph holds.

An article is one where its opening speaks of an interview, and paragraphs that ask ("How do you …?") and others that answer
follow each other, without quotation marks and names before colons. Each sentence of a paragraph is its holder's words; the one
interviewed is who the opening names so ("Interview with Ada Lind", "Ada Lind, interviewed by Ole Dahl"), and nobody where it
names several or none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.language.sentences import sentence_ends
from onrecord.meaning.actors.same_name import may_be_one
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.linking import Attribution

_INTERVIEW = re.compile(r"\binterview(?P<form>s|ed|ing|er)?\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|we|my|our|you|your)\b", re.IGNORECASE)
_PARTY = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_SENTENCE = re.compile(r"[.!?;\n]")
_BY = re.compile(r"\bby\s+(?:\S+\s+){0,6}\Z", re.IGNORECASE)
_LETTER = re.compile(r"(?:\A|\n)(?P<letter>Q|A|Question|Answer):[ \t]+\Z")
_MARKS = '"“”«»'
_LABEL = re.compile(r"\s*[A-Z][\w.'’ -]{0,40}:\s")
_ABOUT = re.compile(r"\b(?:about|after|called|concerning|named|on|over|regarding|whose)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|and|&|,\s*and)\s+(?:\S+\s+){0,4}", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:during|in|to)\s+(?:an?|her|his|the)\s+(?:\S+\s+){0,3}\Z", re.IGNORECASE)
_NEAR = 40  # code points before "interview" in which an article tells of one with another outlet: "In an interview with"
_CERTAINTY = 0.5
_LEAST = 2  # questions that make an interview
_SHARE = 0.2  # of the paragraphs, from the first question on, that ask
_LONGEST_QUESTION = 90  # words
_HEADING = 9  # words of a line without a final mark that is no turn


@dataclass(frozen=True, slots=True)
class _Parties:
    """Words that name the one who is interviewed and the one who asks, where the opening tells."""

    interviewed: Fragment | None
    asking: Fragment | None


def take_interview(
    text: str, paragraphs: Sequence[tuple[int, int]], analysis: Analysis, attributions: list[Attribution]
) -> list[Attribution]:
    """Find the turns of an interview, sentence by sentence, and whose they are.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs.
        analysis: What the encoder's pass tells of it.
        attributions: Its attributions; inside a turn, those of the speaker's own words ("I think") go, others are put within
            the sentence that they stand in. Turns that letters mark ("A:") get their holder.

    Returns:
        The sentences, as attributions with a holder; those after the first of a turn go on with it.
    """
    lettered = [(hit["letter"], a) for a in attributions if (hit := _lettered(text, a))]
    if lettered:
        opening = min(a.content[0].start for _, a in lettered)
        parties = _parties(text, opening, analysis)
        for letter, attribution in lettered:
            attribution.holder = parties.interviewed if letter.startswith("A") else parties.asking
        return []
    first = _first_turn(text, paragraphs)
    if first is None:
        return []
    parties = _parties(text, paragraphs[first][0], analysis)
    said: list[Attribution] = []
    for asks, (start, end) in _turns(text, paragraphs[first:]):
        said += _sentences(text, start, end, parties.asking if asks else parties.interviewed)
    _put_within(text, said, attributions)
    return said


def _lettered(text: str, attribution: Attribution) -> re.Match[str] | None:
    if attribution.source or attribution.cue or not attribution.content:
        return None
    start = attribution.content[0].start
    return _LETTER.search(text[max(0, start - 12) : start])


def _first_turn(text: str, paragraphs: Sequence[tuple[int, int]]) -> int | None:
    """Give the number of the paragraph with which an interview begins; null where the article is none."""
    asking = [number for number, (start, end) in enumerate(paragraphs) if _asks(text[start:end])]
    following = set(asking)
    asking = [number for number in asking if number + 1 < len(paragraphs) and number + 1 not in following]
    if not asking:
        return None
    told = [hit.end() for hit in _INTERVIEW.finditer(text, 0, paragraphs[asking[0]][0])]
    if not told:
        return None
    after = bisect_right([start for start, _ in paragraphs], told[-1])
    first = next((n for n in range(after, asking[0]) if _speaks(text, paragraphs[n])), asking[0])
    asking += [first] if first not in asking and _YOU.search(text[slice(*paragraphs[first])]) else []
    rest = [text[start:end] for start, end in paragraphs[first:]]
    quoting = sum(any(mark in words for mark in _MARKS) or bool(_LABEL.match(words)) for words in rest)
    spoken_to = sum(bool(_YOU.search(text[slice(*paragraphs[n])])) for n in asking)
    if len(asking) < max(_LEAST, _SHARE * len(rest)) or spoken_to * 2 < len(asking) or quoting * 2 > len(rest):
        return None
    return first


def _speaks(text: str, paragraph: tuple[int, int]) -> bool:
    """Tell whether a paragraph says "I" or "you", in no quotation marks."""
    words = text[slice(*paragraph)]
    return bool(_SPEAKS.search(words)) and not any(mark in words for mark in _MARKS) and not _is_heading(text, paragraph)


def _asks(words: str) -> bool:
    return (
        words.rstrip().endswith("?")
        and len(words.split()) <= _LONGEST_QUESTION
        and not words.lstrip().startswith(tuple(_MARKS))
    )


def _is_heading(text: str, paragraph: tuple[int, int]) -> bool:
    words = text[slice(*paragraph)].rstrip()
    return len(words.split()) < _HEADING and words[-1:] not in {".", "?", "!", "…"}


def _turns(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[bool, tuple[int, int]]]:
    """Give each paragraph that is no heading, and whether it asks."""
    begun = False
    for paragraph in paragraphs:
        if _is_heading(text, paragraph):
            continue
        words = text[slice(*paragraph)]
        yield _asks(words) or (not begun and bool(_YOU.search(words))), paragraph
        begun = True


def _sentences(text: str, start: int, end: int, holder: Fragment | None) -> Iterator[Attribution]:
    """Make a statement of each sentence of a turn, without its final period."""
    first: Attribution | None = None
    ends = [start, *(at for at in sentence_ends(text, start, end) if at < end), end]
    for low, high in pairwise(ends):
        words = text[low:high]
        bare = words.strip().removesuffix(".")
        if not bare:
            continue
        at = low + len(words) - len(words.lstrip())
        content = Fragment(at, at + len(bare), "content", _CERTAINTY)
        attribution = Attribution(content=[content], carries_on=first, holder=holder)
        first = first or attribution
        yield attribution


def _put_within(text: str, said: Sequence[Attribution], attributions: list[Attribution]) -> None:
    """Put what others say within the sentence that tells of it; the speaker's own words are the sentence itself."""
    starts = [one.content[0].start for one in said]
    for attribution in list(attributions):
        fragments = [*attribution.source, *attribution.cue, *attribution.content]
        at = bisect_right(starts, min(f.start for f in fragments)) - 1
        if at < 0 or min(f.start for f in fragments) >= said[at].content[0].end:
            continue
        source = " ".join(text[f.start : f.end] for f in sorted(attribution.source))
        own = not attribution.cue or not source or source.casefold() in _PARTY
        if own or max(f.end for f in attribution.content or fragments) > said[at].content[0].end:
            attributions.remove(attribution)
        elif attribution.within is None:
            attribution.within = said[at]


def _parties(text: str, end: int, analysis: Analysis) -> _Parties:
    """Read off the opening who is interviewed and who asks."""
    words = analysis.words
    people = [
        Fragment(int(words.starts[name.first]), int(words.ends[name.last]), "source", _CERTAINTY)
        for name in analysis.names
        if name.kind == "person" and int(words.ends[name.last]) <= end
    ]
    interviewed: list[Fragment] = []
    beside: list[Fragment] = []
    for hit in _INTERVIEW.finditer(text, 0, end):
        low, high = _around(text, hit.start(), end)
        here = [person for person in people if low <= person.start < high]
        asked = _asked(text, hit, here)
        interviewed += asked
        beside += [person for person in here if person not in asked]
    if not interviewed or not _are_one(text, interviewed):
        return _Parties(None, None)
    others = [one for one in beside if not _are_one(text, [one, *interviewed])]
    return _Parties(interviewed[0], others[0] if others and _are_one(text, others) else None)


def _asked(text: str, hit: re.Match[str], people: Sequence[Fragment]) -> list[Fragment]:
    """Give those whom words of an interview name as interviewed: one, and those whom "and" joins to him."""
    after = [person for person in people if person.start >= hit.end()]
    before = [person for person in people if person.end <= hit.start()]
    if after and _BY.search(text[hit.end() : after[0].start]):
        return before[-1:] if hit["form"] == "ed" else []
    elsewhere = _ELSEWHERE.search(text[max(0, hit.start() - _NEAR) : hit.start()])
    if not after or hit["form"] == "er" or elsewhere or _ABOUT.search(text[hit.end() : after[0].start]):
        return []
    return after[:1] + [other for one, other in pairwise(after) if _AND.fullmatch(text[one.end : other.start])]


def _around(text: str, at: int, end: int) -> tuple[int, int]:
    """Give the stretch between marks that end a sentence or line."""
    before = [hit.end() for hit in _SENTENCE.finditer(text, max(0, at - 400), at)]
    after = _SENTENCE.search(text, at, end)
    return before[-1] if before else max(0, at - 400), after.start() if after else end


def _are_one(text: str, people: Sequence[Fragment]) -> bool:
    names = [text[one.start : one.end] for one in people]
    return all(may_be_one(names[0], name, people=True) for name in names)
