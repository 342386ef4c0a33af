"""A user's words as a query for FTS5: text is text, and only double quotation marks mean something."""

from __future__ import annotations

import re
import unicodedata

# A phrase in straight, curly or angular quotation marks; an unpaired mark is a mark like any other.
_PHRASE = re.compile(r"\"([^\"]*)\"|“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»")


def fts_query(text: str) -> str | None:
    """Turn a user's words into a query in which all of them must be found.

    A phrase in double quotation marks is found as it stands. Everything else is taken word by word, and what joins a word
    inside (an apostrophe, a hyphen) joins it here too; no character and no word is syntax.

    Args:
        text: What the user typed.

    Returns:
        A query for ``MATCH``; null where there is no word in it.
    """
    terms: list[str] = []
    at = 0
    for phrase in _PHRASE.finditer(text):
        terms += text[at : phrase.start()].split()
        terms.append(next(words for words in phrase.groups() if words is not None))
        at = phrase.end()
    terms += text[at:].split()
    quoted = [_quoted(term) for term in terms if any(map(_is_letter, term))]
    return " ".join(quoted) or None


def _quoted(term: str) -> str:
    # FTS5 reads a query up to the first NUL; half a surrogate pair can't be handed to SQLite at all.
    plain = term.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return '"' + plain.replace('"', '""') + '"'


def _is_letter(character: str) -> bool:
    """Tell whether the tokenizer makes words of a character: a letter, a number, one of private use."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
