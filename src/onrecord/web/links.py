"""Links out of the app: the original of an article, and the very words in it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from onrecord.record import Span

_WHOLE = 120  # characters of a quotation that stand whole in a link; a longer one is named by its ends
_ENDS = 6  # words of either end


def original(source: str | None) -> str | None:
    """Give the address of an article's original; null where its source is no web address.

    An article may claim any source: ``javascript:`` and the like are no addresses to be followed.
    """
    if source is None:
        return None
    try:
        parts = urlsplit(source)
        is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return source if is_web and not any(map(_is_unsound, source)) else None


def at_words(source: str | None, spans: Sequence[Span]) -> str | None:
    """Give the address of the very words in the original, by a text fragment (https://wicg.github.io/scroll-to-text-fragment/).

    Args:
        source: Path or address of the article.
        spans: The words; the first piece is looked for.
    """
    address = original(source)
    if address is None or not spans:
        return None
    words = spans[0].text.split()
    whole = " ".join(words)
    if len(whole) <= _WHOLE or len(words) <= 2 * _ENDS:
        fragment = _encoded(whole)
    else:
        fragment = f"{_encoded(' '.join(words[:_ENDS]))},{_encoded(' '.join(words[-_ENDS:]))}"
    base, mark, anchor = address.partition("#")
    return f"{base}#{anchor.partition(':~:')[0] if mark else ''}:~:text={fragment}"


def _encoded(words: str) -> str:
    # A hyphen has a meaning in text fragments, and `quote` leaves it as it is.
    return quote(words, safe="").replace("-", "%2D")


def _is_unsound(character: str) -> bool:
    return character.isspace() or not character.isprintable()
