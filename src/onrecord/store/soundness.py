"""Whether a record may be stored: what is wrong with it is said before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.errors import StoreError, VerbatimError
from onrecord.record import Record
from onrecord.record.verify import faults


def require_sound(record: Record) -> None:
    """Refuse a record that can't be stored.

    Args:
        record: The record.

    Raises:
        VerbatimError: A span, the article's id or a statement's id does not follow from the text.
        StoreError: The text is no valid Unicode, two parts have one id, or a statement lies within one that isn't there.
    """
    article = record.article
    where = article.source or article.id
    try:
        article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        msg = f"{where}: the text holds half a surrogate pair, at {error.start}. Decode it anew, with errors replaced"
        raise StoreError(msg) from error
    first = next(faults(record), None)
    if first is not None:
        msg = f"{where}: this record is wrong, so it was not stored: {first}. Read the article anew"
        raise VerbatimError(msg)
    known = {statement.id for statement in record.statements}
    for statement in record.statements:
        if statement.within is not None and statement.within not in known:
            msg = f"{where}: statement {statement.id} lies within {statement.within}, which the record does not hold"
            raise StoreError(msg)
    for name in ("statements", "actors", "events", "figures", "accounts"):
        twice = _twice(part.id for part in getattr(record, name))
        if twice is not None:
            msg = f"{where}: two {name} of the record have the id {twice}, so it was not stored. Give each its own"
            raise StoreError(msg)


def _twice(ids: Iterable[str]) -> str | None:
    return next((name for name, times in Counter(ids).items() if times > 1), None)
