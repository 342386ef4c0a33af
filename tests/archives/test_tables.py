"""Tables, quotations and folders: columns are found, dates are not guessed, and a bad row costs itself."""

from __future__ import annotations

import gzip
import json
import resource
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archives import Columns, Document, Fault, Item, PassedOver, article_of, documents, folder_stretches, stretches
from onrecord.archives.lines import LONGEST
from onrecord.archives.walking import archive_files
from onrecord.errors import InputError
from tests.archives.builder import WORDS, page

ROW = {"url": "https://herald.example/1", "title": "Bridge is safe", "body": WORDS, "outlet": "Invented Herald"}


def items(path: Path, size: int = 3, columns: Columns | None = None) -> list[Item]:
    """Read a whole archive, stretch by stretch."""
    return [item for stretch in stretches(str(path), size, columns) for item in documents(stretch, columns)]


def found(path: Path, size: int = 3, columns: Columns | None = None) -> list[Document]:
    """Read the documents alone."""
    return [item for item in items(path, size, columns) if isinstance(item, Document)]


def lines(path: Path, *rows: object) -> Path:
    """Write JSON Lines, packed if they are called so."""
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.ndjson"])
@pytest.mark.parametrize("size", [1, 2, 100])
def test_json_lines_are_read_by_their_usual_names(name: str, size: int, tmp_path: Path) -> None:
    """Every line is a document once, packed or not, with its headline before the text and its outlet."""
    path = lines(tmp_path / name, *({**ROW, "url": f"https://herald.example/{n}", "date": "2024-05-06"} for n in range(5)))
    rows = found(path, size)
    assert [(row.source, row.offset) for row in rows] == [(f"https://herald.example/{n}", n) for n in range(5)]
    article = article_of(rows[0])
    assert article.text == f"Bridge is safe\n\n{WORDS}"
    assert (article.title, article.publisher, article.published, article.captured) == (
        "Bridge is safe",
        "Invented Herald",
        "2024-05-06",
        None,
    )


def test_columns_can_be_named(tmp_path: Path) -> None:
    """A mapping goes before the usual names, and a column that has a role by it has no other."""
    path = lines(tmp_path / "a.jsonl", {"words": WORDS, "text": "https://herald.example/2", "seen": "2024-05-06T07:08:09Z"})
    (row,) = found(path, columns=Columns.parse(["text=words", "source=text", "captured=seen"]))
    assert (row.content, row.source, row.captured, row.published) == (
        WORDS,
        "https://herald.example/2",
        "2024-05-06T07:08:09Z",
        None,
    )


@pytest.mark.parametrize("pair", ["text", "=body", "text=", "nonsense=body"])
def test_a_mapping_that_is_none_is_refused(pair: str) -> None:
    """The message lists the fields that there are."""
    with pytest.raises(InputError, match="FIELD one of text, html"):
        Columns.parse([pair])


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_a_table_without_articles_says_which_columns_it_has(name: str, tmp_path: Path) -> None:
    """Where no column is known to hold articles, or one that is named is not there, the message names those that are."""
    path = tmp_path / name
    if name == "a.jsonl":
        lines(path, {"colour": "red"})
    else:
        pq.write_table(pa.table({"colour": ["red"]}), path)
    with pytest.raises(InputError, match="no column that is known to hold articles, but 'colour'"):
        items(path)
    with pytest.raises(InputError, match="no column 'body', but 'colour'"):
        items(path, columns=Columns(text="body"))


def test_a_date_that_is_not_iso_is_unknown_and_noted(tmp_path: Path) -> None:
    """A date that could mean two days is not guessed; the article's notes give its words."""
    path = lines(tmp_path / "a.jsonl", {**ROW, "date": "03/10/2022"})
    article = article_of(found(path)[0])
    assert article.published is None
    assert "date of publication in the archive cannot be read: '03/10/2022'" in article.notes


BAD_LINES = ["not json", "[1, 2]", "{", '"text"', "[" * 5000, '{"body": 1', "\\ud800"]


@pytest.mark.parametrize("bad", BAD_LINES, ids=lambda text: text[:8])
def test_a_bad_line_costs_itself(bad: str, tmp_path: Path) -> None:
    """What is no JSON object is named by its line; the lines around it are read."""
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n{bad}\n{json.dumps(ROW)}\n", encoding="utf-8")
    rows = items(path, 2)
    assert [type(row) for row in rows] == [Document, Fault, Document]
    assert "line 2 is no JSON object" in getattr(rows[1], "message", "")


def test_a_line_that_is_no_text_costs_itself(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 cost their line."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps(ROW).encode() + b'\n{"body": "\xff\xfe"}\n' + json.dumps(ROW).encode())
    assert [type(row) for row in items(path)] == [Document, Fault, Document]


def test_rows_without_a_text_are_passed_over(tmp_path: Path) -> None:
    """Null, empty and missing texts are no documents and no faults; blank lines are nothing."""
    path = tmp_path / "a.jsonl"
    rows = [ROW, {**ROW, "body": None}, {**ROW, "body": "  "}, {"url": "x"}, {**ROW, "body": ["list"]}]
    path.write_text("\n\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [type(row) for row in items(path)] == [Document, *[PassedOver] * 4]


def test_a_truncated_gzip_file_gives_what_was_there_and_says_so(tmp_path: Path) -> None:
    """The lines before the damage are read, in whatever stretch they lie, and one fault names the place."""
    path = lines(tmp_path / "a.jsonl.gz", *({**ROW, "url": str(n) * 40, "body": WORDS + str(n * 7919)} for n in range(400)))
    path.write_bytes(path.read_bytes()[:-900])
    for size in (50, 1000):
        rows = items(path, size)
        assert 100 < sum(isinstance(row, Document) for row in rows) < 400
        assert sum(isinstance(row, Fault) for row in rows) == 1
        assert "damaged behind line" in getattr(rows[-1], "message", "")


def test_an_endless_line_is_refused_in_little_memory(tmp_path: Path) -> None:
    """A packed line of 200 MB is named, and the next one read."""
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(json.dumps(ROW).encode() + b'\n{"body": "')
        for _ in range(200):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n' + json.dumps(ROW).encode())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = items(path)
    assert [type(row) for row in rows] == [Document, Fault, Document]
    assert f"longer than {LONGEST:,} bytes" in getattr(rows[1], "message", "")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


@pytest.mark.parametrize("size", [1, 4, 7, 100])
def test_parquet_rows_come_once_across_row_groups(size: int, tmp_path: Path) -> None:
    """However rows are grouped in the file and divided by us, each comes once; typed dates are read."""
    path = tmp_path / "a.parquet"
    rows = [{**ROW, "url": str(n), "date": date(2024, 5, 6), "seen": datetime(2024, 5, 7, 8, tzinfo=UTC)} for n in range(23)]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=5)
    documents_ = found(path, size)
    assert [row.source for row in documents_] == [str(n) for n in range(23)]
    assert (documents_[0].published, documents_[0].captured) == ("2024-05-06", None)
    (first, *_) = found(path, size, Columns(captured="seen"))
    assert first.captured == "2024-05-07T08:00:00+00:00"


def test_a_damaged_parquet_file_costs_what_is_damaged(tmp_path: Path) -> None:
    """A damaged row group is named and the others are read; a file without its end is refused."""
    path = tmp_path / "a.parquet"
    rows = [{"text": f"{WORDS} {n * 7919}", "url": str(n)} for n in range(30)]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=10, use_dictionary=False, write_page_checksum=True)
    place = pq.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    middle = place.data_page_offset + place.total_compressed_size // 2
    data[middle : middle + 30] = b"\xff" * 30
    path.write_bytes(bytes(data))
    all_items = items(path, 100)
    assert len([item for item in all_items if isinstance(item, Document)]) == 20
    (fault,) = [item for item in all_items if isinstance(item, Fault)]
    assert fault.message.startswith("rows 11 to 20 are damaged")
    path.write_bytes(bytes(data[:-100]))
    with pytest.raises(InputError, match="is no Parquet file, or is damaged"):
        items(path)


QUOTED = {
    "date": "20240506070809",
    "url": "https://herald.example/1",
    "title": "Bridge is safe",
    "lang": "ENGLISH",
    "quotes": [
        {"pre": "engineer Ada Holm said on Monday:", "quote": "The bridge is safe", "post": "She looked at every bolt."},
        {"pre": "she told reporters that", "quote": "“every bolt”", "post": "was looked at."},
        {"pre": "engineer Ada Holm said on Monday:", "quote": "The bridge is safe", "post": "She looked at every bolt."},
    ],
}


def test_quotations_of_gdelt_are_read_as_excerpts(tmp_path: Path) -> None:
    """Each quotation stands once, between its words, in quotation marks; the date is GDELT's, not the outlet's."""
    path = lines(tmp_path / "20240506070900.gqg.json.gz", QUOTED, {**QUOTED, "quotes": []}, {"url": "x"})
    (row, *rest) = items(path)
    assert [type(item) for item in rest] == [PassedOver, PassedOver]
    assert isinstance(row, Document)
    article = article_of(row)
    assert article.text == (
        "Bridge is safe\n\n"
        "engineer Ada Holm said on Monday: “The bridge is safe” She looked at every bolt.\n\n"
        "she told reporters that “every bolt” was looked at."
    )
    assert (article.captured, article.published) == ("2024-05-06T07:08:09Z", None)
    assert any("not the whole article" in note for note in article.notes)


FIELDS = st.sampled_from(["quotes", "quote", "pre", "post", "url", "title", "date"])
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=5),
    max_leaves=12,
)


@settings(deadline=None, max_examples=200)
@given(VALUES)
def test_quotation_lines_of_any_shape_are_survived(row: object) -> None:
    """Whatever a line holds, it gives a document with text, or none."""
    from onrecord.archives.quotation_graph import excerpts_of  # noqa: PLC0415  # only here

    document = excerpts_of(row if isinstance(row, dict) else {"quotes": row}, 0)
    assert document is None or (isinstance(document.content, str) and document.content.strip())


def test_a_brat_folder_gives_its_texts_unchanged(tmp_path: Path) -> None:
    """Texts are read byte for byte and annotation files passed over, in brat's layout and in PolNeAR's."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_bytes(f"Headline {name}\r\n\r\n{WORDS}\n".encode())
        (tmp_path / f"{name}.ann").write_text("T1\tCue 0 1\tx\n", encoding="utf-8")
    files = list(archive_files(str(tmp_path)))
    assert [Path(file).name for file in files] == ["a.txt", "b.txt"]
    parts = list(folder_stretches(files, 1))
    texts = [article_of(item).text for part in parts for item in documents(part) if isinstance(item, Document)]
    assert texts == [f"Headline {name}\r\n\r\n{WORDS}\n" for name in ("a", "b")]


def test_a_file_that_is_gone_or_too_large_costs_itself(tmp_path: Path) -> None:
    """Between planning and reading a file may vanish or grow; the others are read."""
    names = ["a.html", "b.html", "c.html"]
    for name in names:
        (tmp_path / name).write_bytes(page(1))
    (part,) = folder_stretches([str(tmp_path / name) for name in names], 10)
    (tmp_path / "a.html").unlink()
    (tmp_path / "b.html").write_bytes(b"a" * 10_000_001)
    rows = list(documents(part))
    assert [type(row) for row in rows] == [Fault, Fault, Document]
    assert "cannot be read" in getattr(rows[0], "message", "")
    assert "larger than 10 MB" in getattr(rows[1], "message", "")


def test_an_archive_that_is_gone_is_told(tmp_path: Path) -> None:
    """An archive that vanished after planning ends in a message that names it."""
    path = lines(tmp_path / "a.jsonl", ROW)
    (part,) = stretches(str(path), 10)
    path.unlink()
    with pytest.raises(InputError, match=r"a\.jsonl cannot be read"):
        list(documents(part))


def test_a_hostile_folder_is_walked_to_its_end(tmp_path: Path) -> None:
    """Circles of links, broken links and depth do not stop the walk."""
    deep = tmp_path
    for _ in range(60):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    files = list(archive_files(str(tmp_path)))
    assert [Path(file).name for file in files if Path(file).exists()] == ["a.txt"]
