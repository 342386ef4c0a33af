"""A story as lines for people, as rows, and whole as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.cli.page import Page
from onrecord.cli.report import SHORT_ID
from onrecord.cli.terminal import one_line
from onrecord.compare.stories.disputes import Dispute, Side
from onrecord.compare.stories.figures import Count, Series
from onrecord.compare.stories.telling import Telling
from onrecord.compare.stories.timeline import Moment
from onrecord.record import Figure, Span
from onrecord.store.stories import StoryHead

_MARGIN = "    "
_BETWEEN = " · "
_NO_TITLE = "article without a headline"
_UNKNOWN_DAY = "unknown date"
OWN_COUNT = "the articles' own count"
OWN_VOICE = "the articles themselves"


def head_lines(head: StoryHead, page: Page) -> Iterator[str]:
    """Write a story as an entry of a list.

    Args:
        head: The story.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    yield page.bold(one_line(head.title or _NO_TITLE))
    days: str = head.first or _UNKNOWN_DAY
    if head.first is not None and head.last is not None and head.last[:10] != head.first[:10]:
        days = f"{head.first[:10]} to {head.last[:10]}"
    facts = (
        days,
        _counted(head.articles, "article"),
        _counted(head.reports, "report"),
        _counted(head.outlets, "outlet"),
        head.id,
    )
    yield page.dim(_MARGIN + _BETWEEN.join(facts))


def telling_lines(telling: Telling, page: Page) -> Iterator[str]:
    """Write all that is told of a story.

    Args:
        telling: The story.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    yield from head_lines(telling.head, page)
    yield from ("", page.bold("Articles"))
    for member in telling.articles:
        article = member.article
        copy = f"{_BETWEEN}copy of {member.copy_of.removeprefix('sha256:')[:12]}" if member.copy_of else ""
        where = article.publisher or article.source or "unknown outlet"
        words = (article.published or _UNKNOWN_DAY, where, article.title or _NO_TITLE, article.id.removeprefix("sha256:")[:12])
        yield _MARGIN + one_line(_BETWEEN.join(words) + copy)
    if telling.timeline:
        main = [one for one in telling.timeline if one.is_main]
        yield from ("", page.bold("What happened"), *(_MARGIN + one_line(_moment(one)) for one in main))
        if len(main) < len(telling.timeline):
            yield _MARGIN + page.dim(f"and {len(telling.timeline) - len(main):,} more that one report tells of: see --json")
    if telling.series:
        yield from ("", page.bold("Figures, as they grew"), *(_MARGIN + one_line(series_words(one)) for one in telling.series))
    if telling.disputes:
        yield from ("", page.bold("Accounts side by side"))
        for dispute in telling.disputes:
            yield from _dispute(dispute, page)


def series_words(series: Series) -> str:
    """Write a row of counts in one line: "killed, governor Drost: at least 3 (2031-04-08), later 5 (2031-04-09)".

    Args:
        series: The counts.
    """
    counts = ", later ".join(f"{count_words(count)} ({count.day or _UNKNOWN_DAY})" for count in series.counts)
    kind = f"{series.kind} ({series.of})" if series.of else series.kind
    return f"{kind}, {series.source or OWN_COUNT}: {counts}"


def count_words(count: Count) -> str:
    """Write how many, as the words bound it; "none" for nobody."""
    from onrecord.cli.figure_lines import number  # noqa: PLC0415

    if count.low == 0 and count.high == 0:
        return "none"
    span = Span(0, 0, count.words)
    return number(Figure(id="", kind="other", low=count.low, high=count.high, bound=count.bound, span=span))


def side_words(side: Side) -> str:
    """Say who holds a side, since when, and in how many reports."""
    who = OWN_VOICE if side.own_voice else side.speaker or "somebody unknown"
    return f"{side.stance}: {who}, since {side.since or _UNKNOWN_DAY}, {_counted(side.reports, 'report')}: “{side.words}”"


def twin(telling: Telling) -> dict[str, Any]:
    """Give a story whole, as data."""
    return {
        "story": telling.head,
        "articles": telling.articles,
        "timeline": telling.timeline,
        "figures": telling.series,
        "accounts": telling.disputes,
        "changes": telling.changes,
    }


def part_rows(telling: Telling) -> Iterator[dict[str, object]]:
    """Lay out all that is told of a story as rows."""
    for member in telling.articles:
        article = member.article
        yield _row(
            "article", article.published, article.title, article.publisher, None, article.title, 1, article.id, article.id
        )
    for one in telling.timeline:
        actor, recipient = "; ".join(one.actor), "; ".join(one.recipient)
        yield _row(
            "event", one.start or one.first, one.type, actor, recipient, one.trigger, one.reports, one.id, one.events[0][0]
        )
    for series in telling.series:
        for count in series.counts:
            who = series.source or OWN_COUNT
            yield _row("figure", count.day, series.kind, who, None, count.words, count.reports, count.voice, count.article)
    for dispute in telling.disputes:
        for side in dispute.sides:
            holder = OWN_VOICE if side.own_voice else side.speaker
            yield _row(
                "account",
                side.since,
                side.stance,
                holder,
                dispute.about,
                side.words,
                side.reports,
                side.statement,
                side.article,
            )


def _row(*values: object) -> dict[str, object]:
    from onrecord.cli.stories import PART_COLUMNS  # noqa: PLC0415

    return dict(zip(PART_COLUMNS, values, strict=True))


def _moment(one: Moment) -> str:
    from onrecord.cli.event_lines import OWN_VOICE as OWN  # noqa: PLC0415

    days = one.start or "unknown day"
    if one.start is not None and one.end not in {None, one.start}:
        days = f"{one.start} to {one.end}"
    what = f"{one.type}, {one.mode}" if one.mode else one.type
    who = f"{', '.join(one.actor) or 'unknown'} → {', '.join(one.recipient) or 'unknown'}"
    status = "" if one.status == "happened" else f" ({one.status})"
    voices = [f"{OWN} in {_counted(one.own_voice, 'report')}"] if one.own_voice else []
    voices += [f"only in {_counted(len(one.voices), 'statement')}"] if one.voices and not one.own_voice else []
    place = [one.where.name] if one.where is not None else []
    facts = [f"{what}: {who}{status}", f"“{one.trigger}”", *place, _counted(one.reports, "report"), *voices, one.id[:SHORT_ID]]
    return f"{days}{_BETWEEN}{_BETWEEN.join(facts)}"


def _dispute(dispute: Dispute, page: Page) -> Iterator[str]:
    yield _MARGIN + page.bold(one_line(f"“{dispute.about}”"))
    for side in dispute.sides:
        yield _MARGIN * 2 + one_line(side_words(side))


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
