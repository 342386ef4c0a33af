"""Whose count it is. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.figures import find_figures
from onrecord.intake import article_from_text
from onrecord.record import Figure, Ref, Span, Statement, statement_id


def statement(text: str, content: str, cue: str, source: str) -> Statement:
    """Make a statement out of words of its text."""
    article = article_from_text(text)
    spans = [(Span.of(text, text.index(words), text.index(words) + len(words)),) for words in (content, cue, source)]
    return Statement(
        id=statement_id(article.id, *spans),
        form="indirect",
        content=spans[0],
        cue=spans[1],
        source=spans[2],
        speaker=Ref(name=source, mention=spans[2][0]),
        confidence=0.9,
    )


def figure(text: str, *statements: Statement) -> Figure:
    """Find the only figure of a text."""
    (found,) = find_figures(article_from_text(text), statements)
    return found


def test_a_count_in_what_is_said_is_the_speakers() -> None:
    """The statement whose content holds the figure is its voice, and its speaker the source."""
    text = "The mayor said that 12 dockers were killed."
    said = statement(text, "that 12 dockers were killed", "said", "The mayor")
    found = figure(text, said)
    assert (found.voice, found.according_to) == (said.id, said.speaker)


def test_the_innermost_statement_counts() -> None:
    """Of statements within one another the innermost one is the voice."""
    text = "The mayor said the guards claimed that 12 dockers were killed."
    outer = statement(text, "the guards claimed that 12 dockers were killed", "said", "The mayor")
    inner = statement(text, "that 12 dockers were killed", "claimed", "the guards")
    assert figure(text, outer, inner).voice == figure(text, inner, outer).voice == inner.id


def test_the_articles_own_count_has_no_source() -> None:
    """A count that nobody is named for is the article's own, also beside what somebody says."""
    text = "Twelve dockers were killed in May. The mayor said that the port is safe."
    found = figure(text, statement(text, "that the port is safe", "said", "The mayor"))
    assert (found.voice, found.according_to) == (None, None)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Twelve dockers were killed, according to the harbour office.", "the harbour office"),
        ("According to the harbour office, twelve dockers were killed.", "the harbour office"),
        ("The harbour office has reported that twelve dockers were killed.", "The harbour office"),
        ("Twelve dockers were killed, the harbour office said.", "the harbour office"),
        ("The guards, accused by the harbour office of killing twelve dockers, left.", "the harbour office"),
    ],
)
def test_who_is_named_beside_a_count_is_its_source(text: str, source: str) -> None:
    """Where no statement was read, the words beside the count name its source, verbatim."""
    found = figure(text)
    assert found.voice is None
    assert found.according_to is not None
    assert found.according_to.mention is not None
    assert (found.according_to.name, found.according_to.mention.text) == (source, source)


def test_according_to_is_nearer_than_who_says_the_whole() -> None:
    """A count that the mayor gives according to the harbour office is the office's, in his voice."""
    text = "The mayor said that, according to the harbour office, 12 dockers were killed."
    said = statement(text, "that, according to the harbour office, 12 dockers were killed", "said", "The mayor")
    found = figure(text, said)
    assert found.voice == said.id
    assert found.according_to is not None
    assert found.according_to.name == "the harbour office"


def test_a_further_count_in_the_next_sentence_goes_on_with_the_source() -> None:
    """A sentence that begins with a count goes on with the source of the sentence before; in a new paragraph it does not."""
    text = "According to the harbour office, three dockers were killed. At least 17 clerks were injured."
    first, second = find_figures(article_from_text(text))
    assert first.according_to is not None
    assert second.according_to is not None
    assert (second.according_to.name, second.according_to.how) == (first.according_to.name, "continued")
    _, apart = find_figures(article_from_text(text.replace(". At", ".\n\nAt")))
    assert apart.according_to is None
