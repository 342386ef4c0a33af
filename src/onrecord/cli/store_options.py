"""The options that the commands over a store share: which store, which statements, and whether to use colour."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import rich_click as click

from onrecord.errors import StoreError

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import StatementFilter, Store
    from onrecord.store.accounts import AccountFilter
    from onrecord.store.events import EventFilter
    from onrecord.store.figures import FigureFilter

R = TypeVar("R")
Filter = TypeVar("Filter", "StatementFilter", "EventFilter", "FigureFilter", "AccountFilter")

# The record's own words for them, written out once more since --help does without the record; a test holds them together.
ACTS = (
    "say",
    "claim",
    "deny",
    "accuse",
    "criticize",
    "praise",
    "justify",
    "reject",
    "demand",
    "request",
    "ask",
    "propose",
    "offer",
    "agree",
    "promise",
    "threaten",
    "warn",
    "announce",
    "condition",
    "predict",
    "regret",
    "believe",
    "want",
)
FORMS = ("direct", "indirect", "mixed")
SCOPES = ("speech", "attitude")

database_option = click.option(
    "--db",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    envvar="ONRECORD_DB",
    show_envvar=True,
    help="The store; `onrecord read --db`, `add` and `feeds` make one.",
)
"""Gives a command ``db: Path``."""

colour_option = click.option(
    "--color/--no-color",
    "colour",
    default=None,
    help="Mark words by colour, or by brackets; by default colour on a terminal, unless NO_COLOR is set.",
)
"""Gives a command ``colour: bool | None``, null where it was not said."""

_PUBLICATION = (
    click.option("--since", metavar="DATE", help="First day of publication: 2022-03-01, 2022-03 or 2022."),
    click.option("--until", metavar="DATE", help="Last day of publication, included."),
    click.option("--publisher", metavar="NAME", help="Words of an outlet's name; case and accents don't count."),
    click.option("--article", metavar="ID", help="An article's id, or the beginning of it."),
)
_CONFIDENCE = click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="P", help="Lowest confidence, from 0 to 1.")
_PAGE = (
    click.option("--limit", type=click.IntRange(min=0), metavar="N", help="How many at most."),
    click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="How many to leave out first."),
)
_NEWEST = click.option("--newest", is_flag=True, help="The latest publication first.")
_FILTERS = (
    click.option("--speaker", metavar="NAME", help="Words of the speaker's name; case and accents don't count."),
    click.option("--unknown-speaker", is_flag=True, help="Only statements whose speaker is unknown."),
    click.option("--role", metavar="WORDS", help="Words of an office or role that the article gives the speaker."),
    click.option("--country", metavar="COUNTRY", help="The speaker's country: a name, or three letters such as UKR."),
    click.option("--target", metavar="NAME", help="Words of the name of whom it accuses, praises, asks or threatens."),
    click.option("--to", metavar="NAME", help="Words of the name of whom it was said to."),
    click.option("--act", type=click.Choice(ACTS), metavar="ACT", help=f"What the words do: {', '.join(ACTS)}."),
    click.option("--form", type=click.Choice(FORMS), help="Whether all, none or part of it is quoted."),
    click.option("--scope", type=click.Choice(SCOPES), help="Words that were uttered, or an attitude only reported."),
    *_PUBLICATION,
    click.option(
        "--once/--every-copy",
        "once",
        default=True,
        help="Give what copies of one report share once, as the first that matches; or in every copy.",
    ),
    _CONFIDENCE,
    *_PAGE,
)
_NAMES = (
    "speaker",
    "unknown_speaker",
    "role",
    "country",
    "target",
    "to",
    "act",
    "form",
    "scope",
    "since",
    "until",
    "publisher",
    "article",
    "min_confidence",
    "once",
    "limit",
    "offset",
)


def filter_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options that choose statements; it receives ``chosen: StatementFilter``.

    Args:
        command: The function below the decorators of click.
    """

    @functools.wraps(command)
    def wrapped(*args: object, **kwargs: object) -> R:
        from onrecord.store import StatementFilter  # noqa: PLC0415  # keeps --help quick

        try:
            # The options' types are the fields'.
            chosen = StatementFilter(**{name: kwargs.pop(name) for name in _NAMES})  # type: ignore[arg-type]
        except StoreError as error:
            raise click.UsageError(str(error), click.get_current_context()) from error
        return command(*args, chosen=chosen, **kwargs)

    return _given(wrapped, _FILTERS)


def publication_options(*, confidence: bool) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Give a command the options that choose articles and pages of what they tell, by the names of `ToldFilter`.

    Args:
        confidence: Whether what they tell has a confidence to choose by.
    """
    options = (*_PUBLICATION, *([_CONFIDENCE] if confidence else []), _NEWEST, *_PAGE)
    return lambda command: _given(command, options)


def _given(command: Callable[..., R], options: Sequence[Callable[[Callable[..., R]], Callable[..., R]]]) -> Callable[..., R]:
    for option in reversed(options):
        command = option(command)
    return command


def with_article(store: Store, chosen: Filter) -> Filter:
    """Turn the beginning of an article's id in a filter into the whole of it.

    Args:
        store: The store.
        chosen: The filter.

    Raises:
        StoreError: No article has an id that begins so, or several have.
    """
    if chosen.article is None:
        return chosen
    from onrecord.store import StoredStatement  # noqa: PLC0415  # keeps --help quick

    found = store.find(chosen.article)
    return replace(chosen, article=found.article.id if isinstance(found, StoredStatement) else found.id)
