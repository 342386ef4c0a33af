"""Reading statements through filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.store import StatementFilter, Store
from tests.store.builder import Said, make_record, met, quarrel


@pytest.fixture
def filled(path: Path) -> Iterator[Store]:
    """A store of the quarrel, which two outlets told, and of two other articles."""
    with Store.open(path, create=True) as store:
        store.add(met(quarrel(), publisher=None, published=None, source="draft.txt"))
        store.add(quarrel())
        store.add(
            met(quarrel(), publisher="Täglicher Bote", published="2021-07-04T08:30:00+02:00", source="https://bote.example")
        )
        store.add(
            make_record(
                "The lamp is lit, says Zoë Ångström. “It’s fine”, she adds.",
                [
                    Said("The lamp is lit", "says", "Zoë Ångström", form="indirect", scope="speech"),
                    Said("“It’s fine”", "adds", "she", speaker="Zoë Ångström", form="mixed", scope="attitude"),
                ],
                publisher="Island Herald",
                published="2020-12-31",
            )
        )
        store.add(make_record("“No date”, reads a note.", [Said("“No date”", "reads", "a note")]))
        yield store


def contents(store: Store, **chosen: object) -> list[str]:
    """Give the first words of the content of every statement that matches."""
    found = store.statements(StatementFilter(**chosen))  # type: ignore[arg-type]
    return [" ".join(one.statement.content[0].text.split()[:2]) for one in found]


def test_all_come_in_order_of_publication(filled: Store) -> None:
    """Without a filter all statements come, by date, those without one last; or the newest first."""
    oldest = contents(filled)
    assert oldest[0] == "The lamp"
    assert oldest[2:8] == ["“The lamp", "the islanders", "that anyone", "the mayor", "a new", "“Nobody has"]
    assert oldest[-1] == "“No date”"
    assert contents(filled, newest=True) == [*oldest[2:8], *oldest[:2], oldest[-1]]


@pytest.mark.parametrize("speaker", ["müller", "MULLER", "josé müller", "Muller Jose", "harbour", "rbour mas"])
def test_a_speaker_is_found_by_words_of_the_name(filled: Store, speaker: str) -> None:
    """Case, accents and order of words don't count, and parts of words do."""
    assert contents(filled, speaker=speaker) == ["“The lamp", "the islanders"]


@pytest.mark.parametrize("speaker", ["o'brien", "O’Brien", "inga o'brien"])
def test_an_apostrophe_is_an_apostrophe(filled: Store, speaker: str) -> None:
    """Straight and curly apostrophes are the same."""
    assert contents(filled, speaker=speaker) == ["that anyone"]


def test_a_wildcard_is_no_syntax(filled: Store) -> None:
    """Signs that mean something in SQL mean nothing in a name."""
    assert contents(filled, speaker="%") == contents(filled, speaker="m_ller") == []


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"act": "deny"}, ["that anyone"]),
        ({"form": "mixed"}, ["“It’s fine”"]),
        ({"scope": "attitude"}, ["“It’s fine”"]),
        ({"unknown_speaker": True}, ["“Nobody has"]),
        ({"min_confidence": 0.6, "form": "indirect", "publisher": "bote"}, ["the islanders", "that anyone", "the mayor"]),
        ({"publisher": "herald", "until": "2020"}, ["The lamp", "“It’s fine”"]),
        ({"publisher": "TAGLICHER", "act": "say"}, ["“The lamp"]),
        ({"since": "2021-07", "act": "deny"}, ["that anyone"]),
        ({"since": "2021-07-04", "until": "2021-07-04", "act": "deny"}, ["that anyone"]),
        ({"since": "2021-07-05"}, []),
        ({"until": "2020-12-30"}, []),
        ({"until": "2020-12"}, ["The lamp", "“It’s fine”"]),
        ({"since": "2021-06-03", "publisher": "herald"}, []),
        ({"limit": 2}, ["The lamp", "“It’s fine”"]),
        ({"limit": 2, "offset": 1}, ["“It’s fine”", "“The lamp"]),
        ({"limit": 0}, []),
        ({"offset": 8}, ["“No date”"]),
    ],
)
def test_filters(filled: Store, chosen: dict[str, object], expected: list[str]) -> None:
    """Each filter leaves what it says, alone and with others; dates and outlet must be of one and the same appearance."""
    assert contents(filled, **chosen) == expected


def test_one_article(filled: Store) -> None:
    """The statements of an article are found by its id, with or without the name of the hash."""
    whole = quarrel().article.id
    assert len(contents(filled, article=whole)) == len(contents(filled, article=whole.removeprefix("sha256:"))) == 6
    assert contents(filled, article=whole[:20]) == []


def test_the_appearance_that_matched_is_given(filled: Store) -> None:
    """A statement comes with the appearance that the filter found, and without one with the best known."""
    [found] = filled.statements(StatementFilter(act="deny", publisher="bote"))
    assert (found.article.publisher, found.article.source) == ("Täglicher Bote", "https://bote.example")
    [found] = filled.statements(StatementFilter(act="deny"))
    assert (found.article.publisher, found.article.published) == ("Island Herald", "2021-06-02")
    assert found.article.title == "Lighthouse quarrel drags on"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"act": "mumble"}, "act: 'mumble' is none of say, claim, deny"),
        ({"form": "loud"}, "form: 'loud' is none of direct, indirect, mixed"),
        ({"since": "yesterday"}, "since: 'yesterday' is no day, month or year"),
        ({"until": "2021-02-30"}, "until: '2021-02-30' is no day"),
        ({"until": "２０２１"}, "is no day"),
        ({"since": "2021-06-02T10:00"}, "is no day"),
        ({"speaker": " "}, "holds no word"),
        ({"speaker": "ada", "unknown_speaker": True}, "exclude each other"),
        ({"min_confidence": 1.5}, "between 0 and 1"),
        ({"limit": -1}, "0 or more"),
        ({"offset": -1}, "0 or more"),
    ],
)
def test_a_filter_without_meaning_is_refused(chosen: dict[str, object], said: str) -> None:
    """A value that no statement could have is refused in words."""
    with pytest.raises(StoreError, match=said):
        StatementFilter(**chosen)  # type: ignore[arg-type]


def test_a_filter_names_what_narrows(filled: Store) -> None:
    """A filter tells which of its fields choose among the statements of an article."""
    chosen = StatementFilter(act="say", since="2021", unknown_speaker=True)
    assert set(chosen.narrowed()) == {"act", "unknown_speaker"}
    assert set(chosen.narrowed()) <= asdict(chosen).keys()
    assert filled.counts().statements == 9


def test_an_unknown_article_is_said(store: Store) -> None:
    """A record that is not there is an error that names its id; it appeared nowhere."""
    with pytest.raises(StoreError, match="sha256:0: the store holds no article with this id"):
        store.record("sha256:0")
    assert store.appearances("sha256:0") == ()
