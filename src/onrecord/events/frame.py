"""The knowledge: which words tell of which event, and where its participants stand, read from one table a PLOVER type.

A row of a table names words of one meaning. Its columns:

``kind``
    ``verb`` or ``noun``.
``words``
    Dictionary forms, parted by ``|``. Several words stand side by side in the text: "take up arms". The head is a verb's first
    word, a noun's last.
``mode``, ``contexts``
    PLOVER's; contexts parted by ``|``.
``actor``, ``recipient``, ``third``
    Slots in order of preference, parted by ``|``; ``+`` joins slots that all count. A slot is ``subject``, ``object``,
    ``indirect``, ``owner`` (a genitive), ``named`` (a word before the noun: "the Norland attack"), ``clause`` (the subject of a
    clause that depends), or a preposition; ``-`` is nobody. Left empty: the kind's usual ones.
``needs``
    Conditions, all of which must hold, parted by ``;``: a slot, ``=`` or ``!=``, and words or ``@classes`` of ``classes.tsv``,
    parted by ``|``. ``object=*`` asks that there is one, ``Name`` is any proper noun, ``beside`` any word of the sentence,
    ``marked`` a preposition before the trigger itself, ``host`` the verb that a noun hangs on.
``example``
    An invented sentence. ``_E`` marks the event's head, ``_A`` actors, ``_R`` recipients, ``_T`` third parties.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from onrecord.record.event import Type

FOLDER = Path(__file__).with_name("tables")
TYPES: tuple[Type, ...] = get_args(Type)
Kind = Literal["verb", "noun"]
Slots = tuple[tuple[str, ...], ...]
"""Alternatives in order, each of slots that all count."""

_MARK = re.compile(r"_[EART]\b")
_USUAL: Mapping[tuple[str, str], Slots] = MappingProxyType(
    {
        ("verb", "actor"): (("subject",),),
        ("verb", "recipient"): (("object",),),
        ("noun", "actor"): (("by",), ("owner",), ("named",)),
        ("noun", "recipient"): (("on", "against"), ("of",)),
    }
)


@dataclass(frozen=True, slots=True)
class Need:
    """A condition: which words a slot must, or must not, hold; none for any word."""

    slot: str
    words: frozenset[str]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of a table.

    Attributes:
        type: The event type, which is the table's name.
        line: Number of the row in its file.
        kind: What the words are.
        words: The predicates, each a row of words.
        mode: PLOVER's mode.
        contexts: PLOVER's contexts.
        actor: Where those stand who do it.
        recipient: Where those stand to whom it is done.
        third: Where mediators and hosts stand.
        needs: Conditions.
        example: An invented sentence.
    """

    type: Type
    line: int
    kind: Kind
    words: tuple[tuple[str, ...], ...]
    mode: str | None
    contexts: tuple[str, ...]
    actor: Slots
    recipient: Slots
    third: Slots
    needs: tuple[Need, ...]
    example: str

    @property
    def name(self) -> str:
        """Say where the row stands: ``assault.tsv, line 7``."""
        return f"{self.type.lower()}.tsv, line {self.line}"

    @property
    def sentence(self) -> str:
        """The example without its marks."""
        return _MARK.sub("", self.example)


@cache
def frames() -> tuple[Frame, ...]:
    """Read all tables, in the order of PLOVER's types."""
    return tuple(frame for type_ in TYPES for frame in _read(type_))


@cache
def frames_by_head() -> Mapping[str, tuple[tuple[Frame, tuple[str, ...]], ...]]:
    """Index the frames by the head of each predicate; longer predicates and rows with conditions come first."""
    index: dict[str, list[tuple[Frame, tuple[str, ...]]]] = defaultdict(list)
    for frame in frames():
        for words in frame.words:
            index[words[0] if frame.kind == "verb" else words[-1]].append((frame, words))
    ordered = {
        head: tuple(sorted(found, key=lambda pair: (-len(pair[1]), -len(pair[0].needs)))) for head, found in index.items()
    }
    return MappingProxyType(ordered)


@cache
def word_class(name: str) -> frozenset[str]:
    """Give the words of one class of ``classes.tsv``.

    Raises:
        KeyError: There is no such class.
    """
    return _classes()[name]


def word_class_names() -> tuple[str, ...]:
    """List the classes."""
    return tuple(_classes())


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    lines = (FOLDER / "classes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: frozenset(words.split("|")) for name, words in (line.split("\t") for line in lines)}


def _read(type_: Type) -> list[Frame]:
    lines = (FOLDER / f"{type_.lower()}.tsv").read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    rows = ((number, dict(zip(names, line.split("\t"), strict=True))) for number, line in enumerate(lines[1:], start=2))
    return [_frame(type_, number, row) for number, row in rows]


def _frame(type_: Type, line: int, row: Mapping[str, str]) -> Frame:
    kind: Kind = "verb" if row["kind"] == "verb" else "noun"
    return Frame(
        type=type_,
        line=line,
        kind=kind,
        words=tuple(tuple(words.split()) for words in row["words"].split("|")),
        mode=row["mode"] or None,
        contexts=tuple(filter(None, row["contexts"].split("|"))),
        actor=_slots(row["actor"], kind, "actor"),
        recipient=_slots(row["recipient"], kind, "recipient"),
        third=_slots(row["third"], kind, "third"),
        needs=tuple(_need(part.strip()) for part in row["needs"].split(";") if part.strip()),
        example=row["example"],
    )


def _slots(written: str, kind: Kind, role: str) -> Slots:
    if written == "-":
        return ()
    if not written:
        return _USUAL.get((kind, role), ())
    return tuple(tuple(alternative.split("+")) for alternative in written.split("|"))


def _need(written: str) -> Need:
    slot, _, words = written.partition("=")
    found: set[str] = set()
    for word in words.split("|"):
        found |= word_class(word[1:]) if word.startswith("@") else {word}
    return Need(slot.removesuffix("!").strip(), frozenset() if words == "*" else frozenset(found), not slot.endswith("!"))
