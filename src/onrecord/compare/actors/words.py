"""Lists of words that tell names and descriptions apart, out of ``tables/words.tsv``.

Its lists: ``title`` stands before a person's name, ``suffix`` after it, ``particle`` before a surname; ``company`` is a form of
company; ``small`` a word that a name has in small letters; ``determiner`` begins a description, and no name; ``everywhere`` are
words of organisations that every state or town has, so that a name of them alone tells nothing without the state; ``gender``
tells he and she; ``noun`` are nouns that news uses for one another; ``no noun`` describe nobody; ``singular`` only look like
plurals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> Mapping[str, str]:
    """Give the words of a list, each with what it means, which is empty where a list only holds words.

    Args:
        name: The list.
    """
    return _lists()[name]


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    text = files("onrecord.compare.actors").joinpath("tables/words.tsv").read_text(encoding="utf-8")
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for line in text.splitlines()[1:]:
        name, word, means = line.split("\t")
        found[name][word] = means
    return dict(found)
