"""A record with a part of every kind, which later versions of the program fill."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import structs

from onrecord.record import Account, Actor, Event, Figure, Position, Record, Ref, Role, Time
from onrecord.store import Store
from tests.store.builder import LATER_RUN, Said, make_record, read_by, spans

TEXT = "Two boats are missing, the coast guard said in June. Skipper Ada Holm denied it."


def whole() -> Record:
    """Make the record."""
    told = make_record(
        TEXT,
        [Said("Two boats are missing", "said", "the coast guard", form="indirect", act="say")],
        publisher="Island Herald",
    )
    [ada], [guard], [two], [june], [denied] = (
        spans(TEXT, piece) for piece in ("Ada Holm", "the coast guard", "Two boats", "June", "denied it")
    )
    [skipper] = spans(TEXT, "Skipper")
    voice = told.statements[0].id
    when = Time(start="2021-06-01", end="2021-06-30", precision="month", span=june)
    actors = (
        Actor(id="a1", name="Ada Holm", kind="person", roles=(Role(title="Skipper", span=skipper),), mentions=(ada,)),
        Actor(id="a0", name="the coast guard", kind="organisation", country="NOR", mentions=(guard,)),
    )
    who = (Ref(actor="a1", name="Ada Holm", mention=ada, how="name"),)
    return structs.replace(
        told,
        actors=actors,
        events=(Event(id="e1", type="REJECT", trigger=denied, actor=who, status="happened", confidence=0.5, figures=("f1",)),),
        figures=(Figure(id="f1", kind="missing", low=2, high=2, bound="exact", of="boats", span=two, voice=voice, when=when),),
        accounts=(
            Account(
                id="m1",
                about="missing boats",
                matter=two,
                positions=(
                    Position(stance="asserts", voice=voice, span=two),
                    Position(stance="denies", span=denied),
                ),
            ),
        ),
    )


def test_every_part_comes_back(store: Store) -> None:
    """Actors, events, figures and accounts come back in their order, and are replaced with the rest."""
    record = whole()
    store.add(record)
    assert store.record(record.article.id) == record
    without = read_by(structs.replace(record, actors=record.actors[:1], events=()), LATER_RUN)
    store.add(without)
    assert store.record(record.article.id) == without
    assert (store.counts().actors, store.counts().events, store.counts().figures) == (1, 0, 1)


def test_other_programs_find_the_columns(path: Path) -> None:
    """Another program joins tables by their columns, and finds words by the full-text index."""
    with Store.open(path, create=True) as store:
        store.add(whole())
    query = """
    SELECT articles.publisher, statements.speaker_name, spans.text, figures.low, actors.country
    FROM statements_fts JOIN statements ON statements.number = statements_fts.rowid
    JOIN articles ON articles.number = statements.article
    JOIN spans ON spans.statement = statements.number AND spans.role = 'cue'
    JOIN figures ON figures.article = articles.number AND figures.voice = statements.id
    JOIN actors ON actors.article = articles.number AND actors.kind = 'organisation'
    WHERE statements_fts MATCH 'boat'
    """
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(query).fetchall() == [("Island Herald", "the coast guard", "said", 2, "NOR")]


def test_an_edit_by_another_program_stays_searchable(path: Path) -> None:
    """Triggers keep the full-text index in step when another program deletes an article."""
    with Store.open(path, create=True) as store:
        store.add(whole())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM articles")
        connection.commit()
    with Store.open(path) as store:
        assert list(store.search("boat")) == []
        assert list(store.search_articles("boat")) == []
        assert (store.counts().statements, store.verify().faults) == (0, [])
