"""Who is speaking: sources as news writes them, each with the actor that it means. All names and events are invented."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reader import Reader
from onrecord.record.statement import Statement
from onrecord.record.whole import Record


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give a reader of one thread."""
    return Reader(threads=1)


@dataclass(frozen=True)
class Case:
    """A text, words of a statement's content in it, and the name and way by which its speaker should come out."""

    text: str
    words: str
    name: str | None
    how: str | None


CASES = {
    "pronoun": Case(
        "The bridge is safe, Mayor Ada Lind said on Monday. “We looked at every bolt,” she told reporters.",
        "every bolt", "Ada Lind", "pronoun",
    ),
    "role said before the name": Case(
        "Norwegian Foreign Minister Knut Berg met fishermen in Oslo. “The talks were short,” the minister said.",
        "The talks", "Knut Berg", "role",
    ),
    "title after the name": Case(
        "“The ice will hold,” said Tove Brandt, the harbour master. Brandt added that no ship was late.",
        "no ship", "Tove Brandt", "name",
    ),
    "dash, name, title": Case("“The ice will hold.” said Tove Brandt, harbour master.", "The ice", "Tove Brandt", "name"),
    "two men in the sentence before": Case(
        "Minister Knut Berg met the guild's chairman, Olav Dahl. “The fish are ours,” Dahl said. “Nobody asked us,” he added.",
        "Nobody asked", "Dahl", "pronoun",
    ),
    "his statement": Case(
        "In a statement, Knut Berg said that the quota stays. His statement said the boats must wait.",
        "the boats", "Knut Berg", "pronoun",
    ),
    "unnamed": Case("A spokeswoman for the guild said the nets were cut.", "the nets", "A spokeswoman for the guild", "role"),
    "several": Case("Residents said the water came at night.", "the water", "Residents", "role"),
    "participle": Case("Olav Dahl rejected the claim, saying that no boat had left.", "no boat", "Olav Dahl", "name"),
}  # fmt: skip


def holding(record: Record, words: str) -> Statement:
    """Give the statement whose content holds some words."""
    return next(s for s in record.statements if any(words in span.text for span in s.content))


@pytest.mark.parametrize("name", CASES)
def test_a_source_means_its_actor(reader: Reader, name: str) -> None:
    """By name or not, and the record says on what that rests."""
    case = CASES[name]
    record = reader.read(case.text)
    speaker = holding(record, case.words).speaker
    assert speaker is not None
    assert case.name is not None
    assert case.name in speaker.name
    assert speaker.how == case.how
    assert speaker.actor in {actor.id for actor in record.actors}


def test_an_actor_has_what_the_article_says_of_him(reader: Reader) -> None:
    """Role, country and sector, with the words that say so."""
    record = reader.read("Norwegian Foreign Minister Knut Berg said the talks were short. Berg will travel on Friday, he said.")
    (berg,) = record.actors
    assert (berg.name, berg.kind, berg.country, berg.sector) == ("Knut Berg", "person", "NOR", "GOV")
    assert [(role.title, role.of) for role in berg.roles] == [("Foreign Minister", "Norway")]
    assert {"Berg", "he"} <= {mention.text for mention in berg.mentions}


def test_a_state_speaks(reader: Reader) -> None:
    """As itself."""
    record = reader.read("Norway said it would close the strait. Sweden denied that its ships had turned.")
    kinds = {actor.name: (actor.kind, actor.country) for actor in record.actors}
    assert kinds == {"Norway": ("state", "NOR"), "Sweden": ("state", "SWE")}


def test_what_one_says_another_said_is_nested(reader: Reader) -> None:
    """The inner statement has its own speaker, and names the outer one."""
    record = reader.read("Ada Lind said on Monday that the union denied the report.")
    outer, inner = record.statements
    assert outer.within is None
    assert inner.within == outer.id
    assert inner.speaker is not None
    assert "union" in inner.speaker.name


words = st.sampled_from(
    [
        "Ada",
        "Lind",
        "Per",
        "Berg",
        "Mr.",
        "minister",
        "president",
        "the",
        "a",
        "said",
        "told",
        "denied",
        "that",
        "who",
        "he",
        "she",
        "they",
        "his",
        "report",
        "Norway",
        "guild",
        "of",
        "“",
        "”",
        ",",
        ".",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(words, min_size=1, max_size=60).map(lambda drawn: " ".join(["Yesterday", *drawn])))
def test_every_reference_is_to_an_actor_of_the_record(reader: Reader, text: str) -> None:
    """Whatever the text: its mention is verbatim and among the actor's, and ids are told once."""
    record = reader.read(text)
    actors = {actor.id: actor for actor in record.actors}
    assert len(actors) == len(record.actors)
    for actor in record.actors:
        assert all(text[m.start : m.end] == m.text for m in (*actor.mentions, *(role.span for role in actor.roles)))
    for statement in record.statements:
        if statement.speaker is not None:
            assert statement.speaker.mention in actors[str(statement.speaker.actor)].mentions
            assert statement.within is None or statement.within in {s.id for s in record.statements}
