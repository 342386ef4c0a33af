"""``onrecord serve``: a store, or one article, as a web app on this machine."""

from __future__ import annotations

import getpass
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.fetch_options import contact_option, make_client, network_option
from onrecord.cli.terminal import one_line
from onrecord.errors import InputError

if TYPE_CHECKING:  # --help does without the store and the app
    from onrecord.record import Article, Record
    from onrecord.store import Store
    from onrecord.web import Lent, Settings, Taken

PORT = 8765
NEITHER = "name a store with --db, or one article"


@click.command(name="serve")
@click.argument("article", required=False, help="One article to look at: a text file, an HTML page, or - for standard input.")
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="ONRECORD_DB",
    show_envvar=True,
    help="The store; it is made where there is none.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Port of 127.0.0.1.")
@click.option("--author", metavar="NAME", help="Name that your reviews are signed with; by default your user name.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option("--readonly", is_flag=True, help="Only show: nothing is added, reviewed or kept.")
@click.option("--offline", is_flag=True, help="Fetch no addresses.")
@network_option
@contact_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    *,
    article: str | None,
    db: Path | None,
    port: int,
    author: str | None,
    opens: bool,
    readonly: bool,
    offline: bool,
    allowed: tuple[str, ...],
    contact: str | None,
) -> None:
    """Show a store, or one article, in the browser.

    The app listens on 127.0.0.1 alone, and on no other address. With an article instead of a store, nothing is stored: what is
    shown lies in a temporary folder that is removed when it stops.
    """
    if article is None and db is None:
        raise click.UsageError(NEITHER, ctx)
    from onrecord.web import Settings  # noqa: PLC0415  # keeps --help quick

    with ExitStack() as stack:
        if article is not None:
            settings = _alone(article, port, stack)
        else:
            writable = _prepared(db, readonly=readonly)  # type: ignore[arg-type]  # one of both is given
            take = None if offline or not writable else _taker(allowed, contact)
            settings = Settings(
                db=db,  # type: ignore[arg-type]  # same
                port=port,
                lent=_lent(take),
                author=author or _user(),
                readonly=not writable,
            )
        _run(settings, opens=opens)


def _run(settings: Settings, *, opens: bool) -> None:
    import uvicorn  # noqa: PLC0415  # keeps --help quick

    from onrecord.web import make_app  # noqa: PLC0415
    from onrecord.web.settings import HOST  # noqa: PLC0415

    config = uvicorn.Config(
        make_app(settings),
        host=HOST,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=2,
    )
    address = settings.origins[0]

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
            await super().startup(sockets)  # type: ignore[arg-type]
            if self.started:
                what = "the article" if settings.alone else one_line(str(settings.db))
                click.echo(f"{address} shows {what}; Ctrl-C stops it", err=True)
                if opens:
                    click.launch(address)

    # Whoever ends the program, what lies in a temporary folder goes.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        Server(config).run()
    except SystemExit as stop:
        if stop.code:
            msg = f"port {settings.port} can't be listened on: another program may be there. Choose another with --port"
            raise InputError(msg) from stop
    except KeyboardInterrupt:
        click.echo("Stopped", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)


def _prepared(db: Path, *, readonly: bool) -> bool:
    """Make the store, or bring an older one up to date, unless it is only shown; tells whether it may be written to."""
    from onrecord.store import Store  # noqa: PLC0415
    from onrecord.store.connection import writable  # noqa: PLC0415

    if not readonly and (not db.exists() or writable(db)):
        Store.open(db, create=True).close()
        return True
    Store.open(db, readonly=True).close()
    if not readonly:
        click.echo(f"{one_line(str(db))} can only be read: nothing is added, reviewed or kept", err=True)
    return False


def _alone(source: str, port: int, stack: ExitStack) -> Settings:
    """Read one article into a temporary store."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    from onrecord.intake import InputFailure, read_inputs  # noqa: PLC0415
    from onrecord.store import Store  # noqa: PLC0415
    from onrecord.web import Settings  # noqa: PLC0415

    if Path(source).is_dir():
        msg = f"{source} is a folder. Read it into a store with `onrecord read {source} --db news.db`, then serve that"
        raise InputError(msg)
    [article] = read_inputs([source], stdin=sys.stdin.buffer)
    if isinstance(article, InputFailure):
        raise InputError(article.message)
    lent = _lent(None)
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="onrecord-")))
    db = folder / "article.db"
    with Store.open(db, create=True) as store:
        store.add(lent.read(article))
    return Settings(db=db, port=port, lent=lent, readonly=True, alone=article.id)


def _lent(take: Callable[[Store, str], Taken] | None) -> Lent:
    """Gather what the app gets from the command line."""
    from onrecord.cli.rows import STATEMENT_COLUMNS, statement_row  # noqa: PLC0415
    from onrecord.web import Lent  # noqa: PLC0415

    readers: list[Callable[[Article], Record]] = []

    def read(article: Article) -> Record:
        if not readers:
            from onrecord.reader import Reader  # noqa: PLC0415  # slow to load

            readers.append(Reader(threads=1).read_article)
        return readers[0](article)

    return Lent(columns=STATEMENT_COLUMNS, row=statement_row, read=read, take=take)


def _taker(allowed: tuple[str, ...], contact: str | None) -> Callable[[Store, str], Taken]:
    """Fetch addresses as ``onrecord add`` does."""
    from onrecord.cli.follower import Follower  # noqa: PLC0415
    from onrecord.web import Taken  # noqa: PLC0415

    client = make_client(allowed, contact)

    def take(store: Store, url: str) -> Taken:
        outcome = Follower(client, store).take(url)
        return Taken(article=outcome.article, message=outcome.message)

    return take


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reader"
