"""Nested statements: what somebody else says inside what is said ("A denied that B had promised to leave").

The span tags give each word one role, so a statement inside another's content is out of their reach. Content in which a
reporting word stands is therefore sent through the encoder once more, by itself, as if it were the whole article: "B had
promised to leave". One's own "I think" or "he hoped" is no statement of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.acts import tells
from onrecord.meaning.edges import bare, set_right
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution, link
from onrecord.meaning.model import Model
from onrecord.meaning.quoted import Quoted
from onrecord.meaning.tagging import tag

_LEAD = re.compile(r"[\s\"“”‘’'«»„]*(?:(?:that|to|of)\s+)?[\"“‘'«„]*", re.IGNORECASE)
_TRAIL = "\"”’'»“ \t\n.,"
_LEAST = 5  # words that content needs to hold a statement
_SELF = frozenset({"i", "we", "my", "our", "you", "your", "one", "it", "there", "who", "which", "that", "this"})


def find_nested(text: str, attributions: Sequence[Attribution], model: Model) -> list[Attribution]:
    """Find the statements inside the contents of others.

    Args:
        text: The article's text.
        attributions: Its attributions.
        model: The model.

    Returns:
        Attributions that name the one they stand within.
    """
    return [inner for outer in attributions for piece in outer.content for inner in _inside(text, piece, outer, model)]


def _inside(text: str, piece: Fragment, outer: Attribution, model: Model) -> Iterator[Attribution]:
    whole = text[piece.start : piece.end]
    lead = _LEAD.match(whole)
    offset = piece.start + (lead.end() if lead else 0)
    alone = text[offset : piece.end].rstrip(_TRAIL)
    if len(alone.split()) < _LEAST or not tells(alone):
        return
    alone = alone[0].upper() + alone[1:] if len(alone[0].upper()) == 1 else alone
    quotes, bounds = quotations(alone), paragraphs(alone)
    quoted = Quoted(quotes)
    found = tag(model.encode(alone, bounds, quotes), model.chain)
    fragments = [set_right(alone, f, quoted) if f.role == "content" else bare(alone, f) for f in found]
    for inner in link(alone, bounds, fragments, model.links, set()):
        if inner.cue and inner.content and _is_of_another(alone, inner):
            source, cue, content = ([_moved(f, offset) for f in part] for part in (inner.source, inner.cue, inner.content))
            yield Attribution(source, cue, content, within=outer)


def _is_of_another(text: str, inner: Attribution) -> bool:
    """Tell whether somebody else than the speaker speaks, by a reporting word."""
    source = " ".join(text[f.start : f.end] for f in sorted(inner.source)).lower().split()
    cue = " ".join(text[f.start : f.end] for f in inner.cue)
    return bool(source) and source[0] not in _SELF and tells(cue)


def _moved(fragment: Fragment, by: int) -> Fragment:
    return replace(fragment, start=fragment.start + by, end=fragment.end + by)
