"""Quotations: which stretches of an article stand in quotation marks, whatever the habit of the house that printed it.

Understood are straight and curly double and single marks, German low-high („…“), Swedish (”…”) and French («…», »…«)
habits, doubled apostrophes and back-ticks as marks, marks inside marks, marks that nobody closed, and the convention by which
a quotation that runs over several paragraphs opens in each and closes in the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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


@dataclass(slots=True)
class _Open:
    at: int
    mark: str
    family: str


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
        inside, running = _in_paragraph(text, start, end, running=running, opens_next=opens_next)
        found.extend(inside)
    return found


def _opens_at(text: str, at: int) -> bool:
    mark = _MARK.match(text, at)
    return mark is not None and _FAMILY[mark.group()] != "single" and _side(text, mark.start(), mark.group()) != "close"


def _in_paragraph(text: str, start: int, end: int, *, running: bool, opens_next: bool) -> tuple[list[Quotation], bool]:
    """Pair the marks of one paragraph; say also whether a quotation is still open at its end."""
    stack: list[_Open] = []
    found: list[Quotation] = []
    reopened = running and _opens_at(text, start)
    seen = False
    for hit in _MARK.finditer(text, start, end):
        mark, at = hit.group(), hit.start()
        family = _FAMILY[mark]
        side = _side(text, at, mark)
        opener = next((o for o in reversed(stack) if _pairs(o, mark, family)), None)
        if opener is not None and _closes(text, opener, mark, at, side, end):
            del stack[stack.index(opener) :]
            found.append(_quotation(opener, hit.end(), len(stack), closed=True, goes_on=reopened and opener.at == start))
        elif len(stack) < _DEEPEST and _opens(text, mark, at, end, side, stack):
            stack.append(_Open(at, mark, family))
        elif running and not seen and not stack and family != "single":
            found.append(Quotation(start, hit.end(), False, True, len(mark), 0, True))
        seen = seen or family != "single"
    left_open = False
    for opener in stack[:1]:
        if opener.family == "single":
            continue
        left_open = True
        whole = opener.at == start or opens_next or opener.mark != '"'
        stop = end if whole else _sentence_end(text, opener.at, end)
        found.append(_quotation(opener, stop, 0, closed=False, goes_on=reopened and opener.at == start))
    return sorted(found, key=lambda q: (q.start, -q.end)), left_open


def _quotation(opener: _Open, end: int, depth: int, *, closed: bool, goes_on: bool) -> Quotation:
    return Quotation(opener.at, end, True, closed, len(opener.mark), depth, goes_on)


def _side(text: str, at: int, mark: str) -> _Side:
    """Tell from the neighbouring characters on which side of the words a mark stands."""
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    free_before = before.isspace() or before in "([{—–-/:…" or before in _FAMILY
    free_after = after.isspace() or after in ".,;:!?)]}—–-/…" or after in _FAMILY
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close"
    return "either"


def _pairs(opener: _Open, mark: str, family: str) -> bool:
    if opener.family != family:
        return False
    if family in {"guillemet", "small guillemet"}:
        return mark != opener.mark
    if family == "single":
        return opener.mark in "‘‚`'" and mark in "’‘'" and (opener.mark != "'" or mark == "'")
    return mark not in _ALWAYS_OPENS


def _closes(text: str, opener: _Open, mark: str, at: int, side: _Side, end: int) -> bool:
    family = opener.family
    if at <= opener.at + len(opener.mark) - 1:
        return False
    if family == "single":
        return _single_closes(text, mark, at, end)
    if mark == "“":  # closes only the German habit; elsewhere it opens
        return opener.mark == "„"
    if mark in {"”", "''"} or family != "double":
        return True
    return side != "open" or opener.mark == '"'


def _single_closes(text: str, mark: str, at: int, end: int) -> bool:
    """Tell a closing single mark from an apostrophe: letters on both sides, or a plural's possessive, make it the latter."""
    before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
    if before.isspace() or after.isalnum():
        return False
    if before in "sS" and after == " " and at + 2 < end and text[at + 2].islower():
        return not any(_FAMILY[m.group()] == "single" and not text[m.start() + 1 : m.start() + 2].isalnum()
                       for m in islice(_MARK.finditer(text, at + 1, end), _FAR))  # fmt: skip
    return True


def _opens(text: str, mark: str, at: int, end: int, side: _Side, stack: list[_Open]) -> bool:
    family = _FAMILY[mark]
    if family == "single":
        return side == "open" and mark != "’" and _has_closing_single(text, mark, at, end)
    if mark in _ALWAYS_OPENS or mark == "“":
        return True
    if mark == '"':
        return side == "open" or (side == "either" and not stack)
    return side == "open" or (side == "either" and family != "double" and not stack)


def _has_closing_single(text: str, mark: str, at: int, end: int) -> bool:
    wanted = "'" if mark == "'" else "’‘'"
    return any(
        m.group() in wanted and _single_closes(text, m.group(), m.start(), end)
        for m in islice(_MARK.finditer(text, at + 2, end), _FAR)
    )


def _sentence_end(text: str, at: int, end: int) -> int:
    stop = _SENTENCE_END.search(text, at, end)
    return stop.end() if stop else end
