"""Accounts in words for people: the matter in dispute, who asserts, denies, doubts or justifies it, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.cli.terminal import one_line
from onrecord.record import Account, Position, Statement

if TYPE_CHECKING:
    from onrecord.cli.page import Page
    from onrecord.store.accounts import StoredAccount

OWN_VOICE = "the article itself"
UNKNOWN = "somebody unknown"
_BETWEEN = " · "
_MARGIN = "    "
_INDENT = "  "
_OPENING, _CLOSING = frozenset('“"‘'), frozenset('”"’')


def holder(position: Position, statements: Mapping[str, Statement]) -> str:
    """Say who holds a position.

    Args:
        position: The position.
        statements: The statements of the article, by their ids.
    """
    if position.voice is None:
        return OWN_VOICE
    speaker = statements[position.voice].speaker
    return speaker.name if speaker else UNKNOWN


def position_words(position: Position, statements: Mapping[str, Statement]) -> str:
    """Write a position: "denies: Ada Lind, “that a ship was taken”".

    Args:
        position: The position.
        statements: The statements of the article, by their ids.
    """
    words = position.span.text.strip()
    if words[:1] in _OPENING and words[-1:] in _CLOSING:
        words = words[1:-1]
    return one_line(f"{position.stance}: {holder(position, statements)}, “{words}”")


def entry_lines(found: StoredAccount, page: Page) -> Iterator[str]:
    """Write an account of a store as an entry: the matter, each position, and the article.

    Args:
        found: The account with its article.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    import textwrap  # noqa: PLC0415  # keeps --help quick

    account, article = found.account, found.article
    yield page.bold(one_line(account.about)) + page.dim(_BETWEEN + one_line(_BETWEEN.join(_facts(account))))
    room = max(20, page.columns - len(_MARGIN))
    for position in account.positions:
        lines = textwrap.wrap(position_words(position, found.statements), room, subsequent_indent=_INDENT)
        yield from (_MARGIN + line for line in lines)
    met = (
        article.title or article.source or "article without a headline",
        article.publisher or "unknown outlet",
        article.published or "unknown date",
    )
    yield _MARGIN + page.dim(_BETWEEN.join(map(one_line, met)))


def _facts(account: Account) -> list[str]:
    return [f"event {account.matter}", account.id] if isinstance(account.matter, str) else [account.id]
