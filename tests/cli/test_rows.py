"""Statements as rows."""

from __future__ import annotations

from msgspec.structs import replace

from onrecord.cli.rows import STATEMENT_COLUMNS, TABLE_COLUMNS, statement_row
from onrecord.record import Place, PullQuote, Record, Ref, Span, Time


def test_rows_have_the_documented_columns(record: Record) -> None:
    """A row has every documented column, in the documented order; the columns of a table are among them."""
    for statement in record.statements:
        assert tuple(statement_row(record.article, statement)) == STATEMENT_COLUMNS
    assert set(TABLE_COLUMNS) <= set(STATEMENT_COLUMNS)


def test_what_is_not_known_is_null(record: Record) -> None:
    """An unknown speaker, act, time and place are null; words that are not there are empty."""
    row = statement_row(record.article, record.statements[2])
    unknown = ("speaker", "how", "act", "scope", "addressee", "target", "when", "where", "within", "pull_quote", "matches")
    assert [row[name] for name in unknown] == [None] * len(unknown)
    assert (row["cue"], row["source"]) == ("", "")


def test_pieces_are_joined_and_offsets_span_them(record: Record) -> None:
    """Pieces that lie apart are joined by an ellipsis; start and end are those of the first and of the last."""
    text = record.article.text
    pieces = (Span.of(text, 0, 5), Span.of(text, 9, 15))
    row = statement_row(record.article, replace(record.statements[0], content=pieces))
    assert (row["content"], row["start"], row["end"]) == ("Ferry … bridge", 0, 15)


def test_everything_known_is_in_the_row(record: Record) -> None:
    """Speaker, act, time, place, nesting and the article's heading reach the row as plain values."""
    span = Span.of(record.article.text, 0, 5)
    full = replace(
        record.statements[0],
        speaker=Ref(actor="a1", name="Ada Holm", how="role"),
        addressee=Ref(name="the council"),
        target=Ref(name="Sudmark"),
        act="deny",
        scope="speech",
        when=Time(start="2024-05-06", end="2024-05-07", precision="span", span=span),
        where=Place(name="Norland", span=span),
        within="s1",
        continued=True,
        pull_quote=PullQuote(matches="s2", change="cut"),
    )
    row = statement_row(record.article, full)
    expected = {
        "speaker": "Ada Holm",
        "how": "role",
        "addressee": "the council",
        "target": "Sudmark",
        "act": "deny",
        "scope": "speech",
        "when": "2024-05-06/2024-05-07",
        "where": "Norland",
        "within": "s1",
        "continued": True,
        "pull_quote": "cut",
        "matches": "s2",
        "publisher": "Norland Wire",
        "published": "2024-05-06",
        "article_source": "quarrel.txt",
    }
    assert {name: row[name] for name in expected} == expected
