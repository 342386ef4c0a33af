"""``onrecord search``: full text over the statements of a store, or over its articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import Format, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option, filter_options, with_article

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import ArticleHit, StatementFilter, StatementHit, Store

PAGE = 20  # hits that are listed for people unless they ask for more or fewer


@click.command(name="search")
@click.argument("text", nargs=-1, required=True, help="Words to look for.")
@database_option
@click.option("--articles", is_flag=True, help="Search in headlines and texts of articles instead of statements.")
@filter_options
@colour_option
@output_options
def command(  # noqa: PLR0913  # one argument an option
    text: tuple[str, ...],
    db: Path,
    chosen: StatementFilter,
    *,
    articles: bool,
    colour: bool | None,
    output: Format | None,
) -> None:
    """Search in what is said and in the names of speakers, best hits first.

    All words must be found, in any of their forms: "corridors" finds "corridor". Case and accents don't count. No character
    and no word has a special meaning, but a phrase in double quotation marks is found as it stands: 'the "safe corridor"'.

    The words that were found are bold on a terminal; in a file, a pipe, or with --no-color they stand between ⟦ and ⟧.
    Without an output option or --limit, the best 20 are listed.
    """
    from onrecord.cli import hits  # noqa: PLC0415  # keeps --help quick
    from onrecord.store import Store  # noqa: PLC0415
    from onrecord.store.query import fts_query  # noqa: PLC0415

    words = " ".join(text)
    ctx = click.get_current_context()
    if fts_query(words) is None:
        msg = f"{words!r} holds no word to look for"
        raise click.UsageError(msg, ctx)
    if articles and (narrowed := chosen.narrowed()):
        msg = f"--articles can't be combined with {', '.join('--' + name.replace('_', '-') for name in narrowed)}"
        raise click.UsageError(msg, ctx)
    with Store.open(db, readonly=True) as store:
        chosen = with_article(store, chosen)
        if output is None:
            _list(store, words, chosen, Page.of_output(colour=colour), articles=articles)
        elif articles:
            rows = map(hits.hit_row, store.search_articles(words, chosen))
            write_rows(rows, output, columns=hits.ARTICLE_COLUMNS, table_columns=hits.ARTICLES_SHOWN)
        else:
            rows = map(hits.hit_row, store.search(words, chosen))
            write_rows(rows, output, columns=hits.COLUMNS, table_columns=hits.SHOWN)


def _list(store: Store, words: str, chosen: StatementFilter, page: Page, *, articles: bool) -> None:
    """List hits for people; one more than a page is asked for, to know whether there are more."""
    from onrecord.cli.hits import hit_entry  # noqa: PLC0415

    asked = chosen if chosen.limit is not None else replace(chosen, limit=PAGE + 1)
    found: Iterator[ArticleHit | StatementHit] = store.search_articles(words, asked) if articles else store.search(words, asked)
    listed = 0
    for hit in found:
        if chosen.limit is None and listed == PAGE:
            click.echo(f"the best {PAGE} are listed; see more with --limit", err=True)
            break
        write_lines([""] if listed else [])
        write_lines(hit_entry(hit, page))
        listed += 1
    if not listed:
        click.echo(_nothing(store, words, chosen, articles=articles), err=True)


def _nothing(store: Store, words: str, chosen: StatementFilter, *, articles: bool) -> str:
    if articles:
        return "no article matches"
    narrowed = chosen.narrowed()
    elsewhere = None if narrowed else next(store.search_articles(words, replace(chosen, limit=1, offset=0)), None)
    return "no statement matches" + ("" if elsewhere is None else ", but an article does: search again with --articles")
