"""Scores of records on labelled articles: what is found, and what is said of it. The text is invented."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from onrecord.evaluation.documents import text_sha256
from onrecord.evaluation.labelled import score_record
from onrecord.evaluation.labels import LabelledDocument
from onrecord.evaluation.score import Score
from onrecord.intake import article_from_text
from onrecord.record.actor import How, Ref
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.record.whole import Record, Run

TEXT = "Harbour master Tove Brandt said on Monday that the quay was safe. She denied that anybody knew. “Ask them.” Berg left."
ARTICLE = article_from_text(TEXT)


def at(words: str) -> tuple[int, int]:
    """Offsets of words."""
    start = TEXT.index(words)
    return start, start + len(words)


def span(words: str) -> Span:
    """Words as a span of the article."""
    return Span.of(TEXT, *at(words))


def labels() -> LabelledDocument:
    """Three statements, the last of which goes on with the second."""
    said: dict[str, Any] = {"form": "indirect", "speaker": "brandt", "act": "say", "scope": "speech"}
    monday = {"start": "2024-01-15", "end": "2024-01-15", "precision": "day", "span": at("on Monday")}
    return msgspec.convert(
        {
            "set": "raw",
            "name": "https://news.example/a",
            "text_sha256": text_sha256(TEXT),
            "part": "develop",
            "reader": 1,
            "genre": "accident",
            "actors": [
                {"id": "brandt", "kind": "person", "name": at("Tove Brandt"), "mentions": [at("Tove Brandt"), at("She")]}
            ],
            "statements": [
                said
                | {"id": "s1", "content": [at("that the quay was safe")], "cue": [at("said")], "how": "name", "when": monday},
                said
                | {"id": "s2", "content": [at("that anybody knew")], "cue": [at("denied")], "how": "pronoun", "act": "deny"},
                said | {"id": "s3", "content": [at("“Ask them.”")], "how": "continued", "form": "direct", "continued": True},
            ],
        },
        LabelledDocument,
    )


def told(content: str, speaker: str | None = None, how: How | None = None, **more: Any) -> Statement:  # noqa: ANN401
    """Make a statement that a reader found."""
    ref = Ref(name=speaker, mention=span(speaker), how=how) if speaker else None
    fields = {"id": content, "form": "indirect", "content": (span(content),), "speaker": ref, "confidence": 0.5}
    return Statement(**(fields | more))


def scores(*statements: Statement) -> dict[tuple[str, str], Score]:
    """Score a record of these statements."""
    run = Run(version="0", model="none", sha256="0")
    return score_record(Record(article=ARTICLE, statements=statements, run=run), labels())


def test_found_and_missed_statements_are_counted() -> None:
    """One is found exactly, one by half, one is missed, one is too many."""
    found = scores(told("that the quay was safe"), told("anybody knew"), told("Berg left"))
    assert found["statement", "all"] == Score(3, 2, 3, 2)
    assert found["content exact", "all"] == Score(3, 1, 3, 1)
    assert found["continued", "all"] == Score(0, 0, 1, 0)


@pytest.mark.parametrize(
    ("speaker", "how", "right"),
    [
        ("Tove Brandt", None, 1),
        ("Harbour master Tove Brandt", None, 1),
        ("Berg", None, 0),
        (None, None, 0),
        ("She", "pronoun", 0),
    ],
)
def test_a_speaker_is_right_when_named_by_the_actors_words(speaker: str | None, how: How | None, right: int) -> None:
    """A name is right; another's, nobody and a pronoun that stays one are not."""
    found = scores(told("that the quay was safe", speaker, how))
    assert found["speaker", "all"] == found["speaker", "name"] == Score(1, right, 1, right)


def test_what_is_not_told_is_not_scored() -> None:
    """An act that the reader leaves open counts neither for nor against it; a wrong one counts against it."""
    assert ("act", "all") not in scores(told("that anybody knew"))
    assert scores(told("that anybody knew", act="say"))["act", "deny"] == Score(1, 0, 1, 0)


def test_a_time_of_speaking_that_is_missed_counts_against_the_reader() -> None:
    """The label has a day; the reader has none."""
    found = scores(told("that the quay was safe"))
    assert found["said when", "all"] == Score(1, 0, 1, 0)


def test_a_continued_statement_is_right_only_when_it_is_called_one() -> None:
    """Found but not called continued is a miss."""
    called = told("“Ask them.”", "Tove Brandt", "continued", form="direct", continued=True)
    assert scores(called)["continued", "all"] == Score(1, 1, 1, 1)
    assert scores(told("“Ask them.”", form="direct"))["continued", "all"] == Score(0, 0, 1, 0)


def test_an_addressee_is_scored_where_either_side_has_one() -> None:
    """Right by the actor's words; one too many lowers precision, one missed recall, none on both sides counts for nothing."""
    brandt = Ref(name="Tove Brandt", mention=span("Tove Brandt"))
    labelled = labels()
    first = msgspec.structs.replace(labelled.statements[0], addressee="brandt", target="brandt")
    labelled = msgspec.structs.replace(labelled, statements=(first, *labelled.statements[1:]))
    told_once = told("that the quay was safe", addressee=brandt)
    run = Run(version="0", model="none", sha256="0")
    found = score_record(
        Record(article=ARTICLE, statements=(told_once, told("that anybody knew", target=brandt)), run=run), labelled
    )
    assert found["addressee", "all"] == Score(1, 1, 1, 1)
    assert found["target", "all"] == Score(1, 0, 1, 0)
    assert not found["said where", "all"].predicted
