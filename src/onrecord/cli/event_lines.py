"""Events in words for people: what happened, whether it did, who did it to whom, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.output import interval
from onrecord.cli.terminal import one_line
from onrecord.record import Event, Ref

if TYPE_CHECKING:
    from onrecord.cli.page import Page
    from onrecord.store.events import StoredEvent

OWN_VOICE = "the article's own voice"
_BETWEEN = " · "
_MARGIN = "    "


def headline(event: Event) -> str:
    """Write an event in one line: "ASSAULT, aerial: the army → the villagers (negated)".

    Args:
        event: The event.
    """
    what = f"{event.type}, {event.mode}" if event.mode else event.type
    status = "" if event.status == "happened" else f" ({event.status})"
    return f"{what}: {names(event.actor)} → {names(event.recipient)}{status}"


def names(refs: Sequence[Ref]) -> str:
    """Write who takes part; "unknown" where the article does not say."""
    return ", ".join(ref.name for ref in refs) or "unknown"


def voice(event: Event) -> str:
    """Say in whose voice an event stands.

    Args:
        event: The event.
    """
    return OWN_VOICE if event.voice is None else f"in statement {event.voice}"


def entry_lines(found: StoredEvent, page: Page) -> Iterator[str]:
    """Write an event of a store as an entry: what happened, in whose voice, the words around it, and its article.

    Args:
        found: The event with its article.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    event, article = found.event, found.article
    facts = [voice(event), *circumstances(event), event.id]
    yield page.bold(one_line(headline(event))) + page.dim(_BETWEEN + one_line(_BETWEEN.join(facts)))
    yield from passage(found, page)
    met = (
        article.title or article.source or "article without a headline",
        article.publisher or "unknown outlet",
        article.published or "unknown date",
    )
    yield _MARGIN + page.dim(_BETWEEN.join(map(one_line, met)))


def circumstances(event: Event) -> list[str]:
    """List the third parties, time and place of an event, as far as the article tells them."""
    when, where = event.when, event.where
    told = [f"third party {names(event.third_party)}"] if event.third_party else []
    told += [interval(when)] if when else []
    return told + ([where.name] if where else [])


def passage(found: StoredEvent, page: Page) -> Iterator[str]:
    """Write the words around an event's trigger, which are marked."""
    from onrecord.cli.layout import Part, Passage  # noqa: PLC0415  # keeps --help quick
    from onrecord.cli.passages import passage_lines  # noqa: PLC0415

    trigger = found.event.trigger.text
    before, after = found.before.split("\n")[-1], found.after.split("\n")[0]
    text = before + trigger + after
    marks = bytearray(len(text))
    marks[len(before) : len(before) + len(trigger)] = bytes([Part.CONTENT]) * len(trigger)
    for line in passage_lines(Passage(text, bytes(marks)), page.columns - len(_MARGIN), colour=page.colour):
        yield _MARGIN + line
