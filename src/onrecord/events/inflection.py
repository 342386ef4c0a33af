"""Inflected forms of the tables' words, so that a trigger is known by its form, whatever lemma the heads give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from onrecord.events.frame import FOLDER, frames, word_class, word_class_names
from onrecord.meaning.acts import forms


def known_words(form: str) -> frozenset[str]:
    """List the tables' words of which a form may be an inflection, itself included.

    Args:
        form: The form, in lower case.
    """
    return _index().get(form, frozenset()) | {form}


@cache
def _index() -> Mapping[str, frozenset[str]]:
    irregular = _irregular()
    index: dict[str, set[str]] = defaultdict(set)
    for word in _vocabulary():
        for form in (*forms(word), *irregular.get(word, ())):
            index[form].add(word)
    return {form: frozenset(words) for form, words in index.items()}


def _vocabulary() -> Iterable[str]:
    """Give every single word of the tables: predicates, conditions, classes, and what gives a status."""
    words = {word for frame in frames() for predicate in frame.words for word in predicate}
    words |= {word for frame in frames() for need in frame.needs for word in need.words}
    words |= {word for name in word_class_names() for word in word_class(name)}
    for name in ("status", "contexts"):
        lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        words |= {word for line in lines for word in line.split("\t")[-1].split("|")}
    return sorted(word for word in words if word.isalpha() or "-" in word)


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    lines = (FOLDER / "irregular.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: tuple(told.split("|")) for word, told in (line.split("\t") for line in lines)}
