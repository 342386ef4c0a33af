"""Agreement of two readings of the same documents.

Statements are compared piece by piece of their content: a quotation whose two halves one reader marked as one statement and
the other as a statement and a continued one counts alike. Two pieces pair by half where they share at least half of the longer
one, and exactly where each edge is at most two code points off (a quotation mark, a period). Actors pair by their mentions,
events by type and trigger, figures by their words. What a label says is compared on pairs alone, and given with its counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from onrecord.errors import InputError
from onrecord.evaluation.labels import EventLabel, FigureLabel, LabelledDocument, Piece, StatementLabel, read_labels
from onrecord.evaluation.linked import overlap_by_half

Pair: TypeAlias = tuple[LabelledDocument, LabelledDocument]
Unit: TypeAlias = tuple[Piece, StatementLabel]
T = TypeVar("T", Unit, EventLabel, FigureLabel)

_EDGE = 2  # code points that an edge may be off
_NEAR = 60  # code points between two words for one event


@dataclass(slots=True)
class Row:
    """One line of the table: agreed, out of one reader's and the other's."""

    name: str
    agreed: int = 0
    ours: int = 0
    theirs: int = 0

    def __str__(self) -> str:
        """Give name, F1 in per cent (accuracy where both have the same number), and counts."""
        total = self.ours + self.theirs
        share = f"{200 * self.agreed / total:5.1f}" if total else "    -"
        return f"{self.name:<28}{share}   {self.agreed} of {self.ours} and {self.theirs}"


@dataclass(frozen=True, slots=True)
class _Compared:
    """Pieces of two readings, and the statements of those that pair."""

    ours: Sequence[Unit]
    theirs: Sequence[Unit]
    both: Sequence[tuple[StatementLabel, StatementLabel]]


@dataclass(slots=True)
class _Table:
    rows: dict[str, Row] = field(default_factory=dict)

    def add(self, name: str, agreed: int, ours: int, theirs: int) -> None:
        row = self.rows.setdefault(name, Row(name))
        row.agreed, row.ours, row.theirs = row.agreed + agreed, row.ours + ours, row.theirs + theirs

    def same(self, name: str, values: Iterable[tuple[object, object]]) -> None:
        compared = [one == other for one, other in values]
        self.add(name, sum(compared), len(compared), len(compared))


def pairs_in(paths: Sequence[Path]) -> list[Pair]:
    """Find the readings to compare.

    Args:
        paths: Two files, or one folder, whose documents with two readings are taken.

    Raises:
        InputError: There is nothing to compare, or two files are not of one document.
    """
    files = sorted(paths[0].glob("*.json")) if len(paths) == 1 and paths[0].is_dir() else list(paths)
    readings = [read_labels(path) for path in files]
    if len(paths) > 1 and len(readings) == 2:  # noqa: PLR2004 - two files named
        one, other = readings
        if one.text_sha256 != other.text_sha256:
            msg = f"{paths[0]} and {paths[1]} are not readings of one text"
            raise InputError(msg)
        return [(one, other)]
    first = {labels.text_sha256: labels for labels in readings if labels.reader == 1}
    pairs = [(first[labels.text_sha256], labels) for labels in readings if labels.reader != 1 and labels.text_sha256 in first]
    if not pairs:
        msg = "there are no two readings of one document; name two files, or a folder that holds some"
        raise InputError(msg)
    return pairs


def agreement(pairs: Sequence[Pair]) -> list[Row]:
    """Compare readings.

    Args:
        pairs: Two readings of each document.

    Returns:
        The rows of a table, counts summed over the documents.
    """
    table = _Table()
    for one, other in pairs:
        actors = _actors(one, other)
        statements = _statements(table, one, other, actors)
        _events(table, (one, other), actors, statements)
        figures = _matched(one.figures, other.figures, lambda a, b: overlap_by_half((a.span,), (b.span,)) and _same_count(a, b))
        table.add("figures", len(figures), len(one.figures), len(other.figures))
        table.same("  according to", ((_named(a.according_to, actors), b.according_to) for a, b in figures))
        table.add("accounts, documents with any", int(bool(one.accounts) and bool(other.accounts)), *_any(one, other))
    return list(table.rows.values())


def _any(one: LabelledDocument, other: LabelledDocument) -> tuple[int, int]:
    return int(bool(one.accounts)), int(bool(other.accounts))


def _same_count(one: FigureLabel, other: FigureLabel) -> bool:
    return (one.kind, one.low, one.high) == (other.kind, other.low, other.high)


def _actors(one: LabelledDocument, other: LabelledDocument) -> dict[str, str]:
    """Give the other reader's id of each actor: the one with which it shares most mentions."""
    shared = [
        (len(set(a.mentions) & set(b.mentions)) or int(a.name == b.name), a.id, b.id) for a in one.actors for b in other.actors
    ]
    found: dict[str, str] = {}
    for count, ours, theirs in sorted(shared, reverse=True):
        if count and ours not in found and theirs not in found.values():
            found[ours] = theirs
    return found


def _units(labels: LabelledDocument) -> list[Unit]:
    return [(piece, statement) for statement in labels.statements for piece in statement.content]


def _statements(table: _Table, one: LabelledDocument, other: LabelledDocument, actors: dict[str, str]) -> dict[str, str]:
    """Compare statements; give the other reader's id of each."""
    ours, theirs = _units(one), _units(other)
    exact = _matched(ours, theirs, lambda a, b: _close(a[0], b[0]))
    half = _matched(ours, theirs, lambda a, b: overlap_by_half((a[0],), (b[0],)))
    table.add("statements, content half", len(half), len(ours), len(theirs))
    table.add("statements, content exact", len(exact), len(ours), len(theirs))
    same = {a[1].id: b[1].id for a, b in half}
    both = [(a[1], b[1]) for a, b in half]
    compared = _Compared(ours, theirs, both)
    for role in ("speaker", "addressee", "target"):
        values = [(_named(getattr(a, role), actors), getattr(b, role)) for a, b in both]
        table.same(f"  {role}", [pair for pair in values if role == "speaker" or pair != (None, None)])
    for role in ("act", "scope", "form"):
        table.same(f"  {role}", ((getattr(a, role), getattr(b, role)) for a, b in both))
    for role in ("cue", "source"):
        table.same(f"  {role}, half", ((True, overlap_by_half(getattr(a, role), getattr(b, role))) for a, b in both))
    _marked(table, "  continued", compared, lambda s: s.continued)
    _marked(table, "  nested", compared, lambda s: s.within is not None)
    return same


def _marked(table: _Table, name: str, compared: _Compared, is_so: Callable[[StatementLabel], bool]) -> None:
    agreed = sum(is_so(a) and is_so(b) for a, b in compared.both)
    table.add(name, agreed, sum(is_so(s) for _, s in compared.ours), sum(is_so(s) for _, s in compared.theirs))


def _events(table: _Table, pair: Pair, actors: dict[str, str], statements: dict[str, str]) -> None:
    one, other = pair
    both = _matched(one.events, other.events, lambda a, b: a.type == b.type and _gap(a.trigger, b.trigger) <= _NEAR)
    table.add("events", len(both), len(one.events), len(other.events))
    table.same("  status", ((a.status, b.status) for a, b in both))
    table.same("  voice", ((_named(a.voice, statements), b.voice) for a, b in both))
    for role in ("actor", "recipient"):
        table.same(f"  {role}", (({_named(x, actors) for x in getattr(a, role)}, set(getattr(b, role))) for a, b in both))


def _named(identifier: str | None, other: dict[str, str]) -> str | None:
    """Give the other reader's id for one of ours; an id that has no counterpart equals none of theirs."""
    return None if identifier is None else other.get(identifier, f"only ours: {identifier}")


def _close(one: Piece, other: Piece) -> bool:
    return abs(one[0] - other[0]) <= _EDGE and abs(one[1] - other[1]) <= _EDGE


def _gap(one: Piece, other: Piece) -> int:
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def _matched(ours: Sequence[T], theirs: Sequence[T], agrees: Callable[[T, T], bool]) -> list[tuple[T, T]]:
    """Pair labels in order of the text, each with one at most: first those at the same place, then the others."""
    free = list(range(len(theirs)))
    pairs: dict[int, int] = {}
    for exact in (True, False):
        for i, a in enumerate(ours):
            if i in pairs:
                continue
            partner = next((j for j in free if agrees(a, theirs[j]) and (not exact or _place(a) == _place(theirs[j]))), None)
            if partner is not None:
                pairs[i] = partner
                free.remove(partner)
    return [(ours[i], theirs[j]) for i, j in sorted(pairs.items())]


def _place(label: Unit | EventLabel | FigureLabel) -> Piece:
    if isinstance(label, EventLabel):
        return label.trigger
    return label.span if isinstance(label, FigureLabel) else label[0]
