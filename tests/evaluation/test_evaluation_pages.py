"""Scores of the main text of pages. Everything on the pages here is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.evaluation.pages import overlap, read_pages, score_pages, shingles, words

PAGES = Path(__file__).parents[2] / "evaluation" / "pages"
HTML = (
    "<html><body><h1>Talks end</h1><article><p>They met on the river on Monday.</p><p>They left by the side door.</p></article>"
)


def write(folder: Path, name: str, page: str, text: str | None) -> None:
    """Write a page and its main text."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.html").write_text(page, encoding="utf-8")
    if text is not None:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_page_that_is_read_whole_has_all_points(tmp_path: Path) -> None:
    """Where the words are the same, every measure is at 100, whatever marks stand between them."""
    write(tmp_path / "held", "a", HTML, "Talks end\n\nThey met on the river - on Monday! They left by the side door")
    assert [row.figure for row in score_pages(tmp_path, "held")] == [100, 100, 100]


def test_the_mean_is_over_pages(tmp_path: Path) -> None:
    """A page without an article counts as nothing found, as much as any other page."""
    write(tmp_path / "held", "a", HTML, "Talks end They met on the river on Monday. They left by the side door.")
    write(tmp_path / "held", "b", "<html><body><a href='/'>Home</a></body></html>", "One word after the other. " * 50)
    rows = {row.key: row for row in score_pages(tmp_path, "held")}
    assert rows["main text, all"].figure == 50
    assert rows["main text, all"].score.recall < 10


def test_what_is_missed_and_what_is_too_much_cost(tmp_path: Path) -> None:
    """Words that the true text lacks lower the score, as do those that were not found."""
    write(tmp_path / "develop", "a", HTML, "Talks end. They met on the river on Monday. Nobody was there.")
    (main, *_) = score_pages(tmp_path, "develop")
    assert 0 < main.score.precision < 100
    assert 0 < main.score.recall < 100


@pytest.mark.parametrize("part", ["develop", "held"])
def test_a_folder_without_pages_is_refused(tmp_path: Path, part: str) -> None:
    """No pages, or a page without its text, is an input error that says what to do."""
    with pytest.raises(InputError, match="holds no pages"):
        score_pages(tmp_path, "held" if part == "held" else "develop")
    write(tmp_path / part, "a", HTML, None)
    with pytest.raises(InputError, match="Put its main text beside it"):
        score_pages(tmp_path, "held" if part == "held" else "develop")


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_overlap_is_bounded_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    """No more is right than there is, and swapping the texts swaps precision and recall."""
    score, back = overlap(one, other), overlap(other, one)
    assert score.true_found <= min(len(one), len(other))
    assert (score.precision, score.recall) == (back.recall, back.precision)
    assert overlap(one, one).f1 == (100 if one else 0)


def test_shingles_heed_the_order() -> None:
    """The same words in another order share few runs of four; a text of fewer words is one run."""
    text = words("they met on the river on monday")
    assert overlap(shingles(text), shingles(text[::-1])).f1 == 0
    assert shingles(text[:2]) == [("they", "met")]
    assert shingles([]) == []


def test_there_are_sixty_pages_of_distinct_texts() -> None:
    """Both halves hold thirty pages, and no text stands in them twice."""
    pages = [page for part in ("develop", "held") for page in read_pages(PAGES / part)]
    assert len(pages) == len({page.text for page in pages}) == 60
    assert all(len(words(page.text)) > 60 for page in pages)


def test_the_main_text_of_the_pages_is_found() -> None:
    """The score of a dev page does not fall: at least 98 of 100 on those to develop on."""
    assert score_pages(PAGES, "develop")[0].figure > 98
