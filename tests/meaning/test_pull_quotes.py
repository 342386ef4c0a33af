"""Headline quotations are held against the statements of the body: the same, cut, reworded or absent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from onrecord.intake import article_from_text
from onrecord.language.quotations import quotations
from onrecord.meaning.pull_quotes import Match, held_against_body, match
from onrecord.meaning.quoted import Quoted
from onrecord.reader import Reader
from onrecord.record.article import Article
from onrecord.record.span import Span
from onrecord.record.statement import PullQuote, Statement

BODY = [
    "that the harbour stays open",
    "“We will not close any of the three schools, whatever the council says,”",
    "“It was a long night. It was worth it.”",
]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("“It was worth it”", Match(2, "none")),
        ("‘whatever the council says’", Match(1, "none")),
        ("“We will not close any”", Match(1, "cut")),
        ("“We will not close the schools”", Match(1, "cut")),
        ("“a long night”", Match(2, "cut")),
        ("“No schools will close, whatever the council says”", Match(1, "reworded")),
        ("“The mayor must resign”", Match(None, "absent")),
        ("“Closed schools”", Match(1, "reworded")),
        ("‘Harbours’", Match(0, "reworded")),
        ("‘a harbour’", Match(None, "absent")),
        ("“It is what it was”", Match(None, "absent")),
        ("“…”", Match(None, "absent")),
    ],
)
def test_the_least_change_is_told(headline: str, expected: Match) -> None:
    """The least change is told."""
    assert match(headline, BODY) == expected


def test_letter_case_and_kinds_of_apostrophe_are_no_change() -> None:
    """Letter case and kinds of apostrophe are no change."""
    assert match("“WE DON’T KNOW”", ["“We don't know,”"]) == Match(0, "none")


def test_a_body_without_statements_has_nothing() -> None:
    """A body without statements has nothing."""
    assert match("“We will stay”", []) == Match(None, "absent")


@settings(deadline=None)
@given(st.lists(st.sampled_from(["harbour", "open", "not", "we", "close", "the"]), min_size=1, max_size=12), st.data())
def test_a_run_of_words_is_never_absent(words: list[str], data: st.DataObject) -> None:
    """A run of words is never absent."""
    start = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(start + 1, len(words)))
    found = match(" ".join(words[start:stop]), ["nothing of it", " ".join(words)])
    assert found.change in {"none", "cut"}
    assert found.statement == 1


ARTICLE = """“The ferry will sail”: Islanders get their winter link

Harbour master Tove Brandt said on Monday that the quay had been repaired. \
“The ferry will sail all winter,” Brandt told reporters. “I promise.”

“Nobody asked us”

The island's council was not consulted, its chair said.
"""


def test_a_headline_quotation_gets_the_speaker_of_the_body() -> None:
    """A headline quotation gets the speaker of the body."""
    record = Reader(threads=1).read(ARTICLE, published="2024-01-17")
    held = {s.content[0].text: s for s in record.statements if s.pull_quote}
    sails = next(s for text, s in held.items() if "ferry will sail" in text)
    assert sails.pull_quote is not None
    assert sails.pull_quote.change == "cut"
    partner = next(s for s in record.statements if s.id == sails.pull_quote.matches)
    assert "ferry will sail all winter" in partner.content[0].text
    assert sails.speaker is not None
    assert partner.speaker is not None
    assert sails.speaker.name == partner.speaker.name
    nobody = next(s for text, s in held.items() if "Nobody asked us" in text)
    assert nobody.pull_quote is not None
    assert nobody.pull_quote.change == "absent"
    assert nobody.speaker is None


HEADLINE = "Islanders slam council as ‘deaf’ and ‘fast asleep’ over winter ferry"
SUBHEAD = "‘Rotten to the core’"
INVENTED = f"""{HEADLINE}

Sandholm on Monday. | Photo: Islander {HEADLINE}

{SUBHEAD}

Residents on Sandholm called the council “deaf” to their needs and “fast asleep” at its desk. “We wrote five letters,” said \
resident Ole Friis, a man of “few words” himself.
"""


def held(headline: str, *body: str, text: str = INVENTED) -> PullQuote | None:
    """Hold a headline's words against statements of the body, each given by its content."""
    lines = [Span.of(text, text.index(line), text.index(line) + len(line)) for line in (HEADLINE, SUBHEAD) if line in text]
    article = structs.replace(article_from_text(text), headlines=tuple(lines))
    found = [statement(article, number, words) for number, words in enumerate((headline, *body))]
    return held_against_body(found, article, Quoted(quotations(text)))[0].pull_quote


def statement(article: Article, number: int, words: str) -> Statement:
    """Make a statement of words: the first, a headline's, where they stand first, the others where they stand last."""
    start = article.text.rindex(words) if number else article.text.index(words)
    content = (Span.of(article.text, start, start + len(words)),)
    return Statement(id=str(number), form="mixed", content=content, confidence=0.5)


def test_quotations_of_one_headline_statement_are_looked_for_one_by_one() -> None:
    """Two quotations in one headline statement are each held against the body."""
    body = "the council “deaf” to their needs and “fast asleep” at its desk"
    assert held("council as ‘deaf’ and ‘fast asleep’", body) == PullQuote(matches="1", change="none")


def test_a_headline_that_is_half_found_is_reworded() -> None:
    """Where the body gives one of two quotations, the headline's words are neither the same nor simply absent."""
    text = INVENTED.replace(" and “fast asleep” at its desk", "")
    found = held("council as ‘deaf’ and ‘fast asleep’", "the council “deaf” to their needs", text=text)
    assert found == PullQuote(matches="1", change="reworded")


def test_a_headline_that_is_printed_again_is_no_body() -> None:
    """A caption that repeats the headline does not stand for the body's words."""
    text = INVENTED.partition(SUBHEAD)[0]
    assert held("council as ‘deaf’ and ‘fast asleep’", HEADLINE, text=text) == PullQuote(change="absent")


def test_a_headline_that_is_all_quotation_is_looked_for_in_the_body() -> None:
    """A sub-heading in quotation marks is no mere repetition where somebody in the body says just that."""
    text = f"{INVENTED}{SUBHEAD} is what Ole Friis called it.\n"
    assert held(SUBHEAD, SUBHEAD, text=text) == PullQuote(matches="1", change="none")


def test_words_in_marks_that_no_statement_holds_are_not_absent() -> None:
    """Words that the body has in quotation marks alone are there, and no statement is named."""
    body = "“We wrote five letters,”"
    assert held("council as ‘deaf’ and ‘fast asleep’", body) == PullQuote(change="none")


def test_words_that_the_body_never_gives_are_absent() -> None:
    """A sub-heading's quotation that nobody in the body speaks matches nothing."""
    assert held(SUBHEAD, "“We wrote five letters,”") == PullQuote(change="absent")


@settings(deadline=None)
@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_text_is_matched_or_absent(quotation: str, statements: list[str]) -> None:
    """Whatever the words, a match names a statement just where the words are not absent."""
    found = match(quotation, statements)
    assert (found.statement is None) == (found.change == "absent")
    assert found.statement is None or found.statement in range(len(statements))
