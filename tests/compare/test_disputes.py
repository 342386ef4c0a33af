"""Disputes across the articles of a story: who asserts in one, who denies in another. All reports are invented."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from onrecord.compare.disputes import chance, in_dispute
from onrecord.compare.disputes.across import matter
from onrecord.compare.disputes.finding import find_disputes
from onrecord.compare.disputes.signs import SIGNS, signs, wording
from onrecord.compare.disputes.told import is_one_speaker
from onrecord.compare.stories.disputes import Dispute
from onrecord.compare.stories.telling import Telling
from onrecord.compare.together import compare_articles
from onrecord.record import Record
from onrecord.store import Store
from onrecord.store.disputes import Disputes
from onrecord.store.stories import Stories
from tests.compare.ferry import CLAIM, DAYS, DENIAL, OPENING, accusing, denying, report
from tests.store.builder import make_record, met


def disputes(path: Path, *records: Record) -> tuple[Dispute, ...]:
    """Compare the articles of a store, and give what is in dispute in its one story."""
    with Store.open(path, create=True) as store:
        store.add_many(records)
        compare_articles(store)
        [head] = Stories.of(store).heads()
        return Telling.of(store, head.id).disputes


def sides(found: Dispute) -> list[tuple[str, str | None, str | None, int]]:
    """Give who holds what, since when, and in how many reports."""
    return [(one.stance, one.speaker, one.since, one.reports) for one in found.sides]


def test_a_denial_in_another_article_is_set_against_the_claim(tmp_path: Path) -> None:
    """A claim that one outlet reports and its denial in another's report stand side by side, each with its day and words."""
    [found] = disputes(tmp_path / "news.db", accusing(), denying())
    assert sides(found) == [("asserts", "Pilot Olaf Rinne", DAYS[0], 1), ("denies", "Minister Ada Holm", DAYS[1], 1)]
    assert (found.about, found.happening) == (CLAIM, None)
    assert [one.words for one in found.sides] == [CLAIM, DENIAL]
    assert [one.publisher for one in found.sides] == ["Island Wire", "Mainland Post"]


def test_reports_of_a_side_are_counted_and_copies_folded(tmp_path: Path) -> None:
    """A third outlet that tells the claim itself adds a report to its side; a copy of a report adds none."""
    own = "The wreck of the ferry Tern lies in forty metres of water in the Velm strait, divers from Ostrin found."
    third = accusing("Island Herald", DAYS[2], opening=own)
    copy = structs.replace(
        accusing(),
        article=make_record(
            accusing().article.text + "\n\nReaders may write to the desk.",
            title="Ferry sinks",
            publisher="Gazette",
            published=DAYS[1],
            source="gazette.txt",
        ).article,
        statements=(),
    )
    [found] = disputes(tmp_path / "news.db", accusing(), denying(), third, copy)
    assert sides(found) == [("asserts", "Pilot Olaf Rinne", DAYS[0], 2), ("denies", "Minister Ada Holm", DAYS[1], 1)]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (("Pilot Olaf Rinne", "denied", DENIAL, "deny"), "the same speaker"),
        (("Minister Ada Holm", "denied", "a storm was to blame", "deny"), "another matter"),
        (("Minister Ada Holm", "repeated", DENIAL, None), "no denial"),
        (("Minister Ada Holm", "did not deny", DENIAL, None), "a denial denied"),
    ],
)
def test_what_is_no_dispute(tmp_path: Path, told: tuple[str, str, str, str | None], why: str) -> None:
    """One speaker's two claims, a denial of something else, and what denies nothing are no dispute."""
    other = report(
        "Mainland Post", DAYS[1], told, opening="The ferry Tern sank in the Velm strait off Ostrin; divers search on."
    )
    assert disputes(tmp_path / "news.db", accusing(), other) == (), why


def test_who_reports_a_denial_asserts_nothing_that_was_denied(tmp_path: Path) -> None:
    """That somebody passes the denial on does not make him one who says what was denied."""
    passed_on = report(
        "Island Wire",
        DAYS[0],
        ("Envoy Per Berg", "said", "the ministry strongly denied that it had known of cracks in the hull", None),
    )
    assert disputes(tmp_path / "news.db", passed_on, denying()) == ()


def test_kept_disputes_are_those_found_anew(tmp_path: Path) -> None:
    """What the store keeps reads as what is worked out from the records, and looking again finds nothing to do."""
    path = tmp_path / "news.db"
    kept = disputes(path, accusing(), denying())
    with Store.open(path) as store:
        [head] = Stories.of(store).heads()
        telling = Telling.of(store, head.id)
        assert telling.kept is not None
        assert Telling(telling.head, telling.articles, telling.happenings, telling.records).disputes == kept
        assert find_disputes(store) == 0


def test_a_new_report_is_taken_in(tmp_path: Path) -> None:
    """An article that joins a story brings its side, and one that is forgotten takes it away."""
    path = tmp_path / "news.db"
    calm = report(
        "Island Herald",
        DAYS[2],
        ("Mayor Tove Alm", "said", "the harbour would stay shut", None),
        opening=OPENING.replace("after", "once"),
    )
    assert disputes(path, accusing(), calm) == ()
    assert len(disputes(path, denying())) == 1
    with Store.open(path) as store:
        store.following.forget(denying().article.id)
        compare_articles(store)
        [head] = Stories.of(store).heads()
        assert Telling.of(store, head.id).disputes == ()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM dispute_positions").fetchone() == (0,)


def test_a_story_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    """Keeping the disputes of a story that another program has dropped keeps nothing and is no error."""
    with Store.open(tmp_path / "news.db", create=True) as store:
        work = Disputes.of(store)
        work.transacted(lambda: work.keep("t" + "0" * 16, 1, ()))
        assert work.of_story("t" + "0" * 16) is None


def test_a_later_meeting_of_an_article_keeps_its_side(tmp_path: Path) -> None:
    """An article that is met at a second address stands in one report still."""
    again = met(denying(), publisher="Gazette", published=DAYS[2], source="elsewhere.txt")
    [found] = disputes(tmp_path / "news.db", accusing(), denying(), again)
    assert [one.reports for one in found.sides] == [1, 1]


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_chance_is_one_and_the_same_from_either_side(one: str, other: str) -> None:
    """Whatever the words, the chance lies between 0 and 1, and does not depend on which claim comes first."""
    assert 0 <= chance(one, other) <= 1
    assert chance(one, other) == chance(other, one)
    assert len(signs(wording(one), wording(other))) == len(SIGNS)


def test_signs_tell_what_sets_claims_apart() -> None:
    """A denial on one side alone counts, and more the more words are shared; numbers count where both have some."""
    told = dict(
        zip(SIGNS, signs(wording("Holm knew of 3 cracks."), wording("Holm denied that she knew of 5 cracks.")), strict=True)
    )
    assert (told["denied"], told["numbers apart"]) == (1.0, 1.0)
    assert 0 < told["denied shared"] == told["shared"] <= 1
    same = dict(zip(SIGNS, signs(wording("Holm knew of 3 cracks."), wording("Holm knew of 3 cracks.")), strict=True))
    assert (same["shared"], same["denied"], same["numbers apart"]) == (1.0, 0.0, 0.0)


def test_a_denial_is_likelier_in_dispute_than_an_echo() -> None:
    """A denial of a claim has a higher chance than the claim told twice, which is not paired."""
    claim, echo = (
        "The ministry knew of the cracks in the hull, Rinne said.",
        "The ministry knew of cracks in the hull, said Rinne.",
    )
    assert chance(claim, "Holm rejected the claim that the ministry knew of cracks, but praised Rinne.") > chance(claim, echo)
    assert not in_dispute(claim, echo)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Minister Ada Holm", "Holm", True),
        ("Minister Ada Holm", "Minister Per Berg", False),
        ("the ministry", "the ministry of fisheries", False),
        (None, None, False),
    ],
)
def test_speakers_are_told_apart_by_their_names(*, one: str | None, other: str | None, same: bool) -> None:
    """Names that share more than a title can be one speaker's; who is unknown is nobody else."""
    assert is_one_speaker(one, other) is same


@pytest.mark.parametrize(("words", "about"), [("“that it sank.”", "it sank"), ("that", "that"), ("  \n", "")])
def test_a_matter_is_what_is_claimed(words: str, about: str) -> None:
    """The words for a matter are the claim's, without "that", quotation marks and full stop."""
    assert matter(words) == about
