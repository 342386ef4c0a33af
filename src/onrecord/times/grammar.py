"""The notation of rules, and matching them: the upper of the two layers.

A rule is a row of items, parted by blanks. An item is one class of words, or several parted by ``|``; ``?`` after it means that
it may be missing; ``label=`` before it gives the token a name by which the rule's meaning can ask for it, which is otherwise
the class itself. So ``weekday? month day=day ,? year?`` reads "Thursday March 10, 2022". No item is repeated, so that a rule
looks at a bounded number of tokens wherever it is tried, and finding takes time in proportion to the text, whatever the text.
"""

from __future__ import annotations

import re

from onrecord.times.tokens import CODES, OTHER

# Names for several classes at once.
GROUPS: dict[str, tuple[str, ...]] = {
    "day": ("zero", "d12", "d24", "d31"),
    "monthnumber": ("zero", "d12"),
    "hour": ("zero", "d12", "d24"),
    "clockhour": ("zero", "d12"),
    "minute": ("zero", "d12", "d24", "d31", "d59"),
    "two": ("zero", "d12", "d24", "d31", "d59", "d99"),
    "count": ("number", "ones", "teens", "tens", "scale", "d12", "d24", "d31", "d59", "d99", "big"),
    "one": ("number", "ones", "teens", "tens", "scale", "d12", "d24", "d31", "d59", "d99", "big", "a"),
    "anymonth": ("month", "may"),
    "anyunit": ("unit", "units", "quarter", "second"),
    "oneunit": ("unit", "quarter", "second"),
}


def compiled(items: str, *, labelled: bool = True) -> re.Pattern[str]:
    """Turn a rule's items into a pattern over the row of classes.

    Args:
        items: The rule, as told above.
        labelled: Whether tokens can be asked for by name; the first of a name is meant where a rule has several.

    Raises:
        KeyError: A class is not known.
    """
    parts: list[str] = []
    taken: set[str] = set()
    for item in items.split():
        label, codes, optional = _item(item)
        one = "." if OTHER in codes else f"[{codes}]"
        if labelled and label and label not in taken:
            taken.add(label)
            one = f"(?P<{label}>{one})"
        parts.append(f"(?:{one})?" if optional else one)
    return re.compile("".join(parts))


def first_codes(items: str) -> frozenset[str]:
    """Tell with which classes, as characters of the row, a rule's match can begin.

    Args:
        items: The rule.
    """
    firsts: set[str] = set()
    for item in items.split():
        _, codes, optional = _item(item)
        firsts.update(codes)
        if not optional:
            break
    return frozenset(firsts)


def _item(item: str) -> tuple[str, str, bool]:
    optional = item.endswith("?")
    label, _, names = item.removesuffix("?").rpartition("=")
    codes = "".join(
        OTHER if name == "anyword" else "".join(CODES[member] for member in GROUPS.get(name, (name,)))
        for name in names.split("|")
    )
    return label or (names if names.isidentifier() else ""), codes, optional
