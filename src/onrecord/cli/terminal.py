"""What reaches a terminal: an article's text is hostile until its control characters are made visible.

Escape sequences could recolour, overwrite or hide what stands on the screen, and bidirectional overrides could turn a
quotation round. Each such character is shown as one visible character in its place, so offsets into the text still hold.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from typing import TextIO

_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_BREAKS = re.compile("[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029][\\s\x1c-\x1e\x85]*")
_NARROWEST, _PIPED, _WIDEST = 40, 100, 120


def harmless(text: str) -> str:
    """Make a text safe to show: every control character but line feed and tab becomes one visible character.

    Args:
        text: Any text.

    Returns:
        A text of the same length in code points: C0 controls as their pictures (``␛``), the rest as ``�``.
    """
    return _HOSTILE.sub(_picture, text)


def one_line(text: str) -> str:
    """Make a text safe to show in one line, with line breaks shown as ``⏎``."""
    return harmless(_LINE_BREAKS.sub(" ⏎ ", text).replace("\t", " "))


def width(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide East Asian characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def cut(text: str, columns: int) -> str:
    """Cut a text that is wider than so many columns, with ``…`` where something is missing."""
    if width(text) <= columns:
        return text
    used = 0
    for at, character in enumerate(text):
        used += _columns(character)
        if used > columns - 1:
            return text[:at] + "…"
    return text


def has_colour(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal that shows colour and wants it (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def line_width(stream: TextIO) -> int:
    """Choose how wide lines of running text are: the terminal's width up to 120, and 100 for a pipe or a file."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns)) if stream.isatty() else _PIPED


def _picture(hit: re.Match[str]) -> str:
    code = ord(hit.group())
    if code == ord("\x7f"):
        return "␡"
    return chr(0x2400 + code) if code < ord(" ") else "�"


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
