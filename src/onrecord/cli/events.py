"""``onrecord events``: the events of a store that match a filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import Format, interval, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option, publication_options, with_article
from onrecord.errors import StoreError

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import Store
    from onrecord.store.events import EventFilter, StoredEvent

NOTHING = "no event matches"
# The record's own words, written out once more since --help does without the record; a test holds them together.
TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
STATUSES = ("happened", "planned", "hypothetical", "negated")
LAYOUTS = ("polecat", "acled")
COLUMNS = (
    "id",  # the event's id
    "type",  # PLOVER's type
    "mode",  # PLOVER's mode
    "contexts",  # PLOVER's contexts, parted by ;
    "status",  # happened, planned, hypothetical, negated
    "trigger",  # the words that tell of it
    "actor",  # who did it, parted by ;
    "recipient",  # to whom, parted by ;
    "third_party",  # mediators, hosts, brokers, parted by ;
    "when",  # its time: an ISO date, or START/END
    "where",  # its place
    "country",  # ISO 3166 alpha-3 code of the place's state
    "voice",  # id of the statement that tells of it; empty is the article's own voice
    "figures",  # ids of its figures, parted by ;
    "confidence",  # chance that the event is right, between 0 and 1
    "start",  # offset of the trigger's first code point in the article's text
    "end",  # offset after its last code point
    "article",  # the article's id
    "title",  # its headline
    "publisher",  # its outlet
    "published",  # its date of publication
    "article_source",  # path or address that it was read from
)
"""Every column of an event as a row, in order."""

TABLE_COLUMNS = ("id", "type", "status", "actor", "recipient", "trigger", "voice", "published")
"""The columns that fit a person's eye."""


@click.command(name="events")
@database_option
@click.option(
    "--type", type=click.Choice(TYPES, case_sensitive=False), metavar="TYPE", help=f"PLOVER's type: {', '.join(TYPES)}."
)
@click.option("--status", type=click.Choice(STATUSES), help="Whether it happened.")
@click.option(
    "--voice",
    type=click.Choice(["article", "statement"]),
    help="What the article says itself, or what stands in somebody's words.",
)
@click.option("--actor", metavar="NAME", help="Words of the name of one who did it; case and accents don't count.")
@click.option("--recipient", metavar="NAME", help="Words of the name of one to whom it was done.")
@click.option(
    "--as",
    "layout",
    type=click.Choice(LAYOUTS),
    help="Give the columns of a data set that researchers know, then those it lacks: POLECAT as TSV, ACLED as CSV.",
)
@publication_options(confidence=True)
@colour_option
@output_options
def command(db: Path, *, layout: str | None, colour: bool | None, output: Format | None, **chosen: object) -> None:
    """List the events of a store: who did what to whom, whether it happened, and in whose voice.

    In order of publication, unknown dates last. All filters must match; publisher and dates must match by one and the same
    appearance of the article, which is the one shown. What only a statement tells of names that statement as its voice.

    With --as, each event is a row in the columns of POLECAT or ACLED, with its status, its voice and its words after them; what
    is not known is empty. An output option gives the same columns in another form.
    """
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick
    from onrecord.store.events import EventFilter  # noqa: PLC0415

    with Store.open(db, readonly=True) as store:
        try:
            asked = with_article(store, EventFilter(**chosen))  # type: ignore[arg-type]  # the options' types are the fields'
        except StoreError as error:
            raise click.UsageError(str(error), click.get_current_context()) from error
        if layout is not None:
            _export(store, asked, layout, output)
        elif output is None:
            _list(store, asked, Page.of_output(colour=colour))
        else:
            write_rows(map(event_row, store.events(asked)), output, columns=COLUMNS, table_columns=TABLE_COLUMNS)


def event_row(found: StoredEvent) -> dict[str, object]:
    """Lay an event out as a row.

    Args:
        found: The event with its article.

    Returns:
        A value for each of `COLUMNS`, in that order; null is unknown.
    """
    event, heading = found.event, found.article
    when = event.when
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": "; ".join(event.contexts),
        "status": event.status,
        "trigger": event.trigger.text,
        "actor": "; ".join(ref.name for ref in event.actor),
        "recipient": "; ".join(ref.name for ref in event.recipient),
        "third_party": "; ".join(ref.name for ref in event.third_party),
        "when": when and interval(when),
        "where": event.where and event.where.name,
        "country": event.where and event.where.country,
        "voice": event.voice,
        "figures": "; ".join(event.figures),
        "confidence": event.confidence,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "article": heading.id,
        "title": heading.title,
        "publisher": heading.publisher,
        "published": heading.published,
        "article_source": heading.source,
    }


def _export(store: Store, asked: EventFilter, layout: str, output: Format | None) -> None:
    from onrecord.exports import LAYOUTS as KNOWN  # noqa: PLC0415  # reads the record
    from onrecord.exports import tellings  # noqa: PLC0415

    wanted = KNOWN[layout]
    write_rows(map(wanted.row, tellings(store, asked)), output or Format(wanted.separated), columns=wanted.columns)


def _list(store: Store, asked: EventFilter, page: Page) -> None:
    from onrecord.cli.event_lines import entry_lines  # noqa: PLC0415

    listed = 0
    for found in store.events(asked):
        write_lines([""] if listed else [])
        write_lines(entry_lines(found, page))
        listed += 1
    if not listed:
        click.echo(NOTHING, err=True)
