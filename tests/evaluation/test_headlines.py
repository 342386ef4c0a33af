"""Headline quotations are scored against stand-off labels: whether recognised, matched rightly, and told how changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.documents import document_text, text_sha256
from onrecord.evaluation.headlines import FIELDS, HeadlineQuotation, outcome, read_headlines, score_headlines
from onrecord.intake import article_from_text
from onrecord.reader import Reader
from onrecord.record.span import Span
from onrecord.record.statement import Change, PullQuote, Statement

DATA = Path(__file__).parents[3] / "shared" / "data"
LABELS = Path(__file__).parents[2] / "labels" / "headlines"
TEXT = "Ferry ‘will sail’ all winter\n\n“It will sail, I promise,” said Tove Brandt, invented for this test. “Nobody asked us.”"
HEAD, BODY, OTHER = "‘will sail’", "“It will sail, I promise,”", "“Nobody asked us.”"


def stretch(words: str) -> tuple[int, int]:
    """Give the offsets of words."""
    start = TEXT.index(words)
    return start, start + len(words)


def statements(change: Change, matches: str | None) -> list[Statement]:
    """Make a record of the headline's and the body's statements, with a pull quote."""
    made = [
        Statement(id=number, form="direct", content=(Span.of(TEXT, *stretch(words)),), confidence=0.5)
        for number, words in (("body", BODY), ("other", OTHER))
    ]
    head = Span.of(TEXT, *stretch(HEAD))
    pull_quote = PullQuote(matches=matches, change=change)
    return [Statement(id="head", form="direct", content=(head,), pull_quote=pull_quote, confidence=0.5), *made]


@pytest.mark.parametrize(
    ("change", "matches", "expected"),
    [
        ("cut", "body", {"recognised", "statement", "change", "statement and change"}),
        ("none", "body", {"recognised", "statement"}),
        ("cut", "other", {"recognised", "change"}),
        ("cut", None, {"recognised", "change"}),
        ("absent", None, {"recognised"}),
    ],
)
def test_statement_and_change_count_apart_and_together(change: Change, matches: str | None, expected: set[str]) -> None:
    """The right statement, the right change and both are counted."""
    label = HeadlineQuotation(*stretch(HEAD), ((stretch(BODY),),), "cut")
    assert outcome(label, statements(change, matches)) == expected


def test_any_of_several_places_will_do() -> None:
    """Where the body gives the words twice, either place is right."""
    label = HeadlineQuotation(*stretch(HEAD), ((stretch(OTHER),), (stretch(BODY),)), "cut")
    assert "statement and change" in outcome(label, statements("cut", "body"))


def test_words_that_the_body_never_gives_must_match_nothing() -> None:
    """A statement named for absent words is wrong."""
    label = HeadlineQuotation(*stretch(HEAD), (), "absent")
    assert "statement and change" in outcome(label, statements("absent", None))
    assert outcome(label, statements("reworded", "body")) == {"recognised"}


@pytest.mark.parametrize(("more", "expected"), [(20, True), (60, False)])
def test_less_than_half_of_a_place_is_no_match(more: int, expected: bool) -> None:  # noqa: FBT001 (a case of the test)
    """A statement that covers less than half of the labelled place is another one."""
    start, end = stretch(BODY)
    label = HeadlineQuotation(*stretch(HEAD), (((start, end + more),),), "cut")
    assert ("statement" in outcome(label, statements("cut", "body"))) == expected


def test_a_quotation_that_is_not_recognised_meets_nothing() -> None:
    """Without a pull quote over it, a quotation counts as wrong in everything."""
    label = HeadlineQuotation(*stretch(HEAD), ((stretch(BODY),),), "cut")
    assert outcome(label, statements("cut", "body")[1:]) == frozenset()


def labels(tmp_path: Path, *lines: str) -> Path:
    """Write a file of labels."""
    path = tmp_path / "quotations.tsv"
    path.write_text("\n".join(["\t".join(FIELDS), *lines]) + "\n", encoding="utf-8")
    return path


def test_labels_are_read_by_document(tmp_path: Path) -> None:
    """Quotations of one document come together, with every place of the body."""
    path = labels(
        tmp_path,
        "raw\ta\theld\tff\t0-5\t10-20,30-40|50-60\tcut",
        "raw\tb\theld\tee\t0-5\t\tabsent",
        "raw\ta\theld\tff\t6-9\t10-20\tnone",
    )
    first, second = read_headlines(path)
    assert first.quotations[0].body == (((10, 20), (30, 40)), ((50, 60),))
    assert [quotation.change for quotation in first.quotations] == ["cut", "none"]
    assert second.quotations[0].body == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("raw\ta\theld\tff\t0-5\t10-20", "line 2"),
        ("raw\ta\ttest\tff\t0-5\t10-20\tcut", "'test'"),
        ("raw\ta\theld\tff\t0-5\t10-20\tsame", "'same'"),
        ("raw\ta\theld\tff\t5-0\t10-20\tcut", "'5-0'"),
        ("raw\ta\theld\tff\t0-5\tx\tcut", "'x'"),
        ("raw\ta\theld\tff\t0-5\t\tcut", "absent"),
        ("raw\ta\theld\tff\t0-5\t10-20\tabsent", "absent"),
        ("", "line 2"),
    ],
)
def test_a_damaged_line_is_told_by_its_number(tmp_path: Path, line: str, told: str) -> None:
    """What is wrong with a line is said, with where it stands."""
    with pytest.raises(InputError, match="line 2") as raised:
        list(read_headlines(labels(tmp_path, line)))
    assert told in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"set\tname\n", b"\xff\xfe"])
def test_what_is_no_file_of_labels_is_refused(tmp_path: Path, content: bytes) -> None:
    """A file with other fields, or that is no text, is refused by name."""
    path = tmp_path / "quotations.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"quotations\.tsv"):
        list(read_headlines(path))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_headlines(tmp_path / "missing.tsv"))


def document(tmp_path: Path, sha256: str) -> Path:
    """Make a data set of one document, and its label."""
    folder = tmp_path / "raw"
    folder.mkdir()
    title, _, body = TEXT.partition("\n\n")
    row = f'{{"url": "a", "title": "{title}", "text": "{body}"}}\n'
    (folder / "part.jsonl").write_text(row, encoding="utf-8")
    ends = (stretch(HEAD), stretch(BODY))
    labels(tmp_path, "\t".join(["raw", "a", "held", sha256, *(f"{start}-{end}" for start, end in ends), "cut"]))
    return tmp_path


def test_a_folder_is_scored_row_by_row(tmp_path: Path) -> None:
    """Every measure has a row for all quotations, which counts the labelled ones; the other part has none."""
    folder = document(tmp_path, text_sha256(TEXT)[:16])
    reader = Reader(threads=1)
    rows = {row.key: row.score for row in score_headlines(folder, folder, reader, "held")}
    both = rows["statement and change, all"]
    record = reader.read_article(article_from_text(TEXT))
    met = outcome(HeadlineQuotation(*stretch(HEAD), ((stretch(BODY),),), "cut"), record.statements)
    assert (both.true, both.true_found) == (1, "statement and change" in met)
    assert rows["statement and change, absent"].true == 0
    assert {row.score.true for row in score_headlines(folder, folder, reader, "develop")} == {0}


def test_a_text_that_changed_is_refused(tmp_path: Path) -> None:
    """Offsets into another text are not scored."""
    folder = document(tmp_path, "0" * 16)
    with pytest.raises(InputError, match="not the one that was labelled"):
        score_headlines(folder, folder, Reader(threads=1), "held")


@pytest.mark.skipif(not (DATA / "raw").is_dir(), reason="the data sets are not beside the project")
def test_every_label_stands_on_quotation_marks_and_in_the_body() -> None:
    """Labels fall on a quotation in its marks; places of the body lie elsewhere in the text."""
    for labelled in read_headlines(LABELS / "quotations.tsv"):
        text = document_text(DATA, labelled.set, labelled.name)
        assert text_sha256(text)[:16] == labelled.sha256
        for quotation in labelled.quotations:
            assert text[quotation.start] in "'\"‘’“"
            assert text[quotation.end - 1] in "'\"’”"
            for start, end in (one for place in quotation.body for one in place):
                assert quotation.end <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
