"""Stories: what comes together, what stays apart, and what is told of one. All reports are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from onrecord.compare import find_copies
from onrecord.compare.stories import find_stories
from onrecord.compare.stories.figures import figure_series
from onrecord.compare.stories.happenings import happenings
from onrecord.compare.stories.linking import linked
from onrecord.compare.stories.mentions import Mention
from onrecord.compare.stories.rarity import Rarity
from onrecord.compare.stories.stems import stem
from onrecord.compare.stories.telling import Telling
from onrecord.errors import StoreError
from onrecord.record import Figure, Record, Span
from onrecord.store import Store
from onrecord.store.stories import Stories, StoryHead
from tests.compare.flood import DAYS, reports
from tests.store.builder import make_record, met

Pairs = list[tuple[int, int, float]]


def told(path: Path, records: list[Record]) -> list[StoryHead]:
    """Find the stories of records in a store."""
    with Store.open(path, create=True) as store:
        store.add_many(records)
        find_copies(store)
        find_stories(store)
        return list(Stories.of(store).heads())


@pytest.fixture
def telling(tmp_path: Path) -> Telling:
    """The story of the flood."""
    [head] = told(tmp_path / "news.db", reports())
    with Store.open(tmp_path / "news.db") as store:
        return Telling.of(store, head.id[:6])


def test_reports_of_one_happening_are_a_story(tmp_path: Path) -> None:
    """Three outlets' reports of one flood come together over three days; a fair of the same day stays out."""
    [head] = told(tmp_path / "news.db", reports())
    assert (head.articles, head.reports, head.outlets, head.first, head.last) == (3, 3, 3, DAYS[0], DAYS[2])
    assert head.title in {record.article.title for record in reports()[:3]}


def test_a_copy_is_an_article_and_no_report(tmp_path: Path) -> None:
    """A copy of a report goes where the report goes, and is not counted as a report of its own."""
    wire = reports()[0]
    lines = (wire.article.text + " Readers may write to the desk of the Gazette, which is open every day until six.").strip()
    copy = make_record(lines, title="Three dead as dam breaks", publisher="Gazette", published=DAYS[1], source="gazette.txt")
    [head] = told(tmp_path / "news.db", [*reports(), copy])
    assert (head.articles, head.reports) == (4, 3)
    with Store.open(tmp_path / "news.db") as store:
        folded = [one for one in Stories.of(store).articles(head.id) if one.copy_of]
    assert [(one.article.publisher, one.copy_of) for one in folded] == [("Gazette", wire.article.id)]


def test_days_part_stories(tmp_path: Path) -> None:
    """The same words a year later are not the same happening."""
    wire, herald, *_ = reports()
    assert told(tmp_path / "news.db", [wire, met(herald, published="2032-04-09")]) == []


def test_what_comes_later_is_found_as_if_it_had_been_there(tmp_path: Path) -> None:
    """Stories depend on the articles and their order, not on how often they were looked for; looking again changes nothing."""
    whole = told(tmp_path / "whole.db", reports())
    with Store.open(tmp_path / "parts.db", create=True) as store:
        for record in reports():
            store.add(record)
            find_stories(store)
        again = find_stories(store)
        assert (again.compared, again.stories, again.articles) == (0, 1, 3)
        parts = Stories.of(store)
        assert list(parts.heads()) == whole
        with Store.open(tmp_path / "whole.db") as other:
            assert parts.happenings(whole[0].id) == Stories.of(other).happenings(whole[0].id)


def test_forgetting_leaves_nothing(tmp_path: Path) -> None:
    """A forgotten article leaves its story, and a story of one article is none."""
    wire, herald, *_ = reports()
    assert len(told(tmp_path / "news.db", [wire, herald])) == 1
    with Store.open(tmp_path / "news.db") as store:
        store.following.forget(wire.article.id)
        find_stories(store)
        assert list(Stories.of(store).heads()) == []


def test_a_new_reading_joins_events_anew(tmp_path: Path) -> None:
    """Where an article's events were read anew, the happenings of its story are those of the new reading."""
    wire, herald, *_ = reports()
    [head] = told(tmp_path / "news.db", [wire, herald])
    with Store.open(tmp_path / "news.db") as store:
        store.add(structs.replace(wire, events=(), run=structs.replace(wire.run, version="0.0.3")))
        find_stories(store)
        [happening] = Stories.of(store).happenings(head.id)
    assert [event.id for _, event in happening.told] == [herald.events[0].id]


def test_one_event_of_many_reports(telling: Telling) -> None:
    """Three reports of one shelling are one happening, with its mentions, reports and voices counted."""
    [moment] = telling.timeline
    assert (moment.type, moment.start, moment.mentions, moment.reports, moment.own_voice) == ("ASSAULT", "2031-04-07", 3, 3, 0)
    assert len(moment.voices) == 3
    assert moment.where is not None
    assert moment.where.name == "Ostrin"


def test_what_is_done_by_words_is_its_speakers_own() -> None:
    """Two ministers' demands in the same words are two; one minister's, told twice, is one; an unknown one may be either's."""

    def demand(article: int, who: str | None) -> Mention:
        doers = frozenset() if who is None else frozenset({who})
        return Mention(article, 0, "demand", frozenset({"demand"}), frozenset(), doers, frozenset({"dam"}), "REQUEST", doers)

    assert happenings([demand(1, "holm"), demand(2, "drost")], Rarity()) == [[0], [1]]
    assert happenings([demand(1, "holm"), demand(2, "holm")], Rarity()) == [[0, 1]]
    assert happenings([demand(1, "holm"), demand(2, None)], Rarity()) == [[0, 1]]


def test_figures_grow_by_source(telling: Telling) -> None:
    """The counts of one source stand in a row, earliest first, and apart from those of another."""
    found = {one.source: [count.number for count in one.counts] for one in telling.series}
    assert found == {"governor Mila Drost": [3, 5, 7], "The ministry of Norland": [0]}


def test_accounts_stand_side_by_side(telling: Telling) -> None:
    """Accounts of one happening are joined across articles: who asserts, who denies, since when, in how many reports."""
    [dispute] = telling.disputes
    sides = {side.stance: side for side in dispute.sides}
    assert (sides["asserts"].speaker, sides["asserts"].since) == ("governor Mila Drost", DAYS[0])
    assert (sides["denies"].speaker, sides["denies"].since, sides["denies"].reports) == ("The ministry of Norland", DAYS[0], 2)


def test_what_changed(telling: Telling) -> None:
    """New statements and figures that grew are told by day; what was said before is not new."""
    figures = [(one.day, one.before, one.after) for one in telling.changes if one.kind == "figure"]
    assert figures == [(DAYS[1], "three", "Five"), (DAYS[2], "Five", "seven")]
    said = [one.after for one in telling.changes if one.kind == "said"]
    assert "that nobody had been killed" in said
    assert not any("shelled" in words for words in said)


def test_an_id_that_is_none_is_told(tmp_path: Path) -> None:
    """What is no story's id, or nobody's, is answered with what to do."""
    told(tmp_path / "news.db", reports())
    with Store.open(tmp_path / "news.db") as store:
        for wrong in ("", "t", "x1234", "t' OR 1=1", "t00000000"):
            with pytest.raises(StoreError, match=r"story"):
                Stories.of(store).find(wrong)


@pytest.mark.parametrize(
    ("forms", "same"),
    [(("strike", "strikes", "striking"), True), (("Kyiv’s", "KYIV"), True), (("cities", "city"), True), (("bus", "bu"), False)],
)
def test_stems(forms: tuple[str, ...], same: bool) -> None:  # noqa: FBT001  # a case's
    """Forms of a word share a stem; what only looks like an ending is none."""
    assert (len(set(map(stem, forms))) == 1) is same


NUMBERS = st.integers(0, 12)
PAIRS = st.dictionaries(
    st.tuples(NUMBERS, NUMBERS).filter(lambda two: two[0] < two[1]), st.floats(0.0, 1.0, allow_nan=False), max_size=40
)


@given(PAIRS, st.randoms())
def test_groups_do_not_depend_on_order(pairs: dict[tuple[int, int], float], chance: object) -> None:
    """Whatever the order of the pairs, the groups are the same, hold nothing twice, and each is linked well enough."""
    rows: Pairs = [(one, other, alike) for (one, other), alike in pairs.items()]
    groups = linked(rows, 0.5)
    chance.shuffle(rows)  # type: ignore[attr-defined]
    assert linked(rows, 0.5) == groups
    members = [number for group in groups for number in group]
    assert len(members) == len(set(members))
    for group in groups:
        inside = [alike for (one, other), alike in pairs.items() if one in group and other in group]
        assert sum(inside) >= 0.5 * (len(group) - 1) - 1e-6


def test_one_article_between_two_stories_joins_neither() -> None:
    """A chain is no story: of three in a row whose ends have nothing in common, two are joined at most."""
    assert linked([(1, 2, 0.9), (2, 3, 0.8)], 0.5) == [[1, 2]]


def test_a_story_may_go_on_for_long() -> None:
    """Pairs too far apart to be compared do not count against a story."""
    rows: Pairs = [(day, day + 1, 0.6) for day in range(10)]
    days = {number: number * 10 for number in range(11)}
    assert linked(rows, 0.5, dict(days), 10) == [list(range(11))]


def test_counts_of_different_people_are_apart(telling: Telling) -> None:
    """Soldiers and people at large are counted in rows of their own, so that one is no growth of the other."""
    article = telling.articles[0]
    span = Span.of(article.article.title or "", 0, 3)
    figures = [
        Figure(id=f"f{low}", kind="killed", low=low, high=low, bound="exact", of=of, span=span)
        for low, of in ((3, "people"), (40, "of its soldiers"), (50, "Soldiers"), (4, None))
    ]
    found = {one.of: [count.number for count in one.counts] for one in figure_series((article, one) for one in figures)}
    assert found == {None: [3, 4], "soldiers": [40, 50]}
