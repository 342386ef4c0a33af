"""Where a statement was made, where the article tells: the places that go with its reporting words.

A place goes with them where it stands behind them ("told reporters in Tarn"), opens the sentence ("In Tarn, the minister
said", "Speaking at a rally in Tarn on Monday, she said"), or stands with the speaker as a place of speaking ("a driver reached
by telephone in Tarn said"). A gathering with a name is one too ("at the Norland Fishing Summit"). A place inside what is said
is spoken of, one of a clause of its own ("after a fire in Tarn", "who was born in Tarn") is that of something else. A dateline
tells where the article was written, not where somebody spoke.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from onrecord.meaning.actors.metonyms import seat_of
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.heads.names import Name
from onrecord.meaning.linking import Attribution
from onrecord.meaning.speaking import Sentences, is_participle
from onrecord.meaning.speaking_phrases import (
    BEFORE,
    NAMED_GATHERING,
    OPENS,
    OTHER_CLAUSE,
    REMOTE,
    WITH_SPEAKER,
    is_of_something_else,
    names_occasion,
)
from onrecord.record.actor import Ref
from onrecord.record.article import Article
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.world import find_organisation, resolve

Bounds = tuple[int, int]

_KINDS = frozenset({"place", "facility"})
_OWNS = re.compile(r"[’']s?\s+\w")
_WORD = re.compile(r"\w+")
_FARTHEST = 20  # words between the reporting words and their place
_NEAR = 7  # words between them, where none of them is an occasion to speak
_FURTHER = 2  # paragraphs behind the one that a place opens in which its speaker goes on there
_COMMA = 40  # code points behind a phrase that opens a sentence in which its comma stands
_REACH = 400  # code points before a place that are looked at


class SpeakingPlaces:
    """The places of one article's reporting words.

    Args:
        article: The article.
        analysis: What the encoder's pass tells of it.
        sentences: Its sentences.
    """

    def __init__(self, article: Article, analysis: Analysis, sentences: Sentences) -> None:
        """Keep them."""
        self._article = article
        self._text = article.text
        self._sentences = sentences
        words = analysis.words
        self._named = [
            Span.of(self._text, int(words.starts[name.first]), int(words.ends[name.last]))
            for name in analysis.names
            if name.kind in _KINDS or (name.kind == "organisation" and _is_house(analysis, name))
        ]

    def wheres(self, attributions: Sequence[Attribution], speakers: Sequence[Ref | None]) -> list[Place | None]:
        """Tell where the words of each attribution were spoken.

        Reporting words of one sentence share their place where one source or a participle goes with them; words that go on
        have that of those they go on with. Where a place opens a sentence, what the same speaker says next, nobody else
        between and no paragraph left out, was said there, too.

        Args:
            attributions: The attributions of the article.
            speakers: Their speakers.

        Returns:
            For each its place; null where the article does not say.
        """
        own = {id(attribution): self._own(attribution) for attribution in attributions}
        spans = sorted({span.start: span for span in own.values() if span}.items())
        if not spans:
            return [None] * len(attributions)
        places = resolve(self._text, [span for _, span in spans], dateline=self._article.dateline)
        told = {start: _of_house(place) for (start, _), place in zip(spans, places, strict=True)}
        found = {key: told[span.start] if span else None for key, span in own.items()}
        placed = [a for a in attributions if found[id(a)] is not None and a.within is None]
        found |= {id(a): self._beside(a, placed, found) for a in attributions if found[id(a)] is None}
        self._go_on(attributions, speakers, found)
        for attribution in attributions:
            if attribution.carries_on is not None:
                found[id(attribution)] = found.get(id(attribution.carries_on))
        return [found[id(attribution)] for attribution in attributions]

    def _beside(
        self, attribution: Attribution, placed: Sequence[Attribution], found: Mapping[int, Place | None]
    ) -> Place | None:
        """Give the place of other reporting words of the sentence that are the same one's."""
        if not attribution.cue or attribution.within is not None:
            return None
        cue = min(attribution.cue)
        joined = is_participle(self._text, cue)
        low, high = self._sentences.around(cue.start)
        for other in placed:
            same = attribution.source and attribution.source == other.source
            if low <= min(other.cue).start < high and (joined or same):
                return found[id(other)]
        return None

    def _go_on(
        self, attributions: Sequence[Attribution], speakers: Sequence[Ref | None], found: dict[int, Place | None]
    ) -> None:
        """Let what a speaker says next have the place that opened a sentence of his."""
        ordered = sorted(
            (
                (_start(a), a, who.actor if who else None)
                for a, who in zip(attributions, speakers, strict=True)
                if a.within is None
            ),
            key=itemgetter(0),
        )
        open_: tuple[str, Place, int] | None = None  # who speaks where, and the paragraph that says so
        for start, attribution, actor in ordered:
            paragraph = self._sentences.paragraph(start)
            if open_ is not None and (actor != open_[0] or paragraph > open_[2] + _FURTHER):
                open_ = None
            place = found[id(attribution)]
            if place is not None:
                opens = actor is not None and self._opens(place, attribution)
                open_ = (actor, place, paragraph) if actor is not None and opens else None
            elif open_ is not None and attribution.cue:
                found[id(attribution)] = open_[1]

    def _opens(self, place: Place, attribution: Attribution) -> bool:
        """Tell whether a place opens the sentence of reporting words."""
        low, _ = self._sentences.around(_start(attribution))
        return low <= place.span.start < _start(attribution) and bool(OPENS.match(self._text[low : place.span.start]))

    def _own(self, attribution: Attribution) -> Span | None:
        """Find the place that stands with the reporting words."""
        if not attribution.cue:
            return None
        sentence = self._sentences.around(min(attribution.cue).start)
        told = [
            (distance, span.start, span)
            for span in (*self._places(sentence), *self._gatherings(sentence))
            if not any(f.start < span.end and span.start < f.end for f in attribution.content)
            and (distance := self._distance(span, attribution, sentence)) is not None
        ]
        return min(told)[2] if told else None

    def _places(self, sentence: Bounds) -> Iterator[Span]:
        for span in self._named:
            here = sentence[0] <= span.start < sentence[1] and not _OWNS.match(self._text, span.end)
            if here and find_organisation(span.text) is None:
                yield span

    def _gatherings(self, sentence: Bounds) -> Iterator[Span]:
        for hit in NAMED_GATHERING.finditer(self._text, *sentence):
            yield Span.of(self._text, hit.start("all"), hit.end("all"))

    def _distance(self, span: Span, attribution: Attribution, sentence: Bounds) -> int | None:
        """Count the words between a place and the cue; null where it goes with something else."""
        start, end = min(attribution.cue).start, max(attribution.cue).end
        before = self._text[max(sentence[0], span.start - _REACH) : span.start]
        at = BEFORE.search(before)
        if at is None or (at["at"].lower() == "from" and not REMOTE.search(before)):
            return None
        low = min((f.start for f in attribution.source), default=sentence[0])
        if span.start >= start:
            between = _without(self._text, (end, span.start), attribution)
            goes_with = self._behind(span, between or self._text[start : span.start], attribution)
        elif low < span.start and WITH_SPEAKER.search(self._text[low : span.start]):
            between, goes_with = self._text[span.end : start], True
        else:
            between = _without(self._text, (span.end, start), attribution)
            goes_with = bool(OPENS.match(before)) and self._leads_in(span, before, attribution)
        words = len(_WORD.findall(between))
        return words if goes_with and words <= _FARTHEST else None

    def _behind(self, span: Span, between: str, attribution: Attribution) -> bool:
        """Tell whether a place behind the cue goes with it: no other clause stands between, and it is none of the speaker's."""
        if OTHER_CLAUSE.search(between) or is_of_something_else(between):
            return False
        if not attribution.source:
            return False
        if any(f.start <= span.start < f.end for f in attribution.source) or "," in between:
            return bool(REMOTE.search(between))
        return len(_WORD.findall(between)) <= _NEAR or names_occasion(between)

    def _leads_in(self, span: Span, before: str, attribution: Attribution) -> bool:
        """Tell whether a phrase that opens the sentence ends between a place and its speaker."""
        if not attribution.source or self._text.startswith(",", max(f.end for f in attribution.cue)):
            return False  # "In Tarn, she said, shops must close": inserted, so that what opens the sentence is content
        rest = self._text[span.end : _start_of_reporting(attribution)]
        if is_of_something_else(before) or OTHER_CLAUSE.search(before.strip(" “”\"'‘’")):
            return False
        return "," in rest[:_COMMA] and not OTHER_CLAUSE.search(rest)


def _is_house(analysis: Analysis, name: Name) -> bool:
    """Tell whether a name is that of a house which stands for a government."""
    seat = seat_of(" ".join(analysis.forms[name.first : name.last + 1]))
    return seat is not None and not seat.capital


def _of_house(place: Place) -> Place:
    """Give a house that stands for a government its country, which tells no town of the same name apart ("the White House")."""
    seat = seat_of(place.span.text)
    return place if seat is None or seat.capital else Place(name=place.span.text, country=seat.country, span=place.span)


def _start(attribution: Attribution) -> int:
    """Give where an attribution's words begin."""
    return min(f.start for f in (*attribution.source, *attribution.cue, *attribution.content))


def _start_of_reporting(attribution: Attribution) -> int:
    return min(f.start for f in (*attribution.source, *attribution.cue))


def _without(text: str, bounds: Bounds, attribution: Attribution) -> str:
    """Give the words of a stretch that are no content; marks of quotation at the content's edges go with it."""
    pieces: list[str] = []
    place = bounds[0]
    for fragment in sorted(attribution.content):
        if fragment.end <= place or fragment.start >= bounds[1]:
            continue
        pieces.append(text[place : max(place, fragment.start)])
        place = min(fragment.end, bounds[1])
    pieces.append(text[place : bounds[1]])
    return " ".join(piece.strip(' \t\n“”"‘’.') for piece in pieces)
