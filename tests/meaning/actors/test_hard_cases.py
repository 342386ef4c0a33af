"""Speakers in the forms that tools for quotations are known to get wrong. All names and events are invented."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onrecord.meaning.actors.same_name import may_be_one
from onrecord.reader import Reader
from onrecord.record.statement import Statement
from onrecord.record.whole import Record


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give a reader of one thread."""
    return Reader(threads=1)


@dataclass(frozen=True)
class Case:
    """A text, and for words of contents in it the name of their speaker; null where the article does not tell."""

    text: str
    speakers: dict[str, str | None]


CASES = {
    "same surname twice": Case(
        "Mayor Ada Lind opened the bridge with her cousin Nils Lind, the builder. “It took two years,” Ada Lind said. "
        "“The steel was late,” Nils Lind said.",
        {"two years": "Ada Lind", "The steel": "Nils Lind"},
    ),
    "title before and after the name": Case(
        "Foreign Minister Knut Berg, the leader of the talks, said the border will open. “We agreed on every line,” Berg said.",
        {"the border": "Knut Berg", "every line": "Knut Berg"},
    ),
    "name and title behind the quotation": Case(
        "“The ice will hold until March.”\n- Tove Brandt, harbour master", {"The ice": "Tove Brandt"}
    ),
    "dash without a space": Case("“The ice will hold until March.” —Tove Brandt, harbour master", {"The ice": "Tove Brandt"}),
    "from the desk of": Case(
        "From the desk of Ada Lind:\n“The library will stay open in the winter.”", {"The library": "Ada Lind"}
    ),
    "odd number of marks": Case(
        'The so-called "fish war" began in May. "The nets were cut, Olav Dahl said.\n'
        "The harbour office denied that it knew of the nets.",
        {"The nets were cut": "Olav Dahl", "it knew": "The harbour office"},
    ),
    "paragraphs closed once": Case(
        "“We came at night,” Olav Dahl said. “The boats were gone.\n“Then the storm came.\n“We lost the nets.”\n"
        "The harbour was closed.",
        {"Then the storm": "Olav Dahl", "We lost": "Olav Dahl"},
    ),
    "unnamed people": Case(
        "A man who gave no name said the boats had left. Two residents said the water was cold. "
        "An official said nobody was hurt.",
        {"the boats": "A man", "the water": "Two residents", "nobody was": "An official"},
    ),
    "two men in the sentence before": Case(
        "Minister Knut Berg met Olav Dahl in Oslo. He said the talks were short.", {"the talks": "Knut Berg"}
    ),
    "named only later": Case(
        "“Nobody asked us,” the chairman said.\nThe boats stayed in the harbour all day.\nRain fell on the nets.\n"
        "Olav Dahl, the guild's chairman, has led the fishermen since 2019.",
        {"Nobody asked": "Olav Dahl"},
    ),
    "joint": Case(
        "Knut Berg and Olav Dahl said the quota stays. They added that the boats would leave on Monday.",
        {"the quota": "Knut Berg and Olav Dahl", "the boats": "Knut Berg and Olav Dahl"},
    ),
    "post": Case(
        "The quota was in the news all day.\nThe quota stays! Nobody will be forgotten. — Knut Berg (@knutberg) March 3, 2021",
        {"Nobody will": "Knut Berg"},
    ),
    "interview with names": Case(
        "Adel News: Mr Berg, will the quota stay?\nKnut Berg: Yes, it will. We told that to the fishermen.",
        {"will the quota": "Adel News", "Yes, it": "Knut Berg"},
    ),
    "interview with letters": Case(
        "Q: Will the quota stay?\nA: Yes, it will stay.\nQ: And the boats?\nA: They leave on Monday.",
        {"Will the quota": None, "They leave": None},
    ),
    "interview without names": Case(
        "Interview with harbour master Tove Brandt\n\nTove Brandt has run the harbour of Adel since 2012.\n\n"
        "How do you keep the boats safe in the winter?\n\nI check the ropes every night. We lost one boat in ten years.\n\n"
        "Do you think that the quota will stay?\n\nI hope so. The minister told us that it would rise in May.",
        {"check the ropes": "Tove Brandt", "lost one boat": "Tove Brandt", "I hope so": "Tove Brandt"},
    ),
    "interview with the one who asks": Case(
        "A talk about nets\n\nIn March, Tove Brandt sat down with our reporter Nils Lind for an interview.\n\n"
        "What do you mend them with?\n\nI use wax. It holds for years.\n\nAnd do your sons fish?\n\nI asked them to stop.",
        {"mend them": None, "I use wax": None},
    ),
    "interview with several": Case(
        "Interview with Tove Brandt and Nils Lind\n\nWhat do you mend the nets with?\n\nI use wax. It holds for years.\n\n"
        "Do your sons fish?\n\nI asked them to stop.",
        {"mend the nets": None},
    ),
    "interview with letters and an opening": Case(
        "The Adel News interviewed harbour master Tove Brandt.\n\nQ: Will the quota stay?\n\nA: Yes, it will stay.\n\n"
        "Q: And the boats?\n\nA: They leave on Monday.",
        {"it will stay": "Tove Brandt", "They leave": "Tove Brandt"},
    ),
    "named three paragraphs later": Case(
        "“The nets were empty for the third year,” a fisherman from Adel said.\n\nThe harbour froze in January.\n\n"
        "Rain came in March, and with it the first boats of the year.\n\n"
        "“We will sell the boat,” said the fisherman, Olav Dahl.",
        {"sell the boat": "Olav Dahl", "for the third year": "Olav Dahl"},
    ),
    "joint statement": Case(
        "In a joint statement, Knut Berg and Lars Ek said the border would open. The ministers added that the boats may pass.",
        {"the border would": "Knut Berg and Lars Ek"},
    ),
    "tweet": Case(
        "The quota was in the news. “The quota stays,” Knut Berg tweeted. On Facebook, Olav Dahl wrote: “It will fall.”",
        {"The quota stays": "Knut Berg", "It will fall": "Olav Dahl"},
    ),
    "colleague of a state": Case(
        "Norwegian Foreign Minister Knut Berg met his Swedish counterpart, Lars Ek, in Oslo. Berg said the talks were short. "
        "His Swedish colleague said they were long. “We tried,” the Norwegian minister said.",
        {"the talks": "Knut Berg", "they were long": "Lars Ek", "We tried": "Knut Berg"},
    ),
}  # fmt: skip


def holding(record: Record, words: str) -> Statement:
    """Give the statement whose content holds some words."""
    return next(s for s in record.statements if any(words in span.text for span in s.content))


@pytest.mark.parametrize("name", CASES)
def test_who_is_speaking(reader: Reader, name: str) -> None:
    """Every statement of a hard case has its speaker, and none where the article does not tell."""
    case = CASES[name]
    record = reader.read(case.text)
    for words, expected in case.speakers.items():
        speaker = holding(record, words).speaker
        assert (speaker.name if speaker else None) == expected


def test_an_answer_tells_what_others_said(reader: Reader) -> None:
    """What somebody else said stands within the sentence of the one interviewed, and goes on with nobody."""
    record = reader.read(CASES["interview without names"].text)
    inner = next(s for s in record.statements if s.within is not None)
    outer = next(s for s in record.statements if s.id == inner.within)
    assert inner.speaker is not None
    assert inner.speaker.name == "The minister"
    assert outer.speaker is not None
    assert (outer.speaker.name, outer.continued) == ("Tove Brandt", True)


def test_questions_in_an_essay_are_no_interview(reader: Reader) -> None:
    """Without an interview told of before them, paragraphs that ask belong to nobody."""
    text = "The nets of Adel\n\nDo you know how nets are mended?\n\nI use wax.\n\nDo you?\n\nMost people use tar."
    assert not any(s.speaker for s in reader.read(text).statements)


@pytest.mark.parametrize("text", ["Olav “The Hammer” Dahl won the vote.", "Olav Dahl won the “Golden Net” prize."])
def test_a_nickname_or_title_in_marks_is_no_statement(reader: Reader, text: str) -> None:
    """Nobody said it."""
    assert not reader.read(text).statements


def test_headings_with_colons_are_no_talk(reader: Reader) -> None:
    """A list of facts has no speakers, whatever its colons."""
    assert not reader.read("Date: Monday\nPlace: Oslo\nBoats: Seven of them came.").statements


def test_a_capital_speaks_or_lies_there(reader: Reader) -> None:
    """A capital that writes is its state; where it is cold, it is no actor's mention."""
    record = reader.read("Oslo wrote to Stockholm that the treaty was dead. The boats left Oslo on Monday.")
    speaker = record.statements[0].speaker
    assert speaker is not None
    assert speaker.how == "metonym"
    actor = next(actor for actor in record.actors if actor.id == speaker.actor)
    assert (actor.kind, actor.country) == ("state", "NOR")
    assert [mention.text for mention in actor.mentions] == ["Oslo"]


@pytest.mark.parametrize(
    ("one", "other", "people", "expected"),
    [
        ("Ada Lind", "Lind", True, True),
        ("Ada Lind", "Per Lind", True, False),
        ("Knut A. Berg", "Knut Berg", True, True),
        ("Joe Ek", "Joseph Ek", True, True),
        ("Knut Berg", "Knut Dahl", True, False),
        ("Department of Homeland Security", "State Department", False, False),
        ("Norway", "Norway's Fishing Committee", False, False),
        ("the Fishing Guild", "Fishing Guild of Adel", False, True),
    ],
)
def test_names_that_can_be_one(one: str, other: str, people: bool, expected: bool) -> None:  # noqa: FBT001 (a parameter of cases)
    """Names are one's only where neither says another person or house; the order of the two makes no difference."""
    assert may_be_one(one, other, people=people) is expected
    assert may_be_one(other, one, people=people) is expected
