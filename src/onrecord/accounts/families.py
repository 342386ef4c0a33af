"""Families: words for one kind of happening, so that "invaded" and "the invasion" are one, by ``tables/families.tsv``.

A word after ``~`` belongs to its family only in a wider sense: an "attack" may be a bombing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.accounts.wording import stem
from onrecord.record.event import Event


def families(event: Event, *, loose: bool = False) -> Iterator[str]:
    """Name the meanings that an event's trigger can have: its own words', and those of the table.

    Args:
        event: The event.
        loose: Give those that it has only in a wider sense: an "attack" may be a bombing.
    """
    words = event.trigger.text.lower().split()
    stems = [stem(word) for word in words]
    if not loose:
        yield from (f"{event.type} {one}" for one in (stems[0], stems[-1]))
    table = _families()
    for word in dict.fromkeys((*stems, " ".join(stems))):
        yield from table.get((event.type, word, loose), ())


@cache
def _families() -> Mapping[tuple[str, str, bool], tuple[str, ...]]:
    lines = (files("onrecord.accounts") / "tables/families.tsv").read_text(encoding="utf-8").splitlines()[1:]
    index: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for number, line in enumerate(lines):
        type_, words = line.split("\t")
        for word in words.split("|"):
            stems = " ".join(map(stem, word.removeprefix("~").split()))
            index[type_, stems, word.startswith("~")].append(f"{type_} #{number}")
    return MappingProxyType({key: tuple(found) for key, found in index.items()})
