"""Times as readers write them: ``START PRECISION SPAN`` or ``START/END PRECISION SPAN``.

START and END are a year, a month, a day or an hour in ISO form, or ``?`` where no calendar date follows from the article and
its date of publication: ``2022-03-10 day 12:on Thursday``, ``2022-02-21/2022-02-27 week 3:two weeks ago``,
``? day 5:on Monday``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import cast, get_args

from onrecord.errors import InputError
from onrecord.evaluation.labels import TimeLabel
from onrecord.record.time import Precision
from training.labels.numbered import Numbered
from training.labels.spans import find

_TIME = re.compile(r"(?P<start>[^\s/]+)(?:/(?P<end>[^\s/]+))?\s+(?P<precision>[a-z]+)\s+(?P<span>\d.*)", re.DOTALL)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d(?::\d\d)?)?)?)?")


def time_label(article: Numbered, written: str) -> TimeLabel:
    """Read a written time.

    Args:
        article: The article.
        written: As above.

    Raises:
        InputError: It is not written so, its date does not exist, or its words are not found.
    """
    hit = _TIME.fullmatch(written.strip())
    if hit is None or hit["precision"] not in get_args(Precision):
        msg = (
            f"{written!r} is no time: write START PRECISION SPAN, as in '2022-03-10 day 12:on Thursday', "
            f"with a precision out of {' '.join(get_args(Precision))}"
        )
        raise InputError(msg)
    span, precision = find(article, hit["span"]), cast("Precision", hit["precision"])
    if hit["start"] == "?":
        return TimeLabel(precision=precision, span=span)
    start, end = _interval(hit["start"]), _interval(hit["end"] or hit["start"])
    return TimeLabel(start=start[0], end=end[1], precision=precision, span=span)


def _interval(written: str) -> tuple[str, str]:
    """Spread a year, month or day to its first and last day."""
    hit = _ISO.fullmatch(written)
    msg = f"{written!r} is no date: write 2022, 2022-03, 2022-03-10 or 2022-03-10T14:00"
    if hit is None:
        raise InputError(msg)
    year, month, day, hour = int(hit[1]), hit[2], hit[3], hit[4]
    last_month = int(month or 12)
    try:
        first = date(year, int(month or 1), int(day or 1))
        last = date(year, last_month, int(day or monthrange(year, last_month)[1]))
    except ValueError as error:
        raise InputError(msg) from error
    return (written, written) if hour else (first.isoformat(), last.isoformat())
