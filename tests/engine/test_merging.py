"""From Parquet files on: into a store, and to the questions of the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.engine import Layout, Options, Planner
from onrecord.engine.merging import Selection, finished, records
from onrecord.engine.planning import tasks
from onrecord.engine.shard import read_shard
from onrecord.engine.tables import article_of_row
from onrecord.record import Record
from onrecord.store import Store
from tests.archives.builder import packed, page, record
from tests.engine.conftest import RUN, LineReader

DOCUMENT = (Path(__file__).parent.parent.parent / "docs" / "archives.md").read_text(encoding="utf-8")
QUERIES = [query for block in re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL) for query in [block.strip()]]


@pytest.fixture
def news(tmp_path: Path, line_reader: LineReader) -> Path:
    """Give the output of a run: two shards, one text at two addresses, and a page without an article."""
    assert line_reader.run == RUN
    pages = [record(number, page(number, published=f"2024-0{number + 1}-15")) for number in range(6)]
    twice = record(20, page(0, published="2024-09-09"))
    path = tmp_path / "herald.warc.gz"
    path.write_bytes(packed(*pages, twice, record(21, b"<html><body></body></html>")))
    layout = Layout(tmp_path / "news")
    layout.make()
    for task in tasks(Planner(layout, size=4).plans([str(path)]), Options(), RUN, layout.out):
        read_shard(task)
    return layout.out


def merged(news: Path, db: Path, *options: str) -> tuple[int, str]:
    """Merge; gives the exit status and what was said."""
    result = CliRunner().invoke(cli, ["merge", str(news), "--db", str(db), *options])
    return result.exit_code, result.output


def test_a_run_is_merged_whole_and_only_once(news: Path, tmp_path: Path) -> None:
    """Every article comes into the store with its appearances; merging again changes nothing."""
    db = tmp_path / "a.db"
    assert merged(news, db) == (0, f"stored 6 articles, 6 statements, 7 appearances in {db} from 2 shards\n")
    assert merged(news, db) == (0, f"stored 0 articles, 0 statements, 0 appearances in {db} from 2 shards\n")
    with Store.open(db, readonly=True) as store:
        assert list(store.verify().faults) == []
        assert store.counts().appearances == 7
    assert CliRunner().invoke(cli, ["verify", "--db", str(db)]).exit_code == 0


@pytest.mark.parametrize(
    ("options", "articles"),
    [
        (["--since", "2024-03"], 4),
        (["--until", "2024-02-15"], 2),
        (["--since", "2024-02", "--until", "2024-04"], 3),
        (["--since", "2025"], 0),
        (["--publisher", "invented HERALD"], 6),
        (["--publisher", "other"], 0),
        (["--speaker", "nobody"], 0),
    ],
)
def test_a_selection_is_merged(options: list[str], articles: int, news: Path, tmp_path: Path) -> None:
    """Dates of publication, outlets and speakers choose articles."""
    code, said = merged(news, tmp_path / "a.db", *options)
    assert code == 0
    unique = articles + (1 if options == ["--since", "2024-03"] else 0)  # the second appearance was published in September
    assert f"stored {unique} articles" in said


def test_speakers_are_matched_by_words_of_their_names() -> None:
    """Case and accents don't count; every word has to be there; an unknown date is in no period."""
    row = {"published": "2024-05-06T10:00:00Z", "publisher": "The Invented Hérald"}
    speakers = {"engineer Ada Hölm"}
    assert Selection(speaker="ADA holm").wants(row, speakers)
    assert not Selection(speaker="Ada Berg").wants(row, speakers)
    assert Selection(publisher="herald", since="2024-05-06", until="2024-05-06").wants(row, speakers)
    assert not Selection(until="2024-05-05").wants(row, speakers)
    assert not Selection(since="1900").wants({**row, "published": None}, speakers)


def test_records_come_back_as_they_were_read(news: Path, line_reader: LineReader) -> None:
    """What merging reads is what the reader made, but for repeated texts, whose statements stand once in the shard."""
    whole: list[Record] = [one for manifest in finished(news) for one in records(news, manifest, Selection())]
    assert [one.article.source for one in whole] == [f"https://herald.example/{n}" for n in (0, 1, 2, 3, 4, 5, 20)]
    assert all(one == line_reader.read_article(one.article) for one in whole)


def test_a_damaged_shard_is_named_and_the_others_are_merged(news: Path, tmp_path: Path) -> None:
    """A table that cannot be read costs its shard."""
    first = min((news / "shards").iterdir())
    (first / "statements.parquet").write_bytes(b"PAR1")
    code, said = merged(news, tmp_path / "a.db")
    assert code == 1
    assert "is damaged, or of another version" in said
    assert "stored 3 articles" in said


def test_a_record_that_is_not_sound_is_named_and_the_others_are_merged(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article whose words were changed in the table does not come into the store."""

    def wrong(row: dict[str, object]) -> object:
        if row["source"] == "https://herald.example/2":
            row = {**row, "text": "other words"}
        return article_of_row(row)

    monkeypatch.setattr("onrecord.engine.merging.article_of_row", wrong)
    code, said = merged(news, tmp_path / "a.db")
    assert code == 1
    assert "https://herald.example/2" in said
    assert "stored 5 articles" in said


@pytest.fixture
def answers(news: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection with the documents' views over a run."""
    connection = duckdb.connect()
    for statement in QUERIES[0].split(";"):
        if statement.strip():
            connection.execute(statement.replace("news/", f"{news}/"))
    yield connection
    connection.close()


@pytest.mark.parametrize("query", QUERIES[1:], ids=lambda query: query.split("FROM")[0][7:40])
def test_the_questions_of_the_documents_are_answered(query: str, answers: duckdb.DuckDBPyConnection, news: Path) -> None:
    """Every query of the page runs on the output of a run as it is."""
    rows = answers.execute(query.replace("'news/", f"'{news}/")).fetchall()
    expected_empty = ("speaker IS NOT NULL", "speaker.name ILIKE", "FROM figures", "FROM events")
    assert bool(rows) != any(words in query for words in expected_empty)


def test_views_take_an_article_once(answers: duckdb.DuckDBPyConnection) -> None:
    """A text of two appearances is one article, and its statements count once."""
    counts = [answers.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("appearances", "articles", "statements")]  # noqa: S608  # names of our own
    assert counts == [(7,), (6,), (6,)]
