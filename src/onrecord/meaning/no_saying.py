"""Turns that look like reporting and are none: "according to plan", "referring to the bombing, he said …".

What goes according to a plan, a rule or a measure is said by nobody. What a speaker refers to is what he speaks about, not what
he says: "Referring to the attack on the port, Lind said …" does not make the attack her words.
"""

from __future__ import annotations

import re

from onrecord.meaning.linking import Attribution

_MANNER = re.compile(
    r"(?:plans?|schedule|custom|tradition|protocol|ability|need|needs|age|size|taste|circumstances|rank|type)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"according\s+to", re.IGNORECASE)
_ABOUT = re.compile(r"(?:while\s+|when\s+|in\s+)?referring\s+to", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”«»„]")


def says_nothing(text: str, attribution: Attribution) -> bool:
    """Tell whether an attribution is only such a turn.

    Args:
        text: The article's text.
        attribution: What looks like a statement.
    """
    cue, source, content = (
        " ".join(text[f.start : f.end] for f in sorted(part))
        for part in (attribution.cue, attribution.source, attribution.content)
    )
    if _ACCORDING.fullmatch(cue):
        return _MANNER.fullmatch(source) is not None
    return _ABOUT.fullmatch(cue) is not None and not _QUOTED.search(content)
