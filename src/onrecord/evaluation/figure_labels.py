"""Labelled sentences with figures and their sources: ``labels/figures/develop.json`` and ``held.json``.

Stand-off: a sentence is a set, a name and a pair of offsets; its words are never there, only a hash of them. The texts are
those of `onrecord.evaluation.documents`, and of `onrecord.evaluation.muc4` for the set ``events/muc4-dev``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from onrecord.errors import InputError
from onrecord.evaluation.documents import document_text, published
from onrecord.evaluation.labels import Part, Piece
from onrecord.evaluation.muc4 import read_muc4
from onrecord.record.figure import Bound, Kind

MUC4 = "events/muc4-dev"
_HASH = 16  # hexadecimal digits


class SourcedFigure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A count and the words that name its source; a null source is the article's own voice, or nobody who is named."""

    kind: Kind
    low: int | None = None
    high: int | None = None
    bound: Bound
    span: Piece
    source: Piece | None = None


class LabelledSentence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence: where it stands, the first 16 digits of the SHA-256 of its words, and its figures."""

    set: str
    name: str
    sentence: Piece
    sha256: str
    figures: tuple[SourcedFigure, ...] = ()


def read_sentences(folder: Path, part: Part) -> list[LabelledSentence]:
    """Read the labelled sentences of a part.

    Args:
        folder: Where ``develop.json`` and ``held.json`` lie.
        part: Which part.

    Raises:
        InputError: The file is missing or breaks the format.
    """
    path = folder / f"{part}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[LabelledSentence])
    except (OSError, msgspec.DecodeError) as error:
        msg = f"{path} holds no labelled sentences: {error}. The format is described in labels/README.md"
        raise InputError(msg) from error


def with_texts(sentences: list[LabelledSentence], data: Path) -> Iterator[tuple[LabelledSentence, str, str | None]]:
    """Give each sentence with the whole text that it stands in and its date of publication.

    Args:
        sentences: The sentences.
        data: Folder of the data sets.

    Raises:
        InputError: A text is missing or is not the one that was labelled.
    """
    for sentence in sentences:
        text, day = _text(data, sentence.set, sentence.name)
        words = text[slice(*sentence.sentence)]
        if hashlib.sha256(words.encode()).hexdigest()[:_HASH] != sentence.sha256:
            msg = f"{sentence.name} in {sentence.set} has another text than was labelled. Mend the set, or label it again"
            raise InputError(msg)
        yield sentence, text, day


def _text(data: Path, set_name: str, name: str) -> tuple[str, str | None]:
    if set_name != MUC4:
        return document_text(data, set_name, name), published(data, set_name, name)
    text = _muc4(data / MUC4).get(name)
    if text is None:
        msg = f"{data / MUC4} holds no document named {name!r}. Give the folder that holds the set's own folder"
        raise InputError(msg)
    return text, None


@cache
def _muc4(folder: Path) -> dict[str, str]:
    return {document.name: document.text for document in read_muc4(folder)}
