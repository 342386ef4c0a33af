"""Stand-off labels: what readers found in one document, as offsets into its text and values of the record, without the text.

Fields and closed lists are the record's. In place of its spans stand pairs ``[start, end]``, half-open, in code points of the
text that `onrecord.evaluation.documents` gives; in place of its references stand actors' ids. ``text_sha256`` shows whether
the text is still the one that was read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Struct

from onrecord.errors import InputError
from onrecord.record.account import Stance
from onrecord.record.actor import How
from onrecord.record.actor import Kind as ActorKind
from onrecord.record.event import Status, Type
from onrecord.record.figure import Bound
from onrecord.record.figure import Kind as FigureKind
from onrecord.record.statement import Act, Change, Form, Scope
from onrecord.record.time import Precision

Offset = Annotated[int, msgspec.Meta(ge=0)]
Piece: TypeAlias = tuple[Offset, Offset]
Pieces: TypeAlias = tuple[Piece, ...]
Part = Literal["develop", "held"]
Reading = Literal[1, 2]
Genre = Literal["diplomacy", "conflict", "politics", "accident", "court"]


class TimeLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A time that the document tells.

    Attributes:
        start: ISO date or date-time of its beginning; null where neither the document nor its date of publication tells it.
        end: The same of its end, included.
        precision: How exactly it is told.
        span: The words.
    """

    start: str | None = None
    end: str | None = None
    precision: Precision
    span: Piece


class RoleLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An office or role: the words of the whole, of the title, and of what it is an office of."""

    span: Piece
    title: Piece
    of: Piece | None = None


class ActorLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody who speaks, is spoken to or takes part in an event; ``name`` is the fullest name or description."""

    id: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    name: Piece
    roles: tuple[RoleLabel, ...] = ()
    mentions: Pieces


class PullQuoteLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a headline's quotation is in the body: the statement it matches, and how its words differ."""

    matches: str | None = None
    change: Change


class StatementLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One statement; ``how`` says on what the speaker rests, other fields are the record's."""

    id: str
    form: Form
    content: Pieces
    cue: Pieces = ()
    source: Pieces = ()
    speaker: str | None = None
    how: How | None = None
    addressee: str | None = None
    target: str | None = None
    act: Act
    scope: Scope
    within: str | None = None
    continued: bool = False
    when: TimeLabel | None = None
    where: Piece | None = None
    pull_quote: PullQuoteLabel | None = None


class EventLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One event; actors by their ids."""

    id: str
    type: Type
    mode: str | None = None
    trigger: Piece
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    third_party: tuple[str, ...] = ()
    when: TimeLabel | None = None
    where: Piece | None = None
    status: Status
    voice: str | None = None
    figures: tuple[str, ...] = ()


class FigureLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One count; ``according_to`` is an actor's id."""

    id: str
    kind: FigureKind
    low: int | None = None
    high: int | None = None
    bound: Bound
    of: Piece | None = None
    part_of: str | None = None
    span: Piece
    voice: str | None = None
    according_to: str | None = None
    when: TimeLabel | None = None
    event: str | None = None


class PositionLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one voice holds; a null voice is the article's own."""

    stance: Stance
    voice: str | None = None
    span: Piece


class AccountLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One matter in dispute: an event's id, or the words of the proposition."""

    id: str
    matter: str | Piece
    positions: tuple[PositionLabel, ...]


class LabelledDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """All labels that one reader gave one document.

    Attributes:
        set: The set that the document is of.
        name: Its name there.
        text_sha256: Hash of the text that the offsets point into.
        part: Whether it may be trained and developed on, or is held for measuring.
        reader: 1 for the reading that counts, 2 for the second, independent one by which agreement is measured.
        genre: What it is mostly about.
        actors: Actors.
        statements: Statements, in order of the text.
        headlines: Headlines and sub-headings.
        furniture: Lines of the page around the article.
        events: Events.
        figures: Counts.
        accounts: Matters in dispute.
    """

    set: str
    name: str
    text_sha256: str
    part: Part
    reader: Reading
    genre: Genre
    actors: tuple[ActorLabel, ...] = ()
    statements: tuple[StatementLabel, ...] = ()
    headlines: Pieces = ()
    furniture: Pieces = ()
    events: tuple[EventLabel, ...] = ()
    figures: tuple[FigureLabel, ...] = ()
    accounts: tuple[AccountLabel, ...] = ()


_decoder = msgspec.json.Decoder(LabelledDocument)


def file_name(set_name: str, name: str, reader: int) -> str:
    """Name the file that a reading of a document is kept in: its set, a short hash of set and name, and the reader."""
    short = hashlib.sha256(f"{set_name}\t{name}".encode()).hexdigest()[:8]
    return f"{set_name.replace('/', '-')}-{short}-{reader}.json"


def to_json(labels: LabelledDocument) -> bytes:
    """Encode labels as UTF-8 JSON, one label in a line, so that a change shows as one line."""
    lines = []
    for field, value in msgspec.to_builtins(labels).items():
        if isinstance(value, list | tuple) and value:
            items = ",\n".join("  " + msgspec.json.encode(item).decode() for item in value)
            lines.append(f' "{field}": [\n{items}\n ]')
        else:
            lines.append(f' "{field}": {msgspec.json.encode(value).decode()}')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def read_labels(path: Path) -> LabelledDocument:
    """Read one file of labels.

    Args:
        path: The file.

    Raises:
        InputError: It cannot be read, is no JSON, or breaks the format; the message names the place.
    """
    try:
        return _decoder.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        msg = f"{path} holds no labels: {error}. The format is described in labels/README.md"
        raise InputError(msg) from error


def read_folder(folder: Path, part: Part | None = None, reader: int = 1) -> Iterator[LabelledDocument]:
    """Read the labels of a folder, in order of file name.

    Args:
        folder: Where the files lie.
        part: Only this part; both when not given.
        reader: Only this reading.

    Raises:
        InputError: A file is damaged, or the folder holds none.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        msg = f"{folder} holds no labels: expected files SET-HASH-READER.json"
        raise InputError(msg)
    for path in paths:
        labels = read_labels(path)
        if labels.reader == reader and part in {None, labels.part}:
            yield labels
