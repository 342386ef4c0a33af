"""Finding the copies in a store: each article is held against those that share some of its marks, once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

from onrecord.compare.body import Body
from onrecord.compare.grouping import grouped, ordered
from onrecord.compare.likeness import are_copies
from onrecord.compare.marks import MAKER, marks
from onrecord.compare.shared import shared
from onrecord.store import Member, Store

_AT_ONCE = 50  # articles, or groups, of one transaction
_CANDIDATES = 30
_BODIES = 500  # that are kept in memory


class Found(Struct, frozen=True, kw_only=True):
    """What finding copies came to.

    Attributes:
        compared: Articles that were compared now.
        groups: Groups that the store holds.
        articles: Articles in them.
    """

    compared: int
    groups: int
    articles: int


class _Bodies:
    """The bodies that were needed last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: OrderedDict[int, Body] = OrderedDict()

    def of(self, article: int) -> Body:
        if article not in self._known:
            self._known[article] = Body.of(*self._store.copies.text(article))
            while len(self._known) > _BODIES:
                self._known.popitem(last=False)
        self._known.move_to_end(article)
        return self._known[article]


def find_copies(store: Store, told: Callable[[int], None] | None = None) -> Found:
    """Compare the articles that were not compared yet, and group those that are copies of one report.

    Broken off, it goes on where it was. An article is compared with those of its marks' articles that share most of them, so
    the work grows with the number of new articles, not with that of all pairs.

    Args:
        store: The store, open for writing.
        told: Is told how many articles were compared, each time that some were.
    """
    bodies = _Bodies(store)
    compared = 0
    while numbers := store.copies.uncompared(MAKER, _AT_ONCE):
        store.copies.transacted(partial(_compare, store, bodies, numbers))
        compared += len(numbers)
        if told is not None:
            told(len(numbers))
    groups = grouped(store.copies.pairs())
    _keep(store, groups)
    return Found(compared=compared, groups=len(groups), articles=sum(map(len, groups)))


def _compare(store: Store, bodies: _Bodies, articles: Iterable[int]) -> None:
    for article in articles:
        body = bodies.of(article)
        drawn = marks(body)
        others = store.copies.candidates(article, drawn, _CANDIDATES)
        pairs = {other: share for other in others if (share := are_copies(body, bodies.of(other))) is not None}
        store.copies.note(article, MAKER, drawn, pairs)


def _keep(store: Store, groups: list[list[int]]) -> None:
    """Write down the groups that are not kept as they are now, some at a time, so that other programs may write in between."""
    copies, kept = store.copies, store.copies.kept()
    gone = kept.keys() - {article for group in groups for article in group}
    copies.transacted(partial(copies.drop_group, gone))
    changed: list[list[Member]] = []
    for group in groups:
        members = ordered(map(copies.member, group))
        now = {member.number: (members[0].number, place, member.run) for place, member in enumerate(members)}
        if any(kept.get(article) != known for article, known in now.items()):
            changed.append(members)
    for start in range(0, len(changed), _AT_ONCE):
        copies.transacted(partial(_write, store, changed[start : start + _AT_ONCE]))


def _write(store: Store, groups: Iterable[list[Member]]) -> None:
    copies = store.copies
    for members in groups:
        copies.drop_group(member.number for member in members)
        copies.keep_group(members)
        copies.keep_statements(shared([copies.statements(member.number) for member in members]))
