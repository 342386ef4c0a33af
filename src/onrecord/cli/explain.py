"""``onrecord explain``: which words, and which rule, made an event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import escaped, write_lines
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:  # --help does without the store and the model
    from onrecord.events.candidate import Candidate
    from onrecord.record import Article
    from onrecord.store.events import StoredEvent

_LABEL = 12
_ANOTHER = "another model: the one that is installed does not find this event. Read the article again with `onrecord reread`"


@click.command(name="explain")
@click.argument("identifier", metavar="EVENT", help="Id of an event, or the beginning of it; `onrecord events` lists them.")
@database_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@colour_option
def command(identifier: str, db: Path, *, as_json: bool, colour: bool | None) -> None:
    """Show which words made an event, and which row of which table, or which act of which statement.

    The article is read once more, with the model that is installed; the stored event is left as it is.
    """
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick

    with Store.open(db, readonly=True) as store:
        found = store.event(identifier)
        article = store.record(found.article.id).article
    made = _made(article, found)
    if as_json:
        write_lines([escaped(_json(found, made))])
    else:
        write_lines(_lines(found, made, Page.of_output(colour=colour)))


def _made(article: Article, found: StoredEvent) -> Candidate | None:
    """Read the article once more, and give what made the event; null where it is not found again."""
    from onrecord.events.reading import event_identity, explained_events  # noqa: PLC0415
    from onrecord.meaning.model import load_model  # noqa: PLC0415
    from onrecord.meaning.statements import read_meaning  # noqa: PLC0415

    reading = read_meaning(article, load_model())
    again = explained_events(article, reading.analysis, reading.statements, reading.actors)
    return next((one for one, _ in again if event_identity(article, one) == found.event.id), None)


def _lines(found: StoredEvent, made: Candidate | None, page: Page) -> Iterator[str]:
    from onrecord.cli.event_lines import circumstances, headline, names, passage, voice  # noqa: PLC0415

    event = found.event
    yield page.bold(one_line(headline(event)))
    yield ""
    yield from passage(found, page)
    yield ""
    facts = [
        ("Made by", _ANOTHER if made is None else made.why),
        ("Row", "" if made is None else _row(made)),
        ("Actor", names(event.actor)),
        ("Recipient", names(event.recipient)),
        ("Told also", ", ".join(circumstances(event))),
        ("Status", event.status),
        ("Voice", voice(event)),
        ("Confidence", f"{event.confidence:.2f}"),
        ("Event", event.id),
    ]
    for label, value in facts:
        if value:
            yield page.dim(label.ljust(_LABEL)) + one_line(value)


def _row(made: Candidate) -> str:
    """Give the words of the table's row that made an event."""
    from onrecord.events.frame import frames  # noqa: PLC0415

    row = next((frame for frame in frames() if frame.name == made.why), None)
    return "" if row is None else f"{row.kind} {', '.join(' '.join(words) for words in row.words)} (as in: {row.sentence})"


def _json(found: StoredEvent, made: Candidate | None) -> str:
    import msgspec  # noqa: PLC0415

    why = {"made_by": made.why, "row": _row(made) or None} if made else {"made_by": None, "row": None}
    return msgspec.json.format(msgspec.json.encode({"event": found.event, **why, "article": found.article}), indent=2).decode()
