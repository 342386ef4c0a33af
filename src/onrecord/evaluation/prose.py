"""Tokens set as prose again, by fixed rules: spaces, quotation marks, apostrophes, hyphens and dashes.

Some data sets keep tokens alone. The rules aim at text as a newspaper prints it; where tokens leave two readings (a hyphen or
a dash), they always choose the same one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_LEFT = frozenset(".,;:?!%)]}”»›…°™®″%") | {"...", "'s", "’s", "n't", "n’t", "››"}
_RIGHT = frozenset("([{“‘«‹$€£¥₹₡#@¿¡") | {"‹‹"}
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m|t)|n['’]t", re.IGNORECASE)
_ENDING = re.compile(r"s|t|re|ve|ll|d|m", re.IGNORECASE)
_DECADE = re.compile(r"\d+0")
_DROPPED = re.compile(r"[\u00ad\u200b\u200c\u2060\ufeff]")
_DOMAIN = frozenset({"com", "org", "net", "gov", "edu", "co", "www"})
_PREFIXES = frozenset({"then", "on", "in", "by", "so", "no", "not", "after"})  # "then-president", "by-election"
_APOSTROPHES = frozenset("'’´`")
_HYPHENS = frozenset({"-", "‐"})
_TORN = frozenset("āēīōū")  # letters at which a tokeniser took Māori words apart
_DASHES = frozenset({"–", "—", "--", "––", "―"})
_FUNCTION = re.compile(
    r"an?|the|and|or|but|nor|so|yet|of|in|on|at|to|by|for|with|from|as|into|after|before|since|until|while|when|where|who|which|"
    r"that|what|whose|if|because|than|then|al?though|its?|he|she|they|we|i|you|his|her|their|our|is|are|was|were|be|been|has|have|"
    r"had|will|would|can|could|may|might|must|not|no|this|these|those|there|here|including|especially|even|particularly|"
    r"according|about",
    re.IGNORECASE,
)
_LONG = 6  # letters of a word that is no prefix
_FIRST_WORDS = 8  # among which a dateline's dash stands


def prose(tokens: Sequence[str]) -> str:
    """Set the tokens of one paragraph as prose.

    Args:
        tokens: Words and marks, in order.

    Returns:
        The paragraph, in one line. Every token stands in it, in order, but for soft hyphens and marks of no width.
    """
    kept = [clean for token in tokens if (clean := " ".join(_DROPPED.sub("", token).split()))]
    marks = _Marks(kept)
    parts: list[str] = []
    for at, token in enumerate(kept):
        left, right = marks.sides(at)
        if parts and not left and not marks.tight:
            parts.append(" ")
        marks.tight = right
        parts.append(token)
    return "".join(parts)


@dataclass(slots=True)
class _Marks:
    """The state of a paragraph while its tokens are joined.

    Attributes:
        tokens: The tokens.
        double: Whether a straight double quotation mark is open.
        single: Whether a single one is.
        tight: Whether no space follows the token before.
        hyphened: Places of hyphens that were joined on both sides.
    """

    tokens: Sequence[str]
    double: bool = False
    single: bool = False
    tight: bool = False
    hyphened: set[int] = field(default_factory=set)

    def sides(self, at: int) -> tuple[bool, bool]:
        """Tell on which sides a token joins its neighbours without a space: left, right."""
        mark = self.tokens[at]
        before, after = self._word(at - 1), self._word(at + 1)
        if mark == '"':
            self.double = not self.double
            return not self.double, self.double
        if mark in _APOSTROPHES:
            return self._apostrophe(at, mark, before, after)
        if mark in _HYPHENS:
            return self._hyphen(at, before, after)
        if mark in _TORN:
            return before[-1:].isalpha(), after[:1].islower() and not _FUNCTION.fullmatch(after)
        if mark in {"“", "”"}:
            self.double = mark == "“"
        self.single = self.single or mark == "‘"
        if _joins_both(mark, before, after):
            return True, True
        left = mark in _LEFT or _CLITIC.fullmatch(mark) is not None or (mark == "$" and before == "US")
        return left or (mark == "s" and _DECADE.fullmatch(before) is not None), mark in _RIGHT

    def _word(self, at: int) -> str:
        return self.tokens[at] if 0 <= at < len(self.tokens) else ""

    def _apostrophe(self, at: int, mark: str, before: str, after: str) -> tuple[bool, bool]:
        """Tell an opening single mark, a closing one, and an apostrophe inside or after a word apart."""
        inside = before[-1:].isalnum() and after[:1].isalnum()
        if inside and (_ENDING.fullmatch(after) or before.lower() in {"o", "d", "l", "n", "al"}):
            return True, True
        plural = before[-1:] in {"s", "S"}
        if self.single:
            self.single = plural and after[:1].islower() and self._later(at)
            return True, False
        if plural and not self._opens(at):
            return True, False
        if mark != "’" and after and self._later(at):
            self.single = True
            return False, True
        if inside and mark == "’" and after[:1].islower() and not _FUNCTION.fullmatch(after):
            return True, True
        return before[-1:].isalnum() or before[-1:] in {".", ",", "!", "?", "”", '"'}, False

    def _opens(self, at: int) -> bool:
        """Tell whether a mark after a word in -s opens a quotation: a partner stands behind a mark of punctuation."""
        later = [place for place in range(at + 1, len(self.tokens)) if self.tokens[place] == self.tokens[at]]
        return bool(later) and self._word(later[0] - 1) in {".", ",", "!", "?"} and self.tokens[at] != "’"

    def _later(self, at: int) -> bool:
        return any(token in {"'", "’"} for token in self.tokens[at + 2 :])

    def _hyphen(self, at: int, before: str, after: str) -> tuple[bool, bool]:
        """Tell a hyphen, which joins, from a dash, which stands between spaces."""
        if not before[-1:].isalnum() or not after[:1].isalnum():
            joins = before in _RIGHT and after[:1].isdigit()
            return joins, joins
        chained = at - 2 in self.hyphened or self._word(at + 2) in _HYPHENS
        dateline = at < _FIRST_WORDS and ("," in self.tokens[:at] or all(not t[:1].islower() for t in self.tokens[:at]))
        breaks = _FUNCTION.fullmatch(after) or (_FUNCTION.fullmatch(before) and before.lower() not in _PREFIXES)
        lone = dateline and after[:1].isupper() and not chained
        if lone or (breaks and not chained) or (before[:1].islower() and len(before) >= _LONG and after[:1].isupper()):
            return False, False
        self.hyphened.add(at)
        return True, True


def _joins_both(mark: str, before: str, after: str) -> bool:
    """Tell whether a mark joins the words on both its sides: fractions, spans of years, initials, addresses."""
    if mark == "&":
        return len(before) == 1 == len(after)
    if mark in _DASHES:
        return before[-1:].isdigit() and after[:1].isdigit()
    return mark == "/" or (mark == "." and after in _DOMAIN and before.isalnum())
