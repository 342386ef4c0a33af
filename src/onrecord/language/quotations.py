"""Quotations: which stretches of an article stand in quotation marks, whatever the habit of the house that printed it.

Understood are straight and curly double and single marks, German low-high („…“), Swedish (”…”) and French («…», »…«)
habits, doubled apostrophes and back-ticks as marks, marks inside marks, marks that nobody closed, and the convention by which
a quotation that runs over several paragraphs opens in each and closes in the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from onrecord.language.paragraphs import paragraphs

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚'`]")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")

_FAMILY = {
    **dict.fromkeys(['"', "“", "”", "„", "‟", "''", "``"], "double"),
    **dict.fromkeys(["«", "»"], "guillemet"),
    **dict.fromkeys(["‹", "›"], "small guillemet"),
    **dict.fromkeys(["‘", "’", "‚", "'", "`"], "single"),
}
_ALWAYS_OPENS = frozenset({"„", "‚", "‟", "``"})
_DEEPEST = 6  # marks nested deeper are noise
_FAR = 16  # marks among which a single mark must find its partner
_Side = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch in quotation marks, inside one paragraph.

    Attributes:
        start: Offset of the opening mark, or of the paragraph where the quotation goes on from the paragraph before.
        end: Offset after the closing mark, or of the paragraph's end where nothing closes it.
        opened: Whether an opening mark stands at ``start``.
        closed: Whether a closing mark stands before ``end``.
        width: Code points of one mark (2 for ``''`` and back-tick pairs).
        depth: 0 for an outermost quotation, 1 for one inside it, and so on.
        goes_on: Whether the quotation is carried on from the paragraph before.
    """

    start: int
    end: int
    opened: bool
    closed: bool
    width: int
    depth: int
    goes_on: bool

    @property
    def inner(self) -> tuple[int, int]:
        """Offsets of the words between the marks."""
        start = self.start + (self.width if self.opened else 0)
        return start, max(start, self.end - (self.width if self.closed else 0))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of quotation, or what looks like one, in its paragraph."""

    text: str
    at: int
    sign: str
    end: int  # of the paragraph

    @property
    def family(self) -> str:
        return _FAMILY[self.sign]

    @property
    def stop(self) -> int:
        return self.at + len(self.sign)

    @property
    def side(self) -> _Side:
        """Tell from the neighbouring characters on which side of the words the mark stands."""
        before = self.text[self.at - 1] if self.at else " "
        after = self.text[self.stop] if self.stop < len(self.text) else " "
        free_before = before.isspace() or before in "([{—–-/:…" or before in _FAMILY
        free_after = after.isspace() or after in ".,;:!?)]}—–-/…" or after in _FAMILY
        if free_before and not free_after:
            return "open"
        if free_after and not free_before:
            return "close"
        return "either"


def quotations(text: str) -> list[Quotation]:
    """Find the quotations of a text.

    Args:
        text: The article's text.

    Returns:
        Quotations in order of their start, outer before inner.
    """
    found: list[Quotation] = []
    running = False  # the paragraph before left a quotation open
    bounds = paragraphs(text)
    for number, (start, end) in enumerate(bounds):
        following = bounds[number + 1][0] if number + 1 < len(bounds) else None
        opens_next = following is not None and _opens_at(text, following)
        inside, running = _in_paragraph(text, (start, end), running=running, opens_next=opens_next)
        found.extend(inside)
    return found


def _opens_at(text: str, at: int) -> bool:
    hit = _MARK.match(text, at)
    if hit is None:
        return False
    mark = _Mark(text, at, hit.group(), len(text))
    return mark.family != "single" and mark.side != "close"


def _in_paragraph(text: str, bounds: tuple[int, int], *, running: bool, opens_next: bool) -> tuple[list[Quotation], bool]:
    """Pair the marks of one paragraph; say also whether a quotation is still open at its end."""
    start, end = bounds
    stack: list[_Mark] = []
    found: list[Quotation] = []
    reopened = running and _opens_at(text, start)
    seen = False  # a mark other than a single one
    for hit in _MARK.finditer(text, start, end):
        mark = _Mark(text, hit.start(), hit.group(), end)
        opener = next((other for other in reversed(stack) if _pairs(other, mark)), None)
        if opener is not None and _closes(mark, opener):
            del stack[stack.index(opener) :]
            goes_on = reopened and opener.at == start
            found.append(_quotation(opener, mark.stop, depth=len(stack), closed=True, goes_on=goes_on))
        elif len(stack) < _DEEPEST and _opens(mark, stack):
            stack.append(mark)
        elif running and not seen and not stack and mark.family != "single":
            found = [replace(inner, depth=inner.depth + 1) for inner in found]
            found.append(Quotation(start, mark.stop, opened=False, closed=True, width=len(mark.sign), depth=0, goes_on=True))
        seen = seen or mark.family != "single"
    left_open = bool(stack) and stack[0].family != "single"
    if left_open:
        opener = stack[0]
        whole = opener.at == start or opens_next or opener.sign != '"'
        stop = end if whole else _sentence_end(text, opener.at, end)
        goes_on = reopened and opener.at == start
        found.append(_quotation(opener, stop, depth=0, closed=False, goes_on=goes_on))
    return sorted(found, key=lambda q: (q.start, -q.end)), left_open


def _quotation(opener: _Mark, end: int, *, depth: int, closed: bool, goes_on: bool) -> Quotation:
    return Quotation(opener.at, end, opened=True, closed=closed, width=len(opener.sign), depth=depth, goes_on=goes_on)


def _pairs(opener: _Mark, mark: _Mark) -> bool:
    """Tell whether a mark is of the kind that closes what another opened."""
    if opener.family != mark.family:
        return False
    if mark.family in {"guillemet", "small guillemet"}:
        return mark.sign != opener.sign
    if mark.family == "single":
        return opener.sign in "‘‚`'" and mark.sign in "’‘'" and (opener.sign != "'" or mark.sign == "'")
    return mark.sign not in _ALWAYS_OPENS


def _closes(mark: _Mark, opener: _Mark) -> bool:
    """Tell whether a mark that pairs with an opener closes it here."""
    if mark.family == "single":
        return _single_closes(mark)
    if mark.sign == "“":  # closes only the German habit; elsewhere it opens
        return opener.sign == "„"
    return mark.family != "double" or mark.sign in {"”", "''"} or mark.side != "open" or opener.sign == '"'


def _single_closes(mark: _Mark) -> bool:
    """Tell a closing single mark from an apostrophe: letters on both sides, or a plural's possessive, make it the latter."""
    text, at = mark.text, mark.at
    before, after = text[at - 1], text[at + 1] if at + 1 < mark.end else " "
    if before.isspace() or after.isalnum():
        return False
    if before in "sS" and after == " " and at + 2 < mark.end and text[at + 2].islower():
        return not _closed_later(mark)
    return True


def _closed_later(mark: _Mark) -> bool:
    """Tell whether a single mark that may be an apostrophe is followed by one that closes, before another opens."""
    for hit in islice(_MARK.finditer(mark.text, mark.at + 1, mark.end), _FAR):
        if _FAMILY[hit.group()] != "single":
            continue
        if not mark.text[hit.end() : hit.end() + 1].isalnum():
            return True
        if hit.group() != "’" and mark.text[hit.start() - 1].isspace():
            return False
    return False


def _opens(mark: _Mark, stack: Sequence[_Mark]) -> bool:
    """Tell whether a mark that closes nothing opens a quotation."""
    if mark.family == "single":
        return mark.side == "open" and mark.sign != "’" and _has_closing_single(mark)
    if mark.sign in _ALWAYS_OPENS or mark.sign == "“":
        return True
    alone = mark.side == "either" and not stack
    return mark.side == "open" or (alone and (mark.sign == '"' or mark.family != "double"))


def _has_closing_single(mark: _Mark) -> bool:
    wanted = "'" if mark.sign == "'" else "’‘'"
    later = islice(_MARK.finditer(mark.text, mark.at + 2, mark.end), _FAR)
    return any(m.group() in wanted and _single_closes(_Mark(mark.text, m.start(), m.group(), mark.end)) for m in later)


def _sentence_end(text: str, at: int, end: int) -> int:
    stop = _SENTENCE_END.search(text, at, end)
    return stop.end() if stop else end
