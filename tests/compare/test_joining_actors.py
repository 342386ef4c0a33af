"""Actors joined across articles: whom names, offices and reports tell to be one, and whom they part. All are invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from onrecord.compare.actors import Key, Member, Presence, Relations, join
from onrecord.compare.actors.finding import join_actors
from onrecord.errors import StoreError
from onrecord.record import Actor, Record, Span
from onrecord.record.actor import Kind
from onrecord.record.identity import actor_id
from onrecord.store import Store
from onrecord.store.joined import JoinedActors
from tests.store.builder import LATER_RUN, make_record, read_by

ALONE = Relations(())


def actor(article: int, name: str, kind: Kind = "person", **known: object) -> Presence:
    """Make an actor of an article."""
    given_ = {"mentions": (name,), **known}
    return Presence(key=Key(article, name), name=name, kind=kind, **given_)  # type: ignore[arg-type]


def joined(*presences: Presence, relations: Relations = ALONE) -> list[list[tuple[int, str]]]:
    """Join, and name the members of each group."""
    return [[(one.key.article, one.key.actor) for one in group] for group in join(presences, relations)]


def test_full_names_are_one_person() -> None:
    """One full name in two articles is one person, with or without a title, an initial or a middle name."""
    groups = joined(actor(1, "Ada Lind"), actor(2, "Ada Lind"), actor(3, "Ada Maria Lind"), actor(4, "Ole Brandt"))
    assert groups == [[(1, "Ada Lind"), (2, "Ada Lind"), (3, "Ada Maria Lind")], [(4, "Ole Brandt")]]


def test_namesakes_stay_apart() -> None:
    """People of one name and two states are two, unless they hold the same office; of who has neither, nothing is said."""
    first = actor(1, "Ada Lind", country="NOR", roles=(("minister", "Norway"),))
    second = actor(2, "Ada Lind", country="CHL", roles=(("striker", None),))
    assert len(joined(first, second)) == 2
    assert len(joined(first, second, actor(3, "Ada Lind"))) == 3
    held = actor(2, "Ada Lind", country="CHL", roles=(("Minister", "Norway"),))
    assert len(joined(first, held)) == 1


def test_given_names_part() -> None:
    """One surname with two given names is two people, and neither is the surname that stands alone."""
    assert len(joined(actor(1, "Ada Lind"), actor(2, "Bo Lind"), actor(3, "Lind"))) == 3


def test_a_surname_needs_evidence() -> None:
    """A surname alone is joined by its office, or in a report of the same; a state that speaks against it parts it."""
    minister = actor(1, "Ada Lind", country="NOR", roles=(("minister", "Norway"),))
    assert len(joined(minister, actor(2, "Lind"))) == 2
    assert len(joined(minister, actor(2, "Lind", country="NOR", roles=(("minister", "Norway"),)))) == 1
    assert len(joined(minister, actor(2, "Lind"), relations=Relations([(1, 2, 0.6)]))) == 1
    assert len(joined(minister, actor(2, "Lind"), relations=Relations([(1, 2, 0.1)]))) == 2
    assert len(joined(minister, actor(2, "Lind", country="CHL"), relations=Relations([(1, 2, 0.6)]))) == 2


def test_states_and_organisations() -> None:
    """States are one by their code, known organisations by any name, others by the abbreviation that an article gives."""
    groups = joined(
        actor(1, "Norway", "state"),
        actor(2, "the Kingdom of Norway", "state"),
        actor(1, "United Nations", "organisation"),
        actor(3, "UN", "organisation"),
        actor(4, "International Lighthouse Board", "organisation", mentions=("International Lighthouse Board", "ILB")),
        actor(5, "ILB", "organisation"),
        actor(6, "Foreign Ministry", "organisation", country="NOR"),
        actor(7, "Foreign Ministry", "organisation", country="CHL"),
    )
    assert sorted(map(len, groups)) == [1, 1, 2, 2, 2]


def test_descriptions_need_reports_of_the_same() -> None:
    """A description is joined where reports tell of the same and only one is described so; else it stays alone."""
    driver = actor(1, "Ole Brandt", mentions=("driver Ole Brandt",))
    other = actor(2, "the driver", mentions=("the driver",))
    assert len(joined(driver, other)) == 2
    assert len(joined(driver, other, relations=Relations([(1, 2, 0.6)]))) == 1
    second = actor(1, "Ada Lind", mentions=("driver Ada Lind",))
    assert len(joined(driver, second, other, relations=Relations([(1, 2, 0.6)]))) == 3


def test_evidence_is_told() -> None:
    """Each member but the first tells on what it rests that it belongs there, and beside whom."""
    (group,) = join([actor(1, "Ada Lind"), actor(2, "Ada Lind")], ALONE)
    assert group == (
        Member(key=Key(1, "Ada Lind")),
        Member(key=Key(2, "Ada Lind"), how="name", words="Ada Lind", beside=Key(1, "Ada Lind")),
    )


NAMES = st.sampled_from(
    ["Ada Lind", "Lind", "Bo Lind", "ILB", "the driver", "Norway", "\u202eLind", "", "’s", "A. Lind", "ÅÄÖ"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 4), NAMES, st.sampled_from(["person", "organisation", "group"])), max_size=9),
    st.randoms(),
)
def test_every_actor_is_in_one_group(made: list[tuple[int, str, Kind]], chance: object) -> None:
    """For any names, hostile ones too, each actor is in exactly one group, whatever the order they come in."""
    presences = list({one.key: one for one in (actor(*parts) for parts in made)}.values())
    near = Relations([(1, 2, 0.5), (2, 3, 0.9)])
    groups = join(presences, near)
    assert sorted(member.key for group in groups for member in group) == sorted(one.key for one in presences)
    chance.shuffle(presences)  # type: ignore[attr-defined]
    assert join(presences, near) == groups


def article(text: str, *names: str, published: str = "2026-03-02") -> Record:
    """Make a record whose actors are named in its text."""
    record = make_record(text, published=published)
    spans = [Span.of(text, at := text.index(name), at + len(name)) for name in names]
    actors = tuple(
        Actor(id=actor_id(record.article.id, span), name=span.text, kind="person", mentions=(span,)) for span in spans
    )
    return structs.replace(record, actors=actors)


def store_of(path: Path, records: Sequence[Record]) -> Store:
    """Store records."""
    store = Store.open(path, create=True)
    for record in records:
        store.add(record)
    return store


FIRST = article("Ada Lind opened the lighthouse.", "Ada Lind")
SECOND = article("The lamp, said Ada Lind, is dark. Ole Brandt agreed.", "Ada Lind", "Ole Brandt", published="2026-03-04")
THIRD = article("Ada Lind won the regatta.", "Ada Lind", published="2026-03-05")


def test_new_articles_are_joined_to_what_is_there(tmp_path: Path) -> None:
    """Articles that are added later go to the actors that are there; what was joined is not joined again."""
    with store_of(tmp_path / "news.db", [FIRST, SECOND]) as store:
        assert join_actors(store) == 2
        assert join_actors(store) == 0
        before = list(JoinedActors.of(store).listed())
        assert [(one.name, one.articles, one.first, one.last) for one in before] == [
            ("Ada Lind", 2, "2026-03-02", "2026-03-04"),
            ("Ole Brandt", 1, "2026-03-04", "2026-03-04"),
        ]
        store.add(THIRD)
        assert join_actors(store) == 1
        (ada,) = JoinedActors.of(store).listed("ada LIND")
        assert (ada.number, ada.articles) == (before[0].number, 3)
        assert [one.how for one in JoinedActors.of(store).members(ada.number)] == [None, "name", "name"]


def test_decisions_overrule_and_outlive_joining(tmp_path: Path) -> None:
    """What is split stays split and what is merged stays merged when all is joined anew; taken back, it is as it was."""
    with store_of(tmp_path / "news.db", [FIRST, SECOND, THIRD]) as store:
        join_actors(store)
        found = JoinedActors.of(store)
        ada, ole = (one.number for one in found.listed())
        made = found.split(ada, [THIRD.article.id], "Inga Reader")
        found.merge([made, ole], "Inga Reader")
        for anew in (False, True):
            join_actors(store, anew=anew)
            assert sorted(one.articles for one in found.listed()) == [2, 2]
        store.add(read_by(FIRST, LATER_RUN))
        join_actors(store)
        assert sorted(one.articles for one in found.listed()) == [2, 2]
        for decision in (2, 1):
            found.withdraw(decision, "Inga Reader")
        assert sorted(one.articles for one in found.listed()) == [1, 3]
        assert [one.decision for one in found.decided()] == ["split", "merge", "withdraw", "withdraw"]


def test_wrong_decisions_are_refused(tmp_path: Path) -> None:
    """Nothing is written down for an unknown actor, one alone, all of an actor's articles, or a nameless author."""
    with store_of(tmp_path / "news.db", [FIRST, SECOND]) as store:
        join_actors(store)
        found = JoinedActors.of(store)
        ada, ole = (one.number for one in found.listed())
        for wrong in (
            lambda: found.merge([ada], "Inga"),
            lambda: found.merge([ada, 99], "Inga"),
            lambda: found.merge([ada, ole], "  "),
            lambda: found.split(ada, [FIRST.article.id, SECOND.article.id], "Inga"),
            lambda: found.split(ada, [THIRD.article.id], "Inga"),
            lambda: found.withdraw(1, "Inga"),
        ):
            with pytest.raises(StoreError):
                wrong()
        assert found.decided() == ()


def test_what_is_forgotten_leaves_no_name(tmp_path: Path) -> None:
    """A forgotten article's actors go at once: from the list, from the evidence of others, and from decisions."""
    with store_of(tmp_path / "news.db", [SECOND, THIRD]) as store:
        join_actors(store)
        found = JoinedActors.of(store)
        ada, ole = (one.number for one in found.listed())
        found.merge([ada, ole], "Inga Reader")
        store.following.forget(SECOND.article.id)
        assert [one.name for one in found.listed()] == ["Ada Lind"]
        rows = store._connection.execute("SELECT words, beside_article FROM actor_members").fetchall()  # noqa: SLF001
        assert rows == [("", None)]
        [left] = store._connection.execute("SELECT count(*) FROM actor_decision_members").fetchone()  # noqa: SLF001
        assert left == 1
