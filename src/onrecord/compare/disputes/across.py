"""Disputes between articles: a claim that one article reports, and a denial, doubt or contrary claim that another one does.

Held against each other are claims of different speakers in different reports; copies are left out. A denial or doubt takes the
claims that share most of its words; a claim that says no, those that say yes in much the same clause. The learnt chance of a
dispute (`onrecord.compare.disputes.chance`) raises or lowers how plainly two belong together. And of one happening that
several articles tell of, some voice may say that it happened and another that it did not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.accounts.claims import Claim, can_assert
from onrecord.accounts.contradictions import is_said, opposition
from onrecord.accounts.wording import Weights
from onrecord.compare.disputes.chance import chance
from onrecord.compare.disputes.signs import wording
from onrecord.compare.disputes.told import Crossing, Report, Told, is_one_speaker
from onrecord.compare.stories.stems import stems
from onrecord.record import Event, Ref
from onrecord.record.account import Position, Stance
from onrecord.store.folding import fold
from onrecord.store.stories import Happening

_SHARED = 2  # stems that a claim shares with what answers it
_OFTEN = 60  # claims of a story; a stem that stands in more of them leads from none to another
_ENOUGH = 0.75
_ENOUGH_OPPOSED = 0.85
_AS_GOOD = 0.85
_LEARNT = 0.4  # what the chance adds, from none to certain
_LEAD = re.compile(r"[\s“\"‘']*(?:(?:that|of|about|over|for)\s+)?", re.IGNORECASE)
_ACCUSING = frozenset({"accuse", "claim", "criticize"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A claim with its report."""

    report: Report
    claim: Claim

    @property
    def speaker(self) -> str | None:
        ref = self.claim.statement.speaker
        return None if ref is None else ref.name

    def told(self, stance: Stance) -> Told:
        """Give it as a position, with its longest piece of words."""
        statement = self.claim.statement
        words = max(statement.content, key=lambda span: (span.end - span.start, -span.start))
        return self.report.told(Position(stance=stance, voice=statement.id, span=words))

    @property
    def named(self) -> bool:
        """Whether somebody can be told apart by its name: by "he" or "officials" alone nobody is told from others."""
        return self.speaker is not None or self.claim.statement.act in _ACCUSING


_Score = Callable[[_Placed, _Placed], float]


def crossings(reports: Sequence[Report], happenings: Iterable[Happening]) -> Iterator[Crossing]:
    """Find the disputes between the articles of a story.

    Args:
        reports: Its articles in order, without copies.
        happenings: What happened in it.

    Yields:
        Matters with who asserts and who does not; one matter may come several times.
    """
    yield from _of_happenings(reports, happenings)
    yield from _OfClaims(reports).all()


def _of_happenings(reports: Sequence[Report], happenings: Iterable[Happening]) -> Iterator[Crossing]:
    """Find happenings that some voice says did happen, and another, in another article, that they did not."""
    by_number = {report.article.number: report for report in reports}
    held: Mapping[int, dict[str, list[Position]]] = {number: defaultdict(list) for number in by_number}
    for number, report in by_number.items():
        for event, position in report.happenings.positions():
            held[number][event].append(position)
    for happening in happenings:
        told = [
            (event, by_number[number].told(position))
            for number, event in happening.told
            if number in by_number
            for position in held[number].get(event.id, ())
        ]
        for denied, against in told:
            if not _denies(by_number[against.article.number], against):
                continue
            asserting = [
                one
                for event, one in told
                if one.position.stance == "asserts" and _is_apart(one, against) and _have_one_part(event, denied)
            ]
            if asserting:
                about = " ".join(asserting[0].position.span.text.split())
                yield Crossing(about, happening.id, (*asserting, against))


def _denies(report: Report, told: Told) -> bool:
    """Tell whether somebody known denies by what the reporting words do, not only by a "not" in what is said."""
    claim = report.claims.of.get(told.position.voice or "")
    return told.position.stance in {"denies", "doubts"} and told.speaker is not None and claim is not None and _is_answer(claim)


def _is_answer(claim: Claim) -> bool:
    return claim.answer is not None and claim.answer.sure


def _is_apart(one: Told, other: Told) -> bool:
    """Tell whether two positions are of two articles and two voices."""
    return one.article.number != other.article.number and not is_one_speaker(one.speaker, other.speaker)


def _have_one_part(one: Event, other: Event) -> bool:
    """Tell whether doers or those to whom it was done share a word of their names, and neither differ."""
    shared = [_share(one.actor, other.actor), _share(one.recipient, other.recipient)]
    return True in shared and False not in shared


def _share(ones: Sequence[Ref], others: Sequence[Ref]) -> bool | None:
    """Tell whether names share a stem; null where nobody is named."""
    first, second = ({stem for ref in refs for stem in stems(ref.name)} for refs in (ones, others))
    return bool(first & second) if first and second else None


class _OfClaims:
    """The claims of all reports, ready to be held against each other."""

    def __init__(self, reports: Sequence[Report]) -> None:
        """Index the claims by their words."""
        self._all = [_Placed(report, claim) for report in reports for claim in report.claims.all]
        self._weights = Weights(one.claim.wording for one in self._all)
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._all):
            for stem in one.claim.wording.stems:
                self._having[stem].append(place)

    def all(self) -> Iterator[Crossing]:
        """Find the disputes, in the order of the claims that answer."""
        for one in self._all:
            answer = one.claim.answer
            if one.speaker is None:
                continue
            if answer is not None:
                if answer.back or not (answer.sure or answer.charged):
                    continue
                yield from self._best(one, answer.stance, self._answered, _ENOUGH)
            elif one.claim.statement.cue and _says_no(one.claim.text) and can_assert(one.claim):
                yield from self._best(one, "denies", self._opposed, _ENOUGH_OPPOSED)

    def _best(self, one: _Placed, stance: Stance, score: _Score, enough: float) -> Iterator[Crossing]:
        scored = [(score(one, other), other) for other in self._others(one)]
        best = max((value for value, _ in scored), default=0.0)
        for value, other in scored:
            if value >= enough and value >= best * _AS_GOOD:
                yield self._crossing(one, stance, other)

    def _others(self, one: _Placed) -> Iterator[_Placed]:
        """Give the claims of other speakers in other articles that share words with one, in order."""
        shared: defaultdict[int, int] = defaultdict(int)
        for stem in one.claim.wording.stems:
            if len(self._having[stem]) <= _OFTEN:
                for place in self._having[stem]:
                    shared[place] += 1
        for place in sorted(shared):
            other = self._all[place]
            if (
                shared[place] >= _SHARED
                and other.report is not one.report
                and other.claim.answer is None
                and other.named
                and can_assert(other.claim)
                and not _says_no(" ".join(span.text for span in other.claim.statement.cue))
                and not is_one_speaker(one.speaker, other.speaker)
            ):
                yield other

    def _answered(self, one: _Placed, other: _Placed) -> float:
        """Score how well a claim is the one that is denied or doubted; 0 for what is not put forward, or says no itself."""
        said = other.claim.text
        charged = other.claim.statement.act == "accuse"
        if _says_no(said) or not (charged or is_said(said, (said,))):
            return 0.0
        held = max(
            self._weights.held(one.claim.wording, other.claim.wording),
            self._weights.held(other.claim.wording, one.claim.wording) * 0.9,
        )
        surname = fold(one.speaker or "").split()[-1:]
        aimed = bool(surname) and surname[0] in fold(_sentence(other)).split()
        aimed = aimed or (one.claim.state is not None and one.claim.state in other.claim.about)
        return held + 0.2 * aimed + 0.15 * other.claim.charge + self._learnt(one, other)

    def _opposed(self, one: _Placed, other: _Placed) -> float:
        """Score how plainly a claim says no where another says yes."""
        alike = opposition(one.claim, other.claim, self._weights)
        return alike + self._learnt(one, other) if alike else 0.0

    @staticmethod
    def _learnt(one: _Placed, other: _Placed) -> float:
        return _LEARNT * (chance(_sentence(one), _sentence(other)) - 0.5)

    @staticmethod
    def _crossing(one: _Placed, stance: Stance, other: _Placed) -> Crossing:
        asserted = other.told("asserts")
        return Crossing(matter(asserted.position.span.text), None, (asserted, one.told(stance)))


def matter(words: str) -> str:
    """Give the words of what is claimed as a matter: without "that", marks of quotation and what ends them.

    Args:
        words: The words that carry the claim.
    """
    lead = _LEAD.match(words)
    return " ".join(words[lead.end() if lead else 0 :].rstrip(" .,;\"”’'").split()) or " ".join(words.split())


def _says_no(words: str) -> bool:
    kinds = wording(words).kinds
    return bool(kinds["no"] or kinds["denial"])


def _sentence(one: _Placed) -> str:
    """Give the sentence that a claim begins in, with the words that report it."""
    start, end = one.report.claims.sentence_of(one.claim.start)
    return one.report.record.article.text[start:end]
