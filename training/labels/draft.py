"""Drafts: what a reader writes while reading, a JSON object in each line, and the stand-off labels made of them.

The whole form is described in ``labels/README.md``. Empty lines, and lines that begin with ``#``, are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from onrecord.errors import InputError, OnrecordError
from onrecord.evaluation.documents import document_text, text_sha256
from onrecord.evaluation.label_faults import Fault, faults
from onrecord.evaluation.labels import LabelledDocument
from training.labels.building import Builder
from training.labels.coverage import uncovered
from training.labels.lines import LINES, DocumentLine, Line
from training.labels.listing import Listed
from training.labels.numbered import Numbered


@dataclass(slots=True)
class Compiled:
    """What came out of a draft.

    Attributes:
        labels: The labels; None where the draft does not even name its document.
        article: Its text, with numbered sentences.
        faults: What is wrong or odd, each with the number of its line where it has one.
    """

    labels: LabelledDocument | None = None
    article: Numbered | None = None
    faults: list[tuple[int | None, Fault]] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether the labels may be kept."""
        return self.labels is not None and not any(fault.grave for _, fault in self.faults)


def compile_draft(path: Path, data: Path, chosen: Sequence[Listed]) -> Compiled:
    """Turn a draft into labels.

    Args:
        path: The draft.
        data: Folder of the data sets.
        chosen: The chosen documents, which tell a document's part and genre.

    Raises:
        InputError: The draft, or its document, cannot be read.
    """
    done = Compiled()
    lines = _lines(path, done)
    heads = [line for line in lines.values() if isinstance(line, DocumentLine)]
    if len(heads) != 1:
        msg = f"{path} needs one line that begins with 'document', and has {len(heads)}"
        raise InputError(msg)
    set_name, name = heads[0].document
    listed = next((row for row in chosen if (row.set, row.name) == (set_name, name)), None)
    if listed is None:
        msg = f"{path}: {name!r} of {set_name} is none of the chosen documents"
        raise InputError(msg)
    text = document_text(data, set_name, name)
    done.article = Numbered(text)
    builder = Builder(done.article)
    places: dict[str, int] = {}
    for number, line in lines.items():
        identifier = next(iter(msgspec.structs.asdict(line).values()))
        owner = identifier if isinstance(identifier, str) else "document"
        places[owner] = number
        try:
            builder.add(line)
        except OnrecordError as error:
            done.faults.append((number, Fault(owner, str(error))))
    document = LabelledDocument(
        set=set_name, name=name, text_sha256=text_sha256(text), part=listed.part, genre=listed.genre, reader=heads[0].reader
    )
    done.labels = builder.labels(document)
    if not done.faults:
        found = [*faults(done.labels, text), *uncovered(done.labels, done.article)]
        done.faults.extend((places.get(fault.label), _in_words(fault, done.article)) for fault in found)
    return done


def _lines(path: Path, done: Compiled) -> dict[int, Line]:
    """Decode the lines of a draft; note what cannot be decoded."""
    try:
        written = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read: {error}"
        raise InputError(msg) from error
    lines: dict[int, Line] = {}
    for number, line in enumerate(written, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            fields = msgspec.json.decode(line, type=dict[str, object])
            kind = next(iter(fields), "")
            if kind not in LINES:
                msg = f"a line begins with one of {', '.join(LINES)}; this one begins with {kind!r}"
                raise msgspec.ValidationError(msg)
            lines[number] = msgspec.convert(fields, LINES[kind])
        except msgspec.DecodeError as error:
            done.faults.append((number, Fault("line", f"{error}: {line.strip()[:60]}")))
    return lines


def _in_words(fault: Fault, article: Numbered) -> Fault:
    return Fault(fault.label, article.in_words(fault.message), grave=fault.grave)
