"""``onrecord actors list|show|merge|split|undo``: actors joined across the articles of a store."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.comparing import bring_up_to_date
from onrecord.cli.output import Format, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import Store
    from onrecord.store.joined import JoinedActor, JoinedActors, Membership

COLUMNS = ("number", "name", "kind", "country", "sector", "articles", "statements", "first", "last")
"""Columns of joined actors as rows."""

MEMBER_COLUMNS = ("number", "name", "kind", "country", "roles", "how", "words", "article", "title", "published")
"""Columns of the parts of a joined actor as rows."""

_SHORT = 12
_NUMBER = click.argument("number", type=int, metavar="NUMBER", help="The actor's number, as `onrecord actors list` gives it.")
_AUTHOR = click.option("--author", default=None, metavar="NAME", help="Who decides; your name on this machine unless given.")


@click.command(name="list")
@click.argument("name", required=False, metavar="[NAME]", help="Words of a name; case and accents don't count.")
@click.option("--several", is_flag=True, help="Only actors of several articles.")
@click.option("--anew", is_flag=True, help="Join all actors anew first; decisions are kept.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="How many at most.")
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="How many to leave out first.")
@database_option
@colour_option
@output_options
def list_command(  # noqa: PLR0913 (one an option)
    name: str | None, db: Path, *, several: bool, anew: bool, colour: bool | None, output: Format | None, **page: int | None
) -> None:
    """List the actors of a store, those of most articles first.

    Actors of articles that were added since the last time are joined first: states by their code, organisations with their
    abbreviations, people by full names, by surnames where something tells who it is, and in reports of the same by what they
    are called. What nothing tells stays apart.
    """
    with _opened(db, anew=anew) as store:
        found = _joined(store).listed(name, page["limit"], page["offset"] or 0)
        rows = (one for one in found if not several or one.articles > 1)
        if output is not None:
            write_rows((actor_row(one) for one in rows), output, columns=COLUMNS)
            return
        sheet = Page.of_output(colour=colour)
        lines = [line for one in rows for line in _entry(one, sheet)]
        write_lines(lines)
        if not lines:
            click.echo("no actor matches", err=True)


@click.command(name="show")
@_NUMBER
@database_option
@colour_option
@output_options
def show_command(number: int, db: Path, *, colour: bool | None, output: Format | None) -> None:
    """Show one actor: names, roles, the articles that give them, and on what it rests that they are one."""
    with _opened(db) as store:
        joined = _joined(store)
        one, members = joined.actor(number), joined.members(number)
        if output is not None:
            write_rows((member_row(number, member) for member in members), output, columns=MEMBER_COLUMNS)
            return
        sheet = Page.of_output(colour=colour)
        write_lines(_entry(one, sheet))
        for member in members:
            write_lines(_member_lines(member, sheet))


@click.command(name="merge")
@click.argument("numbers", type=int, nargs=-1, required=True, metavar="NUMBER...", help="Numbers of the actors that are one.")
@_AUTHOR
@database_option
def merge_command(numbers: tuple[int, ...], db: Path, author: str | None) -> None:
    """Decide that actors are one. The decision is a row of its own and can be undone."""
    with _opened(db, writing=True) as store:
        number = _joined(store).merge(numbers, author or getpass.getuser())
        _said(store, f"one actor now, {number}")


@click.command(name="split")
@_NUMBER
@click.argument(
    "articles",
    nargs=-1,
    required=True,
    metavar="ARTICLE...",
    help="Articles, by the beginning of their ids, that mean another.",
)
@_AUTHOR
@database_option
def split_command(number: int, articles: tuple[str, ...], db: Path, author: str | None) -> None:
    """Decide that some articles mean somebody else. The decision is a row of its own and can be undone."""
    from onrecord.store import StoredStatement  # noqa: PLC0415  # keeps --help quick

    with _opened(db, writing=True) as store:
        found = [store.find(article) for article in articles]
        chosen = [one.article.id if isinstance(one, StoredStatement) else one.id for one in found]
        made = _joined(store).split(number, chosen, author or getpass.getuser())
        _said(store, f"these articles mean actor {made} now")


@click.command(name="undo")
@click.argument("decision", type=int, metavar="DECISION", help="Number of the decision, as merge and split say it.")
@_AUTHOR
@database_option
def undo_command(decision: int, db: Path, author: str | None) -> None:
    """Take a decision back; it stays on record, followed by this one."""
    with _opened(db, writing=True) as store:
        _joined(store).withdraw(decision, author or getpass.getuser())
        click.echo(f"decision {decision} was taken back", err=True)


def _said(store: Store, words: str) -> None:
    decision = _joined(store).decided()[-1].number
    click.echo(f"{words}; to undo: onrecord actors undo {decision} --db {store.path}", err=True)


def _opened(db: Path, *, writing: bool = False, anew: bool = False) -> Store:
    """Open a store and join what is new in it; one that can't be written to is shown as it is."""
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick
    from onrecord.store.connection import writable  # noqa: PLC0415

    store = Store.open(db, readonly=not writing and not writable(db))
    try:
        bring_up_to_date(store, anew=anew)
    except BaseException:
        store.close()
        raise
    return store


def _joined(store: Store) -> JoinedActors:
    from onrecord.store.joined import JoinedActors  # noqa: PLC0415  # keeps --help quick

    return JoinedActors.of(store)


def actor_row(one: JoinedActor) -> dict[str, object]:
    """Lay a joined actor out as a row.

    Args:
        one: The actor.

    Returns:
        A value for each of `COLUMNS`, in that order.
    """
    return {name: getattr(one, name) for name in COLUMNS}


def member_row(number: int, member: Membership) -> dict[str, object]:
    """Lay a part of a joined actor out as a row.

    Args:
        number: The joined actor.
        member: The part.

    Returns:
        A value for each of `MEMBER_COLUMNS`, in that order.
    """
    return {
        "number": number,
        "name": member.actor.name,
        "kind": member.actor.kind,
        "country": member.actor.country,
        "roles": "; ".join(_roles(member)),
        "how": member.how,
        "words": member.words,
        "article": member.article,
        "title": member.title,
        "published": member.published,
    }


def _roles(member: Membership) -> Sequence[str]:
    return [f"{role.title}, {role.of}" if role.of else role.title for role in member.actor.roles]


def _entry(one: JoinedActor, page: Page) -> Iterator[str]:
    many = f"{one.articles:,} article{'' if one.articles == 1 else 's'}, {one.statements:,} statement"
    facts = [one.kind, one.country, f"{many}{'' if one.statements == 1 else 's'}"]
    when = f" · {one.first} to {one.last}" if one.first else ""
    yield f"{one.number:>6}  {page.bold(one_line(one.name))}" + page.dim(one_line(f" · {', '.join(filter(None, facts))}{when}"))


def _member_lines(member: Membership, page: Page) -> Iterator[str]:
    met = (member.published or "unknown date", member.title or "article without a headline")
    short = member.article.removeprefix("sha256:")[:_SHORT]
    roles = "".join(f" · {role}" for role in _roles(member))
    yield f"        {one_line(member.actor.name + roles)}"
    rests = f" · by {member.how}: {member.words}" if member.how else ""
    yield page.dim(one_line(f"            {' · '.join(met)} · {short}{rests}"))
