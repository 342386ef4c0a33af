"""``onrecord show``: one statement in its paragraph, or one article with its statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import escaped, write_lines
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import ArticleHead, Store, StoredStatement


@click.command(name="show")
@click.argument("identifier", metavar="ID", help="Id of a statement or an article, or the beginning of it.")
@database_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@colour_option
def command(identifier: str, db: Path, *, as_json: bool, colour: bool | None) -> None:
    """Show a statement in its paragraph, or a whole article with its statements.

    On a terminal, source, cue and content of a statement are told apart by colour; in a file, a pipe, or with --no-color by
    brackets: ‹source›, {cue}, ⟦content⟧.
    """
    from onrecord.store import Store, StoredStatement  # noqa: PLC0415  # keeps --help quick

    with Store.open(db, readonly=True) as store:
        found = store.find(identifier)
        if as_json:
            write_lines([escaped(_json(store, found))])
            return
        page = Page.of_output(colour=colour)
        if isinstance(found, StoredStatement):
            from onrecord.cli.card import statement_card  # noqa: PLC0415

            record, appearances = store.record(found.article.id), store.appearances(found.article.id)
            write_lines(statement_card(record, found.statement, appearances, page))
        else:
            write_lines(_article(store, found, page))


def _article(store: Store, head: ArticleHead, page: Page) -> Iterator[str]:
    from onrecord.cli.card import LABEL, appearance_lines  # noqa: PLC0415
    from onrecord.cli.report import Report  # noqa: PLC0415

    yield from Report(store.record(head.id), columns=page.columns, colour=page.colour).lines()
    yield ""
    yield from appearance_lines(store.appearances(head.id), page)
    if copies := len(store.copies.group(store.copies.number(head.id))):
        yield page.dim("Copies".ljust(LABEL)) + f"one of {copies:,} articles; see `onrecord copies {head.id[7:19]}`"
    yield page.dim("Article".ljust(LABEL)) + head.id


def _json(store: Store, found: ArticleHead | StoredStatement) -> str:
    """Encode an article as a record, a statement with the paragraphs that it stands in; both with their appearances."""
    import msgspec  # noqa: PLC0415

    from onrecord.cli.card import paragraphs_of  # noqa: PLC0415
    from onrecord.store import StoredStatement  # noqa: PLC0415

    whole: dict[str, object]
    if isinstance(found, StoredStatement):
        record = store.record(found.article.id)
        whole = {
            "statement": found.statement,
            "article": found.article,
            "paragraphs": paragraphs_of(record.article.text, found.statement),
            "run": record.run,
        }
        appearances = store.appearances(found.article.id)
    else:
        whole = msgspec.structs.asdict(store.record(found.id))
        appearances = store.appearances(found.id)
    return msgspec.json.format(msgspec.json.encode({**whole, "appearances": appearances}), indent=2).decode("utf-8")
