"""Networks: who did what to whom around one actor, counted by happenings, by reports, or by independent sources.

What articles tell of one another is easily counted twice: an agency's report is printed by many, several reporters write of one
attack, and a minister's claim of it is repeated. So each count is told apart, and the reader chooses.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Literal, cast

from msgspec import Struct

from onrecord.events.acts import EVENTS
from onrecord.events.plover import QUADS
from onrecord.record.event import Type
from onrecord.record.statement import Act
from onrecord.store.ties import Tie

Counting = Literal["happenings", "reports", "sources"]
Nature = Literal["cooperation", "conflict", "words"]

MUTUAL = frozenset({"CONSULT"})
"""Types that say no more of the one than of the other."""

_COOPERATION = frozenset({1, 2})


class Edge(Struct, frozen=True, kw_only=True):
    """What one actor did to another, of one type.

    Attributes:
        doer: Number of the joined actor who did it.
        other: Number of the one to whom; of two who met, the larger number.
        type: PLOVER's type of events; an act for statements whose act is no event.
        nature: Whether PLOVER counts the type to cooperation or to conflict; "words" for acts that are no events.
        happenings: How often it happened: what several reports tell of one event counts once, and so does a statement that
            copies of a report share.
        reports: How many reports tell of it that are no copies of another.
        sources: Whose word it is: how many outlets tell of it in their own voice, and speakers who are quoted with it.
        own_voice: How many reports tell of it in their own voice.
        first: Earliest date of publication.
        last: Latest date.
    """

    doer: int
    other: int
    type: str
    nature: Nature
    happenings: int
    reports: int
    sources: int
    own_voice: int
    first: str | None
    last: str | None

    def count(self, counting: Counting) -> int:
        """Give the count that is asked for."""
        return int(getattr(self, counting))


def type_of(tie: Tie) -> str:
    """Give the type that a tie counts to: an act that always is an event counts to that event's type."""
    return tie.type if tie.event is not None else EVENTS.get(cast("Act", tie.type), tie.type)


def nature(type_: str) -> Nature:
    """Tell whether a type is cooperation or conflict by PLOVER's quad classes; acts that are no events are words."""
    quad = QUADS.get(cast("Type", type_))
    return "words" if quad is None else "cooperation" if quad in _COOPERATION else "conflict"


def single(ties: Iterable[Tie]) -> list[Tie]:
    """Leave out statements whose act the same article tells as an event, too."""
    every = list(ties)
    told = {(tie.article, *_pair(tie)) for tie in every if tie.event is not None}
    return [tie for tie in every if tie.event is not None or (tie.article, *_pair(tie)) not in told]


def edges(ties: Iterable[Tie]) -> list[Edge]:
    """Count ties by the two actors and the type.

    Args:
        ties: The ties, in the order of the articles.

    Returns:
        Edges by the numbers of doer and other, and by type.
    """
    grouped: defaultdict[tuple[int, int, str], list[Tie]] = defaultdict(list)
    for tie in single(ties):
        grouped[_pair(tie)].append(tie)
    return [_edge(*key, grouped[key]) for key in sorted(grouped)]


def happening(tie: Tie) -> Hashable:
    """Give what tellings of the same have in common.

    A copy's events that were joined with no other are those of its report.
    """
    if tie.one is not None:
        return "joined" if tie.event is not None else "said", tie.one
    return ("copied", tie.report) if tie.article != tie.report else ("told", tie.article, tie.event)


def nearest(found: Iterable[Edge], centre: int, counting: Counting, most: int) -> list[int]:
    """Choose the actors with whom one has most ties, most first.

    Args:
        found: Edges.
        centre: The actor.
        counting: What is counted.
        most: How many at most.
    """
    counts: Counter[int] = Counter()
    for edge in found:
        if centre in {edge.doer, edge.other}:
            counts[edge.other if edge.doer == centre else edge.doer] += edge.count(counting)
    return sorted(counts, key=lambda number: (-counts[number], number))[:most]


def _pair(tie: Tie) -> tuple[int, int, str]:
    type_ = type_of(tie)
    one, other = sorted((tie.doer, tie.other)) if type_ in MUTUAL else (tie.doer, tie.other)
    return one, other, type_


def _edge(doer: int, other: int, type_: str, ties: Sequence[Tie]) -> Edge:
    originals = {tie.report for tie in ties if tie.article == tie.report}
    counted = {happening(tie) for tie in ties if not _is_repeated(tie, originals)}
    days = sorted(tie.day for tie in ties if tie.day is not None)
    return Edge(
        doer=doer,
        other=other,
        type=type_,
        nature=nature(type_),
        happenings=len(counted),
        reports=len({tie.report for tie in ties}),
        sources=len({tie.source for tie in ties}),
        own_voice=len({tie.report for tie in ties if tie.voice is None}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _is_repeated(tie: Tie, originals: Iterable[int]) -> bool:
    """Tell whether a copy's telling, joined with no other, is one of its report's."""
    return tie.one is None and tie.article != tie.report and tie.report in originals
