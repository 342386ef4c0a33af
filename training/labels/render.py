"""Labels printed back with their words, so that a reader can check them by eye."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.evaluation.labels import LabelledDocument
from training.labels.numbered import Numbered
from training.labels.spans import write

_PIECE = 2  # numbers in a pair of offsets


def render(labels: LabelledDocument, article: Numbered) -> Iterator[str]:
    """Print labels, a line for each field that says anything.

    Args:
        labels: The labels.
        article: Their document's text.
    """
    yield f"{labels.set} {labels.name}: {labels.part}, {labels.genre}, reader {labels.reader}"
    names = {actor.id: f"{actor.id} {article.text[slice(*actor.name)]}" for actor in labels.actors}
    for field in ("headlines", "furniture"):
        yield from (f"{field}  {_quoted(article, piece)}" for piece in getattr(labels, field))
    for group in (labels.actors, labels.statements, labels.events, labels.figures, labels.accounts):
        for label in group:
            yield ""
            yield f"{type(label).__name__.removesuffix('Label').lower()} {label.id}"
            for field in label.__struct_fields__[1:]:
                value = getattr(label, field)
                if value not in (None, (), False):
                    yield f"    {field:<12} {_value(value, article, names)}"


def _value(value: object, article: Numbered, names: dict[str, str]) -> str:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        if len(value) == _PIECE and all(isinstance(item, int) for item in value):
            return _quoted(article, value)
        return " | ".join(_value(item, article, names) for item in value)
    if isinstance(value, msgspec.Struct):
        parts = ((field, getattr(value, field)) for field in value.__struct_fields__)
        return ", ".join(f"{field} {_value(part, article, names)}" for field, part in parts if part is not None)
    return str(value)


def _quoted(article: Numbered, piece: tuple[int, int]) -> str:
    return f"⟨{write(article, *piece)}⟩"
