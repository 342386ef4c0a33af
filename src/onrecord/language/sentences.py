"""Where sentences end, by their marks and the capital that follows."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][\"'”’»“)\]]*(?=\s+[\"'“‘«»„(\[]*[A-Z0-9])")
_NOT_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|St|Jr|Sr|No|vs|Sens|Reps|Messrs|Brig|Adm|Cpl|Hon|Rev|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.S|U\.K|U\.N|[A-Z])\.$"
)


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Find where sentences end within a stretch of text.

    Args:
        text: The article's text.
        start: Offset where the stretch begins.
        end: Offset where it ends.

    Returns:
        The offset after each sentence's final mark and the quotation marks that close there; the stretch's own end is not
        among them.
    """
    return [
        hit.end()
        for hit in _END.finditer(text, start, end)
        if text[hit.start()] != "." or not _NOT_END.search(text, max(start, hit.start() - 6), hit.start() + 1)
    ]
