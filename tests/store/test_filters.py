"""Filters by whom statements are about, whom they were said to, and what the article makes of their speakers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.record import Actor, Ref, Role, Span
from onrecord.store import StatementFilter, Store
from onrecord.store.columns import article_row, part_row, role_key, statement_row
from onrecord.store.filters import country_code
from onrecord.store.migration import migrate, shipped
from onrecord.store.parts import TABLES, insertion
from tests.store.builder import council, quarrel

COUNCIL = council()
NEW = ("addressee_key", "target_key", "role_key", "speaker_country")


@pytest.mark.parametrize(
    ("chosen", "places"),
    [
        ({"to": "garcia"}, [0]),
        ({"to": "the ISLANDERS"}, [1]),
        ({"target": "islanders"}, [1]),
        ({"target": "García"}, [2]),
        ({"target": "garcia", "to": "garcia"}, []),
        ({"role": "FOREIGN minister"}, [0, 1]),
        ({"role": "minister"}, [0, 1, 2]),
        ({"role": "minister of fisheries"}, [2]),
        ({"role": "mayor of tarn"}, [3]),
        ({"role": "envoy"}, []),
        ({"country": "UKR"}, [0, 1]),
        ({"country": "ukraine"}, [0, 1]),
        ({"country": " nor "}, [3]),
        ({"country": "FRA"}, []),
        ({"country": "UKR", "target": "islanders", "role": "foreign"}, [1]),
    ],
)
def test_statements_are_chosen_by_what_the_article_tells(store: Store, chosen: dict[str, str], places: list[int]) -> None:
    """Each filter gives the statements that it says, case and accents aside, in the list and in a search."""
    store.add(COUNCIL)
    store.add(quarrel())
    expected = [COUNCIL.statements[place].id for place in places]
    asked = StatementFilter(**chosen)  # type: ignore[arg-type]
    assert [one.statement.id for one in store.statements(asked)] == expected
    found = [hit.statement.id for one in ("dam", "gates", "praised", "bridge") for hit in store.search(one, asked)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"country": "Atlantis"}, "country: 'Atlantis' is no country's name. Give its three letters"),
        ({"country": "Congo"}, "country: 'Congo' may be COG or COD"),
        ({"country": ""}, "is no country's name"),
        ({"role": " "}, "role: ' ' holds no word to look for"),
        ({"to": "́"}, "holds no word"),
        ({"target": ""}, "holds no word"),
        ({"role": "mayor", "unknown_speaker": True}, "exclude each other"),
        ({"country": "UKR", "unknown_speaker": True}, "exclude each other"),
    ],
)
def test_what_can_mean_nothing_is_refused(chosen: dict[str, object], said: str) -> None:
    """A country that is none, words that are none, and what excludes each other are refused in words."""
    with pytest.raises(StoreError, match=said):
        StatementFilter(**chosen)  # type: ignore[arg-type]


def test_articles_are_not_narrowed_by_them(store: Store) -> None:
    """A search in articles refuses them, and names what it refuses."""
    store.add(COUNCIL)
    with pytest.raises(StoreError, match="can't be narrowed by role, country, target, to"):
        list(store.search_articles("dam", StatementFilter(role="mayor", country="NOR", target="x", to="y")))


def test_hostile_words_are_words(store: Store) -> None:
    """No character of a filter is syntax."""
    store.add(COUNCIL)
    for words in ("%", "' OR 1=1 --", '"', "\0", ":to_0", "|"):
        assert list(store.statements(StatementFilter(to=words))) == []


def test_the_roles_of_a_speaker_are_told_once() -> None:
    """Roles are folded, with what they are of, each once; a reference by a role is one itself."""
    words = Span(start=0, end=5, text="Mayor")
    of = Actor(id="a", name="Ada", kind="person", roles=(Role(title="Mayor", of="Tárn", span=words),) * 2)
    assert role_key(Ref(name="Ada", how="name"), of) == "mayor of tarn"
    assert role_key(Ref(name="Ada", mention=words, how="role"), of) == "mayor of tarn | mayor"
    assert role_key(Ref(name="Ada", how="name"), None) is None
    assert role_key(None, None) is None


def test_country_codes_are_those_of_the_record() -> None:
    """Names and codes of a country give its code."""
    assert {country_code(one) for one in ("UKR", "ukr", "Ukraine", " ukraine ")} == {"UKR"}


def old_store(path: Path) -> None:
    """Make a store as the versions made it that did not know these columns, with both records in it."""
    before = next(at for at, script in enumerate(shipped()) if "role_key_of" in script)
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        migrate(opened, path, shipped()[:before])
        opened.execute("INSERT INTO runs VALUES (1, '0', 'by hand', '0', '{}', '2021', NULL)")
        for number, record in enumerate((COUNCIL, quarrel()), 1):
            article = {**article_row(record.article), "number": number, "run": 1}
            opened.execute(insertion("articles", tuple(article)), article)
            opened.execute(
                "INSERT INTO appearances (article, publisher, publisher_key, first_seen) VALUES (?, 'A', 'a', '2021')",
                (number,),
            )
            actors = {actor.id: actor for actor in record.actors}
            for ordinal, statement in enumerate(record.statements):
                row = {**statement_row(statement, ordinal, actors), "article": number, "run": 1}
                old = {name: value for name, value in row.items() if name not in NEW}
                opened.execute(insertion("statements", tuple(old)), old)
            for ordinal, actor in enumerate(record.actors):
                part = {**part_row(actor, ordinal, TABLES[0].columns), "article": number}
                opened.execute(TABLES[0].insertion, part)


def test_an_old_store_is_filled_from_its_records(path: Path, tmp_path: Path) -> None:
    """A store that lacks the columns gets them with the values that a new one has, and programs that look on are told."""
    old_store(path)
    with Store.open(tmp_path / "new.db", create=True) as store:
        store.add(COUNCIL)
        store.add(quarrel())
    with Store.open(path) as store:
        assert [one.statement.id for one in store.statements(StatementFilter(to="garcia"))] == [COUNCIL.statements[0].id]
        assert [one.statement.id for one in store.statements(StatementFilter(role="tarn"))] == [COUNCIL.statements[3].id]
    query = f"SELECT id, {', '.join(NEW)} FROM statements ORDER BY id"  # noqa: S608  # names of this module
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(tmp_path / "new.db")) as new:
        assert old.execute(query).fetchall() == new.execute(query).fetchall()
        assert old.execute("SELECT times FROM alterations").fetchone() == (1,)
        old.execute("UPDATE statements SET act = 'deny' WHERE number = 1")
        assert old.execute("SELECT times FROM alterations").fetchone() == (2,)


def test_a_key_that_was_changed_is_a_fault(path: Path) -> None:
    """`verify` finds a column that the filters would miss a statement by."""
    with Store.open(path, create=True) as store:
        store.add(COUNCIL)
        assert store.verify().faults == []
    for column in NEW:
        with closing(sqlite3.connect(path)) as opened, opened:
            opened.execute(f"UPDATE statements SET {column} = 'other' WHERE ordinal = 0")  # noqa: S608  # same
        with Store.open(path) as store:
            assert any(f"the column {column} holds 'other'" in fault.what for fault in store.verify().faults)
