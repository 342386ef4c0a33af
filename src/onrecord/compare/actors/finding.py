"""Joining the actors of a store: those of new articles with those that are there.

A new article's actors are held against the articles with actors of their names, and against those that tell of the same;
what was joined before stays together. Broken off, it goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from onrecord.compare.actors.joining import join
from onrecord.compare.actors.presence import Key, Presence
from onrecord.compare.actors.related import Relations
from onrecord.compare.actors.traits import traits
from onrecord.store import Store
from onrecord.store.joining import JoiningWork, Kept

MAKER = 1
"""Version of joining: articles that another version joined are joined anew."""

_AT_ONCE = 200  # articles of one transaction
_OF_ONE_NAME = 500  # latest articles of a name that are looked at


def join_actors(store: Store, told: Callable[[int], None] | None = None, *, anew: bool = False) -> int:
    """Join the actors of articles that were not joined yet.

    Which articles tell of the same is read from the store: `onrecord.compare.stories.finding.find_stories` goes first.

    Args:
        store: The store, open for writing.
        told: Is told how many articles were joined, each time that some were.
        anew: Whether to join all articles anew; decisions are kept.

    Returns:
        How many articles were joined now.
    """
    work = JoiningWork.of(store)
    if anew:
        work.transacted(work.drop)
    joined = 0
    while numbers := work.unjoined(MAKER, _AT_ONCE):
        work.transacted(partial(_join, work, numbers))
        joined += len(numbers)
        if told is not None:
            told(len(numbers))
    return joined


def _join(work: JoiningWork, new: Sequence[int]) -> None:
    pairs = [pair for article in new for pair in work.near(article)]
    presences: dict[Key, Presence] = {}
    before: dict[Key, int] = {}
    _read(work, {*new, *(one for pair in pairs for one in pair[:2])}, presences, before)
    blocks = {
        (known.block, known.is_fixed) for one in presences.values() if one.key.article in set(new) for known in [traits(one)]
    }
    named: set[int] = set()
    for block, is_fixed in sorted(blocks):
        if is_fixed:
            named.update(filter(None, [work.first_of(block)]))
        elif block != "described":
            named.update(work.of_block(block, _OF_ONE_NAME))
    _read(work, named - {key.article for key in presences}, presences, before)
    touched: set[int] = set()
    rows: list[Kept] = []
    following = work.free_number()
    for group in join(presences.values(), Relations(pairs), before):
        held = sorted({before[member.key] for member in group if member.key in before})
        number = held[0] if held else following
        following += not held
        work.absorb(number, held[1:])
        fresh = [member for member in group if member.key not in before]
        if fresh or len(held) > 1:
            touched |= {number, *held}
        for member in fresh:
            beside = (None, None) if member.beside is None else (member.beside.article, member.beside.actor)
            block = traits(presences[member.key]).block
            rows.append((member.key.article, member.key.actor, block, number, number, member.how, member.words, *beside))
    work.keep(rows)
    work.close(new, MAKER, touched)


def _read(work: JoiningWork, articles: set[int], presences: dict[Key, Presence], before: dict[Key, int]) -> None:
    for article in sorted(articles):
        for row, published, actor, machine in work.actors(article):
            one = Presence.of(row, actor, published)
            presences[one.key] = one
            if machine is not None:
                before[one.key] = machine
