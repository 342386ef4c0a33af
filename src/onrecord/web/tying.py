"""What a network is asked for, as the query of an address, and the ties that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args
from urllib.parse import urlencode

import msgspec
from msgspec import Struct, structs
from starlette.exceptions import HTTPException

from onrecord.compare.network import Counting, Nature, nature, type_of
from onrecord.errors import StoreError
from onrecord.record.event import Status, Type
from onrecord.record.statement import Act
from onrecord.store.events import EventFilter
from onrecord.store.ties import Tie, TieFilter

MOST = 40
"""Actors in one picture at most."""

TYPES: tuple[str, ...] = (*get_args(Nature), *get_args(Type), *get_args(Act))
"""What ties can be chosen by: PLOVER's types, acts, and what they are."""

STATUSES = (*get_args(Status), "any")
COUNTINGS = get_args(Counting)
_LARGEST = 2**53
_NO_CONDITION = frozenset({"actor", "other", "way", "count", "most", "q", "offset"})


class Asked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A query for a network.

    Attributes:
        actor: Number of the joined actor in the middle.
        other: Number of another one, to see what is between both.
        way: Whether to see what the first does to the other alone, or both ways.
        q: Words of a name, to choose an actor by.
        type: Type of event, act, or what they are: cooperation, conflict, words.
        status: Whether it happened; ``any`` counts what is planned, thought of or negated as well.
        since: First day of publication.
        until: Last day of publication.
        story: Id of the story in whose articles it is told.
        count: What is counted.
        most: How many actors at most, the one in the middle included.
        offset: How many entries of a list to leave out first.
    """

    actor: int | None = None
    other: int | None = None
    way: Literal["both", "there"] = "both"
    q: str | None = None
    type: str | None = None
    status: Literal[Status, "any"] = "happened"
    since: str | None = None
    until: str | None = None
    story: str | None = None
    count: Counting = "happenings"
    most: int = 20
    offset: int = 0

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """Read the query of an address; empty fields of a form count as not given.

        Args:
            given: Its parameters.

        Raises:
            HTTPException: One of them can't mean anything.
        """
        known = {name: given[name].strip() for name in cls.__struct_fields__ if given.get(name, "").strip()}
        try:
            asked: Asked = msgspec.convert(known, cls, strict=False)
            EventFilter(since=asked.since, until=asked.until)
        except (msgspec.ValidationError, StoreError) as error:
            raise HTTPException(400, f"This can't be asked for: {error}.") from error
        if asked.type is not None and asked.type not in TYPES:
            raise HTTPException(400, f"{asked.type!r} is no type of event and no act.")
        if not 2 <= asked.most <= MOST:  # noqa: PLR2004  # one alone has no ties
            raise HTTPException(400, f"A picture has 2 to {MOST} actors.")
        if not all(0 <= number <= _LARGEST for number in (asked.offset, asked.actor or 0, asked.other or 0)):
            raise HTTPException(400, "Actors and offsets are numbers from 0 on.")
        return asked

    def changed(self, **changes: object) -> Asked:
        """Give the same query with other fields; back to the first page unless the offset is one of them."""
        return structs.replace(self, **{"offset": 0, **changes})

    def address(self, path: str = "/network", **changes: object) -> str:
        """Give the address of a view, with some fields changed."""
        fields: dict[str, Any] = msgspec.to_builtins(self.changed(**changes))
        return f"{path}?{urlencode(fields)}" if fields else path

    def is_narrowed(self) -> bool:
        """Tell whether the ties are narrowed by type, status, time or story."""
        return any(name not in _NO_CONDITION for name in msgspec.to_builtins(self))

    def articles(self, story: str | None) -> TieFilter:
        """Tell in which articles ties are to be read.

        Args:
            story: The whole id of the story.
        """
        return TieFilter(story=story, since=self.since, until=self.until)

    def takes(self, tie: Tie) -> bool:
        """Tell whether a tie is asked for, as far as it is not the article's day or story that counts."""
        if self.status not in {"any", tie.status}:
            return False
        return self.type is None or self.type in {tie.type, type_ := type_of(tie), nature(type_)}

    def of_ties(self, ties: Iterable[Tie]) -> list[Tie]:
        """Choose ties."""
        return [tie for tie in ties if self.takes(tie)]
