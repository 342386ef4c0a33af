"""Contexts: what an event is about, as the words of its sentence hint (PLOVER manual, chapter 4)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.events.frame import FOLDER
from onrecord.events.syntax import Syntax


def contexts(syntax: Syntax, word: int) -> tuple[str, ...]:
    """List the contexts that the words of a sentence hint at, in the order of the table.

    Args:
        syntax: The trees.
        word: A word of the sentence.
    """
    hints, sentence = _hints(), syntax.sentence(word)
    words = {one for place in sentence for one in syntax.words[place]}
    pairs = {f"{one} {other}" for place in sentence[:-1] for one in syntax.words[place] for other in syntax.words[place + 1]}
    found = {hints[one] for one in words | pairs if one in hints}
    return tuple(name for name in dict.fromkeys(hints.values()) if name in found)


@cache
def _hints() -> Mapping[str, str]:
    lines = (FOLDER / "contexts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: name for name, words in (line.split("\t") for line in lines) for word in words.split("|")}
