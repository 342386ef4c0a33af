"""The structure of an article's text: what in it is headline, furniture, byline and dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.intake.byline import byline, names_author_and_house, names_outlet, signs
from onrecord.intake.dateline import dateline
from onrecord.intake.furniture import is_date_line, is_furniture
from onrecord.intake.headlines import has_body, headlines, variants
from onrecord.intake.layout import Layout, Unit, layout
from onrecord.record import Span

_MOST_LINES = 20_000  # an article has some hundreds; a file with more than this is a list, a log or a corpus
_LINE_WITH_WORDS = re.compile(r"\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*+")
_TOP, _BOTTOM = 6, 3  # lines at either edge among which bylines and dates stand
_DATELINE_WITHIN = 4  # paragraphs, since captions may come before the first


@dataclass(frozen=True, slots=True)
class Structure:
    """What was recognised in a text; see `onrecord.record.Article` for the fields."""

    title: str | None
    headlines: tuple[Span, ...]
    furniture: tuple[Span, ...]
    byline: str | None
    dateline: str | None
    notes: tuple[str, ...]


def structure(text: str, marked: Sequence[Span] | None = None) -> Structure:
    """Recognise the structure of a text.

    Args:
        text: The article's text.
        marked: Headlines that are known from a page's mark-up, title first; null where nothing is known.

    Returns:
        The structure; of a text with more lines than an article has, only what is marked.
    """
    if next(islice(_LINE_WITH_WORDS.finditer(text), _MOST_LINES, None), None) is not None:
        return _unstructured(marked or ())
    plan = layout(text)
    author, stray, content = _sorted_out(plan.units, marked[0].start if marked and not marked[0].start else None)
    if marked:
        given = {span.start for span in marked}
        found = [unit for unit in content if unit.start in given]
        top = _leading(content, found)
    else:
        top, below = headlines(content, spaced=plan.spaced)
        found = [*top, *below]
    headed = {unit.start for unit in found}
    body = [unit for unit in content if unit.start not in headed]
    signed = [author[0]] if author else []
    return Structure(
        title=found[0].words if top else None,
        headlines=tuple(_spans(found)),
        furniture=tuple(_spans(sorted([*stray, *signed], key=lambda unit: unit.start))),
        byline=author[1] if author else None,
        dateline=_dateline(body),
        notes=tuple(_notes(plan, top, stray, bodiless=not has_body(content, top))),
    )


def _unstructured(marked: Sequence[Span]) -> Structure:
    return Structure(
        title=marked[0].text if marked and not marked[0].start else None,
        headlines=tuple(marked),
        furniture=(),
        byline=None,
        dateline=None,
        notes=(f"more than {_MOST_LINES:,} lines: headlines and stray lines were not looked for",),
    )


def _sorted_out(units: Sequence[Unit], title: int | None) -> tuple[tuple[Unit, str] | None, list[Unit], list[Unit]]:
    """Take byline and furniture out; the title, where its offset is known, is neither, whatever its words."""
    author: tuple[Unit, str] | None = None
    stray: list[Unit] = []
    content: list[Unit] = []
    survey = sum(names_author_and_house(unit.words) for unit in units) > 1
    for number, unit in enumerate(units):
        if unit.start == title:
            content.append(unit)
            continue
        at_edge = number < _TOP or number >= len(units) - _BOTTOM
        following = units[number + 1].words if number + 1 < len(units) else ""
        may_sign = at_edge and author is None and not (survey and names_author_and_house(unit.words))
        signed = byline(unit.words, following) if may_sign else None
        if signed is not None:
            author = unit, signed
        elif (
            is_furniture(unit.words)
            or signs(unit.words)
            or (at_edge and (is_date_line(unit.words) or names_outlet(unit.words)))
        ):
            stray.append(unit)
        else:
            content.append(unit)
    return author, stray, content


def _leading(content: Sequence[Unit], found: Sequence[Unit]) -> list[Unit]:
    leading: list[Unit] = []
    for unit, headline in zip(content, found, strict=False):
        if unit is not headline:
            break
        leading.append(unit)
    return leading


def _dateline(body: Sequence[Unit]) -> str | None:
    return next((place for unit in body[:_DATELINE_WITHIN] if (place := dateline(unit.words)) is not None), None)


def _notes(plan: Layout, top: Sequence[Unit], stray: Sequence[Unit], *, bodiless: bool) -> list[str]:
    notes = []
    if len(top) > 1:
        notes.append(f"{len(top)} variants of the headline" if variants(top) else f"{len(top)} headlines at the top")
    if bodiless:
        notes.append("no body text")
    strays = {unit.start for unit in stray}
    last = 0
    for unit in reversed(plan.units):
        if unit.start not in strays:
            break
        last += 1
    others = len(stray) - last
    if last:
        notes.append(f"stray last {'line' if last == 1 else f'{last} lines'} left out of statements")
    if others:
        notes.append(f"{'1 stray line' if others == 1 else f'{others} stray lines'} left out of statements")
    if plan.wrapped_at is not None:
        notes.append(f"lines are wrapped at about {plan.wrapped_at} columns: a line is not a paragraph here")
    return notes


def _spans(units: Sequence[Unit]) -> list[Span]:
    return [Span(unit.start, unit.end, unit.words) for unit in units]
