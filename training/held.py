"""Documents held for measuring: chosen once, and left out of every training run, masked-language training included.

The labelled articles on which the project measures itself are taken from these documents. ``held.tsv`` lists them, a set and
a name in each line, never a text. A set is named by its folder in the shared data, and a document of it by what stays the
same however the set is read:

===========================  =================================================================
set                          name
===========================  =================================================================
``coref/np4e``               story and file, without its ending: ``peru/349718newsML``
``gum``                      the document's id (``# newdoc id``), train and dev alike
``names/worldwide-newswire`` the file's name, without ``.txt.tsv``
``raw``                      the row's ``url``
``statements``               the row's ``link``
===========================  =================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

LIST = Path(__file__).with_name("held.tsv")
NOTHING_HELD = frozenset(
    {
        "accounts/claimdiff",
        "coref/ecbplus",
        "coref/gap-development",
        "coref/wikievents",
        "dates/tempeval3",
        "events/muc4-dev",
        "events/plover",
        "events/plv",
        "ewt",
        "factuality/factbank_v1",
        "factuality/uw",
        "figures/isaf-releases-first-half",
        "figures/shootings",
        "names/crossner-politics",
        "places/lgl",
        "polnear",
    }
)

T = TypeVar("T")


def held(set_name: str) -> frozenset[str]:
    """Name the documents of a set that no training may see.

    Args:
        set_name: The set's folder in the shared data, as in the table above, or one of ``NOTHING_HELD``.

    Returns:
        Names, in the form that the table above gives for the set.

    Raises:
        ValueError: The set is not known. A misspelt set must not pass for one from which nothing is held.
    """
    sets = _sets()
    if set_name not in sets and set_name not in NOTHING_HELD:
        known = ", ".join(sorted(sets.keys() | NOTHING_HELD))
        msg = f"no set is called {set_name!r}; known are {known}. Add a new set to NOTHING_HELD in {Path(__file__).name}"
        raise ValueError(msg)
    return sets.get(set_name, frozenset())


def without_held(set_name: str, documents: Iterable[tuple[str, T]]) -> Iterator[tuple[str, T]]:
    """Pass on the documents that may be trained on. Every loader of training data hands its documents through here.

    Args:
        set_name: As in `held`; an unknown one fails here, before the first document.
        documents: Names, in the form that the table above gives for the set, each with whatever the loader made of it.

    Returns:
        The same pairs in the same order, less the held ones.

    Raises:
        ValueError: The set is not known.
    """
    kept_back = held(set_name)
    return ((name, document) for name, document in documents if name not in kept_back)


@cache
def _sets() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        set_name, _, name = line.partition("\t")
        names.setdefault(set_name, set()).add(name)
    return {set_name: frozenset(members) for set_name, members in names.items()}
