"""The options that the commands which fetch share: which store, which networks, and who is asking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import rich_click as click

if TYPE_CHECKING:  # --help does without the network
    from onrecord.fetch import Client

_DURATION = re.compile(r"(\d{1,6})\s*([smhd]?)")
_SECONDS = {"": 60, "s": 1, "m": 60, "h": 3600, "d": 86_400}

network_option = click.option(
    "--allow-network",
    "allowed",
    multiple=True,
    metavar="NETWORK",
    help="Fetch from this private network too, such as 192.168.1.0/24; may be given several times.",
)
"""Gives a command ``allowed: tuple[str, ...]``."""

contact_option = click.option(
    "--contact",
    metavar="ADDRESS",
    envvar="ONRECORD_CONTACT",
    show_envvar=True,
    help="E-mail or web address where the operators of a site reach you; sent with every request.",
)
"""Gives a command ``contact: str | None``."""


def make_client(allowed: Sequence[str], contact: str | None) -> Client:
    """Make the client of a command.

    Args:
        allowed: Networks that the user allows.
        contact: Where the user is reached.

    Raises:
        InputError: One of them is none.
    """
    from onrecord.fetch import Client  # noqa: PLC0415  # keeps --help quick
    from onrecord.fetch.addresses import networks  # noqa: PLC0415

    return Client(allowed=networks(allowed), contact=contact)


def duration(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    """Read, as an option's callback, a duration such as 90s, 15m, 2h or 1d; a bare number is minutes.

    Args:
        value: The words of the command line.

    Raises:
        BadParameter: It is none, or shorter than a minute.
    """
    if value is None:
        return None
    found = _DURATION.fullmatch(value.strip().lower())
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0
    if seconds < _SECONDS["m"]:
        msg = f"{value!r} is no duration of a minute or more; write it like 15m, 2h or 1d"
        raise click.BadParameter(msg)
    return seconds
