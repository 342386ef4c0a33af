"""Copies in a store: found once, grouped, in order, and their statements held against each other."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from onrecord.compare import Found, find_copies
from onrecord.compare.grouping import grouped, ordered
from onrecord.compare.shared import shared
from onrecord.store import Member, Store
from tests.compare.reports import BRIDGE, DENIED, LEAD, agency, desk, herald, other, printed
from tests.store.builder import LATER_RUN, numbered, read_by


def stored(path: Path, *records: object) -> Store:
    """Store records."""
    store = Store.open(path, create=True)
    for record in records:
        store.add(record)  # type: ignore[arg-type]
    return store


def titles(store: Store) -> list[list[str]]:
    """Name the articles of each group by their outlets."""
    return [[str(store.appearances(one.id)[0].publisher) for one in group] for group in store.copies.groups()]


def test_copies_are_grouped_in_order(tmp_path: Path) -> None:
    """A report and its copies are one group, the earliest first, unknown dates last; another writer's article is in none."""
    for number, records in enumerate(itertools.permutations([agency(), herald(), desk(), other()])):
        with stored(tmp_path / f"{number}.db", *records) as store:
            assert find_copies(store) == Found(compared=4, groups=1, articles=3)
            assert titles(store) == [["Island Wire", "Island Herald", "The Desk"]]
            assert store.verify().faults == []


def test_each_article_is_compared_once(tmp_path: Path) -> None:
    """What was compared is not compared again; what comes later is held against all that is there."""
    with stored(tmp_path / "news.db", agency(), *(numbered(number) for number in range(60))) as store:
        assert find_copies(store).compared == 61
        assert find_copies(store) == Found(compared=0, groups=0, articles=0)
        store.add(herald())
        assert find_copies(store) == Found(compared=1, groups=1, articles=2)


def test_statements_that_were_told_before(tmp_path: Path) -> None:
    """A copy's statements are known as told before, in the same words or in others; the report's own are not."""
    with stored(tmp_path / "news.db", herald(), agency()) as store:
        find_copies(store)
        (group,) = store.copies.groups()
        assert store.copies.folded(group) == 2
        (drift,) = store.copies.drift(group)
        assert drift.before == agency().statements[0].content[0].text
        assert (drift.after, drift.article) == (herald().statements[1].content[0].text, group[1].number)
        rows = store._connection.execute("SELECT statement FROM copied_statements").fetchall()  # noqa: SLF001
        assert len(rows) == 2
        assert [one.statement.id for one in store.statements()][:3] == [one.id for one in agency().statements]


def test_a_group_follows_what_becomes_of_its_articles(tmp_path: Path) -> None:
    """A reading by another model is compared anew, and a forgotten article leaves its group, if it is the earliest, too."""
    with stored(tmp_path / "news.db", agency(), herald(), desk()) as store:
        find_copies(store)
        store.add(read_by(herald(), LATER_RUN))
        (group,) = store.copies.groups()
        assert store.copies.folded(group) == 3
        find_copies(store)
        (group,) = store.copies.groups()
        assert store.copies.folded(group) == 5
        store.following.forget(agency().article.id)
        find_copies(store)
        assert titles(store) == [["Island Herald", "The Desk"]]
        store.following.forget(desk().article.id)
        assert find_copies(store) == Found(compared=0, groups=0, articles=0)
        assert store.copies.kept() == {}
        assert store.verify().faults == []


def test_broken_off_it_goes_on(tmp_path: Path) -> None:
    """When comparing is broken off, what was compared before is kept, and the rest is done the next time."""
    with stored(tmp_path / "news.db", *(numbered(number) for number in range(120)), agency(), herald()) as store:

        def stop(_count: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            find_copies(store, stop)
        assert find_copies(store) == Found(compared=72, groups=1, articles=2)


def test_many_copies_of_one_report(tmp_path: Path) -> None:
    """Of a report that a hundred outlets print, all are in one group, though each is compared with some only."""
    records = [printed(f"Ferry {number}", LEAD, DENIED, BRIDGE, source=f"{number}.txt") for number in range(100)]
    with stored(tmp_path / "news.db", *records) as store:
        assert find_copies(store) == Found(compared=100, groups=1, articles=100)
        (group,) = store.copies.groups()
        assert store.copies.folded(group) == 198


def member(number: int, published: str | None, length: int = 100) -> Member:
    """Make an article of a group."""
    return Member(number=number, id=f"{number}", title=None, run=1, length=length, published=published, met="2026-03-09")


def test_the_order_says_what_dates_say() -> None:
    """Days go before times, times count where all of a day have them, and where nothing tells the longest is first."""
    assert [one.number for one in ordered([member(1, "2026-03-02T09:00:00Z"), member(2, "2026-03-02T08:00:00Z")])] == [2, 1]
    same_day = [
        member(1, "2026-03-02T09:00:00Z", 50),
        member(2, "2026-03-02", 90),
        member(3, "2026-03-01", 10),
        member(4, None),
    ]
    assert [one.number for one in ordered(same_day)] == [3, 2, 1, 4]
    assert [one.number for one in ordered([member(2, None), member(1, None)])] == [1, 2]


def test_pairs_become_groups() -> None:
    """Articles that are joined by others are one group."""
    assert grouped([]) == []
    assert grouped([(5, 9), (1, 2), (2, 5), (7, 8)]) == [[1, 2, 5, 9], [7, 8]]


def test_statements_by_others_are_others() -> None:
    """The same words in an earlier article are one statement; like words by another speaker are two, and drift has one root."""
    first = [(1, "the lamp has been dark since May", "ada holm"), (2, "no", None)]
    second = [(3, "The lamp has been dark since May!", "holm"), (4, "No.", None), (5, "the lamp has been dark", "ole brandt")]
    third = [(6, "the lamp was dark since May", "holm"), (7, "…", None)]
    fourth = [(8, "the lamp was dark since May", None)]
    assert list(shared([first, second, third, fourth])) == [(3, 1, True), (4, 2, True), (6, 1, False), (8, 1, False)]
