"""Full-text search."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import StoreError
from onrecord.store import Marked, StatementFilter, Store
from onrecord.store.query import fts_query
from tests.store.builder import LATER_RUN, Said, make_record, numbered, quarrel, read_by

TOLD = "Tower: “The old man's cease-fire on the humanitarian corridors wasn't kept”, the café owner said."


@pytest.fixture
def filled(store: Store) -> Store:
    """A store of the quarrel and of one more statement."""
    store.add(quarrel())
    said = Said("“The old man's cease-fire on the humanitarian corridors wasn't kept”", "said", "the café owner")
    store.add(make_record(TOLD, [said], title="Tower café", published="2022-01-01"))
    return store


def found(store: Store, text: str) -> list[str]:
    """Give the marked words of each hit."""
    return ["|".join(words for words, is_found in hit.content.pieces() if is_found) for hit in store.search(text)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("corridor", "corridors"),
        ("HUMANITARIAN corridor", "humanitarian|corridors"),
        ("corridor humanitarian", "humanitarian|corridors"),
        ('"humanitarian corridor"', "humanitarian corridors"),
        ("“humanitarian corridor”", "humanitarian corridors"),
        ("wasn't", "wasn't"),
        ("wasn’t", "wasn't"),
        ("man's", "man's"),
        ("cease-fire", "cease-fire"),
        ("corridor (humanitarian)", "humanitarian|corridors"),
        ("corridor*", "corridors"),
        ("^corridor", "corridors"),
        ("corridor + -humanitarian", "humanitarian|corridors"),
        ("{corridor", "corridors"),
        ("speaker_name: corridor", None),
        ('"corridor humanitarian"', None),
        ('"humanitarian corridor', "humanitarian|corridors"),
        ("corridor OR zebra", None),
        ("corridor NOT humanitarian", None),
        ("corridor NEAR humanitarian", None),
        ("cafe", ""),
        ("Café corridor", "corridors"),
    ],
)
def test_text_is_text(filled: Store, text: str, marked: str | None) -> None:
    """All words must be found, in any form; phrases as they stand; and no sign or word means anything else."""
    assert found(filled, text) == ([] if marked is None else [marked])


def test_forms_of_a_word_are_one_word(store: Store) -> None:
    """Endings don't count, in what is typed nor in what is said: "bombing" finds "bombed"; within a phrase as well."""
    store.add(make_record("They bombed the old bridges, says Ada.", [Said("They bombed the old bridges", "says", "Ada")]))
    for text in ("bombing", "bombs", "bomb", "Bombed", "bridge"):
        assert len(found(store, text)) == 1, text
    assert found(store, '"bombing the old bridge"') == ["bombed the old bridges"]
    assert found(store, "bombardment") == []


def test_what_was_replaced_is_found_no_more(store: Store) -> None:
    """A statement that another run read otherwise is searched in its new words alone."""
    text = "The lamp is out, says Ada. The cable is cut."
    store.add(make_record(text, [Said("The cable is cut")]))
    store.add(read_by(make_record(text, [Said("The lamp is out", "says", "Ada")]), LATER_RUN))
    assert found(store, "cable") == []
    assert found(store, "lamp Ada") == ["lamp"]
    assert len(list(store.search_articles("cable"))) == 1


@given(
    text=st.text(max_size=40) | st.lists(st.sampled_from(['"', "lamp", "OR", "(", "*", "'", "-", "NEAR(", ":"])).map(" ".join)
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_an_error(filled: Store, text: str) -> None:
    """Whatever a user types, the search gives hits or none."""
    assert all(hit.content.text for hit in filled.search(text))
    assert all(hit.article.id for hit in filled.search_articles(text))


@pytest.mark.parametrize("text", ["lamp " * 3000, '"' + "lamp " * 3000 + '"', "lamp\0dark", "lamp \ud800", "\0", "🫨 lamp"])
def test_odd_texts_are_no_error(filled: Store, text: str) -> None:
    """Texts that are very long, or no text at all, are searched all the same."""
    assert len(list(filled.search(text))) <= 3


@pytest.mark.parametrize("text", ["", "  ", '"', '""', "*", "( ) -", "…", "“”"])
def test_a_text_without_a_word_finds_nothing(filled: Store, text: str) -> None:
    """Signs alone are no words."""
    assert fts_query(text) is None
    assert list(filled.search(text)) == []


def test_speakers_are_searched_too(filled: Store) -> None:
    """A name finds what its bearer said, and is marked."""
    hits = list(filled.search("müller"))
    assert {hit.statement.act for hit in hits} == {"say", "accuse"}
    assert all(hit.speaker == Marked("harbour master José Müller", ((20, 26),)) for hit in hits)
    assert all(hit.content.marks == () for hit in hits)


def test_the_best_comes_first_and_the_order_is_stable(store: Store) -> None:
    """A short text that is all about the words comes before a long one; equals come in the order of storing."""
    store.add(
        make_record("Long: lamp and a great many other things besides.", [Said("lamp and a great many other things besides")])
    )
    store.add(make_record("Short: lamp lamp.", [Said("lamp lamp")]))
    store.add_many(map(numbered, range(5)))
    hits = list(store.search("lamp"))
    assert hits[0].content.text == "lamp lamp"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    equals = [hit.article.source for hit in hits if hit.article.source != "lighthouse.txt"]
    assert equals == [f"lighthouse-{number}.txt" for number in range(5)]


def test_a_search_can_be_filtered(filled: Store) -> None:
    """Filters and limits hold for hits as for statements."""
    assert len(list(filled.search("lamp"))) == 3
    assert len(list(filled.search("lamp", StatementFilter(form="direct")))) == 1
    assert len(list(filled.search("lamp", StatementFilter(limit=2)))) == 2
    assert len(list(filled.search("lamp", StatementFilter(limit=2, offset=2)))) == 1
    assert list(filled.search("lamp", StatementFilter(since="2022"))) == []


def test_articles_are_searched(filled: Store) -> None:
    """Texts and headlines of articles are searched, and marked in both."""
    [hit] = filled.search_articles("tower")
    assert hit.title == Marked("Tower café", ((0, 5),))
    assert hit.text == Marked(TOLD, ((0, 5),))
    assert hit.article.published == "2022-01-01"
    assert list(filled.search_articles("tower", StatementFilter(until="2021"))) == []
    with pytest.raises(StoreError, match="can't be narrowed by act"):
        list(filled.search_articles("tower", StatementFilter(act="say")))


def test_a_text_may_hold_anything(store: Store) -> None:
    """NUL and characters of private use in a text move no mark."""
    store.add(make_record("a\0b \ue000lamp\ue001 end lamp", [Said("a\0b \ue000lamp\ue001 end lamp")]))
    [hit] = store.search("end")
    assert [words for words, is_found in hit.content.pieces() if is_found] == ["end"]
    assert hit.content.text == "a\0b \ue000lamp\ue001 end lamp"


def test_pieces_of_a_marked_text() -> None:
    """Pieces add up to the text, and a stretch keeps the marks inside it."""
    marked = Marked("the old lamp", ((0, 3), (8, 12)))
    assert list(marked.pieces()) == [("the", True), (" old ", False), ("lamp", True)]
    assert marked.within(4, 10) == Marked("old la", ((4, 6),))


def test_a_search_reads_a_store_that_is_only_read(path: Path) -> None:
    """Searching writes nothing to the file."""
    with Store.open(path, create=True) as store:
        store.add(quarrel())
    with Store.open(path, readonly=True) as store:
        assert found(store, "ferrymen") == ["ferrymen"]
