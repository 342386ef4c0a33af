"""``onrecord accounts``: the matters on which the voices of articles disagree, of files or of a store."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import Format, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.parameters import iso_date
from onrecord.cli.store_options import colour_option, publication_options, with_article
from onrecord.cli.terminal import one_line
from onrecord.errors import StoreError

if TYPE_CHECKING:  # --help does without the store and the record
    from onrecord.record import Article
    from onrecord.store import Store
    from onrecord.store.accounts import AccountFilter, StoredAccount

NOTHING = "no account matches"
NO_INPUT = "nothing to list: name a store with --db, or files to read"
BOTH = "name files to read or a store with --db, not both"
ONLY_READ = "--published dates files that are read; a store's articles have their dates: choose by --since and --until"
ONLY_STORED = "--joined joins the articles of a store: read them with `onrecord read --db FILE` first"
STANCES = ("asserts", "denies", "doubts", "justifies")
COLUMNS = (
    "id",  # the account's id
    "about",  # the matter, in words of the article
    "event",  # id of the event in dispute; empty where the matter is a proposition
    "stance",  # asserts, denies, doubts, justifies
    "speaker",  # who holds the position; empty is the article itself, or nobody known
    "voice",  # id of the statement that holds it; empty is the article's own voice
    "words",  # the words that carry it
    "start",  # offset of their first code point in the article's text
    "end",  # offset after their last code point
    "article",  # the article's id
    "title",  # its headline
    "publisher",  # its outlet
    "published",  # its date of publication
    "article_source",  # path or address that it was read from
)
"""Every column of a position as a row, in order."""

TABLE_COLUMNS = ("about", "stance", "speaker", "words", "publisher", "published")
"""The columns that fit a person's eye."""


@click.command(name="accounts")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...", help="Files to read, in place of a store: as for `onrecord read`.")
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="ONRECORD_DB",
    show_envvar=True,
    help="The store; `onrecord read --db`, `add` and `feeds` make one.",
)
@click.option("--stance", type=click.Choice(STANCES), help="What some position does.")
@click.option("--speaker", metavar="NAME", help="Words of the name of one who holds a position; case and accents don't count.")
@click.option("--about", metavar="WORDS", help="Words of the matter; case and accents don't count.")
@click.option(
    "--voice",
    type=click.Choice(["article", "statement"]),
    help="Matters on which the article itself takes a position, or on which speakers alone do.",
)
@click.option("--published", metavar="DATE", callback=iso_date, help="Date of publication of files, where they don't tell it.")
@click.option("--joined", is_flag=True, help="Join the accounts across the articles of each story, side by side.")
@publication_options(confidence=False)
@colour_option
@output_options
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.RichContext,
    /,
    *,
    inputs: tuple[str, ...],
    db: Path | None,
    published: str | None,
    joined: bool,
    colour: bool | None,
    output: Format | None,
    **chosen: object,
) -> None:
    """List the accounts: matters on which two voices of an article disagree, with who asserts, denies, doubts or justifies.

    Of a store in order of publication, unknown dates last; or of files, which are read and not kept. With an output option each
    position is a row; --limit counts accounts. The list shows that accounts conflict, not who is right.

    With --joined, matters in dispute are joined across the articles of each story of a store: who asserts, who denies, since
    when, in which words, in how many reports that are no copies. What was added since the last time is compared first; options
    that choose articles choose stories that hold one.
    """
    _refuse(ctx, inputs, db, published, joined=joined)
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick
    from onrecord.store.accounts import AccountFilter  # noqa: PLC0415

    if joined and db is not None:
        from onrecord.cli.accounts_joined import list_joined  # noqa: PLC0415

        list_joined(db, chosen, Page.of_output(colour=colour), output)
        return
    with ExitStack() as stack:
        try:
            asked = AccountFilter(**chosen)  # type: ignore[arg-type]  # the options' types are the fields'
            failed = False
            if inputs:
                folder = Path(stack.enter_context(TemporaryDirectory()))
                store = stack.enter_context(Store.open(folder / "read.db", create=True))
                failed = _read(inputs, store, published)
            else:
                store = stack.enter_context(Store.open(db or Path(), readonly=True))
            asked = with_article(store, asked)
        except StoreError as error:
            raise click.UsageError(str(error), ctx) from error
        if output is None:
            _list(store, asked, Page.of_output(colour=colour))
        else:
            rows = (row for found in store.accounts(asked) for row in account_rows(found))
            write_rows(rows, output, columns=COLUMNS, table_columns=TABLE_COLUMNS)
    ctx.exit(1 if failed else 0)


def account_rows(found: StoredAccount) -> Iterator[dict[str, object]]:
    """Lay an account out as rows, one for each position.

    Args:
        found: The account with its article.

    Yields:
        A value for each of `COLUMNS`, in that order; null is unknown.
    """
    account, heading = found.account, found.article
    for position in account.positions:
        said = found.statements.get(position.voice or "")
        yield {
            "id": account.id,
            "about": account.about,
            "event": account.matter if isinstance(account.matter, str) else None,
            "stance": position.stance,
            "speaker": said.speaker.name if said and said.speaker else None,
            "voice": position.voice,
            "words": position.span.text,
            "start": position.span.start,
            "end": position.span.end,
            "article": heading.id,
            "title": heading.title,
            "publisher": heading.publisher,
            "published": heading.published,
            "article_source": heading.source,
        }


def _refuse(ctx: click.RichContext, inputs: tuple[str, ...], db: Path | None, published: str | None, *, joined: bool) -> None:
    """Refuse what can't be asked together.

    Raises:
        UsageError: Files and a store, neither, or an option of the one for the other.
    """
    wrong = (
        (BOTH, bool(inputs) and _given(ctx, "db")),
        (ONLY_STORED, bool(inputs) and joined),
        (NO_INPUT, not inputs and db is None),
        (ONLY_READ, not inputs and published is not None),
    )
    for message, is_wrong in wrong:
        if is_wrong:
            raise click.UsageError(message, ctx)


def _given(ctx: click.Context, name: str) -> bool:
    """Tell whether an option stands on the command line itself, not in the environment."""
    from click.core import ParameterSource  # noqa: PLC0415

    return ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _read(inputs: tuple[str, ...], store: Store, published: str | None) -> bool:
    """Read files into a store, and tell whether one could not be read."""
    from onrecord.intake import InputFailure, read_inputs  # noqa: PLC0415
    from onrecord.reader import Reader  # noqa: PLC0415

    failed = False

    def readable() -> Iterator[Article]:
        nonlocal failed
        for item in read_inputs(inputs, stdin=sys.stdin.buffer, published=published, publisher=None):
            if isinstance(item, InputFailure):
                failed = True
                click.echo(f"Error: {one_line(item.message)}", err=True)
            else:
                yield item

    store.add_many(Reader().read_many(readable()))
    return failed


def _list(store: Store, asked: AccountFilter, page: Page) -> None:
    from onrecord.cli.account_lines import entry_lines  # noqa: PLC0415

    listed = 0
    for found in store.accounts(asked):
        write_lines([""] if listed else [])
        write_lines(entry_lines(found, page))
        listed += 1
    if not listed:
        click.echo(NOTHING, err=True)
