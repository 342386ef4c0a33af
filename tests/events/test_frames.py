"""The tables: every row's own invented example, and rows that cannot be read."""

from __future__ import annotations

import re

import pytest

from onrecord.evaluation.closed_lists import MODES
from onrecord.events.frame import TYPES, Frame, frames, word_class
from onrecord.events.frames import Trigger, find_triggers
from onrecord.events.inflection import known_words
from onrecord.events.syntax import Syntax
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.model import load_model

LEAST = 0.93  # share of the examples that a model's trees must let the tables find; a parser errs here and there


def read(text: str) -> tuple[Syntax, list[Trigger]]:
    """Find the triggers of a text."""
    model = load_model()
    syntax = Syntax(model.analyse(model.encode(text, paragraphs(text), quotations(text))))
    return syntax, find_triggers(syntax)


def marked(frame: Frame, mark: str) -> list[str]:
    """List the words of an example that bear a mark, in lower case."""
    return [word.lower() for word in re.findall(rf"(\S+?)_{mark}\b", frame.example)]


def test_the_examples_of_the_rows_tell_of_their_type() -> None:
    """Each example gives an event of its table's type at the marked word, with the marked participants."""
    missed, people, told = [], 0, 0
    for frame in frames():
        syntax, triggers = read(frame.sentence)
        [event] = marked(frame, "E")
        found = [one for one in triggers if one.frame.type == frame.type and event in syntax.forms[one.first : one.last + 1]]
        if not found:
            missed.append(f"{frame.name}: {frame.example}")
            continue
        for mark, words in (("A", found[0].actor), ("R", found[0].recipient), ("T", found[0].third)):
            names = {syntax.forms[word] for word in words}
            people += len(marked(frame, mark))
            told += sum(name in names for name in marked(frame, mark))
    assert len(missed) <= (1 - LEAST) * len(frames()), missed
    assert told >= LEAST * people


def test_every_type_has_a_table() -> None:
    """PLOVER's sixteen types are all covered, by verbs and by nouns."""
    kinds = {(frame.type, frame.kind) for frame in frames()}
    assert {type_ for type_, _ in kinds} == set(TYPES)
    assert {type_ for type_, kind in kinds if kind == "noun"} >= set(TYPES) - {"CONCEDE"}


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.name)
def test_rows_use_what_plover_has(frame: Frame) -> None:
    """A row's mode is one of its type's, and its example marks one event and holds one of the row's words."""
    assert frame.mode is None or frame.mode in MODES[frame.type]
    [event] = marked(frame, "E")
    heads = {word for words in frame.words for word in words}
    assert known_words(event) & heads


def test_words_are_known_by_their_forms() -> None:
    """Irregular and regular forms lead to the table's word, and a strange word to itself."""
    assert "shoot" in known_words("shot")
    assert "withdraw" in known_words("withdrew")
    assert "deploy" in known_words("deploying")
    assert known_words("qwxz") == {"qwxz"}


def test_an_unknown_class_is_refused() -> None:
    """A condition that names no class cannot be read."""
    with pytest.raises(KeyError):
        word_class("no such class")


def test_passives_and_coordination() -> None:
    """Who does it stands behind "by", and all of those who suffer it are named."""
    syntax, triggers = read("Two officers and a journalist were arrested by the police on Monday.")
    [found] = [one for one in triggers if one.frame.type == "COERCE"]
    assert [syntax.forms[word] for word in found.actor] == ["police"]
    assert [syntax.forms[word] for word in found.recipient] == ["officers", "journalist"]


@pytest.mark.parametrize("text", ["", " ", "?!", "a" * 3000, "attack " * 300, "\u202e\x00 bombed \ufffd", "1 2 3 , , ,"])
def test_hostile_text_gives_no_error(text: str) -> None:
    """Whatever the text, triggers lie inside it and none overlaps another."""
    syntax, triggers = read(text)
    words = [word for one in triggers for word in range(one.first, one.last + 1)]
    assert len(words) == len(set(words))
    assert all(0 <= word < len(syntax) for word in words)
