"""Records to JSON and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.errors import InputError
from onrecord.record import (
    Account,
    Actor,
    Article,
    Event,
    Extractor,
    Figure,
    Place,
    Position,
    PullQuote,
    Record,
    Ref,
    Role,
    Run,
    Span,
    Statement,
    Time,
    article_id,
    from_json,
    schema,
    statement_id,
    to_json,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def filled(text: str) -> Record:
    """Make a record in which no field is left out."""
    span = Span.of(text, 0, len(text))
    ref = Ref(actor="a1", name="Ada Holm", mention=span, how="name")
    time = Time(start="2024-05-06", end="2024-05-07", precision="span", span=span)
    place = Place(name="Norland", country="NOR", latitude=60.5, longitude=-8.25, precision="point", geonames_id=1, span=span)
    article = Article(
        id=article_id(text), source="a.txt", title=text, headlines=(span,), furniture=(span,), byline="B", dateline="D",
        publisher="P", published="2024-05-06", captured="2024-05-06T10:00Z", language="en", text=text, raw_sha256="0" * 64,
        extractor=Extractor(name="text", version="1"), notes=("odd",),
    )  # fmt: skip
    statement = Statement(
        id=statement_id(article.id, (span,), (span,), (span,)), form="mixed", content=(span,), cue=(span,), source=(span,),
        speaker=ref, addressee=ref, target=ref, act="deny", scope="speech", within="s1", continued=True, when=time, where=place,
        pull_quote=PullQuote(matches="s1", change="cut"), confidence=0.125,
    )  # fmt: skip
    event = Event(
        id="e1", type="ACCUSE", mode="m", contexts=("c",), trigger=span, actor=(ref,), recipient=(ref,), third_party=(ref,),
        when=time, where=place, status="negated", voice="s1", figures=("f1",), confidence=1,
    )  # fmt: skip
    figure = Figure(
        id="f1", kind="killed", low=3, high=5, bound="at_least", of="people", part_of="f0", span=span, voice="s1",
        according_to=ref, when=time, event="e1",
    )  # fmt: skip
    return Record(
        article=article,
        actors=(Actor(id="a1", name="Ada Holm", kind="person", country="NOR", sector="GOV",
                      roles=(Role(title="minister", of="Norland", span=span),), mentions=(span,)),),
        statements=(statement,),
        events=(event,),
        figures=(figure,),
        accounts=(Account(id="c1", about="x", matter=span, positions=(Position(stance="denies", voice="s1", span=span),)),),
        run=Run(version="1", model="m", sha256="0" * 64),
    )  # fmt: skip


@given(TEXTS)
def test_records_survive_json(text: str) -> None:
    """What is written as JSON is read back as the same record, in one line or indented."""
    record = filled(text)
    assert from_json(to_json(record)) == record
    assert from_json(to_json(record, indent=2)) == record
    assert b"\n" not in to_json(record)


@given(TEXTS)
def test_records_keep_to_the_schema(text: str) -> None:
    """Every record keeps to the schema that is printed for it."""
    errors = list(Draft202012Validator(schema()).iter_errors(json.loads(to_json(filled(text)))))
    assert errors == []


def test_unknown_is_null() -> None:
    """What is not known is there and null, never left out."""
    bare = Statement(id="s1", form="direct", content=(), confidence=0.5)
    article = Article(id="x", text="x", extractor=Extractor(name="text", version="1"))
    whole = json.loads(to_json(Record(article=article, statements=(bare,), run=Run(version="1", model="m", sha256="0"))))
    assert whole["statements"][0]["speaker"] is None
    assert whole["article"]["published"] is None
    assert whole["events"] == []


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        ((b'"confidence":0.125', b'"confidence":2'), "$.statements[0].confidence"),
        ((b'"form":"mixed"', b'"form":"sung"'), "$.statements[0].form"),
        ((b'"start":0', b'"start":-1'), "start"),
        ((b'{"article"', b'["article"'), ""),
    ],
)
def test_damage_is_told_with_its_place(damage: tuple[bytes, bytes], where: str) -> None:
    """JSON that breaks the contract is refused, and the message names the place."""
    with pytest.raises(InputError, match="this is no record") as caught:
        from_json(to_json(filled("text")).replace(*damage, 1))
    assert where in str(caught.value)
