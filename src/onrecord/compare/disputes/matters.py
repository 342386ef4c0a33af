"""Matters in dispute in a story: the accounts of its articles and the disputes between them, joined, with all who hold a side.

Two tell of one matter if they are of events that were joined to one happening, if they share a statement that puts it forward
or one that denies it, or if the words for it say the same. A side that one article tells is looked for in the others: whoever
says the same there, by the same speaker, adds a report to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.compare.disputes.across import crossings
from onrecord.compare.disputes.told import Crossing, Report, Told, is_one_speaker
from onrecord.compare.repeats import find_repeats, says_the_same
from onrecord.record import Record
from onrecord.record.account import Position
from onrecord.store.stories import Happening, StoryArticle


@dataclass(slots=True)
class _Matter:
    """A matter while it is put together; each position of an article counts once."""

    about: str
    happening: str | None
    told: dict[tuple[int, Position], Told] = field(default_factory=dict)

    def add(self, told: Iterable[Told]) -> None:
        for one in told:
            self.told.setdefault((one.article.number, one.position), one)

    def voices(self) -> set[tuple[str, bool]]:
        """Give the ids of the statements that hold a side, with whether they put it forward."""
        return {(voice, one.position.stance == "asserts") for one in self.told.values() if (voice := one.position.voice)}

    def is_of(self, other: _Matter) -> bool:
        if self.happening is not None and self.happening == other.happening:
            return True
        if self.voices() & other.voices():
            return True
        return self.happening is None is other.happening and says_the_same(self.about, other.about) is not None


def matters(records: Sequence[tuple[StoryArticle, Record]], happenings: Iterable[Happening]) -> tuple[Crossing, ...]:
    """Put together what is in dispute in a story.

    Args:
        records: Its articles with their records, in order.
        happenings: What happened in it.

    Returns:
        The matters, those of the first articles first, each with all positions on it in the order of the articles.
    """
    reports = [Report(article, record) for article, record in records]
    known = tuple(happenings)
    happening_of = {(number, event.id): happening.id for happening in known for number, event in happening.told}
    found: list[_Matter] = []
    for crossing in (
        *_accounts(reports, happening_of),
        *crossings([one for one in reports if one.article.copy_of is None], known),
    ):
        new = _Matter(crossing.about, crossing.happening)
        new.add(crossing.told)
        first, *others = [one for one in found if one.is_of(new)] or [new]
        if first is new:
            found.append(new)
        for other in (new, *others):
            first.happening = first.happening or other.happening
            first.add(other.told.values())
        found = [one for one in found if not any(one is other for other in others)]
    _tell_again(found, reports)
    place = {report.article.number: number for number, report in enumerate(reports)}
    return tuple(
        Crossing(one.about, one.happening, tuple(sorted(one.told.values(), key=lambda told: place[told.article.number])))
        for one in found
    )


def _accounts(reports: Sequence[Report], happening_of: dict[tuple[int, str], str]) -> Iterator[Crossing]:
    for report in reports:
        for account in report.record.accounts:
            event = account.matter if isinstance(account.matter, str) else ""
            happening = happening_of.get((report.article.number, event))
            yield Crossing(account.about, happening, tuple(map(report.told, account.positions)))


def _tell_again(found: Sequence[_Matter], reports: Sequence[Report]) -> None:
    """Add to each side whoever says the same by the same speaker in another article."""
    held = [(matter, one) for matter in found for one in matter.told.values() if one.position.voice and one.speaker]
    taken = {(one.article.number, one.position.voice) for _, one in held}
    said = [
        (report, statement)
        for report in reports
        for statement in report.record.statements
        if statement.pull_quote is None and (report.article.number, statement.id) not in taken
    ]

    def may_be(earlier: int, later: int) -> bool:
        if earlier >= len(held) or later < len(held):
            return False
        one, (report, statement) = held[earlier][1], said[later - len(held)]
        speaker = None if statement.speaker is None else statement.speaker.name
        return one.article.number != report.article.number and is_one_speaker(one.speaker, speaker)

    wordings = [one.position.span.text for _, one in held]
    wordings += [" ".join(span.text for span in statement.content) for _, statement in said]
    for repeat in find_repeats(wordings, may_be=may_be):
        matter, one = held[repeat.earlier]
        report, statement = said[repeat.later - len(held)]
        position = Position(stance=one.position.stance, voice=statement.id, span=statement.content[0])
        matter.add([report.told(position)])
