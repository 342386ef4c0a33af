"""Scores of the text that is taken out of HTML pages, against the text that people read as the article.

The measure is the token F1 of a page, averaged over pages, so that a long page counts no more than a short one. Beside it
stands the F1 of shingles of four words that follow one another, which is how "Article Extraction Benchmark" (Scrapinghub 2020)
compares texts: there too precision and recall are those of a page, and their means over pages make one F1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from onrecord.errors import InputError
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.score import Score
from onrecord.intake import article_from_bytes
from onrecord.record import Article

SHINGLE = 4
"""Words of a shingle, as in Article Extraction Benchmark."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page and its main text.

    Attributes:
        name: The page's file.
        data: Its bytes.
        text: Title, standfirst, paragraphs, sub-headings, lists and quoted passages of the article, as it is read from top to
            bottom; no captions, dates, authors' names, boxes, comments or whatever else stands around it.
    """

    name: str
    data: bytes
    text: str


def score_pages(folder: Path, part: Part) -> list[Row]:
    """Take the text out of every page of one part, and compare it word by word.

    Args:
        folder: Pages in ``develop`` and ``held``: ``NAME.html``, beside it ``NAME.txt`` with its main text.
        part: Which part.

    Returns:
        ``main text`` is what statements are read from, without lines that are recognised as furniture; ``whole text`` is with
        them. Both have the mean of the pages' token F1 as their value; ``shingles`` has the F1 of the mean precision and the
        mean recall.

    Raises:
        InputError: The folder holds no pages, or a page has no main text beside it.
    """
    pages = read_pages(folder / part)
    articles = [extracted(page) for page in pages]
    read = [(words(page.text), words(main_text(article))) for page, article in zip(pages, articles, strict=True)]
    whole = [
        (words(page.text), words("" if article is None else article.text))
        for page, article in zip(pages, articles, strict=True)
    ]
    shingled = [overlap(shingles(true), shingles(found)) for true, found in read]
    return [
        _row("main text", [overlap(true, found) for true, found in read]),
        _row("whole text", [overlap(true, found) for true, found in whole]),
        Row("shingles", "all", sum(shingled, Score()), _f1_of_means(shingled)),
    ]


def read_pages(folder: Path) -> list[TruePage]:
    """Read pages and their main texts.

    Args:
        folder: Files ``NAME.html`` and ``NAME.txt``.

    Raises:
        InputError: There are none, or a text is missing.
    """
    files = sorted(folder.glob("*.html"))
    if not files:
        msg = f"{folder} holds no pages. Give a folder with develop/NAME.html and held/NAME.html, each with NAME.txt beside it"
        raise InputError(msg)
    try:
        return [TruePage(file.name, file.read_bytes(), file.with_suffix(".txt").read_text("utf-8")) for file in files]
    except (OSError, UnicodeDecodeError) as error:
        msg = f"a page of {folder} cannot be scored: {error}. Put its main text beside it as UTF-8"
        raise InputError(msg) from error


def extracted(page: TruePage) -> Article | None:
    """Take the article out of a page; null where none is found."""
    try:
        return article_from_bytes(page.data, source=page.name)
    except InputError:
        return None


def main_text(article: Article | None) -> str:
    """Give an article's text without its furniture."""
    if article is None:
        return ""
    pieces, at = [], 0
    for span in article.furniture:
        pieces.append(article.text[at : span.start])
        at = span.end
    return "".join([*pieces, article.text[at:]])


def words(text: str) -> list[str]:
    """Cut a text into its words, in small letters."""
    return _WORD.findall(text.casefold())


def shingles(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """Give all runs of four words; a shorter text is one run."""
    if not tokens:
        return []
    return [tuple(tokens[at : at + SHINGLE]) for at in range(max(1, len(tokens) - SHINGLE + 1))]


def overlap(true: Sequence[object], found: Sequence[object]) -> Score:
    """Count what two bags of items have in common."""
    common = (Counter(true) & Counter(found)).total()
    return Score(len(found), common, len(true), common)


def _row(measure: str, scores: Sequence[Score]) -> Row:
    return Row(measure, "all", sum(scores, Score()), fmean(score.f1 for score in scores))


def _f1_of_means(scores: Sequence[Score]) -> float:
    precision, recall = fmean(score.precision for score in scores), fmean(score.recall for score in scores)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
