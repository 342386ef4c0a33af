"""Accounts made of disputes: positions on one matter come together, each voice's words once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.account import Account, Position
from onrecord.record.article import Article
from onrecord.record.span import Span


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter and two or more positions on it, before disputes that share one become an account.

    Attributes:
        matter: Id of an event, or the words of a proposition.
        about: Words for the matter.
        positions: Who holds what.
    """

    matter: str | Span
    about: str
    positions: tuple[Position, ...]


def join(article: Article, disputes: Sequence[Dispute]) -> tuple[Account, ...]:
    """Join disputes that share a matter or a position that asserts it.

    Args:
        article: The article.
        disputes: The disputes; the first of those joined gives the matter.

    Returns:
        Accounts in order of their first positions.
    """
    root = list(range(len(disputes)))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    first: dict[object, int] = {}
    for place, dispute in enumerate(disputes):
        shared = [position for position in dispute.positions if position.stance == "asserts"]
        for key in (_key(dispute.matter), *((one.voice, one.span.start, one.span.end) for one in shared)):
            one, other = find(first.setdefault(key, place)), find(place)
            root[max(one, other)] = min(one, other)
    together: dict[int, list[Dispute]] = {}
    for place, dispute in enumerate(disputes):
        together.setdefault(find(place), []).append(dispute)
    made = [_account(article, group) for group in together.values()]
    return tuple(sorted(made, key=lambda one: (one.positions[0].span.start, one.positions[0].span.end, one.id)))


def _account(article: Article, group: Sequence[Dispute]) -> Account:
    positions = {position: None for dispute in group for position in dispute.positions}
    ordered = sorted(positions, key=lambda one: (one.span.start, one.span.end, one.stance, one.voice or ""))
    matter = group[0].matter
    name = hashlib.sha256(f"{article.id}|{_key(matter)}".encode("ascii")).hexdigest()[:16]
    return Account(id=f"c{name}", about=group[0].about, matter=matter, positions=tuple(ordered))


def _key(matter: str | Span) -> str:
    return matter if isinstance(matter, str) else f"{matter.start}-{matter.end}"
